// What became of what we heard: actions by state, told to the customer, age, and the code they answer (DOMAIN §1).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/group.hpp"
#include "winloss/stats/quantile.hpp"

namespace winloss::report {

namespace {

class Actions final : public ActionFold {
public:
    explicit Actions(const Scope& scope) : scope_(scope), groups_(scope.by) {}

    void add(const ActionFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        std::int64_t actions = 0;
        std::int64_t of_customer = 0;
        std::int64_t told = 0;
        std::int64_t overdue = 0;
        std::vector<double> ages;  ///< days since the interview they came of
        RowRecords records;
    };
    struct OfCode {
        std::array<std::int64_t, 4> states{};  ///< by ActionState
        RowRecords records;
    };
    using Tally = std::array<Count, 4>;  ///< by ActionState
    void count(Count& count, const ActionFact& fact) const;
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally) const;
    Table codes(const FactLabels& labels) const;

    Scope scope_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_{};
    std::map<Label, OfCode> codes_;
};

bool is_open(ActionState state) { return state == ActionState::considering || state == ActionState::planned; }

void Actions::add(const ActionFact& fact) {
    if (!scope_.takes(fact.labels)) { return; }
    if (scope_.period.from || scope_.period.to) {
        if (!fact.heard_on || !scope_.period.contains(*fact.heard_on)) { return; }
    }
    const auto state = static_cast<std::size_t>(fact.state);
    count(total_[state], fact);
    const std::uint32_t group = scope_.by.empty() ? 0 : groups_.of(fact.labels);
    if (group >= tallies_.size()) { tallies_.resize(group + 1); }
    count(tallies_[group][state], fact);
    OfCode& code = codes_[fact.code];
    ++code.states[state];
    if (!scope_.keep_records) { return; }
    code.records.add("actions", fact.id.value);
    code.records.add(word(fact.state), fact.id.value);
}

void Actions::count(Count& count, const ActionFact& fact) const {
    ++count.actions;
    count.of_customer += fact.of_customer ? 1 : 0;
    const bool told = fact.of_customer && fact.told_on;
    count.told += told ? 1 : 0;
    const bool overdue = is_open(fact.state) && fact.due_on && *fact.due_on < scope_.as_of;
    count.overdue += overdue ? 1 : 0;
    if (scope_.keep_records) {
        count.records.add("actions", fact.id.value);
        if (told) { count.records.add("told", fact.id.value); }
        if (overdue) { count.records.add("overdue", fact.id.value); }
    }
    if (fact.heard_on) { count.ages.push_back(static_cast<double>((scope_.as_of - *fact.heard_on).count())); }
}

Table Actions::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"state", "State", Type::text, true},
                                                       {"actions", "Actions", Type::integer},
                                                       {"told", "Told the customer", Type::share},
                                                       {"overdue", "Overdue", Type::integer},
                                                       {"median_age", "Half older than, days", Type::real}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void Actions::add_rows(Table& table, const Row& keys, const Tally& tally) const {
    for (const auto& [state, text] : Words<ActionState>::list()) {
        const Count& count = tally[static_cast<std::size_t>(state)];
        const auto age = stats::median(count.ages);
        Row row = keys;
        row.insert(row.end(),
                   {std::string(text), count.actions, share({count.told, count.of_customer}, scope_.thresholds),
                    is_open(state) ? Cell(count.overdue) : Cell(), age ? Cell(*age) : Cell()});
        table.rows.push_back(std::move(row));
        keep_behind(table, count.records);
    }
}

Table Actions::codes(const FactLabels& labels) const {
    Table table{.name = "codes",
                .title = "By the code they answer",
                .columns = {typed_column("code", "Code"), {"actions", "Actions", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& [state, text] : Words<ActionState>::list()) {
        table.columns.push_back({std::string(text), std::string(text), Type::integer});
    }
    const auto all = [](const std::array<std::int64_t, 4>& counts) {
        return counts[0] + counts[1] + counts[2] + counts[3];
    };
    using Entry = std::pair<Label, OfCode>;
    std::vector<Entry> order(codes_.begin(), codes_.end());
    std::sort(order.begin(), order.end(), [&](const Entry& left, const Entry& right) {
        return std::tuple(left.first == 0, -all(left.second.states), labels.codes.text(left.first)) <
               std::tuple(right.first == 0, -all(right.second.states), labels.codes.text(right.first));
    });
    for (const auto& [code, counts] : order) {
        Row row{code == 0 ? Cell() : Cell(labels.codes.text(code)), all(counts.states)};
        row.insert(row.end(), counts.states.begin(), counts.states.end());
        table.rows.push_back(std::move(row));
        keep_behind(table, counts.records);
    }
    return table;
}

Report Actions::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    std::int64_t all = 0;
    std::int64_t of_customer = 0;
    std::int64_t told = 0;
    std::int64_t overdue = 0;
    for (const Count& each : total_) {
        all += each.actions;
        of_customer += each.of_customer;
        told += each.told;
        overdue += each.overdue;
    }
    result.base = {{"actions", "Actions", all}, {"of_customers", "About a customer", of_customer}};
    Table main = table_of("actions", groups_.columns());
    for (const std::uint32_t group : groups_.in_order(labels)) {
        add_rows(main, groups_.cells(group, labels), group < tallies_.size() ? tallies_[group] : Tally{});
    }
    result.tables.push_back(std::move(main));
    result.tables.push_back(codes(labels));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    if (all == 0) {
        result.headline = "There is no action.";
    } else {
        const std::int64_t done = total_[static_cast<std::size_t>(ActionState::done)].actions;
        result.headline =
            fmt::format("Done: {}; the customer was told of {}; {} overdue.",
                        in_words(share({done, all}, scope_.thresholds), "action", "actions"),
                        in_words(share({told, of_customer}, scope_.thresholds), "action", "actions"), overdue);
    }
    result.notes.emplace_back(
        "Told: of the actions about a customer. Age is counted from the interview an action came of.");
    return result;
}

constexpr FacetSet facets_taken{Facet::segment, Facet::region, Facet::industry, Facet::owner};

std::string why_not(Facet facet) {
    if (facet == Facet::product) { return "An action is about a customer, not about one of its products."; }
    if (of_time.has(facet)) { return "--period picks the actions by the day of the interview they came of."; }
    return "Actions are about accounts, not deals.";
}

}  // namespace

Declaration actions_report() {
    return {
        .name = "actions",
        .title = "Actions",
        .summary = "what became of what we heard, and whether the customer was told",
        .filters = facets_taken,
        .dimensions = facets_taken,
        .why_not = why_not,
        .help = "Actions by state. A period is that of the interviews they came of.",
        .tables = {"actions", "codes"},
        .examples = {{"winloss report actions --table codes", "which codes led to something"}},
        .definition =
            "Every action by its state: how many, how many of those about a customer were told to them, how many are "
            "open past their due day, and how long ago the interview was that they came of. An action that only "
            "answers a code has nobody to be told. State and due day are those of today: the store keeps no earlier.",
        .formula =
            "told = actions the customer was told of / actions about a customer, with Wilson's 95% interval. "
            "Age = days from the interview to the day of the report, its median.",
        .source = "The actions in the store.",
        .methods = {Method::wilson, Method::quantiles},
        .keeps_records = true,
        .needs = [](const Scope& scope, const OwnValues&) { return report::needs(scope); },
        .make = Make<ActionFold>(
            [](const Scope& scope, const OwnValues&, const Surroundings&) { return std::make_unique<Actions>(scope); }),
    };
}

}  // namespace winloss::report
