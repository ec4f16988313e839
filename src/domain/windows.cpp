#include "winloss/domain/windows.hpp"

#include <algorithm>

namespace winloss {

namespace {

Span plus(Span span, Span every, int times) {
    return {.months = span.months + every.months * times, .days = span.days + every.days * times};
}

}  // namespace

Window window_of(const Rule& rule, Date anchor, int occurrence) {
    const int before = rule.every ? occurrence - 1 : 0;
    const Span every = rule.every.value_or(Span{});
    return {.opens_on = anchor + plus(rule.opens, every, before),
            .target_on = anchor + plus(rule.target, every, before),
            .closes_on = anchor + plus(rule.closes, every, before)};
}

bool lasts_months(Date starts_on, Date ends_on, int months) {
    return ends_on + Days{1} >= add_months(starts_on, months);
}

Window pre_renewal_window(const Rule& rule, Date starts_on, Date ends_on) {
    if (lasts_months(starts_on, ends_on, 18)) { return window_of(rule, ends_on); }
    const Days term = ends_on - starts_on + Days{1};
    const Date opens = starts_on + term / 3;
    const Date two_thirds = starts_on + term * 2 / 3;
    const Date closes = std::min(std::max(add_months(ends_on, -6), opens + Days{60}), two_thirds);
    return {.opens_on = opens, .target_on = opens + (closes - opens) / 2, .closes_on = closes};
}

Window exit_window(const Rule& rule, Date anchor, Date leaving_known_on) {
    Window window = window_of(rule, anchor);
    window.opens_on = std::max(window.opens_on, leaving_known_on);
    window.target_on = std::max(window.target_on, window.opens_on);
    window.closes_on = std::max(window.closes_on, window.target_on);
    return window;
}

}  // namespace winloss
