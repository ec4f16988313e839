// Who of those that came in one month, quarter or year is still there later (DOMAIN §7): a fold over accounts and their
// contracts. Knows no store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct CohortsOptions {
    Step every = Step::quarter;
    int grace_days = default_grace_days;
};

/// A cohort is the customers whose first service began in one step of the calendar; k periods later is the first day of
/// the k-th step after it. What is later than the as-of day is not there.
class Cohorts final : public AccountFold {
public:
    Cohorts(const Scope& scope, CohortsOptions options);

    static Needs needs(const Scope& scope);
    void add(const AccountFact& fact, const Labels& products) override;
    /// Tables: `cohorts`, a row a group, cohort and number of periods; `periods`, all cohorts that have come so far
    /// together; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    /// Annual values in one currency, minor units.
    struct Value {
        Currency currency;
        std::int64_t at_start = 0;
        std::int64_t now = 0;
        std::int64_t kept = 0;   ///< of the value at the start, each customer capped
        std::int64_t known = 0;  ///< customers with a value in this currency at the start
    };
    using Values = std::vector<Value>;  ///< by currency code
    /// So many periods later. While customers are added, what there is more than one period before.
    struct Later {
        Date on{};
        std::int64_t active = 0;
        std::int64_t pending = 0;
        RowRecords records;  ///< accounts
        Values now;          ///< of those whose value is known on both days: now and kept
        Values unknown_now;  ///< of those whose value is not known any more: at_start and known
    };
    struct Cohort {
        std::int64_t customers = 0;
        std::int64_t unknown_value = 0;  ///< on their first day
        Values start;                    ///< at_start and known
        RowRecords records;              ///< accounts, at the start
        std::vector<Later> later;        ///< [0] is one period later
    };
    using Tally = std::map<Date, Cohort>;  ///< by the first day of the cohort's step
    /// All cohorts that have come so far.
    struct Together {
        std::int64_t cohorts = 0;
        std::int64_t customers = 0;
        std::int64_t active = 0;
        std::int64_t pending = 0;
        RowRecords records;  ///< accounts
    };

    /// A customer's worth on a day, and through which day it stays the same.
    struct Standing {
        bool active = false;
        bool pending = false;
        AnnualValue value;
        std::optional<Date> until;  ///< null: for good
    };
    static Standing standing_on(const ServiceHistory& history, Date day);
    /// A customer who stands so from a period on: `sign` 1, or -1 where that ends.
    static void measure(Later& later, const Standing& standing, const AnnualValue& start, std::int64_t sign);
    /// Of one period; under `unknown_now`, which is no column, whose value is not known any more.
    static void keep(RowRecords& records, const Standing& standing, const AnnualValue& start, AccountId account);
    void add_to(Tally& tally, const ServiceHistory& history, AccountId account) const;
    Tally& tally_of(std::uint32_t group);
    /// Those that have begun after the one that begins on `first`.
    std::vector<Later> periods_after(Date first) const;
    /// With what there is in each period instead of what there is more.
    static Tally added_up(Tally tally);
    static std::vector<Together> together(const Tally& tally);

    Table table_of(std::string name, std::vector<Column> keys) const;
    Table periods_of(std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally) const;
    void add_periods(Table& table, const Row& keys, const Tally& tally) const;
    std::vector<Row> amounts_of(const Cohort& cohort, const Later* later) const;
    std::string_view step_word(bool many) const;
    std::string headline(const Tally& total) const;
    std::vector<std::string> notes(const Tally& total) const;

    Scope scope_;
    CohortsOptions options_;
    CustomerGroups customers_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
};

}  // namespace winloss::report
