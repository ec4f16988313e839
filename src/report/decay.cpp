// Whether reasons heard early differ from those heard late, and those told to somebody independent from those told to
// our own side (DOMAIN §4): a fold over deal facts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "figures.hpp"
#include "winloss/core/p_value.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/reason.hpp"
#include "winloss/report/said.hpp"
#include "winloss/stats/interval.hpp"
#include "winloss/stats/multiplicity.hpp"
#include "winloss/stats/two_by_two.hpp"

namespace winloss::report {

namespace {

struct DecayOptions {
    int days = 60;  ///< the last day that is early
    std::optional<int> level{};
};

class Decay final : public DealFold {
public:
    Decay(const Scope& scope, DecayOptions options, const Codebook& codebook, const FactLabels& labels)
        : scope_(scope),
          options_(options),
          tree_(codebook, labels, options.level, std::nullopt),
          heard_(scope.thresholds) {}

    void add(const DealFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    /// Deals on two sides, and of each reason the deals that gave it.
    struct Sides {
        std::array<std::int64_t, 2> deals{};
        std::map<Reason, std::array<Members, 2>> reasons;
    };
    void count(Sides& sides, std::size_t side, DealId deal) const;
    Table table_of(const Sides& sides, std::string name, std::string title, std::array<Column, 2> columns) const;
    static std::size_t differing(const Table& table);

    Scope scope_;
    DecayOptions options_;
    ReasonTree tree_;
    Sides time_;  ///< early, late
    Heard heard_;
    Sides relation_;  ///< independent, our own side
    std::int64_t undated_ = 0;
    std::vector<Said> said_;
};

constexpr double level_of_test = 0.05;

void Decay::add(const DealFact& fact) {
    if (!is_loss(fact.outcome) || !scope_.takes(fact) || !scope_.in_period(fact)) { return; }
    heard_.add(fact, scope_.keep_records);
    if (!fact.heard()) { return; }
    buyers_said(fact, tree_, said_);
    const InterviewFact& first = *std::min_element(
        fact.interviews.begin(), fact.interviews.end(), [](const InterviewFact& left, const InterviewFact& right) {
            return std::pair(left.held_on, left.id) < std::pair(right.held_on, right.id);
        });
    if (fact.decided) {
        count(time_, first.held_on <= *fact.decided + Days{options_.days} ? 0 : 1, fact.id);
    } else {
        ++undated_;
    }
    if (first.relation) {
        const bool independent = *first.relation == Relation::third_party || *first.relation == Relation::internal;
        count(relation_, independent ? 0 : 1, fact.id);
    }
}

void Decay::count(Sides& sides, std::size_t side, DealId deal) const {
    ++sides.deals[side];
    for (const Said& each : said_) {
        if (each.against > 0) { sides.reasons[each.reason][side].add(deal.value, scope_.keep_records); }
    }
}

Table Decay::table_of(const Sides& sides, std::string name, std::string title, std::array<Column, 2> columns) const {
    Table table;
    table.name = std::move(name);
    table.title = std::move(title);
    table.columns = {typed_column("code", "Code"), {"name", "Name", Type::text, false, false, 2}};
    for (Column& each : columns) { table.columns.push_back(std::move(each)); }
    for (Column column : std::initializer_list<Column>{{"points", "Points", Type::real},
                                                       {"points_low", "Low", Type::real},
                                                       {"points_high", "High", Type::real},
                                                       {"p", "p", Type::p_value, false, false, 1},
                                                       {"p_adjusted", "Adjusted", Type::p_value},
                                                       {"bound", "Bound", Type::boolean, false, true}}) {
        table.columns.push_back(std::move(column));
    }
    using Entry = std::pair<Reason, std::array<Members, 2>>;
    std::vector<Entry> reasons(sides.reasons.begin(), sides.reasons.end());
    std::sort(reasons.begin(), reasons.end(), [&](const Entry& left, const Entry& right) {
        return std::tuple(-(left.second[0].count + left.second[1].count), tree_.code(left.first)) <
               std::tuple(-(right.second[0].count + right.second[1].count), tree_.code(right.first));
    });
    std::vector<std::optional<PValue>> tests;
    std::vector<PValue> made;
    for (const Entry& each : reasons) {
        const auto& [one, two] = each.second;
        tests.push_back(
            stats::fisher_exact({one.count, sides.deals[0] - one.count, two.count, sides.deals[1] - two.count}));
        if (tests.back()) { made.push_back(*tests.back()); }
    }
    const std::vector<PValue> adjusted = stats::benjamini_hochberg(made);
    std::size_t next = 0;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const Ratio one{reasons[i].second[0].count, sides.deals[0]};
        const Ratio two{reasons[i].second[1].count, sides.deals[1]};
        const Share first = share(one, scope_.thresholds);
        const Share second = share(two, scope_.thresholds);
        // A difference would tell the share that is not shown.
        const auto change = first.hidden || second.hidden ? std::nullopt : stats::compare(two, one);
        Row row{tree_.code(reasons[i].first), tree_.name(reasons[i].first), first, second};
        row.push_back(change ? points(change->value) : Cell());
        row.push_back(change ? points(change->interval.low) : Cell());
        row.push_back(change ? points(change->interval.high) : Cell());
        row.push_back(tests[i] ? Cell(*tests[i]) : Cell());
        row.push_back(tests[i] ? Cell(adjusted[next++]) : Cell());
        row.push_back(tests[i] ? Cell(tests[i]->is_bound()) : Cell());
        table.rows.push_back(std::move(row));
        keep_behind(table, table.columns[2].key, reasons[i].second[0]);
        keep_behind(table, table.columns[3].key, reasons[i].second[1]);
    }
    return table;
}

/// Reasons whose adjusted p is below the level.
std::size_t Decay::differing(const Table& table) {
    return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [](const Row& row) {
        const auto* p = std::get_if<PValue>(&row[8]);
        return p != nullptr && p->below(level_of_test);
    }));
}

Report Decay::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"days", "Early up to day", std::int64_t{options_.days}});
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    result.base = {{"deals_heard", "Deals heard", time_.deals[0] + time_.deals[1] + undated_},
                   {"early", "Early", time_.deals[0]},
                   {"late", "Late", time_.deals[1]},
                   {"independent", "Told to somebody independent", relation_.deals[0]},
                   {"own_side", "Told to our own side", relation_.deals[1]}};
    Table main = table_of(time_, "decay", "",
                          {Column{"early", fmt::format("Up to day {}", options_.days), Type::share},
                           Column{"late", "Later", Type::share}});
    Table relation =
        table_of(relation_, "relation", "Told to somebody independent, and to our own side",
                 {Column{"independent", "Independent", Type::share}, Column{"own_side", "Own side", Type::share}});
    const auto says = [&](const Table& table, const Sides& sides, std::string_view what) {
        const std::int64_t fewer = std::min(sides.deals[0], sides.deals[1]);
        if (fewer == 0) { return fmt::format("{} cannot be compared: one side has no deal.", what); }
        if (fewer < scope_.thresholds.hide_under) {
            return fmt::format("{} cannot be compared: one side has only {}.", what, counted(fewer, "deal", "deals"));
        }
        const std::size_t count = differing(table);
        if (count == 0) { return fmt::format("{} do not differ beyond chance.", what); }
        return fmt::format("{} differ in {} beyond chance.", what,
                           counted(static_cast<long long>(count), "reason", "reasons"));
    };
    result.headline = says(main, time_, "Reasons heard early and late") + " " +
                      says(relation, relation_, "Those told to somebody independent and to our own side");
    result.tables.push_back(std::move(main));
    result.tables.push_back(std::move(relation));
    result.notes.emplace_back(
        "Points are the second share less the first, in percentage points, with Newcombe's interval; p is Fisher's, "
        "adjusted for the "
        "tests of its table (Benjamini-Hochberg). No difference found is not none: small bases see large ones alone.");
    if (undated_ > 0) {
        result.notes.push_back(fmt::format("{} decided on a day nobody entered, neither early nor late.",
                                           counted(undated_, "deal was", "deals were")));
    }
    heard_.stand_beside(result, labels);
    return result;
}

std::string why_not(Facet facet) {
    if (facet == Facet::relation) { return "The table relation tells interviewers apart."; }
    return "Decay compares two sides of all deals; the filters pick which deals.";
}

int days_named(const OwnValues& values) {
    return static_cast<int>(std::min(values.number("days").value_or(60), std::int64_t{100'000}));
}

}  // namespace

Declaration decay_report() {
    return {
        .name = "decay",
        .title = "Decay",
        .summary = "whether reasons heard early differ from late ones, and by who asked",
        .filters = of_deals | FacetSet{Facet::outcome, Facet::amount},
        .dimensions = {},
        .why_not = why_not,
        .not_grouped = "It sets early beside late; a filter looks at one group: --segment Enterprise.",
        .options = {{.name = "days",
                     .kind = OwnOption::Kind::number,
                     .value = "N",
                     .help = "days after the decision that are early (60)"},
                    level_option()},
        .help =
            "Memory fades, and people tell their supplier other things than a stranger. The reasons of lost deals, "
            "by when\nand to whom they were told.",
        .tables = {"decay", "relation", "heard"},
        .examples = {{"winloss report decay --days 45", "early is up to day 45 after the decision"}},
        .definition =
            "Lost deals and deals without a decision whose buyer was heard, by their first coded interview: early is "
            "up "
            "to day 60 after the decision, late is afterwards; independent is a third party or a colleague who was not "
            "on the deal, our own side a sales leader or the account team. A reason counts once a deal, where a driver "
            "code is rated below zero.",
        .formula =
            "points = second share - first share, in percentage points, with Newcombe's 95% interval; p is Fisher's "
            "exact, two-sided; "
            "adjusted by Benjamini and Hochberg over the reasons of the table.",
        .source = "Buyers who agreed to talk, no random sample.",
        .methods = {Method::wilson, Method::newcombe, Method::fisher, Method::benjamini_hochberg},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"share", {"heard"}}},
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs needs = report::needs(scope);
                Heard::need(needs);
                return needs;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Decay>(scope,
                                           DecayOptions{.days = days_named(values), .level = level_named(values)},
                                           around.codebook(), around.labels());
        }),
    };
}

}  // namespace winloss::report
