// How often we win, from all deals (DOMAIN §6): a fold over deal facts. Knows no store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/rivals.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct WinRateOptions {
    bool count_no_decision = false;  ///< no-decision stands in the base beside won and lost
};

/// Counts by outcome; `value` sums the known amounts in minor units of one currency, `known` counts them.
struct Outcomes {
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t no_decision = 0;

    /// What an outcome counts in; not for open.
    std::int64_t& of(Outcome outcome);
    std::int64_t decided() const { return won + lost + no_decision; }
    Ratio rate(bool count_no_decision) const { return {won, won + lost + (count_no_decision ? no_decision : 0)}; }
};

class WinRate final : public DealFold {
public:
    WinRate(const Scope& scope, WinRateOptions options);

    static Needs needs(const Scope& scope);
    void add(const DealFact& fact) override;
    /// Tables: `win_rate`, one row a group; `total` where there are groups; `cycle`, how long a decision takes;
    /// `against` where competitors are asked for.
    Report report(const FactLabels& labels) const override;

private:
    struct Value {
        Currency currency;
        Outcomes known{};  ///< deals whose amount is known, in this currency
        Outcomes sum{};
    };
    /// Days from opening to the decision, both known and in that order.
    struct Cycles {
        std::vector<std::int32_t> won;
        std::vector<std::int32_t> lost;
        RowRecords records;  ///< deals
    };
    struct Tally {
        Outcomes deals;
        Outcomes known;  ///< deals whose amount is known, in any currency
        std::int64_t open = 0;
        std::vector<Value> values;  ///< by currency code
        RowRecords records;
        void add(const DealFact& fact, bool keep);
    };
    struct Against {
        Tally all;
        std::int64_t lost_to_it = 0;
        std::int64_t lost_to_others = 0;
        void add(const DealFact& fact, LostTo whom, bool keep);
    };

    void keep_cycle(std::uint32_t group, const DealFact& fact);
    void count_against(const DealFact& fact);
    Share rate(const Outcomes& outcomes) const;
    Cell value_rate(const Tally& tally, const Value& value) const;
    Table table_of(std::vector<Column> keys) const;
    void add_row(Table& table, Row keys, const Tally& tally, bool open_known) const;
    Table cycles(const FactLabels& labels) const;
    Table against(const FactLabels& labels) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    WinRateOptions options_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    std::vector<Cycles> cycles_;  ///< by group
    Tally total_;
    std::int64_t undated_ = 0;  ///< decided on a day nobody knows, left out of the period
    std::vector<Label> rivals_;
    std::vector<Met> met_;             ///< in the deal at hand
    std::vector<Against> considered_;  ///< one a rival
    std::vector<Against> finalist_;
};

}  // namespace winloss::report
