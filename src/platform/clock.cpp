#include "winloss/platform/clock.hpp"

#include <ctime>

namespace winloss::platform {

Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Date local_date(Instant now) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm civil{};
    localtime_r(&seconds, &civil);
    return make_date(civil.tm_year + 1900, static_cast<unsigned>(civil.tm_mon + 1),
                     static_cast<unsigned>(civil.tm_mday));
}

}  // namespace winloss::platform
