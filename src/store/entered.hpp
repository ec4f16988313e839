// Where the value that a column of a row has now came from, by what the history says.
#pragma once

#include <cstdint>
#include <string_view>

#include "winloss/store/connection.hpp"
#include "winloss/store/import_kept.hpp"

namespace winloss::store {

/// The operation that stands for what an archive says was done before it.
inline constexpr std::string_view archive_command = "import all";
/// What a file said, not a person: not of an archive, which holds both.
bool is_import(std::string_view command);
bool is_taking_back(std::string_view command);

/// `archived`: a row that no operation made came out of an archive; else one made it that is still going on.
Entered entered_by(const Connection& connection, std::string_view table, std::int64_t id, std::string_view column,
                   bool archived);

}  // namespace winloss::store
