#include "winloss/app/retrospective.hpp"

#include <fmt/format.h>

#include "winloss/store/deals.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::optional<Window> window_after(const Programme& programme, Outcome outcome, std::optional<Date> decided) {
    const Rule* rule = programme.find(kind::retrospective, outcome);
    if (rule == nullptr || !rule->enabled || !decided) { return std::nullopt; }
    return window_of(*rule, *decided);
}

bool is_open(InterviewState state) {
    return state == InterviewState::planned || state == InterviewState::invited || state == InterviewState::booked;
}

/// What is pending, in words; null where nothing is any more.
std::optional<std::string> pending(const store::LostDeal& lost, const Programme& programme, Date today) {
    if (lost.retrospective) {
        if (!is_open(lost.retrospective->state) || lost.retrospective->closes_on < today) { return std::nullopt; }
        return fmt::format("interview {} is {}, to be held by {}", lost.retrospective->id.value,
                           word(lost.retrospective->state), iso(lost.retrospective->closes_on));
    }
    const auto window = lost.to_be_asked ? window_after(programme, Outcome::lost, lost.decided_on) : std::nullopt;
    if (!window || window->closes_on < today) { return std::nullopt; }
    return fmt::format("the retrospective opens on {}, and winloss plan has not planned it yet", iso(window->opens_on));
}

}  // namespace

std::optional<Window> retrospective_window(const store::Store& store, const Deal& deal) {
    if (deal.outcome == Outcome::open || deal.exclusion) { return std::nullopt; }
    return window_after(store::read_programme(store), deal.outcome, deal.decision_date());
}

std::vector<Silence> silences(const store::Store& store, Date today, AccountId account) {
    const std::vector<store::LostDeal> lost = store::lost_deals(store, account);
    std::vector<Silence> found;
    if (lost.empty()) { return found; }
    const Programme programme = store::read_programme(store);
    for (const store::LostDeal& each : lost) {
        if (const auto what = pending(each, programme, today)) {
            found.push_back({each.deal, fmt::format("No call to win back deal {}, {}, before its buyer was heard: {}.",
                                                    each.deal.value, each.name, *what)});
        }
    }
    return found;
}

}  // namespace winloss::app
