#include "winloss/app/holding.hpp"

#include <fmt/format.h>

#include "winloss/domain/interview_life.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::vector<Interview> open_ones_of(const store::Store& store, AccountId account) {
    store::InterviewFilter filter;
    filter.account = account;
    filter.open = true;
    std::vector<Interview> found;
    for (store::InterviewLine& line : store::interviews(store, filter)) { found.push_back(std::move(line.interview)); }
    return found;
}

}  // namespace

std::optional<Date> day_of_decision(const store::Store& store, const Programme& programme, const Interview& interview) {
    if (!interview.deal) { return std::nullopt; }
    const Deal deal = store::read_deal(store, *interview.deal);
    const Rule* rule = programme.find(interview.kind, deal.outcome);
    return rule != nullptr && rule->anchor == Anchor::decided_on ? deal.decided_on : std::nullopt;
}

std::vector<InterviewId> hold_interview(store::Write& write, const Context& context, Interview& interview, Date on,
                                        Completeness completeness) {
    hold(interview, on, completeness, context.today);
    store::InterviewWriter writer(write);
    writer.update(interview);
    writer.event(interview.id, {on, std::string(word(interview.state)), context.person});
    const std::vector<Interview> open = open_ones_of(write.store(), interview.account);
    const std::vector<InterviewId> covered = covered_when_held(interview, open, store::read_programme(write.store()));
    for (Interview other : open) {
        if (std::find(covered.begin(), covered.end(), other.id) == covered.end()) { continue; }
        cover(other, interview.id, on, context.today);
        writer.update(other);
        writer.event(other.id, {on, std::string(word(other.state)), context.person,
                                fmt::format("by interview {}", interview.id.value)});
    }
    return covered;
}

}  // namespace winloss::app
