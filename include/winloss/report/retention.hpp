// Who stays (DOMAIN §7): a fold over accounts and their contracts. Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/fate.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct RetentionOptions {
    std::vector<Date> days;  ///< two or more, ascending
    int grace_days = default_grace_days;
};

class Retention final : public AccountFold {
public:
    Retention(const Scope& scope, RetentionOptions options);

    static Needs needs(const Scope& scope);
    void add(const AccountFact& fact, const Labels& products) override;
    /// Tables: `retention`, one row a group and period; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    /// Sums of annual value in one currency, minor units; only of customers whose value is known.
    struct Value {
        Currency currency;
        std::int64_t at_start = 0;
        std::int64_t expansion = 0;
        std::int64_t contraction = 0;
        std::int64_t churned = 0;
        std::int64_t pending = 0;  ///< of pending customers, and what others fell by through contracts that are pending
        std::int64_t added = 0;    ///< of new and reactivated customers
        std::int64_t known = 0;    ///< customers at the start with a value in this currency
    };
    struct Tally {
        Fates customers;
        std::int64_t unknown_value = 0;  ///< customers at the start whose value is not known on both days
        std::int64_t renewed = 0;        ///< contracts, those assumed to have renewed included
        std::int64_t assumed = 0;
        std::int64_t ended = 0;
        std::int64_t ends_pending = 0;
        std::int64_t overlapping = 0;  ///< contracts that began beside the one they are taken to renew
        std::vector<Value> values;     ///< by currency code
        RowRecords records;            ///< accounts; of the columns on ends contracts

        void add(Ending ending);
        void keep(Ending ending, ContractId contract);
    };
    void add_to(std::vector<Tally>& tallies, std::span<const ContractFacts> contracts, AccountId account) const;
    std::vector<Tally>& tallies_of(std::uint32_t group);
    Fate measure(Tally& tally, const ServiceHistory& history, const PeriodSpan& span, AccountId account) const;
    void add_values(Tally& tally, const ServiceHistory& history, const PeriodSpan& span, Fate fate,
                    AccountId account) const;

    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const std::vector<Tally>& tallies) const;
    std::vector<Row> amounts_of(const Tally& tally) const;
    Share share_of(std::int64_t part, std::int64_t whole) const;
    bool is_provisional(const PeriodSpan& span, const Tally& tally) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    int grace_days_;
    std::vector<PeriodSpan> spans_;
    CustomerGroups customers_;
    std::vector<std::vector<Tally>> tallies_;  ///< by group, then period
    std::vector<Tally> total_;                 ///< by period
};

}  // namespace winloss::report
