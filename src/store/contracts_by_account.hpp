// Every contract, sorted by its account: read in the table's own order into an array, since a look-up of each in the
// order of an index costs five times as much.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fact_reading.hpp"
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
    static constexpr std::int32_t no_day = INT32_MIN;
    /// 72 bytes, of which a large store has half a million. A record of number 0 is none.
    struct Row {
        std::int64_t account = 0;
        std::int64_t id = 0;
        std::int64_t product = 0;
        std::int64_t renews = 0;
        std::int64_t annual_value = 0;  ///< minor units
        std::int32_t starts_on = no_day;
        std::int32_t ends_on = no_day;
        std::int32_t ended_on = no_day;
        Label end_reason = 0;
        std::int32_t term_months = 0;
        std::optional<Currency> currency{};  ///< none where the value is not known
        bool auto_renews = false;
    };

    static std::int32_t day_of(const Statement& row, int column);
    static std::optional<Date> maybe_date(std::int32_t day);
    static ContractFacts facts_of(const Row& row);

    std::vector<Row> rows_;
    std::size_t at_ = 0;
};

}  // namespace winloss::store
