#include "grid.hpp"

#include <algorithm>

#include "cells.hpp"
#include "chart.hpp"
#include "prose.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// Words are, but nothing that is there to be typed.
bool is_cuttable(const Column& column) {
    const std::string_view key = column.key;
    return !column.whole && (column.type == Type::text || column.type == Type::list) && key != "id" &&
           !key.ends_with("_id");
}

/// A list, too, where it is the point of its table.
bool is_prose(const Column& column) { return column.prose || (column.main && column.type == Type::list); }

bool is_day(Type type) { return type == Type::date || type == Type::instant || type == Type::local_time; }

std::size_t lines_of(const Table& table, std::size_t row) {
    return std::max<std::size_t>(sub_rows(table, row).size(), 1);
}

}  // namespace

Grid::Grid(const Table& table, const Options& options, Marks& marks) : table_(table), options_(options) {
    add_columns(table.columns, false);
    if (table.breakdown) { add_columns(table.breakdown->columns, true); }
    measure_shares(marks);
    measure_bars();
    cells_.reserve(table.rows.size() * columns_.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t sub = 0; sub < lines_of(table, row); ++sub) {
            continued_.push_back(sub > 0);
            for (std::size_t i = 0; i < sources_.size(); ++i) {
                put(source_cell(sources_[i], row, sub), sources_[i], columns_[i]);
            }
        }
    }
}

std::string_view Grid::cell(std::size_t line, std::size_t column) const {
    return std::string_view(text_).substr(at(line, column).begin, at(line, column).size);
}

void Grid::add_columns(const std::vector<Column>& columns, bool inner) {
    const bool currency_beside = has_currency_column(columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = columns[i];
        const bool beside = column.whole || (!column.main && (is_cuttable(column) || is_day(column.type)));
        if (column.machine || ((beside || column.spare > 0) && is_blank(inner, i))) { continue; }
        const std::string title = visible(column.title);
        columns_.push_back({title, is_number(column.type), is_cuttable(column), column.main, column.type == Type::share,
                            column.spare, is_prose(column), column.type == Type::list, true, 0});
        sources_.push_back({&column, inner, i, wording(column, currency_beside, options_), {}});
    }
}

bool Grid::is_blank(bool inner, std::size_t index) const {
    const auto blank = [index](const Row& row) {
        const Cell& cell = cell_at(row, index);
        const auto* list = std::get_if<std::vector<std::string>>(&cell);
        return std::holds_alternative<std::monostate>(cell) || (list != nullptr && list->empty());
    };
    if (table_.rows.empty()) { return false; }
    if (!inner) { return std::all_of(table_.rows.begin(), table_.rows.end(), blank); }
    return std::all_of(table_.breakdown->rows.begin(), table_.breakdown->rows.end(),
                       [&](const std::vector<Row>& rows) { return std::all_of(rows.begin(), rows.end(), blank); });
}

const Cell& Grid::source_cell(const Source& source, std::size_t row, std::size_t sub) const {
    if (!source.inner) { return sub == 0 ? cell_at(table_.rows[row], source.index) : null_cell(); }
    const std::vector<Row>& subs = sub_rows(table_, row);
    return sub < subs.size() ? cell_at(subs[sub], source.index) : null_cell();
}

void Grid::measure_shares(Marks& marks) {
    for (Source& source : sources_) {
        if (source.column->type != Type::share) { continue; }
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            for (std::size_t sub = 0; sub < lines_of(table_, row); ++sub) {
                const Share* share = std::get_if<Share>(&source_cell(source, row, sub));
                if (share == nullptr) { continue; }
                marks.add(*share);
                const ShareWords pieces = words(*share, options_);
                source.widths.percent = std::max(source.widths.percent, display_width(pieces.percent));
                source.widths.interval = std::max(source.widths.interval, display_width(pieces.interval));
                source.widths.base = std::max(source.widths.base, display_width(pieces.base));
            }
        }
    }
}

void Grid::measure_bars() {
    const std::vector<std::optional<double>> values = charted(table_);
    double whole = whole_of_bars(table_);
    for (const auto& value : values) { whole = std::max(whole, value.value_or(0)); }
    for (std::size_t row = 0; row < values.size(); ++row) {
        bars_.push_back(values[row].value_or(0) / whole);
        bars_.resize(bars_.size() + lines_of(table_, row) - 1);
    }
}

std::string Grid::aligned(const Share& share, const ShareWidths& widths) const {
    const ShareWords pieces = words(share, options_);
    std::string out = pad_left(pieces.percent, widths.percent);
    if (widths.interval > 0) { out += ' ' + pad_left(pieces.interval, widths.interval); }
    if (widths.base > 0) { out += ' ' + pad_right(pieces.base, widths.base); }
    return out;
}

void Grid::put(const Cell& cell, const Source& source, GridColumn& column) {
    const Share* share = std::get_if<Share>(&cell);
    std::string text = share != nullptr && source.column->type == Type::share ? aligned(*share, source.widths)
                                                                              : words(cell, source.wording, options_);
    if (column.prose) {
        text = with_plain_marks(std::move(text), options_);
        column.word = std::max(column.word, widest_word(text));
    }
    const int width = display_width(text);
    column.cells = std::max(column.cells, width);
    if (text.find(' ') != std::string::npos) { column.one_word = false; }
    cells_.push_back({text_.size(), text.size(), width, tone_of(cell)});
    text_ += text;
}

}  // namespace winloss::render
