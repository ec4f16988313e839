// Rows as the log says they were, put back into their table: for an undo. What is stored is only ever bound as a value,
// never run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "winloss/store/store.hpp"

namespace winloss::store {

/// Entries of one operation's log that stand together.
struct Stretch {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t count = 0;
    std::string removed_from;  ///< rows of this table were removed; empty: other changes
};

class Restorer {
public:
    /// Of one table, which the schema has. `example` is one of its rows as the operation's log keeps them: a JSON
    /// object.
    Restorer(Write& write, const std::string& table, std::string_view example);

    /// A row that was removed. Throws conflict where another one has taken its place.
    void insert(std::int64_t id, std::string_view before);
    /// Rows that were removed one after the other, in that order: the engine appends them. All or none;
    /// returns how many.
    std::int64_t insert(const Stretch& stretch);
    /// A row that was changed.
    void update(std::int64_t id, std::string_view before);

private:
    enum class Way { insert, insert_all, update };
    static std::string sql(Write& write, const std::string& table, std::string_view example, Way way);

    Write* write_;
    std::string table_;
    Statement insert_;
    Statement insert_all_;
    Statement update_;
    Statement log_;
};

}  // namespace winloss::store
