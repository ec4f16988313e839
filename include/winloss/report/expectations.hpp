// What became of what customers expected, and whether they renewed after it (DOMAIN §1): a fold over customers. Knows
// no store.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/customer_facts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct ExpectationsOptions {
    int grace_days = default_grace_days;
};

/// The period is that of the days of review: the day it was done, or is due.
class Expectations final : public CustomerFold {
public:
    Expectations(const Scope& scope, ExpectationsOptions options);

    static Needs needs(const Scope& scope) { return report::needs(scope); }
    CustomerNeeds around() const override { return {.expectations = true}; }
    void add(const CustomerFact& fact, const Labels& products) override;
    /// Tables: `expectations`, a row a group and outcome; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        std::int64_t expectations = 0;
        std::int64_t customers = 0;
        std::int64_t overdue = 0;  ///< of the unknown: the day of their review is over
        std::int64_t renewed = 0;  ///< of the first contract that ended on the day of the review or later
        std::int64_t ended = 0;
        std::int64_t pending = 0;
        RowRecords records;  ///< expectations; of `customers` accounts
    };
    using Tally = std::array<Count, 4>;  ///< by ExpectationOutcome

    Tally measure(const CustomerFact& fact, const ServiceHistory& history) const;
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally) const;
    std::string headline() const;

    Scope scope_;
    ExpectationsOptions options_;
    CustomerGroups customers_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_{};
};

}  // namespace winloss::report
