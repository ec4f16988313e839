// What somebody entered by hand stays as it is when a file says something else, unless that is asked for. Knows no
// file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/store/import_table.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

/// A value that was kept, and what the file said.
struct KeptValue {
    std::string record;  ///< 'deal 17, Acme platform'
    std::string field;   ///< of an import
    std::string kept;
    std::string said;
};

/// Where the value that a column has now came from.
enum class Entered {
    by_import,
    with_the_record,  ///< a person made the record with it
    later,            ///< a person put it in the place of another
};

class ImportKept {
public:
    /// `overwrite`: those of which the file's is taken all the same.
    ImportKept(Write& write, std::vector<std::string> overwrite);

    /// Empties `value`, so that the stored one stays, where it says something else than the table's current row and a
    /// person entered that. Reads the row's history: asked only of rows that differ. `names`: the column holds numbers
    /// of these records, which are told by name.
    void keep(const ImportTable& table, int column, std::string_view field, ImportValue& value,
              std::optional<RecordKind> names = {});

    /// Whether a person entered the value that a column has now, and nobody asked for the file's.
    bool keeps(std::string_view table, std::int64_t id, std::string_view column, std::string_view field) const;
    /// Whose value it is, whatever --overwrite says. What an undo brought back is whose it was before.
    Entered entered(std::string_view table, std::int64_t id, std::string_view column) const;
    /// Whether the file's value is taken all the same.
    bool gives_way(std::string_view field) const;
    /// Whether a person took away from the deal what `column` of the table, a part of it, names, and nobody asked for
    /// the file's: then it is told, and not put back.
    bool taken_back(std::string_view table, std::string_view column, std::int64_t deal, std::int64_t named,
                    std::string_view field);
    /// That a value stays, where that is decided elsewhere.
    void tell(std::string record, std::string_view field, std::string_view kept, std::string_view said);

    /// 'deal 17, Acme platform'; of records without a name 'action 3'.
    std::string called(std::string_view table, std::int64_t id) const;

    const std::vector<KeptValue>& first() const { return first_; }
    std::int64_t count() const { return count_; }

private:
    using Pairs = std::set<std::pair<std::int64_t, std::int64_t>>;
    std::string name_of(RecordKind kind, std::int64_t number) const;
    const Pairs& taken_back_of(const std::string& table, std::string_view column);

    Write& write_;
    std::map<std::string, std::int64_t, std::less<>> before_;  ///< by table: the last number before this import
    std::map<std::string, Pairs> taken_back_;  ///< by table: deals, and what was taken from them; read when asked for
    std::vector<std::string> overwrite_;
    std::vector<KeptValue> first_;
    std::int64_t count_ = 0;
};

}  // namespace winloss::store
