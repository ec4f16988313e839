#include "chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "cells.hpp"

namespace winloss::render {

namespace {

std::optional<double> figure_of(const Cell& cell) {
    if (const auto* share = std::get_if<Share>(&cell)) { return share->hidden ? std::nullopt : share->ratio.value(); }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return static_cast<double>(*number); }
    const auto* real = std::get_if<double>(&cell);
    return real != nullptr && std::isfinite(*real) ? std::optional(*real) : std::nullopt;
}

std::vector<Column>::const_iterator charted_column(const Table& table) {
    return std::find_if(table.columns.begin(), table.columns.end(),
                        [&](const Column& each) { return each.key == table.chart->column; });
}

}  // namespace

double whole_of_bars(const Table& table) {
    if (!table.chart) { return 0; }
    const auto column = charted_column(table);
    return column != table.columns.end() && (column->type == Type::share || column->type == Type::real) ? 1 : 0;
}

std::vector<std::optional<double>> charted(const Table& table) {
    std::vector<std::optional<double>> values;
    if (!table.chart) { return values; }
    const auto column = charted_column(table);
    const auto index = static_cast<std::size_t>(column - table.columns.begin());
    bool any = false;
    for (const Row& row : table.rows) {
        values.push_back(figure_of(cell_at(row, index)));
        any = any || values.back().value_or(0) > 0;
    }
    if (!any) { values.clear(); }
    return values;
}

std::string bar(double part, int width, bool unicode) {
    static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (!(part > 0) || width <= 0) { return {}; }
    const double columns = std::min(part, 1.0) * width;
    std::string out;
    if (!unicode) { return std::string(static_cast<std::size_t>(std::max(std::lround(columns), 1L)), '#'); }
    const auto steps = static_cast<std::size_t>(std::max(std::lround(columns * 8), 1L));
    for (std::size_t i = 0; i < steps / 8; ++i) { out += "█"; }
    return out += eighths[steps % 8];
}

std::string sparkline(const std::vector<std::optional<double>>& values, bool unicode) {
    static constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static constexpr std::array<std::string_view, 4> letters{".", ":", "-", "="};
    std::optional<double> low;
    std::optional<double> high;
    for (const auto& value : values) {
        if (!value) { continue; }
        low = std::min(*value, low.value_or(*value));
        high = std::max(*value, high.value_or(*value));
    }
    const std::size_t levels = unicode ? blocks.size() : letters.size();
    std::string out;
    for (const auto& value : values) {
        if (!value) {
            out += ' ';
            continue;
        }
        const double part = *high > *low ? (*value - *low) / (*high - *low) : 0.5;
        const auto level = std::min(static_cast<std::size_t>(part * static_cast<double>(levels)), levels - 1);
        out += unicode ? blocks.at(level) : letters.at(level);
    }
    return out;
}

}  // namespace winloss::render
