// How long customers stay (DOMAIN §7): a fold over accounts and their contracts to curves, medians and the test between
// groups. Knows no store; the estimators are those of stats.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/customer_groups.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/scope.hpp"
#include "winloss/stats/log_rank.hpp"
#include "winloss/stats/survival.hpp"

namespace winloss::report {

enum class TimeUnit : std::uint8_t { day, month };

struct SurvivalOptions {
    TimeUnit unit = TimeUnit::month;
    std::vector<std::int32_t>
        at{};                   ///< ascending, each once; empty: every time at which somebody left or was last seen
    bool every_tenure = false;  ///< not only each customer's first
    /// First day of the records: tenures that ran already enter at the age they had. Null: all were seen from the
    /// start.
    std::optional<Date> records_since{};
    int grace_days = default_grace_days;
};

/// How many units of time the days from `first` to `last`, both included, have begun: a begun month counts as whole, as
/// a begun day does, so that a year's contract lasts 12 months. Months go by the calendar from `first`. 0 where `last`
/// is before `first`.
std::int32_t units_begun(TimeUnit unit, Date first, Date last);
/// How many of them are over.
std::int32_t units_over(TimeUnit unit, Date first, Date last);

class Survival final : public AccountFold {
public:
    Survival(const Scope& scope, SurvivalOptions options);

    static Needs needs(const Scope& scope);
    void add(const AccountFact& fact, const Labels& products) override;
    /// Tables: `survival`, a row a group and time; `groups`, a row each with its median; where there are groups `total`
    /// and `log_rank`.
    Report report(const FactLabels& labels) const override;

private:
    /// A tenure and whose it is.
    struct Kept {
        stats::Lifetime life;
        AccountId account;
    };
    /// What became of the tenures that began in the scope's period.
    struct Tally {
        stats::LifeTable lives;
        std::int64_t customers = 0;
        std::int64_t ended = 0;
        std::int64_t running = 0;
        std::int64_t pending = 0;
        std::int64_t late = 0;    ///< of them, ran already when the records began
        std::int64_t unseen = 0;  ///< over before the records began, or not seen for a whole unit; in no other figure

        RowRecords records;              ///< accounts, of the columns that count tenures once a tenure
        std::vector<Kept> tenures_kept;  ///< where records are asked for

        std::int64_t tenures() const { return lives.subjects(); }
    };
    using Curve = std::vector<stats::SurvivalPoint>;
    struct Part {
        Row keys;
        const Tally* tally;
        Curve curve;
    };

    /// The customer's tenures, each into the tally that `tally_for` finds.
    template <class TallyFor>
    void add_tenures(const ServiceHistory& history, AccountId account, TallyFor tally_for) const;
    bool add_to(Tally& tally, const Tenure& tenure, AccountId account) const;
    Tally& tally_of(std::uint32_t group);
    std::vector<Part> parts(const FactLabels& labels) const;

    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally, const Curve& curve) const;
    /// Behind the last row the accounts counted in it: of those who left or were last seen after `after`, up to `time`.
    void keep_lives(Table& table, const std::vector<Kept>& by_end, std::int32_t after, std::int32_t time) const;
    Table groups(const std::vector<Part>& parts, const std::optional<stats::LogRank>& test) const;
    static Table log_rank(const std::optional<stats::LogRank>& test);
    std::string_view unit_word(bool many) const;
    std::string subjects_in_words() const;
    std::string headline(const Curve& curve) const;
    std::vector<std::string> notes(const Table& main, const std::vector<Part>& parts,
                                   const std::optional<stats::LogRank>& test) const;

    Scope scope_;
    SurvivalOptions options_;
    CustomerGroups customers_;
    std::deque<Tally> tallies_;  ///< by group; they stay where they are
    Tally total_;
};

}  // namespace winloss::report
