#include "winloss/app/begin.hpp"

#include "winloss/store/attention.hpp"

namespace winloss::app {

std::string how_to_begin(const store::Store& store) {
    if (store::has_subjects(store)) { return {}; }
    return "There are no deals and no contracts yet: winloss import deals FILE brings them in, "
           "winloss deal add NAME makes one.";
}

}  // namespace winloss::app
