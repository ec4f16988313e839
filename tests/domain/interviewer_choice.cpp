#include "winloss/domain/interviewer_choice.hpp"

#include "support/catch.hpp"

namespace winloss {

namespace {

Person person(std::int64_t id, Role role, bool active = true) {
    return {.id = {id}, .name = "P", .email = {}, .role = role, .active = active};
}

std::vector<std::int64_t> order(const std::vector<InterviewerRank>& ranked) {
    std::vector<std::int64_t> ids;
    for (const auto& each : ranked) { ids.push_back(each.person.value); }
    return ids;
}

}  // namespace

TEST_CASE("interviewers are ranked by independence, then role, then load") {
    const std::vector<Person> people{
        person(1, Role::rep),         person(2, Role::sales_leader),     person(3, Role::interviewer),
        person(4, Role::interviewer), person(5, Role::product),          person(6, Role::interviewer, false),
        person(7, Role::other),       person(8, Role::customer_success), person(9, Role::interviewer)};
    Involved involved;
    involved.deal_owner = PersonId{1};
    involved.deal_team = {{9}};
    involved.account_team = {{8}};
    // 3 and 4 by load, 5 internal, 7 without a role, 2 a sales leader, 8 of the account's team, then those on the deal.
    const auto ranked = rank_interviewers(people, involved, {{{3}, 2}, {{4}, 1}});
    CHECK(order(ranked) == std::vector<std::int64_t>{4, 3, 5, 7, 2, 8, 9, 1});
    CHECK(ranked[0].load == 1);
    CHECK_FALSE(ranked[5].was_on_deal);
    CHECK(ranked[6].was_on_deal);
    CHECK(order(rank_interviewers(people, involved, {{{3}, 1}, {{4}, 1}})).front() == 3);
    CHECK(rank_interviewers({}, involved, {}).empty());
}

TEST_CASE("taking turns: least loaded first, then who comes next") {
    const std::vector<Person> people{person(5, Role::interviewer), person(3, Role::rep), person(4, Role::interviewer)};
    const Person* none = nullptr;
    CHECK(next_in_turn(people, {}, {}, none)->id.value == 5);
    CHECK(next_in_turn(people, {}, {}, &people[0])->id.value == 3);
    CHECK(next_in_turn(people, {}, {}, &people[2])->id.value == 5);
    CHECK(next_in_turn(people, {}, {{{5}, 1}}, &people[2])->id.value == 3);
    Involved involved;
    involved.deal_owner = PersonId{3};
    CHECK(next_in_turn(people, involved, {{{5}, 9}, {{4}, 8}}, none)->id.value == 4);
    SECTION("of the account's team only where nobody else is there") {
        involved.account_owner = PersonId{4};
        CHECK(next_in_turn(people, involved, {{{5}, 9}}, none)->id.value == 5);
        involved.deal_team = {{5}};
        CHECK(next_in_turn(people, involved, {}, none)->id.value == 4);
    }
    SECTION("nobody is left") {
        involved.deal_team = {{5}, {4}};
        CHECK(next_in_turn(people, involved, {}, none) == nullptr);
        CHECK(next_in_turn({}, {}, {}, none) == nullptr);
        CHECK(next_in_turn(std::vector<Person>{person(1, Role::rep, false)}, {}, {}, none) == nullptr);
    }
}

}  // namespace winloss
