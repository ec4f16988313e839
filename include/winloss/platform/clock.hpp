// The clock on the wall: the only place that reads it.
#pragma once

#include "winloss/core/date.hpp"

namespace winloss::platform {

Instant now();
/// The date in the local time zone (TZ).
Date local_date(Instant now);

}  // namespace winloss::platform
