// The records behind the cells of a report's tables, as tables of their own. Knows no store: what a record is called is
// filled in by whoever has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/declaration.hpp"

namespace winloss::report {

/// What a cell counts; of a share its part. Null where it counts nothing.
std::optional<std::int64_t> count_of(const Cell& cell);

/// How many columns in front say which row of the table it is.
std::size_t key_columns(const Table& table);

/// The table's records: its key columns, `counted_in` (the column that counts them) and `id`, a row for each time a
/// record was counted, so that those of a cell are as many as the cell says.
Table records_of(const Table& table);

/// Whether it has every column that the conditions of keep_where speak of.
bool has_columns_of(const Table& records, const std::vector<std::string>& conditions);

/// Of the tables those that have the records of the columns which conditions on `counted_in` name, `made_of` put in
/// where they stand in other columns; all where there is no such condition. Throws usage, with the columns that have
/// them, where none has: no cell is given fewer records than it counts.
std::vector<Table> counting(std::vector<Table> tables, const std::vector<MadeOf>& made_of,
                            const std::vector<std::string>& conditions);

/// Why no record fits all conditions, of records that were not chosen among yet: the first that none fits by itself,
/// with the nearest values, or with all where they are few.
std::string why_none(const std::vector<Table>& records, const std::vector<std::string>& conditions);

/// Only the rows that every condition holds for: `code=price`, a column of text and its value (any case; empty: not
/// known). Throws usage for what is no condition, naming the columns.
void keep_where(Table& records, const std::vector<std::string>& conditions);

}  // namespace winloss::report
