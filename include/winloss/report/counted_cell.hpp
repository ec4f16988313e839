// A count that remembers its records where somebody asks for them, and its cell. Knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// The records that were counted in a row's columns, where somebody asks for them; else empty.
class RowRecords {
public:
    /// `column` is a key that outlives it.
    void add(std::string_view column, std::int64_t id);
    /// In a column of the row's amounts in that currency.
    void add(std::string_view column, Currency currency, std::int64_t id);
    void add(const RowRecords& others);
    /// Out of the amounts' column what the others have in theirs, each currency for itself; both were added in the same
    /// order.
    void take_out(std::string_view column, const RowRecords& others, std::string_view theirs);
    /// Empty where none was counted.
    const std::vector<std::int64_t>& of(std::string_view column) const;

private:
    struct Kept {
        std::string_view column;
        std::optional<Currency> currency;
        std::vector<std::int64_t> ids;
    };
    friend void keep_behind(Table& table, const RowRecords& records);
    std::vector<std::int64_t>& at(std::string_view column, std::optional<Currency> currency = std::nullopt);

    std::vector<Kept> kept_;
};

/// Puts the count at the end of the table's last row, in the column `key`, with its records behind it.
void add_counted(Table& table, const std::string& key, const Members& members);
/// Only the records, behind a cell that stands there already.
void keep_behind(Table& table, const std::string& key, const Members& members);
void keep_behind(Table& table, const std::string& key, const std::vector<std::int64_t>& records);
/// The same for every column of the table's last row, and of its amounts, that has records.
void keep_behind(Table& table, const RowRecords& records);

}  // namespace winloss::report
