// A count that remembers its records where somebody asks for them, and its cell. Knows no record.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::report {

/// How many records, and which where they are kept.
struct Members {
    std::int64_t count = 0;
    std::vector<std::int64_t> ids{};  ///< empty unless kept

    void add(std::int64_t id, bool keep) {
        ++count;
        if (keep) { ids.push_back(id); }
    }
    void add(const Members& others) {
        count += others.count;
        ids.insert(ids.end(), others.ids.begin(), others.ids.end());
    }
};

/// Puts the count at the end of the table's last row, in the column `key`, with its records behind it.
void add_counted(Table& table, const std::string& key, const Members& members);
/// Only the records, behind a cell that stands there already.
void keep_behind(Table& table, const std::string& key, const Members& members);

}  // namespace winloss::report
