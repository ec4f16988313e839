#include "winloss/report/compared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/report/records.hpp"
#include "winloss/stats/interval.hpp"

namespace winloss::report {

namespace {

using Key = std::vector<std::string>;

/// One share of a table: its row's cells in front, the currency where it is of money, and its column.
struct Figure {
    Row keys;
    std::string currency;
    std::string title;
    Share share;
};

/// Distinguishes all cells that can stand in front.
std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return "'" + *text; }
    if (const auto* date = std::get_if<Date>(&cell)) { return iso(*date); }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    return {};
}

/// What of two runs is the same figure: keys, currency and column, as text.
std::vector<std::pair<Key, Figure>> figures_of(const Table& table) {
    std::vector<std::pair<Key, Figure>> result;
    const auto front = static_cast<std::ptrdiff_t>(key_columns(table));
    const auto take = [&](const Row& row, const Row& cells, const std::vector<Column>& columns, std::string currency) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto* share = std::get_if<Share>(&cells[c]);
            if (share == nullptr) { continue; }
            Figure figure{{row.begin(), row.begin() + front}, currency, columns[c].title, *share};
            Key key{columns[c].key, currency};
            for (const Cell& cell : figure.keys) { key.push_back(text_of(cell)); }
            result.emplace_back(std::move(key), std::move(figure));
        }
    };
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        take(table.rows[i], table.rows[i], table.columns, {});
        if (!table.breakdown) { continue; }
        for (const Row& amount : table.breakdown->rows[i]) {
            take(table.rows[i], amount, table.breakdown->columns, std::get<std::string>(amount.front()));
        }
    }
    return result;
}

bool has_shares(const Table& table) {
    const auto is_share = [](const Column& column) { return column.type == Type::share; };
    return std::ranges::any_of(table.columns, is_share) ||
           (table.breakdown && std::ranges::any_of(table.breakdown->columns, is_share));
}

Cell points(double value) { return 100 * value; }

/// The difference of the two, with its interval where both are shares of countable things.
void add_difference(Row& row, const Cell& now_cell, const Cell& before_cell) {
    const auto* now = std::get_if<Share>(&now_cell);
    const auto* before = std::get_if<Share>(&before_cell);
    if (now == nullptr || before == nullptr || !now->ratio.value() || !before->ratio.value()) {
        row.insert(row.end(), 4, Cell());
        return;
    }
    row.push_back(points(*now->ratio.value() - *before->ratio.value()));
    const auto difference = now->low && before->low ? stats::compare(now->ratio, before->ratio) : std::nullopt;
    if (!difference) {
        row.insert(row.end(), 3, Cell());
        return;
    }
    row.push_back(points(difference->interval.low));
    row.push_back(points(difference->interval.high));
    switch (difference->change) {
        case stats::Change::up: row.emplace_back("up"); break;
        case stats::Change::down: row.emplace_back("down"); break;
        case stats::Change::none: row.emplace_back(); break;
    }
}

std::string in_words(const Period& period) {
    return fmt::format("{} to {}", period.from ? iso(*period.from) : "the first day",
                       period.to ? iso(*period.to) : "the last");
}

}  // namespace

Period preceding(const Period& period) {
    if (!period.from || !period.to) {
        throw usage_error("What comes before is known only of a period with a first and a last day.",
                          "--period 2026Q3 --compare-to previous, or --compare-to 2026Q2.");
    }
    const Date after = *period.to + Days{1};
    const bool whole_months = *period.from == first_of_month(*period.from) && after == first_of_month(after);
    if (!whole_months) { return {*period.from - Days{(after - *period.from).count()}, *period.from - Days{1}}; }
    const int months = (year_of(after) - year_of(*period.from)) * 12 + static_cast<int>(month_of(after)) -
                       static_cast<int>(month_of(*period.from));
    return {add_months(*period.from, -months), *period.from - Days{1}};
}

Report compared(Report now, const Report& before, bool same_subjects) {
    const Table& main = now.tables.front();
    if (!has_shares(main)) {
        throw usage_error(fmt::format("'report {}' has no shares to set side by side.", now.name));
    }
    Table table{.name = "compared", .title = "", .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    table.columns.assign(main.columns.begin(), main.columns.begin() + static_cast<std::ptrdiff_t>(key_columns(main)));
    for (Column& each : table.columns) { each.main = true; }
    const bool money = main.breakdown && std::ranges::any_of(main.breakdown->columns, [](const Column& column) {
                           return column.type == Type::share;
                       });
    if (money) { table.columns.push_back({"currency", "Currency", Type::text}); }
    table.columns.push_back({"figure", "Figure", Type::text});
    table.keys = table.columns.size();
    for (Column column : std::initializer_list<Column>{{"now", "Now", Type::share},
                                                       {"before", "Before", Type::share},
                                                       {"points", "Points", Type::real},
                                                       {"points_low", "From", Type::real},
                                                       {"points_high", "To", Type::real},
                                                       {"change", "Change", Type::text}}) {
        table.columns.push_back(std::move(column));
    }
    const auto figures = figures_of(main);
    auto earlier = figures_of(before.tables.front());
    std::map<Key, const Figure*> by_key;
    for (const auto& [key, figure] : earlier) { by_key.emplace(key, &figure); }
    const auto add = [&](const Figure& of, const Cell& left, const Cell& right) {
        Row row = of.keys;
        if (money) { row.push_back(of.currency.empty() ? Cell() : Cell(of.currency)); }
        row.insert(row.end(), {of.title, left, right});
        add_difference(row, left, right);
        table.rows.push_back(std::move(row));
    };
    for (const auto& [key, figure] : figures) {
        const auto at = by_key.find(key);
        add(figure, figure.share, at == by_key.end() ? Cell() : Cell(at->second->share));
        if (at != by_key.end()) { by_key.erase(at); }
    }
    for (const auto& [key, figure] : earlier) {  // what was there before alone
        if (by_key.contains(key)) { add(figure, Cell(), figure.share); }
    }
    now.filters.push_back({"compare_to", "Before", in_words(before.period)});
    now.notes.emplace_back(
        "A change is up or down only where the 95% interval of the difference leaves zero out (Newcombe).");
    if (same_subjects) {
        now.notes.emplace_back("The same customers may stand in both periods: the interval is wider than it need be.");
    }
    now.tables.insert(now.tables.begin(), std::move(table));
    return now;
}

}  // namespace winloss::report
