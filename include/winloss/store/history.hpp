// The operations of a store: shown, taken back, and done again. See docs/architecture.md, 'History'.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::store {

struct OperationEntry {
    std::int64_t id = 0;
    Instant at{};
    std::string person;
    std::string command;
    std::optional<std::int64_t> reverts;      ///< this operation is an undo or a redo of that one
    std::optional<std::int64_t> reverted_by;  ///< the operation, itself in effect, that took this one back
    std::int64_t rows = 0;                    ///< rows made, changed or removed
};

/// What one operation did to one record.
struct RecordChange {
    OperationEntry operation;
    std::string action;  ///< made, changed, removed
    struct Value {
        std::string column;
        std::string before;  ///< as text; empty for null
        std::string after;
    };
    std::vector<Value> values;  ///< changed columns only
};

/// Latest first; `limit` 0 is all.
std::vector<OperationEntry> operations(const Store& store, std::int64_t limit);
/// The life of one row, earliest first. `table` is a table name of the schema ('deal').
std::vector<RecordChange> record_history(const Store& store, std::string_view table, std::int64_t id);

/// Takes back one operation (nullopt: the latest that changed anything and is neither undone nor itself an undo). The
/// undo is an operation of its own. Refuses with conflict one that changed nothing, and, naming the later operation,
/// where a row of it has moved on or is in use since. An undo can be taken back by its number too. Returns the
/// operation taken back. With `dry_run` all of it but the change.
OperationEntry undo(Store& store, const Write::Operation& by, std::optional<std::int64_t> operation,
                    bool dry_run = false);
/// Does the last undo's operation again (the latest undo that is not itself reverted, where nothing but undoing and
/// redoing came after it); conflict where there is none. Returns the operation done again. With `dry_run` all of it but
/// the change.
OperationEntry redo(Store& store, const Write::Operation& by, bool dry_run = false);

}  // namespace winloss::store
