// What somebody entered by hand stays as it is when a file says something else, unless that is asked for. Knows no
// file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/import_table.hpp"

namespace winloss::store {

/// A value that was kept, and what the file said.
struct KeptValue {
    std::string record;  ///< 'deal 17'
    std::string field;   ///< of an import
    std::string kept;
    std::string said;
};

class ImportKept {
public:
    /// `overwrite`: those of which the file's is taken all the same.
    ImportKept(Write& write, std::vector<std::string> overwrite);

    /// Empties `value`, so that the stored one stays, where it says something else than the table's current row and a
    /// person entered that. Reads the row's history: asked only of rows that differ.
    void keep(const ImportTable& table, int column, std::string_view field, ImportValue& value);

    /// Whether a person entered the value that a column has now, and nobody asked for the file's.
    bool keeps(std::string_view table, std::int64_t id, std::string_view column, std::string_view field) const;
    /// That a value stays, where that is decided elsewhere.
    void tell(std::string record, std::string_view field, std::string_view kept, std::string_view said);

    const std::vector<KeptValue>& first() const { return first_; }
    std::int64_t count() const { return count_; }

private:
    Write& write_;
    std::vector<std::string> overwrite_;
    std::vector<KeptValue> first_;
    std::int64_t count_ = 0;
};

}  // namespace winloss::store
