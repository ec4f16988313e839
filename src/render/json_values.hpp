// Single JSON values appended to a string.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"

namespace winloss::render::json {

void append_strings(std::string& out, const std::vector<std::string>& texts);

/// Integers exact, reals in the fewest digits that read back the same (null when not finite), money with its amount as
/// a string, a share with all it knows.
void append_value(std::string& out, const Cell& cell);

/// The comma that is due and the key of an object's next member.
void append_key(std::string& out, std::string_view key);
void append_object(std::string& out, const std::vector<Field>& fields);
/// A row of a table that has no sub-rows.
void append_object(std::string& out, const std::vector<Column>& columns, const Row& row);
/// A row of the table, its sub-rows an array in it.
void append_object(std::string& out, const Table& table, std::size_t row);

}  // namespace winloss::render::json
