// The time of a meeting as a person types it: what lies before it is known, so that a day needs no year. Knows no
// clock: today comes in as a parameter.
#pragma once

#include <string_view>

#include "winloss/core/date.hpp"

namespace winloss {

/// What parse_local_time takes, and a day without its year ('oct 5 10:00') where but one of the days that it may mean,
/// the last one and the next one, is not before `earliest`. Throws usage as that does.
LocalTime parse_appointment(std::string_view text, Date earliest, Date today, std::string_view what = "time");

}  // namespace winloss
