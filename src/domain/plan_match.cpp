#include <algorithm>
#include <tuple>

#include "plan_steps.hpp"

namespace winloss {

namespace {

using Key = std::tuple<std::string_view, Subject, std::int64_t>;  // kind, whose, occurrence

struct Keyed {
    Key key;
    int progress = 0;
    std::size_t place = 0;  ///< in AccountFacts::interviews
    friend bool operator<(const Keyed& left, const Keyed& right) {
        return std::tie(left.key, left.progress, left.place) < std::tie(right.key, right.progress, right.place);
    }
};

constexpr int withdrawn = 11;

/// Which of several interviews stands for the rule: its own as long as it is to be held or was, for one that was added
/// beside it is with another buyer; then the one furthest along; one that the plan cancelled comes last.
int progress_of(const Interview& interview) {
    const int added = by_hand(interview) ? 4 : 0;
    switch (interview.state) {
        case InterviewState::held: return added;
        case InterviewState::booked: return added + 1;
        case InterviewState::invited: return added + 2;
        case InterviewState::planned: return added + 3;
        case InterviewState::covered: return 8;
        case InterviewState::declined:
        case InterviewState::no_response:
        case InterviewState::unreachable:
        case InterviewState::not_qualified: return 9;
        case InterviewState::cancelled: return withdrawn_by_plan(interview) ? withdrawn : 10;
    }
    return withdrawn;
}

bool loose(const Interview& interview) { return !interview.deal && !interview.contract; }

/// An interview of the account as a whole satisfies the rule of its kind whose window it meets.
bool meets(const Interview& interview, const Decision& decision) {
    if (interview.kind != decision.kind || decision.verdict != Verdict::owed || !decision.schedule) { return false; }
    if (interview.state == InterviewState::cancelled) { return false; }
    const Window& window = decision.schedule->window;
    return window.overlaps(window_of(interview)) || (interview.held_on && window.contains(*interview.held_on));
}

std::vector<Keyed> by_key(const Circumstances& around) {
    const auto& interviews = around.facts.interviews;
    std::vector<Keyed> result;
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        const Interview& each = interviews[i];
        const auto subject =
            loose(each) ? std::nullopt : subject_of(each, anchor_of(around.programme, each.kind), around);
        if (subject) { result.push_back({Key{each.kind, *subject, each.occurrence}, progress_of(each), i}); }
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

std::vector<Stray> match(std::vector<Owed>& owed, const Circumstances& around) {
    const auto& interviews = around.facts.interviews;
    const std::vector<Keyed> keyed = by_key(around);
    std::vector<std::size_t> unattached;
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        if (loose(interviews[i])) { unattached.push_back(i); }
    }
    std::vector<bool> stands(interviews.size());
    std::vector<std::optional<std::size_t>> decided(interviews.size());
    for (std::size_t i = 0; i < owed.size(); ++i) {
        const Decision& decision = owed[i].decision;
        const Key key{decision.kind, owed[i].subject, decision.occurrence};
        const auto first = std::lower_bound(keyed.begin(), keyed.end(), key,
                                            [](const Keyed& entry, const Key& wanted) { return entry.key < wanted; });
        std::optional<std::size_t> best;
        for (auto each = first; each != keyed.end() && each->key == key; ++each) {
            decided[each->place] = i;
            if (!best) { best = each->place; }
        }
        if (!best || progress_of(interviews[*best]) == withdrawn) {
            const auto whole = std::find_if(unattached.begin(), unattached.end(),
                                            [&](std::size_t place) { return meets(interviews[place], decision); });
            if (whole != unattached.end()) {
                best = *whole;
                unattached.erase(whole);
            }
        }
        if (!best) { continue; }
        owed[i].interview = &interviews[*best];
        stands[*best] = true;
    }
    std::vector<Stray> strays;
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        if (!stands[i]) { strays.push_back({&interviews[i], decided[i]}); }
    }
    return strays;
}

}  // namespace winloss
