// Whether what we mean to win with is what buyers say afterwards: a fold over deal facts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "keyed.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/ends.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/notes.hpp"

namespace winloss::report {

namespace {

/// What the buyers of a deal said of a theme.
enum class Echo : std::uint8_t { confirmed, refuted, mixed, unrated, not_mentioned };
constexpr std::size_t echo_count = 5;

struct Theme {
    Ends ends;
    RowRecords records;                      ///< deals, behind the columns of the main table
    std::array<Members, echo_count> echoes;  ///< deals whose buyer was heard
    std::map<Outcome, std::array<Members, echo_count>> by_outcome;

    std::int64_t heard() const {
        std::int64_t sum = 0;
        for (const Members& each : echoes) { sum += each.count; }
        return sum;
    }
    /// Deals whose buyer spoke of it well, and not ill.
    std::int64_t confirmed() const { return echoes[static_cast<std::size_t>(Echo::confirmed)].count; }
};

class WinThemes final : public DealFold {
public:
    WinThemes(const Scope& scope, const Codebook& codebook, const FactLabels& labels);

    void add(const DealFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    using Themes = std::map<Label, Theme>;
    using Part = std::pair<Row, const Themes*>;

    Echo echo_of(Label theme, const DealFact& fact) const;
    void add_to(Themes& themes, const DealFact& fact) const;
    std::vector<Part> parts(const FactLabels& labels) const;
    /// Those of most deals first.
    std::vector<Label> in_order(const Themes& themes, const FactLabels& labels) const;
    Table main_table(std::string name, std::vector<Column> keys, const std::vector<Part>& parts,
                     const FactLabels& labels) const;
    Table echoes(const std::vector<Part>& parts, const FactLabels& labels) const;
    Table outcomes(const std::vector<Part>& parts, const FactLabels& labels) const;
    std::string headline(const FactLabels& labels) const;
    std::vector<std::string> notes() const;

    Scope scope_;
    std::vector<std::string> names_;             ///< by code label
    std::vector<std::vector<Label>> ancestors_;  ///< of each code label itself and those above it
    Groups groups_;
    std::vector<Themes> tallies_;  ///< by group
    Themes total_;
    Heard heard_;
    Ends with_;     ///< deals that have a theme
    Ends without_;  ///< and those that have none
    std::int64_t heard_in_ = 0;
    std::int64_t undated_ = 0;
};

WinThemes::WinThemes(const Scope& scope, const Codebook& codebook, const FactLabels& labels)
    : scope_(scope), groups_(scope.by), heard_(scope.thresholds) {
    std::map<std::string_view, Label> by_path;
    for (Label label = 1; label < labels.codes.size(); ++label) { by_path[labels.codes.text(label)] = label; }
    names_.resize(labels.codes.size());
    ancestors_.resize(labels.codes.size());
    for (Label label = 1; label < labels.codes.size(); ++label) {
        const Code* code = codebook.find_path(labels.codes.text(label));
        if (code == nullptr) { continue; }
        names_[label] = code->name;
        ancestors_[label].push_back(label);
        for (const Code* each : codebook.ancestors(*code)) { ancestors_[label].push_back(by_path.at(each->path)); }
    }
}

Echo WinThemes::echo_of(Label theme, const DealFact& fact) const {
    bool in_favour = false;
    bool against = false;
    bool unrated = false;
    for (const CodingFact& each : fact.codings) {
        if (std::ranges::find(ancestors_[each.code], theme) == ancestors_[each.code].end()) { continue; }
        in_favour = in_favour || each.rating > 0;
        against = against || each.rating < 0;
        unrated = unrated || each.rating == 0;
    }
    if (in_favour && against) { return Echo::mixed; }
    if (in_favour) { return Echo::confirmed; }
    if (against) { return Echo::refuted; }
    return unrated ? Echo::unrated : Echo::not_mentioned;
}

void WinThemes::add(const DealFact& fact) {
    if (fact.outcome == Outcome::open || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    if (fact.win_themes.empty()) {
        without_.add(fact.outcome);
        return;
    }
    with_.add(fact.outcome);
    heard_.add(fact, scope_.keep_records);
    heard_in_ += fact.heard() ? 1 : 0;
    add_to(total_, fact);
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact);
    }
}

void WinThemes::add_to(Themes& themes, const DealFact& fact) const {
    for (const Label label : fact.win_themes) {
        Theme& theme = themes[label];
        theme.ends.add(fact.outcome);
        const auto keep = [&](std::string_view column) {
            if (scope_.keep_records) { theme.records.add(column, fact.id.value); }
        };
        keep("deals");
        keep(fact.outcome == Outcome::won ? "won" : fact.outcome == Outcome::lost ? "lost" : "no_decision");
        if (!fact.heard()) { continue; }
        keep("heard");
        const auto echo = static_cast<std::size_t>(echo_of(label, fact));
        if (echo == static_cast<std::size_t>(Echo::confirmed)) { keep("share_confirmed"); }
        theme.echoes[echo].add(fact.id.value, scope_.keep_records);
        theme.by_outcome[fact.outcome][echo].add(fact.id.value, scope_.keep_records);
    }
}

std::vector<WinThemes::Part> WinThemes::parts(const FactLabels& labels) const {
    static const Themes nothing;
    std::vector<Part> result;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        result.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    return result;
}

std::vector<Label> WinThemes::in_order(const Themes& themes, const FactLabels& labels) const {
    std::vector<Label> result;
    for (const auto& [label, theme] : themes) { result.push_back(label); }
    std::ranges::sort(result, {},
                      [&](Label label) { return std::pair(-themes.at(label).ends.decided, labels.codes.text(label)); });
    return result;
}

const Column theme_column{"code", "Theme", Type::text, true};

Table WinThemes::main_table(std::string name, std::vector<Column> keys, const std::vector<Part>& parts,
                            const FactLabels& labels) const {
    Table table = keyed_table(std::move(name), {}, std::move(keys),
                              {theme_column,
                               {"name", "Name", Type::text, true, false, 4},
                               {"deals", "Deals", Type::integer},
                               {"won", "Won", Type::integer, false, false, 2},
                               {"lost", "Lost", Type::integer, false, false, 2},
                               {"no_decision", "No decision", Type::integer, false, false, 3},
                               {"win_rate", "Win rate", Type::share},
                               {"heard", "Heard", Type::integer},
                               {"share_confirmed", "Confirmed", Type::share}});
    table.chart = Chart{.column = "win_rate"};
    for (const auto& [cells, themes] : parts) {
        for (const Label label : in_order(*themes, labels)) {
            const Theme& theme = themes->at(label);
            const Ends& ends = theme.ends;
            Row row = with_key(cells, labels.codes.text(label));
            row.insert(row.end(), {names_[label], ends.decided, ends.won, ends.lost,
                                   ends.decided - ends.won - ends.lost, share(ends.rate(), scope_.thresholds),
                                   theme.heard(), share({theme.confirmed(), theme.heard()}, scope_.thresholds)});
            table.rows.push_back(std::move(row));
            keep_behind(table, theme.records);
        }
    }
    return table;
}

Table WinThemes::echoes(const std::vector<Part>& parts, const FactLabels& labels) const {
    Table table = keyed_table("echoes", "What the buyers of these deals said of it", groups_.columns(),
                              {theme_column,
                               {"heard", "Heard", Type::integer},
                               {"confirmed", "Confirmed", Type::integer},
                               {"refuted", "Refuted", Type::integer},
                               {"mixed", "Mixed", Type::integer},
                               {"unrated", "Not rated", Type::integer},
                               {"not_mentioned", "Not mentioned", Type::integer}});
    for (const auto& [cells, themes] : parts) {
        for (const Label label : in_order(*themes, labels)) {
            const Theme& theme = themes->at(label);
            table.rows.push_back(with_key(cells, labels.codes.text(label)));
            table.rows.back().emplace_back(theme.heard());
            add_counted(table, "confirmed", theme.echoes[static_cast<std::size_t>(Echo::confirmed)]);
            add_counted(table, "refuted", theme.echoes[static_cast<std::size_t>(Echo::refuted)]);
            add_counted(table, "mixed", theme.echoes[static_cast<std::size_t>(Echo::mixed)]);
            add_counted(table, "unrated", theme.echoes[static_cast<std::size_t>(Echo::unrated)]);
            add_counted(table, "not_mentioned", theme.echoes[static_cast<std::size_t>(Echo::not_mentioned)]);
        }
    }
    return table;
}

Table WinThemes::outcomes(const std::vector<Part>& parts, const FactLabels& labels) const {
    Table table = keyed_table("outcomes", "By outcome, of the deals heard", groups_.columns(),
                              {theme_column,
                               {"outcome", "Outcome", Type::text},
                               {"heard", "Heard", Type::integer},
                               {"confirmed", "Confirmed", Type::share},
                               {"refuted", "Refuted", Type::share}});
    for (const auto& [cells, themes] : parts) {
        for (const Label label : in_order(*themes, labels)) {
            for (const auto& [outcome, counts] : themes->at(label).by_outcome) {
                Members heard;
                for (const Members& each : counts) { heard.add(each); }
                table.rows.push_back(with_key(cells, labels.codes.text(label)));
                table.rows.back().emplace_back(std::string(word(outcome)));
                add_counted(table, "heard", heard);
                for (const auto& [column, echo] :
                     {std::pair("confirmed", Echo::confirmed), std::pair("refuted", Echo::refuted)}) {
                    const Members& said = counts[static_cast<std::size_t>(echo)];
                    table.rows.back().emplace_back(share({said.count, heard.count}, scope_.thresholds));
                    keep_behind(table, column, said);
                }
            }
        }
    }
    return table;
}

std::string WinThemes::headline(const FactLabels& labels) const {
    if (with_.decided + without_.decided == 0) { return "No deal was decided."; }
    if (with_.decided == 0) { return "No decided deal has a win theme: winloss deal set DEAL --win-theme CODE."; }
    std::string result =
        fmt::format("With a win theme we win {}", in_words(share(with_.rate(), scope_.thresholds), "deal", "deals"));
    if (without_.won + without_.lost > 0) {
        result += fmt::format(", without one {}", in_words(share(without_.rate(), scope_.thresholds), "deal", "deals"));
    }
    const Label first = in_order(total_, labels).front();
    const Theme& theme = total_.at(first);
    return result + fmt::format("; {}: buyers confirm it in {}.", labels.codes.text(first),
                                in_words(share({theme.confirmed(), theme.heard()}, scope_.thresholds), "deal heard",
                                         "deals heard"));
}

std::vector<std::string> WinThemes::notes() const {
    std::vector<std::string> result{
        "Confirmed: a buyer spoke of the theme, or of a code below it, for us; refuted: against us; mixed: both; not "
        "rated: spoke of it, for neither.",
        "A deal with several themes counts for each. A theme that goes with wins need not be what makes them."};
    if (without_.decided > 0) {
        result.push_back(
            fmt::format("{} no win theme.", counted(without_.decided, "decided deal has", "decided deals have")));
    }
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

Report WinThemes::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.base = {{"deals_in_scope", "Deals in scope", with_.decided + without_.decided},
                   {"deals_with_theme", "With a win theme", with_.decided},
                   {"deals_heard", "Of them heard", heard_in_}};
    const std::vector<Part> groups = parts(labels);
    result.tables.push_back(main_table("win_themes", groups_.columns(), groups, labels));
    if (!scope_.by.empty()) {
        result.tables.push_back(main_table("total", {}, {{{}, &total_}}, labels));
        result.tables.back().title = "Total";
    }
    result.tables.push_back(echoes(groups, labels));
    result.tables.push_back(outcomes(groups, labels));
    result.headline = headline(labels);
    result.notes = notes();
    heard_.stand_beside(result, labels);
    return result;
}

std::string why_not(Facet facet) {
    if (facet == Facet::outcome) { return "A win rate is made of the outcomes; the table outcomes has them apart."; }
    if (facet == Facet::relation) { return "Deals that two relations interviewed would stand twice."; }
    return {};
}

}  // namespace

Declaration win_themes_report() {
    return {
        .name = "win-themes",
        .title = "Win themes",
        .summary = "whether buyers say what we mean to win with, and how often we win then",
        .filters = of_deals | FacetSet{Facet::amount},
        .dimensions = of_deals | of_time,
        .why_not = why_not,
        .help =
            "A row a theme that deals were meant to be won with (deal set --win-theme).\n--table echoes, outcomes or "
            "heard picks another of its tables.",
        .tables = {"win_themes", "echoes", "outcomes", "heard"},
        .examples = {{"winloss report win-themes --period 2026", "what this year's bids were built on"},
                     {"winloss report win-themes --rows --where code=theme/quick-start", "the deals behind a theme"}},
        .definition =
            "Of the deals decided in the period, those that have the win theme. Of those whose buyer was heard: "
            "confirmed where a buyer spoke of the theme, or of a code below it, for us (rated above zero), refuted "
            "where against us, mixed where both; not rated where it was spoken of without a rating, else not "
            "mentioned. A deal counts once for each of its themes, whoever of its buyers said so.",
        .formula =
            "win rate = won / (won + lost) of all deals with the theme, heard or not; confirmed = deals in which it "
            "is confirmed / deals with it that were heard; each with Wilson's 95% interval.",
        .source =
            "Win rates are a census of the deals in the store; what buyers said rests on those who agreed to talk, no "
            "random sample.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .made_of = {{"win_rate", {"won"}},
                    {"share", {"heard"}},
                    {"heard", {"confirmed", "refuted", "mixed", "unrated", "not_mentioned"}}},
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs result = needs(scope);
                result.win_themes = true;
                Heard::need(result);
                return result;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues&, const Surroundings& around) {
            return std::make_unique<WinThemes>(scope, around.codebook(), around.labels());
        }),
    };
}

}  // namespace winloss::report
