// The row log: what each changed or removed row was before. Written by temporary triggers that a writing connection
// makes for the tables a command changes; a new row costs nothing but its table's entry in row_range. The one part of
// the history that another engine would do its own way.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/connection.hpp"

namespace winloss::store {

/// Columns of a table in their order; all are INTEGER or TEXT. The first is id in every logged table.
std::vector<std::string> columns_of(const Connection& connection, std::string_view table);
/// A table whose rows are records: all but the history's own, the engine's, and the search index's.
bool is_logged(const Connection& connection, std::string_view table);
/// What people call a row: "deal team 17".
std::string record_name(std::string_view table, std::int64_t id);
/// "name" for SQL; the name comes from the schema.
std::string quoted(std::string_view name);
/// json_object('id', PREFIX.id, …) of all columns: one row as the log keeps it.
std::string row_as_json(const std::vector<std::string>& columns, std::string_view prefix);

/// From now on every statement of this connection that updates or deletes rows of a logged table writes the row log.
/// Rows are logged under the operation with the highest number, so it has to be there before them.
void start_row_log(Connection& connection);

/// The last number given out in each table.
using Sequences = std::map<std::string, std::int64_t, std::less<>>;
Sequences sequences(const Connection& connection);
/// Writes the row_range of each table in which rows were made since `before`.
void log_new_rows(const Connection& connection, std::int64_t operation, const Sequences& before);
/// Whether the operation is named by any row of the log.
bool has_rows(const Connection& connection, std::int64_t operation);

}  // namespace winloss::store
