// Contracts in the store.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/domain/tenure.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// A contract with the names of those it refers to.
struct ContractRow {
    Contract contract;
    std::string account;
    std::optional<std::string> product;
    std::optional<std::string> deal;
    std::optional<ContractId> renewed_by;  ///< the contract that says it renews this one
    std::optional<HealthLevel> health{};   ///< of the account, as it was judged last
};

/// Nulls leave everything in.
struct ContractFilter {
    std::optional<AccountId> account{};
    std::optional<ProductId> product{};
    std::optional<DealId> deal{};
    std::optional<Period> ending{};  ///< the last day of service (early, or as agreed) lies in it; earliest first
    std::optional<Date> running{};   ///< service on that day; a contract that renews itself runs until it is ended
    std::optional<bool> auto_renews{};
    std::optional<Date> not_live_on{};  ///< with service on that day, paid for, and without a go-live date
    bool ended = false;                 ///< somebody ended it
};

/// The query of each_contract(): latest record first, or by the last day where `ending` asks for it; `limit` 0: all.
Listing contract_listing(const ContractFilter& filter);
/// Only those with service on that day that are paid for and of whose product nobody said since when it is in use.
void where_not_live(Listing& contracts, Date on);
void each_contract(const Store& store, const ContractFilter& filter, std::int64_t limit,
                   const std::function<void(const ContractRow&)>& take);
ContractRow read_contract_row(const Store& store, ContractId id);  ///< throws not_found
Contract read_contract(const Store& store, ContractId id);         ///< throws not_found
/// All of an account's, as its service history wants them.
std::vector<ContractFacts> contract_facts(const Store& store, AccountId account);

/// Throw conflict when another contract has the external id, or renews the same one already. The end reason becomes a
/// stated reason.
ContractId insert_contract(Write& write, const Contract& contract);
void update_contract(Write& write, const Contract& contract);

/// The first day on which a contract of the account went live; null where none is known to have.
std::optional<Date> first_go_live(const Store& store, AccountId account);

}  // namespace winloss::store
