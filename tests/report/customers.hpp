// A customer fact that owns what hangs on it.
#pragma once

#include <string>
#include <vector>

#include "facts.hpp"
#include "winloss/domain/customer_facts.hpp"

namespace winloss {

struct CustomerSketch {
    std::vector<ContractFacts> contracts = {};
    std::optional<HealthFact> health = {};
    std::optional<Date> heard_on = {};
    std::vector<PreRenewalFact> pre_renewals = {};
    std::vector<FlagFact> flags = {};
    std::vector<TouchFact> touches = {};
    std::vector<ReachedFact> reached = {};
    std::vector<ExpectationFact> expectations = {};
    std::string name = "Acme";

    CustomerFact fact(std::int64_t id) const {
        CustomerFact result;
        result.id = {id};
        result.contracts = contracts;
        result.name = name;
        result.health = health;
        result.heard_on = heard_on;
        result.pre_renewals = pre_renewals;
        result.flags = flags;
        result.touches = touches;
        result.reached = reached;
        result.expectations = expectations;
        return result;
    }
};

template <class Fold>
Report report_of(Fold fold, const std::vector<CustomerSketch>& customers, const FactLabels& labels = {}) {
    std::int64_t id = 0;
    for (const CustomerSketch& each : customers) { fold.add(each.fact(++id), labels[Attribute::product]); }
    return fold.report(labels);
}

}  // namespace winloss
