// How the number of customers grows, year by year, and what a little more retention would make of it (DOMAIN §7): a
// fold over accounts and their contracts. Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/fate.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct NetGrowthOptions {
    std::vector<Date> days;  ///< two or more, ascending: one period ends where the next begins
    Step every = Step::year;
    int grace_days = default_grace_days;
    int points = 5;  ///< of retention, in percent
};

/// Customers after so many periods that each keep the same share and gain the same number: what is kept of the year
/// before, and those gained.
double customers_after(double customers, double kept, double gained, int periods);

class NetGrowth final : public AccountFold {
public:
    NetGrowth(const Scope& scope, NetGrowthOptions options);

    static Needs needs(const Scope& scope) { return report::needs(scope); }
    void add(const AccountFact& fact, const Labels& products) override;
    /// Tables: `net_growth`, a row a group and period, each beginning with what the one before ended with; `ahead`,
    /// five periods on as the last whole one went, and with more retention; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Tally : Fates {
        bool pending_ends = false;  ///< whether an end of the period is not decided yet
        RowRecords records;         ///< accounts
    };
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const std::vector<Tally>& periods) const;
    /// The last period that is a whole step of the calendar and over; null where there is none.
    std::optional<std::size_t> last_whole() const;
    Table ahead() const;
    bool is_provisional(std::size_t period, const Tally& tally) const;
    std::string_view step_word(bool many) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    NetGrowthOptions options_;
    std::vector<PeriodSpan> spans_;
    CustomerGroups customers_;
    std::vector<std::vector<Tally>> tallies_;  ///< by group, then period
    std::vector<Tally> total_;                 ///< by period
};

}  // namespace winloss::report
