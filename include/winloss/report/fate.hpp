// What became of a customer between two days (DOMAIN §7): the one answer that retention and net growth share. Knows no
// table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/tenure.hpp"
#include "winloss/report/counted_cell.hpp"

namespace winloss::report {

/// The days between which customers are counted: one period after another, the last day of one is the first of the
/// next. `every` cuts at the calendar's firsts between the two days; a period that begins after `as_of` is left out.
/// Throws usage where `to` is not after `from`, or `from` is after `as_of`.
std::vector<Date> retention_days(Date from, Date to, std::optional<Step> every, Date as_of);

struct PeriodSpan {
    Date from;
    Date to;
    Date measured;  ///< `to`, or the as-of day where that is still to come

    bool is_over() const { return measured == to; }
};
/// The periods between the days; those that begin after the as-of day are left out. Throws bug where none is left.
std::vector<PeriodSpan> spans_between(std::span<const Date> days, Date as_of);

enum class Fate : std::uint8_t {
    none,      ///< no customer on either day, nor between them
    retained,  ///< on both
    lost,
    pending,  ///< the service ended, within the grace period nothing follows yet: neither kept nor lost
    fresh,    ///< on the second alone, and never before
    reactivated,
    in_and_out,  ///< on neither day, but between them
};
Fate fate_of(const ServiceHistory& history, const PeriodSpan& span);
/// Whether a contract's end in the period is still pending, be its customer served by another one: then the period's
/// figures are provisional.
bool has_pending_end(const ServiceHistory& history, const PeriodSpan& span);

/// How many customers met each fate.
struct Fates {
    std::int64_t retained = 0;
    std::int64_t lost = 0;
    std::int64_t pending = 0;
    std::int64_t fresh = 0;
    std::int64_t reactivated = 0;
    std::int64_t in_and_out = 0;

    void add(Fate fate);
    std::int64_t at_start() const { return retained + lost + pending; }
    std::int64_t gained() const { return fresh + reactivated; }
    std::int64_t at_end() const { return retained + gained(); }
};

/// Puts a customer into the columns that count its fate: at the start, retained, lost, new, at the end …
void keep_fate(RowRecords& records, Fate fate, AccountId account);

/// What the figures on customers say in the same words.
std::string products_overlap_note();
/// "Pending customers … count in the base alone."
std::string pending_note(int grace_days);

}  // namespace winloss::report
