#include "winloss/domain/independence.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

Person person(int id, Role role = Role::other) {
    Person result;
    result.id = {id};
    result.name = "Kim";
    result.role = role;
    return result;
}

const Involved involved{
    .deal_owner = PersonId{1}, .deal_team = {PersonId{2}}, .account_owner = PersonId{3}, .account_team = {PersonId{4}}};

std::string refusal(const Person& of, std::optional<Relation> said = {}, std::optional<std::string> reason = {}) {
    Interview interview;
    try {
        assign(interview, of, involved, said, reason);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::conflict);
        CHECK_FALSE(interview.interviewer);
        return error.message();
    }
    return {};
}

}  // namespace

TEST_CASE("how an interviewer stands to the deal", "[independence]") {
    CHECK(independence_of(person(1), involved).was_on_deal);
    CHECK(independence_of(person(2, Role::sales_leader), involved).was_on_deal);
    CHECK(independence_of(person(3), involved).relation == Relation::account_team);
    CHECK_FALSE(independence_of(person(4), involved).was_on_deal);
    CHECK(independence_of(person(5, Role::sales_leader), involved).relation == Relation::sales_leader);
    CHECK(independence_of(person(5, Role::product), involved).relation == Relation::internal);
}

TEST_CASE("who was on the deal interviews only for a reason", "[independence]") {
    CHECK(refusal(person(1)) == "Kim owns the deal: buyers speak openly to those who were not.");
    CHECK(refusal(person(2), {}, "  ") == "Kim was on the deal's team: buyers speak openly to those who were not.");
    CHECK(refusal(person(2), Relation::third_party, "knows them") ==
          "Kim was on the deal: the relation is account-team, not third-party.");
    CHECK(refusal(person(2), {}, "the only one who speaks Finnish").empty());
    CHECK(refusal(person(3)).empty());
    Person gone = person(5);
    gone.active = false;
    CHECK(refusal(gone) == "Kim is no longer active.");

    Interview interview;
    assign(interview, person(2), involved, {}, "the only one who speaks Finnish");
    CHECK(interview.interviewer == PersonId{2});
    CHECK(interview.relation == Relation::account_team);
    CHECK(interview.relation_reason == "the only one who speaks Finnish");
    assign(interview, person(9), involved, Relation::third_party);
    CHECK(interview.relation == Relation::third_party);
    CHECK_FALSE(interview.relation_reason);
}
