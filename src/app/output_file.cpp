#include "winloss/app/output_file.hpp"

#include "winloss/platform/atomic_file.hpp"

namespace winloss::app {

void write_output(const std::string& path, std::string_view bytes) {
    platform::AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace winloss::app
