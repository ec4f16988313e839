// Customers as facts: accounts that have a contract, with what stands around their interviews, streamed in the order of
// their numbers. Knows no report.
#pragma once

#include <functional>
#include <memory>

#include "winloss/domain/customer_facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class CustomerFacts {
public:
    /// Several statements: they want a Snapshot around them that also outlives each().
    CustomerFacts(const Store& store, const Needs& needs, Date as_of);
    ~CustomerFacts();

    const FactLabels& labels() const;
    /// Of each customer beside the contracts what `around` asks for.
    void each(const CustomerNeeds& around, const std::function<void(const CustomerFact&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace winloss::store
