// What the use cases of contracts share.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/contracts.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/contracts.hpp"

namespace winloss::app {

/// 'contract 7, Acme 2026-01-01 to 2026-12-31'
std::string called(const Contract& contract, const std::string& account);

/// Sets what was given; `said` gets a sentence for a product that is new.
void apply(Contract& contract, store::Write& write, const Context& context, const ContractFields& fields,
           std::vector<std::string>& said);
/// Its own days and money, then what it names: a deal and a contract of the same account.
void check_whole(const store::Store& store, const Contract& contract);

}  // namespace winloss::app
