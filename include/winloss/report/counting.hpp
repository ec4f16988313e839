// Which of a report's tables and columns have the records behind their cells, and how those of one column are asked for
// (`counted_in`). Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/report/declaration.hpp"

namespace winloss::report {

/// What a cell counts; of a share its part. Null where it counts nothing.
std::optional<std::int64_t> count_of(const Cell& cell);

/// A table whose cells count records, and the report that says of which kind.
struct Counting {
    Table table;
    const Declaration* report = nullptr;
    const OwnValues* own = nullptr;    ///< of the report; null: none was typed
    std::optional<Counted> kind{};     ///< of the records behind its cells; null: the report's own
    std::vector<std::string> notes{};  ///< what has to be said of them
};

/// The tables with the records that conditions on `counted_in` ask for: of those that have the column its records
/// alone, found in the columns that it is made of where it has none of its own. Without such a condition all tables,
/// without the records that are told only when asked. Throws usage where no table has all records of the cells asked
/// for, with the reason and the columns that have them: no cell is given fewer records than it counts.
std::vector<Counting> counting(std::vector<Counting> tables, const std::vector<std::string>& conditions);

/// Whether the conditions ask for the column, and let the row through that begins with `row` below `columns`: what
/// would be very many records is gathered only then.
bool asks_for(const std::vector<std::string>& conditions, std::string_view column, const std::vector<Column>& columns,
              const Row& row);

}  // namespace winloss::report
