// Which interview of the programme a row is.
#include <fmt/format.h>

#include <algorithm>

#include "import_interview_taker.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

namespace {

using store::ImportRefusal;
using Decisions = std::vector<const Decision*>;

template <class Keep>
void narrow(Decisions& decisions, const Keep& keep) {
    Decisions kept;
    std::ranges::copy_if(decisions, std::back_inserter(kept), keep);
    if (!kept.empty()) { decisions = std::move(kept); }
}

bool same_subject(const Decision& one, const Decision& other) {
    return one.deal == other.deal && one.contract == other.contract;
}

/// Of one subject's several times the last that had begun by then.
const Decision* last_begun(const Decisions& decisions, Date day) {
    const Decision* last = decisions.front();
    for (const Decision* each : decisions) {
        if (each->schedule && each->schedule->window.opens_on <= day) { last = each; }
    }
    return last;
}

std::string listed(const Decisions& decisions) {
    std::vector<std::string> words;
    for (const Decision* each : decisions) {
        const std::string subject = each->deal       ? fmt::format("deal {}", each->deal->value)
                                    : each->contract ? fmt::format("contract {}", each->contract->value)
                                                     : std::string("the account");
        words.push_back(each->schedule ? fmt::format("{} of {}", subject, iso(each->schedule->anchor_on)) : subject);
    }
    return join(words, ", ");
}

}  // namespace

std::optional<Date> day_of(const exchange::InterviewRow& row) {
    if (row.first_asked_on) { return row.first_asked_on; }
    if (row.held_on) { return row.held_on; }
    if (row.booked_at) { return row.booked_at->day; }
    if (row.ended_on) { return row.ended_on; }
    return row.opens_on;
}

const Decision* decision_of(const AccountPlan& plan, const exchange::InterviewRow& row, const std::string& kind,
                            std::optional<DealId> deal, std::optional<ContractId> contract) {
    Decisions fitting;
    for (const Decision& each : plan.decisions) {
        if (each.kind == kind && (!deal || each.deal == deal)) { fitting.push_back(&each); }
    }
    if (fitting.empty()) { return nullptr; }
    if (contract) {
        narrow(fitting, [&](const Decision* each) { return each->contract == contract; });
    }
    narrow(fitting, [](const Decision* each) { return each->schedule.has_value(); });
    if (row.anchor_on) {
        narrow(fitting,
               [&](const Decision* each) { return each->schedule && each->schedule->anchor_on == *row.anchor_on; });
    }
    const auto day = day_of(row);
    if (fitting.size() > 1 && day) {
        narrow(fitting, [&](const Decision* each) { return each->schedule && each->schedule->window.contains(*day); });
    }
    if (fitting.size() == 1) { return fitting.front(); }
    const bool one_subject =
        std::ranges::all_of(fitting, [&](const Decision* each) { return same_subject(*each, *fitting.front()); });
    if (one_subject && day) { return last_begun(fitting, *day); }
    throw ImportRefusal{
        "kind", kind,
        fmt::format("may be about {}; name the deal or the contract, or the day in anchor_on", listed(fitting))};
}

}  // namespace winloss::app
