#include "winloss/app/new_store.hpp"

namespace winloss::app {

store::Store new_store(const std::string& path, const store::OpenOptions& options) {
    return store::Store::create(path, options, [](store::Connection&) {});
}

}  // namespace winloss::app
