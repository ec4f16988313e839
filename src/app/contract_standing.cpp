#include "contract_standing.hpp"

#include <string_view>
#include <vector>

#include "winloss/domain/tenure.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::string_view word_of(Ending ending) {
    switch (ending) {
        case Ending::running: return "running";
        case Ending::assumed_renewed: return "assumed-renewed";
        case Ending::renewed: return "renewed";
        case Ending::pending: return "pending";
        case Ending::ended: return "ended";
    }
    return {};
}

}  // namespace

std::map<ContractId, Standing> standings(const store::Store& store, AccountId account, Date today) {
    const std::vector<ContractFacts> facts = store::contract_facts(store, account);
    const ServiceHistory history(facts, store::read_programme(store).grace_days, today);
    std::map<ContractId, Standing> result;
    for (const ContractFacts& each : facts) { result[each.id].status = "to-come"; }
    for (const ContractStanding& each : history.contracts()) {
        Standing& standing = result[each.facts.id];
        standing.status = word_of(each.ending);
        if (each.tenure) { standing.served_since = history.tenures()[*each.tenure].first_day; }
        if (each.ending == Ending::assumed_renewed) {
            standing.term_ends_on = term_end(each.facts, each.terms_assumed);
        }
    }
    return result;
}

}  // namespace winloss::app
