// Service painted day by day: what the reports on customers are held against. Shares no code with domain/tenure. Here
// no contract renews another (each has a product of its own), so that what a customer is worth on a day is a plain sum.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/world.hpp"

namespace winloss::app::world {

inline constexpr int grace = 30;
inline const Date forever = make_date(2040, 1, 1);

inline World without_renewals(World world) {
    world.products.clear();
    for (Contract& each : world.contracts) {
        each.auto_renews = false;
        each.term_months.reset();
        world.products.push_back("Product " + std::to_string(100 + world.products.size()));
        each.product = ProductId{static_cast<std::int64_t>(world.products.size())};
    }
    for (Deal& each : world.deals) { each.product.reset(); }
    return world;
}

inline Date last_day(const Contract& contract) {
    return contract.ended_on.value_or(contract.ends_on.value_or(forever));
}

/// The contracts of one customer, day by day.
struct Service {
    Date as_of;
    std::vector<Contract> contracts;  ///< that had begun and are no trials, by start

    bool covered(Date day) const {
        return std::any_of(contracts.begin(), contracts.end(),
                           [&](const Contract& each) { return each.starts_on <= day && day <= last_day(each); });
    }
    /// Days from the last covered one before `day` to the next one after it; nullopt where there is none on one side.
    std::optional<Date> covered_before(Date day) const {
        std::optional<Date> last;
        for (const Contract& each : contracts) {
            if (each.starts_on <= day) { last = std::max(last.value_or(Date::min()), std::min(day, last_day(each))); }
        }
        return last;
    }
    std::optional<Date> start_after(Date day) const {
        std::optional<Date> next;
        for (const Contract& each : contracts) {
            if (each.starts_on > day) { next = std::min(next.value_or(Date::max()), each.starts_on); }
        }
        return next;
    }
    bool active(Date day) const {
        if (covered(day)) { return true; }
        const auto before = covered_before(day);
        const auto after = start_after(day);
        return before && after && *after <= *before + Days{grace};
    }
    std::map<std::string, std::int64_t> value(Date day, bool& unknown) const {
        return value(day, unknown, [](const Contract&) { return true; });
    }
    /// The same of the contracts that `takes` lets through.
    template <class Takes>
    std::map<std::string, std::int64_t> value(Date day, bool& unknown, Takes takes) const {
        std::map<std::string, std::int64_t> sums;
        if (!active(day)) { return sums; }
        if (!covered(day)) { day = *covered_before(day); }
        for (const Contract& each : contracts) {
            if (each.starts_on > day || day > last_day(each) || !takes(each)) { continue; }
            if (!each.annual_value) {
                unknown = true;
            } else {
                sums[std::string(each.annual_value->currency.code())] += each.annual_value->minor;
            }
        }
        return sums;
    }
    /// It ended before `by`, nobody brought that about, and its grace period is not over.
    bool end_is_pending(const Contract& contract, Date by) const {
        const Date last = last_day(contract);
        return !contract.ended_on && last < by && last < as_of && as_of <= last + Days{grace};
    }
    /// Not active on `day`, but the last service before it may still be followed by more.
    bool pending(Date day) const {
        // The contracts of the last unbroken service: back from `day` to the first day without any.
        Date first = *covered_before(day);
        while (active(first - Days{1})) { first -= Days{1}; }
        std::optional<Date> known;
        for (const Contract& each : contracts) {
            if (each.starts_on < first || each.starts_on > day) { continue; }
            const Date leaving = last_day(each) + Days{each.ended_on ? 1 : grace + 1};
            known = std::max(known.value_or(Date::min()), leaving);
        }
        return as_of < *known;
    }
};

}  // namespace winloss::app::world
