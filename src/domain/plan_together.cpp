#include <algorithm>
#include <tuple>

#include "plan_steps.hpp"
#include "winloss/domain/collisions.hpp"

namespace winloss {

namespace {

bool settled_by_facts(const Owed& owed) {
    return owed.decision.verdict == Verdict::owed && (!owed.interview || follows_plan(*owed.interview));
}

/// All asks up to today, earliest first; the day held stands in where nobody was asked.
std::vector<Ask> asks_of(const AccountFacts& facts, Date today) {
    std::vector<Ask> result;
    for (const Interview& each : facts.interviews) {
        const auto day = each.first_asked_on ? each.first_asked_on : each.held_on;
        if (day && *day <= today) { result.push_back({*day, each.id}); }
    }
    for (const Ask& each : facts.later_asks) {
        if (each.day <= today) { result.push_back(each); }
    }
    std::sort(result.begin(), result.end(), [](const Ask& left, const Ask& right) {
        return std::pair(left.day, left.interview) < std::pair(right.day, right.interview);
    });
    return result;
}

/// Whether the account may be asked inside the window; moves the target to the first day on which it may.
bool may_ask(Decision& decision, const std::vector<Ask>& asks, int fatigue_days) {
    if (fatigue_days == 0) { return true; }
    Window& window = decision.schedule->window;
    const auto after = std::upper_bound(asks.begin(), asks.end(), window.closes_on,
                                        [](Date day, const Ask& ask) { return day < ask.day; });
    if (after == asks.begin()) { return true; }
    const Ask& last = *std::prev(after);
    const Date allowed = last.day + Days{fatigue_days + 1};
    if (allowed > window.closes_on) {
        refuse(decision, Reason::fatigue, last.day);
        decision.other = last.interview;
        return false;
    }
    if (allowed > window.target_on) {
        window.target_on = allowed;
        decision.moved_for_fatigue = last.day;
    }
    return true;
}

/// What can be part of a conversation: a decision, or an open interview that no decision stands behind.
struct Party {
    Owed* owed = nullptr;
    const Interview* interview = nullptr;
    std::size_t place = 0;  ///< of the decision
};

Matter matter_of(const Interview& interview) {
    return {interview.kind, interview.deal, interview.contract, by_hand(interview)};
}

/// Two about one matter, of which somebody added one: with two buyers, who are heard one by one.
bool with_another_buyer(const Matter& left, const Matter& right) {
    return left.kind == right.kind && left.deal == right.deal && left.contract == right.contract &&
           (left.added || right.added);
}

/// Without those of interviews that somebody added for another buyer of the same.
std::vector<Ask> asks_of_others(std::vector<Ask> asks, const Matter& matter, const AccountFacts& facts) {
    std::erase_if(asks, [&](const Ask& ask) {
        const auto asked = std::ranges::find(facts.interviews, ask.interview, &Interview::id);
        return asked != facts.interviews.end() && by_hand(*asked) && with_another_buyer(matter_of(*asked), matter);
    });
    return asks;
}

void tell_matters(std::vector<Meeting>& meetings, const std::vector<Matter>& matters) {
    const std::vector<std::int64_t> shared = shared_matters(matters);
    for (std::size_t i = 0; i < meetings.size(); ++i) { meetings[i].matter = shared[i]; }
}

}  // namespace

std::vector<std::int64_t> shared_matters(const std::vector<Matter>& matters) {
    std::vector<std::int64_t> shared(matters.size(), 0);
    for (std::size_t added = 0; added < matters.size(); ++added) {
        if (!matters[added].added) { continue; }
        for (std::size_t i = 0; i < matters.size(); ++i) {
            if (i != added && shared[i] == 0 && with_another_buyer(matters[added], matters[i])) {
                shared[i] = shared[added] = std::int64_t(added) + 1;
            }
        }
    }
    return shared;
}

std::optional<Ask> asked_lately(const AccountFacts& facts, InterviewId except, Date on, int fatigue_days) {
    if (fatigue_days == 0) { return std::nullopt; }
    std::optional<Ask> last;
    for (const Ask& each : asks_of(facts, on)) {
        if (each.interview != except && on <= each.day + Days{fatigue_days}) { last = each; }
    }
    return last;
}

void drop_closed(std::vector<Owed>& owed, const Circumstances& around) {
    const Date first_day = around.programme.first_day.value_or(around.today);
    for (Owed& each : owed) {
        if (settled_by_facts(each) && each.decision.schedule->window.closes_on < first_day) {
            refuse(each.decision, Reason::closed_before_programme, first_day);
        }
    }
}

void cover_heard(std::vector<Owed>& owed, const Circumstances& around) {
    std::vector<std::pair<int, const Interview*>> heard;  // strongest first, then earliest
    for (const Interview& each : around.facts.interviews) {
        if (each.held_on && *each.held_on <= around.today) {
            heard.emplace_back(around.programme.rank(each.kind), &each);
        }
    }
    if (heard.empty()) { return; }
    std::sort(heard.begin(), heard.end(), [](const auto& left, const auto& right) {
        return std::tuple(left.first, *left.second->held_on, left.second->id) <
               std::tuple(right.first, *right.second->held_on, right.second->id);
    });
    for (Owed& each : owed) {
        if (!settled_by_facts(each)) { continue; }
        const int rank = around.programme.rank(each.decision.kind);
        for (const auto& [strength, interview] : heard) {
            if (strength >= rank) { break; }
            if (*interview->held_on < each.known_on ||
                !meet(window_of(*interview), each.decision.schedule->window, around.programme.conversation_days)) {
                continue;
            }
            each.decision.verdict = Verdict::covered;
            each.decision.reason = Reason::covered_by;
            each.decision.other = interview->id;
            each.decision.date = interview->held_on;
            break;
        }
    }
}

void bring_together(std::vector<Owed>& owed, const std::vector<Stray>& strays, const Circumstances& around) {
    std::vector<Party> parties;
    std::vector<Meeting> meetings;
    std::vector<Matter> matters;
    for (std::size_t i = 0; i < owed.size(); ++i) {
        Owed& each = owed[i];
        const bool planned = settled_by_facts(each);
        const bool stays = each.interview && each.interview->open() && !follows_plan(*each.interview);
        if (!planned && !stays) { continue; }
        parties.push_back({&each, each.interview, i});
        meetings.push_back({planned ? each.decision.schedule->window : window_of(*each.interview),
                            around.programme.rank(each.decision.kind), each.subject.number});
        matters.push_back(each.interview
                              ? matter_of(*each.interview)
                              : Matter{each.decision.kind, each.decision.deal, each.decision.contract, false});
    }
    for (const Stray& each : strays) {
        if (!each.interview->open() || follows_plan(*each.interview)) { continue; }
        parties.push_back({nullptr, each.interview, 0});
        meetings.push_back(
            {window_of(*each.interview), around.programme.rank(each.interview->kind), each.interview->id.value});
        matters.push_back(matter_of(*each.interview));
    }
    tell_matters(meetings, matters);
    const std::vector<Ask> asks = asks_of(around.facts, around.today);
    const auto may_lead = [&](std::size_t i) {
        Owed* const each = parties[i].owed;
        return !each || !settled_by_facts(*each) ||
               may_ask(each->decision, asks_of_others(asks, matters[i], around.facts), around.programme.fatigue_days);
    };
    const auto leads = conversations(meetings, around.programme.conversation_days, may_lead);
    for (std::size_t i = 0; i < parties.size(); ++i) {
        if (!parties[i].owed || !leads[i] || *leads[i] == i) { continue; }
        const Party& lead = parties[*leads[i]];
        if (lead.owed) { parties[i].owed->decision.led_by = lead.place; }
        if (lead.interview) { parties[i].owed->decision.led_by_interview = lead.interview->id; }
    }
}

std::vector<std::optional<std::size_t>> conversations_of(const std::vector<Interview>& interviews,
                                                         const Programme& programme) {
    std::vector<std::size_t> places;
    std::vector<Meeting> meetings;
    std::vector<Matter> matters;
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        const Interview& each = interviews[i];
        if (!each.open()) { continue; }
        places.push_back(i);
        meetings.push_back({window_of(each), programme.rank(each.kind), each.id.value});
        matters.push_back(matter_of(each));
    }
    tell_matters(meetings, matters);
    const auto leads = conversations(meetings, programme.conversation_days);
    std::vector<std::optional<std::size_t>> result(interviews.size());
    for (std::size_t i = 0; i < places.size(); ++i) { result[places[i]] = places[*leads[i]]; }
    return result;
}

std::vector<InterviewId> covered_when_held(const Interview& held, const std::vector<Interview>& of_account,
                                           const Programme& programme) {
    const auto strength = [&](const Interview& each) {
        return std::tuple(programme.rank(each.kind), each.target_on, each.id);
    };
    std::vector<InterviewId> result;
    for (const Interview& each : of_account) {
        const bool open = each.state == InterviewState::planned || each.state == InterviewState::invited;
        if (open && each.id != held.id && each.account == held.account && strength(held) < strength(each) &&
            !with_another_buyer(matter_of(held), matter_of(each)) &&
            meet(window_of(held), window_of(each), programme.conversation_days)) {
            result.push_back(each.id);
        }
    }
    return result;
}

}  // namespace winloss
