#include "winloss/domain/interviewer_choice.hpp"

#include <algorithm>
#include <tuple>

namespace winloss {

namespace {

int weight(Role role) { return role == Role::interviewer ? 0 : role == Role::other ? 2 : 1; }

std::int64_t load_of(const Load& load, PersonId person) {
    const auto found = load.find(person);
    return found == load.end() ? 0 : found->second;
}

}  // namespace

std::vector<InterviewerRank> rank_interviewers(std::span<const Person> people, const Involved& involved,
                                               const Load& load) {
    struct Ranked {
        InterviewerRank rank;
        int weight = 0;
    };
    std::vector<Ranked> ranked;
    for (const Person& person : people) {
        if (!person.active) { continue; }
        const Independence found = independence_of(person, involved);
        ranked.push_back(
            {{person.id, found.relation, found.was_on_deal, load_of(load, person.id)}, weight(person.role)});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& left, const Ranked& right) {
        const auto key = [](const Ranked& each) {
            return std::tuple(each.rank.was_on_deal, each.rank.relation, each.weight, each.rank.load, each.rank.person);
        };
        return key(left) < key(right);
    });
    std::vector<InterviewerRank> result;
    for (const Ranked& each : ranked) { result.push_back(each.rank); }
    return result;
}

const Person* next_in_turn(std::span<const Person> people, const Involved& involved, const Load& load,
                           const Person* last) {
    const std::size_t count = people.size();
    const std::size_t first = last == nullptr ? 0 : static_cast<std::size_t>(last - people.data()) + 1;
    const Person* best = nullptr;
    std::tuple<bool, std::int64_t> best_key;
    for (std::size_t i = 0; i < count; ++i) {
        const Person& person = people[(first + i) % count];
        const Independence found = independence_of(person, involved);
        if (!person.active || found.was_on_deal) { continue; }
        const std::tuple key(found.relation == Relation::account_team, load_of(load, person.id));
        if (best == nullptr || key < best_key) {
            best = &person;
            best_key = key;
        }
    }
    return best;
}

}  // namespace winloss
