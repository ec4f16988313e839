#include "flat.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cells.hpp"
#include "numbers.hpp"
#include "overloaded.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// The shortest digits that read back as the same number; nothing for what JSON has no number for either.
void append_real(std::string& out, std::optional<double> value) {
    if (value && std::isfinite(*value)) { append_number(out, *value); }
}

}  // namespace

FlatTable::FlatTable(const Table& table, RowsDone rows_done) : table_(table), rows_done_(std::move(rows_done)) {
    add_columns(table.columns, false);
    if (table.breakdown) { add_columns(table.breakdown->columns, true); }
}

void FlatTable::add(std::string name, Source source) {
    header_.push_back(std::move(name));
    sources_.push_back(source);
}

void FlatTable::add_columns(const std::vector<Column>& columns, bool inner) {
    const bool beside = has_currency_column(columns);
    const bool several =
        std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.type == Type::money; }) > 1;
    // The breakdown's currency is not the currency of the row that holds it.
    const bool taken = table_.breakdown && has_currency_column(table_.breakdown->columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool twice = inner && std::find(header_.begin(), header_.end(), columns[i].key) != header_.end();
        const std::string key = twice ? table_.breakdown->key + '_' + columns[i].key : columns[i].key;
        if (columns[i].type == Type::share) {
            add(key, {inner, i, Part::share_value});
            add(key + "_part", {inner, i, Part::share_part});
            add(key + "_whole", {inner, i, Part::share_whole});
            add(key + "_low", {inner, i, Part::share_low});
            add(key + "_high", {inner, i, Part::share_high});
            add(key + "_small", {inner, i, Part::share_small});
            continue;
        }
        add(key, {inner, i, Part::value});
        if (columns[i].type == Type::money && !beside) {
            add(several || taken ? key + "_currency" : "currency", {inner, i, Part::currency});
        }
    }
}

void FlatTable::write(const Cell& cell, Part part, FlatCell& out) {
    out.text.clear();
    out.is_text = false;
    std::string& text = out.text;
    if (part == Part::currency) {
        if (const Money* money = std::get_if<Money>(&cell)) { text = money->currency.code(); }
        return;
    }
    const Share* share = std::get_if<Share>(&cell);
    if (part != Part::value && share == nullptr) { return; }
    switch (part) {
        case Part::share_part: return append_number(text, share->ratio.part);
        case Part::share_whole: return append_number(text, share->ratio.whole);
        case Part::share_low: return append_real(text, share->low);
        case Part::share_high: return append_real(text, share->high);
        case Part::share_small: text = share->small ? "true" : "false"; return;
        case Part::share_value:
        case Part::currency:
        case Part::value: break;
    }
    std::visit(Overloaded{
                   [](std::monostate) {},
                   [&](bool value) { text = value ? "true" : "false"; },
                   [&](std::int64_t value) { append_number(text, value); },
                   [&](double value) { append_real(text, value); },
                   [&](const std::string& value) { text = value, out.is_text = true; },
                   [&](Date value) { text = iso(value); },
                   [&](Instant value) { text = iso(value); },
                   [&](const LocalTime& value) { text = iso(value); },
                   [&](const Money& value) { text = decimal(value); },
                   [&](const Share& value) { append_real(text, value.ratio.value()); },
                   [&](PValue value) { append_real(text, value.value()); },
                   [&](const std::vector<std::string>& value) { text = joined_list(value), out.is_text = true; },
               },
               cell);
}

void FlatTable::each_typed_row(const std::function<void(const std::vector<Piece>&)>& sink) const {
    std::vector<Piece> pieces(sources_.size());
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        const std::vector<Row>& subs = sub_rows(table_, i);
        for (std::size_t s = 0; s < std::max<std::size_t>(subs.size(), 1); ++s) {
            for (std::size_t c = 0; c < sources_.size(); ++c) {
                const Source& source = sources_[c];
                const Cell& cell = !source.inner     ? cell_at(table_.rows[i], source.column)
                                   : s < subs.size() ? cell_at(subs[s], source.column)
                                                     : null_cell();
                pieces[c] = {&cell, source.part};
            }
            sink(pieces);
        }
        if (rows_done_) { rows_done_(static_cast<std::int64_t>(i) + 1, std::ssize(table_.rows)); }
    }
}

void FlatTable::each_row(const std::function<void(const std::vector<FlatCell>&)>& sink) const {
    std::vector<FlatCell> cells(sources_.size());
    each_typed_row([&](const std::vector<Piece>& pieces) {
        for (std::size_t c = 0; c < pieces.size(); ++c) { write(*pieces[c].cell, pieces[c].part, cells[c]); }
        sink(cells);
    });
}

void FlatTable::cells_of(const Row& row, std::vector<FlatCell>& cells) const {
    cells.resize(sources_.size());
    for (std::size_t c = 0; c < sources_.size(); ++c) {
        write(cell_at(row, sources_[c].column), sources_[c].part, cells[c]);
    }
}

Table one_row(const Record& record) {
    Table table;
    Row row;
    const auto add = [&](const Field& field) {
        table.columns.push_back({field.key, field.title, type_of(field.value), false});
        row.push_back(field.value);
    };
    for (const Field& field : record.fields) { add(field); }
    if (record.body) { add(*record.body); }
    table.rows.push_back(std::move(row));
    return table;
}

}  // namespace winloss::render
