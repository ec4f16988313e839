#include "figures.hpp"

#include <algorithm>

#include "winloss/stats/interval.hpp"

namespace winloss::report {

namespace {

/// Distinguishes all cells that can stand in front.
std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return "'" + *text; }
    if (const auto* date = std::get_if<Date>(&cell)) { return iso(*date); }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    return {};
}

/// The columns that say which row it is: texts, and the days between which it was measured.
std::size_t subject_columns(const Table& table, PeriodInFront period) {
    if (table.keys > 0) { return table.keys; }
    const auto first_other = std::ranges::find_if_not(table.columns, [period](const Column& column) {
        return column.type == Type::text || (column.type == Type::date && period == PeriodInFront::yes);
    });
    return static_cast<std::size_t>(first_other - table.columns.begin());
}

}  // namespace

std::vector<std::pair<FigureKey, Figure>> figures_of(const Table& table, PeriodInFront period) {
    std::vector<std::pair<FigureKey, Figure>> result;
    const auto front = static_cast<std::ptrdiff_t>(subject_columns(table, period));
    const auto take = [&](const Row& row, const Row& cells, const std::vector<Column>& columns, std::string currency) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto* share = std::get_if<Share>(&cells[c]);
            if (share == nullptr) { continue; }
            Figure figure{{row.begin(), row.begin() + front}, currency, columns[c].key, columns[c].title, *share};
            FigureKey key{columns[c].key, currency};
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

static bool any_share(const std::vector<Column>& columns) {
    return std::ranges::any_of(columns, [](const Column& column) { return column.type == Type::share; });
}

bool has_shares_of_amounts(const Table& table) { return table.breakdown && any_share(table.breakdown->columns); }

bool has_shares(const Table& table) { return any_share(table.columns) || has_shares_of_amounts(table); }

Table figures_table(std::string name, const Table& of, bool money, PeriodInFront period) {
    Table table{.name = std::move(name), .title = "", .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    const auto front = static_cast<std::ptrdiff_t>(subject_columns(of, period));
    table.columns.assign(of.columns.begin(), of.columns.begin() + front);
    for (Column& each : table.columns) {  // a row is not told without any of its columns: cards, before one is left out
        each.main = false;
        each.prose = each.type == Type::text;
    }
    if (money) { table.columns.push_back({"currency", "Currency", Type::text}); }
    table.columns.push_back({.key = "figure", .title = "Figure", .prose = true});
    table.keys = table.columns.size();
    return table;
}

Share none_of(Share share) {
    share.ratio.part = 0;
    const auto interval = share.low ? stats::wilson(share.ratio) : std::nullopt;
    if (interval) {
        share.low = interval->low;
        share.high = interval->high;
    }
    return share;
}

Row figure_cells(const Figure& figure, bool money) {
    Row row = figure.keys;
    if (money) { row.push_back(figure.currency.empty() ? Cell() : Cell(figure.currency)); }
    row.emplace_back(figure.title);
    return row;
}

}  // namespace winloss::report
