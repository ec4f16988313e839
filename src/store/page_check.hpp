// Whether a database is sound below its tables and across them. Knows nothing of what the rows say.
#pragma once

#include <functional>
#include <string_view>

#include "winloss/store/connection.hpp"

namespace winloss::store {

/// The engine's own check of its pages, indexes and values: calls `found` with each problem, at most `most` of them.
void each_page_problem(const Connection& connection, int most, const std::function<void(std::string_view)>& found);

/// Rows that refer to one that is not there; `row` is 0 where the table has no numbers.
void each_orphan(const Connection& connection,
                 const std::function<void(std::string_view table, std::int64_t row, std::string_view parent)>& found);

bool has_sound_pages(const Connection& connection);
std::int64_t count_orphans(const Connection& connection);

}  // namespace winloss::store
