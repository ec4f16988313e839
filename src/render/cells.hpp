// What every format asks of a table before it writes a byte.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::render {

const Cell& null_cell();
/// Null where the row is shorter than the table is wide.
const Cell& cell_at(const Row& row, std::size_t column);
/// The sub-rows of a row; none where the table has no breakdown.
const std::vector<Row>& sub_rows(const Table& table, std::size_t row);
/// What a page has of a table whose breakdown is for programs; null: it has all of it.
std::optional<Table> cut_for_people(const Table& table);
/// The column type that fits a value; text for null.
Type type_of(const Cell& cell);
/// Whether the rows say their currency in a column of its own, key `currency`.
bool has_currency_column(const std::vector<Column>& columns);

}  // namespace winloss::render
