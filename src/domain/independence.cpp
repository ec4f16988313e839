#include "winloss/domain/independence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool among(const std::vector<PersonId>& people, PersonId person) {
    return std::find(people.begin(), people.end(), person) != people.end();
}

void relate(Interview& interview, const Person& person, const Involved& involved, std::optional<Relation> said,
            std::optional<std::string> reason) {
    const Independence found = independence_of(person, involved);
    const bool reasoned = reason && !trim(*reason).empty();
    if (found.was_on_deal && !reasoned) {
        throw conflict(fmt::format("{} {}: buyers speak openly to those who were not.", person.name,
                                   involved.deal_owner == person.id ? "owns the deal" : "was on the deal's team"),
                       "Choose somebody else, or give the reason for the exception.");
    }
    if (found.was_on_deal && said && *said != Relation::account_team) {
        throw conflict(fmt::format("{} was on the deal: the relation is {}, not {}.", person.name, word(found.relation),
                                   word(*said)),
                       "Leave the relation out.");
    }
    interview.interviewer = person.id;
    interview.relation = said.value_or(found.relation);
    interview.relation_reason = reasoned ? std::move(reason) : std::nullopt;
}

}  // namespace

Independence independence_of(const Person& person, const Involved& involved) {
    if (involved.deal_owner == person.id || among(involved.deal_team, person.id)) {
        return {.relation = Relation::account_team, .was_on_deal = true};
    }
    if (involved.account_owner == person.id || among(involved.account_team, person.id)) {
        return {.relation = Relation::account_team};
    }
    return {.relation = person.role == Role::sales_leader ? Relation::sales_leader : Relation::internal};
}

void assign(Interview& interview, const Person& person, const Involved& involved, std::optional<Relation> said,
            std::optional<std::string> reason) {
    if (!person.active) {
        throw conflict(fmt::format("{} is no longer active.", person.name), "Choose somebody who can hold it.");
    }
    relate(interview, person, involved, said, std::move(reason));
}

void assign_again(Interview& interview, const Person& person, const Involved& involved, std::optional<Relation> said,
                  std::optional<std::string> reason) {
    const Independence found = independence_of(person, involved);
    const bool closer = found.relation == Relation::account_team && interview.relation != Relation::third_party;
    if (!said && !found.was_on_deal && !closer) { said = interview.relation; }
    relate(interview, person, involved, said, reason ? std::move(reason) : interview.relation_reason);
}

}  // namespace winloss
