#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "keyed.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

namespace {

const Column code_column{"code", "Reason", Type::text, true};
const Column name_column{"name", "Name", Type::text, true};

std::string_view source_word(ReasonSource source) {
    switch (source) {
        case ReasonSource::buyer: return "buyer";
        case ReasonSource::rep: return "rep";
        case ReasonSource::both: return "both";
    }
    return {};
}

/// Null where the side cannot say this at all.
bool can_say(bool buyers, Reason reason, const ReasonTree& tree) {
    if (buyers) { return reason != several_stated && !tree.is_unmapped(reason); }
    return reason != buyers_disagree && reason != no_primary;
}

}  // namespace

Share Reasons::share_of(std::int64_t part, std::int64_t whole) const { return share({part, whole}, scope_.thresholds); }

std::vector<Reasons::Part> Reasons::parts(const FactLabels& labels) const {
    static const Tally nothing;
    std::vector<Part> result;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        result.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    return result;
}

std::vector<Reason> Reasons::in_order(const Counts& first, const Counts& second) const {
    std::vector<Reason> result;
    for (const auto& [reason, count] : first) { result.push_back(reason); }
    for (const auto& [reason, count] : second) {
        if (!first.contains(reason)) { result.push_back(reason); }
    }
    const auto deals = [](const Counts& counts, Reason reason) {
        const auto at = counts.find(reason);
        return at == counts.end() ? 0 : at->second.deals.count;
    };
    std::sort(result.begin(), result.end(), [&](Reason left, Reason right) {
        if (!is_code_or_stated(left) || !is_code_or_stated(right)) { return left < right; }
        const auto key = [&](Reason r) {
            return std::tuple(-deals(first, r), -deals(second, r), tree_.code(r), tree_.name(r));
        };
        return key(left) < key(right);
    });
    return result;
}

Table Reasons::table_of(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    const bool both = options_.source == ReasonSource::both;
    Table table = both ? both_sources(counts, parts, std::move(keys)) : one_source(counts, parts, std::move(keys));
    table.name = counts == &Side::primary ? "primary" : "all";
    table.title = counts == &Side::primary ? fmt::format("Primary reason, each {} once", rules_.one) : "All reasons";
    return table;
}

Table Reasons::one_source(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    const bool buyers = uses_buyers();
    const bool mixed = buyers && counts == &Side::all;
    std::vector<Column> columns{
        code_column, name_column, {rules_.key, rules_.title, Type::integer}, {"share", "Share", Type::share}};
    if (mixed) { columns.push_back({"mixed", "Of them mixed", Type::integer}); }
    columns.push_back({"mentions", "Mentions", Type::integer});
    Table table = keyed_table({}, {}, std::move(keys), columns);
    table.chart = Chart{.column = "share"};
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"value", "Value", Type::money},
                                            {"share", "Share of value", Type::share},
                                            {"known", "Known", Type::integer}},
                                .rows = {}};
    for (const auto& [cells, tally] : parts) {
        const Side& side = buyers ? tally->buyer : tally->rep;
        for (const Reason reason : in_order(side.*counts, {})) {
            const Count& count = (side.*counts).at(reason);
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            table.rows.push_back(std::move(row));
            add_counted(table, rules_.key, count.deals);
            Row& line = table.rows.back();
            line.emplace_back(share_of(count.deals.count, side.base));
            if (mixed) {
                line.emplace_back(count.mixed.count);
                keep_behind(table, "mixed", count.mixed);
            }
            line.push_back(is_code_or_stated(reason) ? Cell(count.mentions.count) : Cell());
            keep_behind(table, "mentions", count.mentions);
            keep_behind(table, count.known);
            std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
            for (const Values::Sum& sum : count.values.sums()) {
                const Values::Sum base = side.values.sum(sum.currency);
                amounts.push_back({std::string(sum.currency.code()), Money{sum.minor, sum.currency},
                                   figure({sum.minor, base.minor}, base.known, scope_.thresholds), sum.known});
            }
        }
    }
    return table;
}

Table Reasons::both_sources(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    Table table = keyed_table({}, {}, std::move(keys),
                              {code_column,
                               name_column,
                               {"buyer", "Buyers", Type::share},
                               {"rep", rules_.of_deals() ? "Reps" : "Stated", Type::share}});
    const std::string reps = table.columns.back().title;
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"buyer_value", "Value, buyers", Type::money},
                                            {"buyer_share", "Buyers, by value", Type::share},
                                            {"buyer_known", "Known", Type::integer, false, true},
                                            {"rep_value", "Value, " + lower_ascii(reps), Type::money},
                                            {"rep_share", reps + ", by value", Type::share},
                                            {"rep_known", "Known", Type::integer, false, true}},
                                .rows = {},
                                .machine = true};
    for (const auto& [cells, tally] : parts) {
        for (const Reason reason : in_order(tally->buyer.*counts, tally->rep.*counts)) {
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            table.rows.push_back(std::move(row));
            for (const bool buyers : {true, false}) {
                const Side& side = buyers ? tally->buyer : tally->rep;
                const auto at = (side.*counts).find(reason);
                const Members deals = at == (side.*counts).end() ? Members() : at->second.deals;
                const bool can = can_say(buyers, reason, tree_);
                table.rows.back().push_back(can ? Cell(share_of(deals.count, side.base)) : Cell());
                keep_behind(table, buyers ? "buyer" : "rep", deals);
                if (at != (side.*counts).end()) { keep_behind(table, at->second.known); }
            }
            table.breakdown->rows.push_back(amounts_of_both(counts, *tally, reason));
        }
    }
    return table;
}

std::vector<Row> Reasons::amounts_of_both(Counts Side::* counts, const Tally& tally, Reason reason) const {
    const auto values = [&](const Side& side) {
        const auto at = (side.*counts).find(reason);
        return at == (side.*counts).end() ? Values() : at->second.values;
    };
    const std::array given{values(tally.buyer), values(tally.rep)};
    std::set<Currency> currencies;
    for (const Values& each : given) {
        for (const Values::Sum& sum : each.sums()) { currencies.insert(sum.currency); }
    }
    std::vector<Row> rows;
    for (const Currency currency : currencies) {
        Row& row = rows.emplace_back(Row{std::string(currency.code())});
        for (const bool buyers : {true, false}) {
            if (!can_say(buyers, reason, tree_)) {
                row.insert(row.end(), 3, Cell());
                continue;
            }
            const Values::Sum base = (buyers ? tally.buyer : tally.rep).values.sum(currency);
            const Values::Sum sum = given[buyers ? 0 : 1].sum(currency);
            row.insert(row.end(), {Money{sum.minor, currency},
                                   figure({sum.minor, base.minor}, base.known, scope_.thresholds), sum.known});
        }
    }
    return rows;
}

Table Reasons::heard_but(const std::vector<Part>& parts) const {
    Table table = keyed_table("heard_but", rules_.for_us ? "Heard, but not for us" : "Heard, but not against us",
                              groups_.columns(),
                              {code_column,
                               name_column,
                               {"code_kind", "Kind", Type::text},
                               {rules_.key, rules_.title, Type::integer},
                               {"share", "Share", Type::share},
                               {"mentions", "Mentions", Type::integer}});
    for (const auto& [cells, tally] : parts) {
        const Side& side = tally->buyer;
        for (const Reason reason : in_order(side.heard_but, {})) {
            const Count& count = side.heard_but.at(reason);
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            row.emplace_back(std::string(word(tree_.kind(reason).value())));
            table.rows.push_back(std::move(row));
            add_counted(table, rules_.key, count.deals);
            table.rows.back().emplace_back(share_of(count.deals.count, side.base));
            add_counted(table, "mentions", count.mentions);
        }
    }
    return table;
}

Table Reasons::signs(const std::vector<Part>& parts) const {
    Table table = keyed_table("signs", "How they spoke of it", groups_.columns(),
                              {code_column,
                               name_column,
                               {rules_.key, rules_.title, Type::integer},
                               {"share", "Share", Type::share},
                               {"negative", "Negative", Type::integer},
                               {"mixed", "Mixed", Type::integer},
                               {"positive", "Positive", Type::integer},
                               {"unrated", "Not rated", Type::integer}});
    table.machine = true;
    for (const auto& [cells, tally] : parts) {
        std::vector<std::pair<Reason, Members>> spoken;
        for (const auto& [reason, signs] : tally->buyer.signs) {
            Members& all = spoken.emplace_back(reason, Members()).second;
            for (const Members* each : {&signs.negative, &signs.mixed, &signs.positive, &signs.unrated}) {
                all.add(*each);
            }
        }
        std::ranges::sort(spoken, {},
                          [&](const auto& each) { return std::tuple(-each.second.count, tree_.code(each.first)); });
        for (const auto& [reason, all] : spoken) {
            const Signs& signs = tally->buyer.signs.at(reason);
            Row row = cells;
            row.insert(row.end(), {tree_.code(reason), tree_.name(reason)});
            table.rows.push_back(std::move(row));
            add_counted(table, rules_.key, all);
            table.rows.back().emplace_back(share_of(all.count, tally->buyer.base));
            add_counted(table, "negative", signs.negative);
            add_counted(table, "mixed", signs.mixed);
            add_counted(table, "positive", signs.positive);
            add_counted(table, "unrated", signs.unrated);
        }
    }
    return table;
}

Table Reasons::coverage(const std::vector<Part>& parts) const {
    const bool split =
        rules_.outcomes.size() > 1 && std::find(scope_.by.begin(), scope_.by.end(), Facet::outcome) == scope_.by.end();
    std::vector<Column> columns;
    if (split) { columns.push_back({"outcome", "Outcome", Type::text}); }
    columns.push_back({rules_.key + "_in_scope", rules_.title + " in scope", Type::integer});
    if (uses_buyers()) { columns.push_back({"heard", "Heard", Type::share}); }
    if (uses_reps()) { columns.push_back({"stated", "Reason stated", Type::share}); }
    Table table = keyed_table("coverage", "Coverage", groups_.columns(), columns);
    for (const auto& [cells, tally] : parts) {
        for (const Outcome outcome : rules_.outcomes) {
            const Coverage& count = tally->outcomes[static_cast<std::size_t>(outcome)];
            if (count.in_scope == 0) { continue; }
            Row row = cells;
            if (split) { row.emplace_back(std::string(word(outcome))); }
            row.emplace_back(count.in_scope);
            if (uses_buyers()) { row.emplace_back(share_of(count.heard, count.in_scope)); }
            if (uses_reps()) { row.emplace_back(share_of(count.stated, count.in_scope)); }
            table.rows.push_back(std::move(row));
            keep_behind(table, rules_.key + "_in_scope", count.records.of("in_scope"));
            keep_behind(table, "heard", count.records.of("heard"));
            keep_behind(table, "stated", count.records.of("stated"));
        }
    }
    return table;
}

Table Reasons::to_quote(const std::vector<Part>& parts) const {
    Table table = reasons_to_quote(groups_.columns());
    for (const auto& [cells, tally] : parts) {
        for (const Reason reason : in_order(tally->buyer.all, {})) {
            ask_for_quotes(table, cells, {.code = tree_.code(reason), .for_us = rules_.for_us, .level = tree_.level()},
                           tree_.name(reason), tally->buyer.all.at(reason).interviews);
        }
    }
    return table;
}

Table Reasons::agreement(const std::vector<Part>& parts) const {
    Table table = keyed_table("agreement", "Where both speak, they agree", groups_.columns(),
                              {{"agreement", "Agreement", Type::share}});
    for (const auto& [cells, tally] : parts) {
        Row row = cells;
        row.emplace_back(share(tally->agreement, scope_.thresholds));
        table.rows.push_back(std::move(row));
        keep_behind(table, tally->agreed);
    }
    return table;
}

Report Reasons::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"source", "Source", std::string(source_word(options_.source))});
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    if (!tree_.below().empty()) { result.filters.push_back({"codes", "Codes", tree_.below()}); }
    const Coverage all = covered(total_);
    result.base = {{rules_.key + "_in_scope", rules_.title + " in scope", all.in_scope}};
    if (uses_buyers()) { result.base.push_back({rules_.key + "_heard", "Heard", all.heard}); }
    if (uses_reps()) { result.base.push_back({rules_.key + "_stated", "Reason stated", all.stated}); }

    const std::vector<Part> groups = parts(labels);
    result.tables.push_back(table_of(&Side::primary, groups, groups_.columns()));
    result.tables.push_back(table_of(&Side::all, groups, groups_.columns()));
    if (!scope_.by.empty()) {
        result.tables.push_back(table_of(&Side::primary, {{{}, &total_}}, {}));
        result.tables.back().name = "total";
        result.tables.back().title = "Total";
    }
    if (uses_buyers()) {
        result.tables.push_back(heard_but(groups));
        result.tables.push_back(signs(groups));
    }
    result.tables.push_back(coverage(groups));
    if (options_.source == ReasonSource::both) { result.tables.push_back(agreement(groups)); }
    result.headline = headline();
    result.notes = notes();
    if (options_.quotes) { result.tables.push_back(to_quote(groups)); }
    if (uses_buyers()) { heard_.stand_beside(result, labels); }
    return result;
}

}  // namespace winloss::report
