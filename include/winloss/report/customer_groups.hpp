// Who is a customer of what: the contracts that a scope lets through, account by account or product by product, and the
// group each stands in. Knows no figure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "winloss/domain/facts.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

/// An account is a customer with anything; split by product it is one of each of its products by itself. A filter on
/// products picks contracts, not accounts.
class CustomerGroups {
public:
    struct Customer {
        std::span<const ContractFacts> contracts;
        bool in_total = false;               ///< it is the account with all its contracts
        std::optional<std::uint32_t> group;  ///< null where it stands in the total alone, or its day says in which
        const AttributeLabels* split_by = nullptr;  ///< what else says it; null where it stands in the total alone
    };

    explicit CustomerGroups(const Scope& scope);

    bool by_product() const { return by_product_; }
    const Groups& groups() const { return groups_; }
    /// Where it is split by time: the group of the customer on that day.
    std::uint32_t group_on(const Customer& customer, Date day) { return groups_.of(*customer.split_by, day); }
    /// Calls `take` for the customers that the account is: none outside the scope, one where nothing is split by
    /// product. `products` finds the labels of products.
    void each(const AccountFact& fact, const Labels& products, const std::function<void(const Customer&)>& take);

private:
    Scope scope_;                  ///< without the filter on products
    std::vector<Label> products_;  ///< that filter; empty: all
    bool by_product_;
    Groups groups_;
    std::vector<ContractFacts> contracts_;  ///< of the account in hand
};

}  // namespace winloss::report
