// Tables for formats whose cells are single values (tsv, csv, xlsx): money and shares spread over several columns,
// breakdowns over several rows. Knows no quoting.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

struct FlatCell {
    std::string text;      ///< empty for null
    bool is_text = false;  ///< typed by somebody: may hold anything
};

/// Money becomes `<key>` and `currency` (`<key>_currency` where several would claim the name; the amount alone where
/// the rows have a currency column already). A share becomes `<key>` (the value), `_part`, `_whole`, `_low`, `_high`
/// and `_small`. Lists stand in one cell (core/csv). A breakdown's columns follow the table's, a row repeated for each
/// sub-row; a row without any stands once, those cells empty; a key that the table has too gets the breakdown's in
/// front
/// (`amounts_won`).
class FlatTable {
public:
    explicit FlatTable(const Table& table, RowsDone rows_done = {});  ///< keeps a reference

    const std::vector<std::string>& header() const { return header_; }
    /// One row, as each_row() has it, of a table without a breakdown; `cells` are those of the row before, or none.
    void cells_of(const Row& row, std::vector<FlatCell>& cells) const;
    /// The cells are good until `sink` returns.
    void each_row(const std::function<void(const std::vector<FlatCell>&)>& sink) const;

    /// Which part of a cell stands in a column.
    enum class Part { value, currency, share_value, share_part, share_whole, share_low, share_high, share_small };
    struct Piece {
        const Cell* cell;
        Part part;
    };
    /// The same rows with their cells as they are, for a format that has types.
    void each_typed_row(const std::function<void(const std::vector<Piece>&)>& sink) const;

private:
    struct Source {
        bool inner;  ///< of the breakdown
        std::size_t column;
        Part part;
    };

    void add_columns(const std::vector<Column>& columns, bool inner);
    void add(std::string name, Source source);
    static void write(const Cell& cell, Part part, FlatCell& out);

    const Table& table_;
    RowsDone rows_done_;
    std::vector<std::string> header_;
    std::vector<Source> sources_;
};

/// The record's fields and body as a table of one row.
Table one_row(const Record& record);

}  // namespace winloss::render
