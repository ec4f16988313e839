// How many customers the touch programme reaches, and who falls short (DOMAIN §7): a fold over customers. Knows no
// store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/care.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/first_rows.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct TouchProgrammeOptions {
    int grace_days = default_grace_days;
    std::size_t limit = 50;  ///< customers that are listed; 0: all
};

class TouchProgramme final : public CustomerFold {
public:
    TouchProgramme(const Scope& scope, TouchProgrammeOptions options);

    static Needs needs(const Scope& scope) { return report::needs(scope); }
    CustomerNeeds around() const override { return {.heard = true, .touches = true}; }
    /// Customers on the as-of day; others are passed over.
    void add(const CustomerFact& fact, const Labels& products) override;
    /// Tables: `touches`, a row a group; `short`, the customers who fall short of most; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Tally {
        std::int64_t customers = 0;
        std::int64_t touched = 0;
        std::int64_t reviewed = 0;
        std::int64_t wider = 0;
        std::int64_t higher = 0;
        std::int64_t all = 0;
        std::int64_t ends_unheard = 0;
        RowRecords records;  ///< accounts

        void add(const Care& care, bool unheard);
        void keep(const Care& care, bool unheard, AccountId account);
    };
    struct Line {
        int missing = 0;
        Care care;
        bool ends_unheard = false;
        std::string account;
        AccountId account_id{};
        RowRecords records{};  ///< touches and contacts, and the account
    };
    struct Worse {
        bool operator()(const Line& left, const Line& right) const;
    };

    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_row(Table& table, Row keys, const Tally& tally) const;
    Table fall_short() const;

    Scope scope_;
    TouchProgrammeOptions options_;
    CustomerGroups customers_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    FirstRows<Line, Worse> lines_;
};

}  // namespace winloss::report
