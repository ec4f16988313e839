// The list for the monthly look at who may leave, worst first, with the reasons and what each weighs (DOMAIN §7): a
// fold over customers. Knows no store.
#pragma once

#include <array>
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

struct PulseOptions {
    int grace_days = default_grace_days;
    std::size_t limit = 50;  ///< customers that are listed; 0: all
};

class PulseList final : public CustomerFold {
public:
    PulseList(const Scope& scope, PulseOptions options);

    static Needs needs(const Scope& scope) { return report::needs(scope); }
    CustomerNeeds around() const override {
        return {.health = true, .heard = true, .flags = true, .touches = true, .expectations = true};
    }
    /// Customers on the as-of day; others are passed over.
    void add(const CustomerFact& fact, const Labels& products) override;
    /// Tables: `pulse`, a row a customer, those assumed loyal among them; `signs`, what each weighs and how many have
    /// it.
    Report report(const FactLabels& labels) const override;

private:
    struct Line {
        Pulse pulse;
        std::string account;
        AccountId account_id{};
        std::optional<HealthFact> health{};
        std::optional<Date> last_touch{};
        std::optional<Date> heard_on{};
        std::optional<Date> next_end{};
        AnnualValue value;
        RowRecords records{};  ///< the account, and the contracts whose value is not known
    };
    struct Worse {
        bool operator()(const Line& left, const Line& right) const;
    };

    Table lines() const;
    Table weights() const;

    Scope scope_;
    PulseOptions options_;
    CustomerGroups customers_;
    std::int64_t active_ = 0;
    std::int64_t without_sign_ = 0;
    std::int64_t assumed_loyal_ = 0;
    std::int64_t unknown_value_ = 0;         ///< customers with a contract whose value is not known
    std::array<std::int64_t, 14> having_{};  ///< by Sign
    RowRecords having_records_;              ///< accounts, by the sign's word
    FirstRows<Line, Worse> lines_;
};

}  // namespace winloss::report
