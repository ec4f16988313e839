// A report beside the same report of another period: what changed, and whether it is more than chance. Knows no store.
#pragma once

#include "winloss/core/answer.hpp"

namespace winloss::report {

/// The period just before, as long: calendar months where it is made of whole ones, else days. Throws usage where the
/// period has an open end.
Period preceding(const Period& period);

/// `now` with the table `compared` before its others: a row for each share of its main table's rows and amounts, `now`
/// and `before`, the difference in percentage points with Newcombe's interval, and `change`, up or down only where that
/// leaves zero out. `same_subjects`: the same customers may stand in both. Throws usage where the main table has no
/// share.
Report compared(Report now, const Report& before, bool same_subjects);

}  // namespace winloss::report
