// The records behind the cells of a report's tables, as tables of their own. Knows no store: what a record is called is
// filled in by whoever has them.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"

namespace winloss::report {

/// How many columns in front say which row of the table it is.
std::size_t key_columns(const Table& table);

/// The table's records: its key columns, `counted_in` (the column that counts them) and `id`, a row for each time a
/// record was counted, so that those of a cell are as many as the cell says.
Table records_of(const Table& table);

/// Whether it has every column that the conditions of keep_where speak of.
bool has_columns_of(const Table& records, const std::vector<std::string>& conditions);

/// Throws usage where a condition on `counted_in` names a column that none of the tables counts in.
void require_counting(const std::vector<Table>& tables, const std::vector<std::string>& conditions);

/// Why no record fits all conditions, of records that were not chosen among yet: the first that none fits by itself,
/// with the nearest value.
std::string why_none(const std::vector<Table>& records, const std::vector<std::string>& conditions);

/// Only the rows that every condition holds for: `code=price`, a column of text and its value (any case; empty: not
/// known). Throws usage for what is no condition, naming the columns.
void keep_where(Table& records, const std::vector<std::string>& conditions);

}  // namespace winloss::report
