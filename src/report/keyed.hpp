// Tables whose rows begin with what a group is called. For reports alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::report {

/// The keys, then the columns.
inline Table keyed_table(std::string name, std::string title, std::vector<Column> keys,
                         const std::vector<Column>& columns) {
    Table table{std::move(name), std::move(title), std::move(keys), {}, {}, {}};
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    return table;
}

/// A group's cells, and the row's own key behind them.
inline Row with_key(Row cells, std::string key) {
    cells.emplace_back(std::move(key));
    return cells;
}

}  // namespace winloss::report
