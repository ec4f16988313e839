// Every contract, sorted by its account: read in the table's own order into an array, since a look-up of each in the
// order of an index costs five times as much.
#pragma once

#include <cstdint>
#include <vector>

#include "fact_reading.hpp"
#include "fact_rows.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class ContractsByAccount {
public:
    /// End reasons are labels of `labels.stated_reasons`; they are read only where these were.
    ContractsByAccount(const Store& store, const FactLabels& labels);

    /// The contracts of the next account that has any, by number, into `contracts`, and what was stated as the reason
    /// of each one's end into `end_reasons` (0: nothing). False when there is no further account.
    bool next(std::vector<ContractFacts>& contracts, std::vector<Label>& end_reasons);

private:
    /// 80 bytes, of which a large store has half a million.
    struct Row {
        ContractRow contract;
        Label end_reason = 0;
    };
    ContractFacts facts_of(const ContractRow& row);

    CurrencyReader currency_of_;
    std::vector<Row> rows_;
    std::size_t at_ = 0;
};

}  // namespace winloss::store
