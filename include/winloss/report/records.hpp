// The records behind the cells of a report's tables, as tables of their own, and the choice among them. Knows no store:
// what a record is called is filled in by whoever has them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::report {

/// How many columns in front say which row of the table it is.
std::size_t key_columns(const Table& table);

/// The table's records: its key columns, `counted_in` (the column that counts them) and `id`, a row for each time a
/// record was counted, so that those of a cell are as many as the cell says.
Table records_of(const Table& table);
/// The same with one row for each cell that has records, the first of them: to choose among cells, and to say why none
/// is left, without all that they count.
Table first_records_of(const Table& table);

/// `code=price`: a column of records, spelled as keys are, and its value in folded case, empty where it is not known.
/// Null where no value was given.
struct Condition {
    explicit Condition(std::string_view typed);
    std::string column;
    std::optional<std::string> value;

    bool is_counted_in() const { return column == "counted_in" && value.has_value(); }
    bool holds(const Cell& cell) const;
};

/// Whether it has every column that the conditions of keep_where speak of.
bool has_columns_of(const Table& records, const std::vector<std::string>& conditions);

/// Why no record fits all conditions, of records that were not chosen among yet: the first that none fits by itself,
/// with the nearest values, or with all where they are few.
std::string why_none(const std::vector<Table>& records, const std::vector<std::string>& conditions);

/// Only the rows that every condition holds for, any case. Throws usage for what is no condition, naming the columns.
void keep_where(Table& records, const std::vector<std::string>& conditions);

/// Of a table of figures only the records of cells that every condition holds for; its rows stay.
void keep_cells_where(Table& figures, const std::vector<std::string>& conditions);

}  // namespace winloss::report
