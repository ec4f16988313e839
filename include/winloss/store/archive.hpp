// All rows of a store, out and into a new one, whatever the tables: their names and columns are the archive's.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/archive.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

enum class ColumnForm;  // of what a column's text must be

/// Records come in the order of their names; what was done (operations, and what they changed) only with `history`.
/// Without it what a person took away from a deal is told by rows of its own, so that no import puts it there again.
std::vector<std::string> archived_records(const Store& store, bool history);
/// How many rows they have together.
std::int64_t count_archived(const Store& store, const std::vector<std::string>& records);
ArchiveHead archive_head(const Store& store, bool history);
/// By number. Several calls want a Snapshot around them.
void each_archived(const Store& store, const std::string& record, const std::function<void(const ArchivedRow&)>& take);

/// A row refers to one that is not there: known once all rows are.
struct BrokenReference {
    std::string record;
    std::int64_t number = 0;  ///< 0 where rows of the kind have none
    std::string refers_to;    ///< the kind of record that is missing
};

/// Puts rows into a store that is being made, before anything else is in it. A row's references may come before what
/// they refer to.
class ArchiveLoad {
public:
    /// The tables are of the version that the head names. `by`: who does it, told where the archive has no history but
    /// says what was taken away.
    ArchiveLoad(Connection& connection, ArchiveHead head, Write::Operation by);
    ~ArchiveLoad();
    ArchiveLoad(const ArchiveLoad&) = delete;
    ArchiveLoad& operator=(const ArchiveLoad&) = delete;
    /// Throws bad_input saying what of the row is not right.
    void add(const ArchivedRow& row);
    /// Throws BrokenReference where one leads to nothing.
    void finish();

private:
    struct Table {
        std::vector<std::string> columns;
        std::vector<bool> numbers;      ///< which of them hold whole numbers
        std::vector<ColumnForm> forms;  ///< what their texts must be
        std::vector<int> parameters;    ///< of the statement, one a column
        Statement insert;
    };
    Table& table_of(const std::string& record);
    void give_numbers();
    std::int64_t operation();

    Connection& connection_;
    ArchiveHead head_;
    Write::Operation by_;
    std::optional<std::int64_t> operation_{};
    std::vector<std::string> indexes_{};  ///< how they are made, in the schema's order
    std::map<std::string, Table> tables_{};
};

/// Takes away the empty file that a failed create() left, unless somebody uses it.
void take_away_empty(const std::string& path);

/// Makes a store beside the one at `path`, which `fill` fills with the schema of `made`, and puts it in its place,
/// whole or not at all; options otherwise as for restore(). The file beside it in which what was there is kept.
std::string replace_store(const std::string& path, const OpenOptions& options, const OpenOptions& made,
                          const std::function<void(Connection&)>& fill);

}  // namespace winloss::store
