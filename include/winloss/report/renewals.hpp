// Which contracts come to their end in the next quarters, and how their customers stand (DOMAIN §3 and §7): a fold over
// customers. Knows no store.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/customer_facts.hpp"
#include "winloss/report/contract_ahead.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/first_rows.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct RenewalsOptions {
    Step every = Step::quarter;
    int grace_days = default_grace_days;
    std::size_t limit = 50;  ///< contracts that are listed; 0: all
};

/// The outlook is the scope's period; without one it is the running quarter from the as-of day and the three after it.
class Renewals final : public CustomerFold {
public:
    Renewals(const Scope& scope, RenewalsOptions options);

    static Needs needs(const Scope& scope) { return report::needs(scope).with(Attribute::product); }
    CustomerNeeds around() const override { return {.health = true, .heard = true, .flags = true}; }
    void add(const CustomerFact& fact, const Labels& products) override;
    /// Tables: `renewals`, a row a group and quarter; `contracts`, the first of them to end; `total` where there are
    /// groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Value {
        Currency currency;
        std::int64_t all = 0;
        std::int64_t open = 0;
        std::int64_t known = 0;
    };
    struct Tally {
        std::int64_t contracts = 0;
        std::array<std::int64_t, 4> ahead{};   ///< by Ahead
        std::array<std::int64_t, 4> health{};  ///< by HealthLevel, then not judged
        std::int64_t heard = 0;
        std::int64_t flagged = 0;
        std::vector<Value> values;  ///< by currency code
        RowRecords records;         ///< contracts
    };
    using Quarters = std::map<Date, Tally>;
    struct Line {
        ContractAhead contract;
        std::string account;
        AccountId account_id{};
        std::optional<HealthFact> health{};
        std::optional<Date> heard_on{};
        std::vector<FlagKind> flags{};
    };
    struct Sooner {
        bool operator()(const Line& left, const Line& right) const;
    };

    void count(Quarters& quarters, const CustomerFact& fact, const ContractAhead& contract) const;
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Quarters& quarters) const;
    Table contracts(const FactLabels& labels) const;
    Tally whole() const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    RenewalsOptions options_;
    CustomerGroups customers_;
    std::vector<Quarters> tallies_;  ///< by group
    Quarters total_;
    std::int64_t pending_ = 0;
    FirstRows<Line, Sooner> lines_;
};

}  // namespace winloss::report
