// How a row is put together from its cells: a setter a field, then what holds between them. Each kind of row brings its
// setters_of() and finish(), and instantiates the reader. For import_rows and import_history_rows alone.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "import_cells.hpp"
#include "winloss/core/error.hpp"

namespace winloss::exchange {

template <class Row>
struct FieldSetter {
    std::string_view field;
    void (*set)(Row&, ImportCells&);
};

/// Setters for members of one kind, each to be read by one function of ImportCells.
template <class Row, auto member>
void set_text(Row& row, ImportCells& cells) {
    row.*member = cells.line_text();
}
template <class Row, auto member>
void set_date(Row& row, ImportCells& cells) {
    row.*member = cells.date();
}
template <class Row, auto member, auto read>
void set_word(Row& row, ImportCells& cells) {
    row.*member = cells.word(read);
}
template <class Row>
void set_currency(Row&, ImportCells& cells) {
    cells.currency();
}
/// Where somebody wrote several lines, they become one.
template <class Row, auto member>
void set_folded(Row& row, ImportCells& cells) {
    row.*member = cells.folded_text();
}
template <class Row, auto member>
void set_block(Row& row, ImportCells& cells) {
    row.*member = cells.block();
}
/// A second column of a list adds to the first.
inline void add_new(std::vector<std::string_view>& texts, const std::vector<std::string_view>& others) {
    for (const std::string_view each : others) {
        if (std::ranges::find(texts, each) == texts.end()) { texts.push_back(each); }
    }
}
template <class Row, auto member>
void set_list(Row& row, ImportCells& cells) {
    add_new(row.*member, cells.list());
}

/// What stands in the cell and could not be read was told there.
inline void require(ImportCells& cells, std::string_view field, bool there, std::string_view why) {
    const bool told = cells.bad() && !cells.as_written(field).empty();
    if (!there && !told) { cells.refuse(field, {}, std::string(why)); }
}

template <class Row>
ImportReader<Row>::ImportReader(CsvReader& csv, const Mapping& mapping, ImportOptions options,
                                std::function<void(const BadCell&)> on_bad)
    : cells_(std::make_unique<ImportCells>(csv, mapping, std::move(options), std::move(on_bad))) {
    for (const MappedColumn& column : mapping.columns) {
        const auto setters = setters_of(row_);
        const auto found = std::ranges::find(setters, column.field->name, &FieldSetter<Row>::field);
        if (found == setters.end()) {
            throw Error(ErrorKind::bug, fmt::format("The field {} is not taken over.", column.field->name));
        }
        setters_.push_back(found->set);
    }
}

template <class Row>
ImportReader<Row>::~ImportReader() = default;

template <class Row>
const std::vector<TrailerLine>& ImportReader<Row>::trailers() const {
    return cells_->trailers();
}

template <class Row>
std::int64_t ImportReader<Row>::trailer_count() const {
    return cells_->trailer_count();
}

template <class Row>
const std::vector<TrailerLine>& ImportReader<Row>::like_sums() const {
    return cells_->like_sums();
}

template <class Row>
std::int64_t ImportReader<Row>::like_sums_count() const {
    return cells_->like_sums_count();
}

template <class Row>
const std::vector<NamelessColumn>& ImportReader<Row>::nameless() const {
    return cells_->nameless();
}

template <class Row>
const CellsTaken& ImportReader<Row>::taken() const {
    return cells_->taken();
}

template <class Row>
const Row* ImportReader<Row>::next() {
    const std::vector<MappedColumn>& columns = cells_->mapping().columns;
    while (cells_->next_row()) {
        if (!cells_->bad()) {
            row_ = Row{};
            row_.line = cells_->line();
            bool filled = false;
            for (std::size_t i = 0; i < setters_.size(); ++i) {
                const MappedColumn& column = columns[i];
                if (column.also && filled && !column.field->adds_up()) { continue; }
                const bool there = cells_->select(i);
                if (there) { setters_[i](row_, *cells_); }
                filled = there || (column.also && filled);
            }
            finish(row_, *cells_);
        }
        if (!cells_->bad()) { return &row_; }
        ++bad_rows_;
    }
    return nullptr;
}

}  // namespace winloss::exchange
