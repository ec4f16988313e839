// An open store: its schema is known to be ours and of this version. const Store& may read, Store& may write; a write
// is one operation in the history. Knows no command line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "winloss/core/date.hpp"
#include "winloss/store/connection.hpp"
#include "winloss/store/migration.hpp"

namespace winloss::store {

class NewFile;

struct OpenOptions {
    int wait_ms = 30'000;
    bool log_sql = false;
    Instant now{};                                                ///< names the backup made before an upgrade
    bool upgrade = true;                                          ///< false: an older store is refused as it is
    std::function<void(const std::string&)> say = {};             ///< one line when a store was upgraded; may be empty
    Watch watch = {};                                             ///< who waits for long works; may be empty
    std::span<const Migration> migrations = store::migrations();  ///< the schema, step by step; must outlive the store
    std::int64_t pack_from_rows = 50'000;  ///< tables of as many rows are kept packed for reports too; 0: none
};

class Store {
public:
    /// Opens an existing store. Throws not_found when there is no file, or an empty one that a killed create() left
    /// behind; store (7) for a foreign, damaged or newer one (the file is not touched), busy after wait_ms. An older
    /// store is upgraded under the write lock after a verified backup beside it.
    static Store open(const std::string& path, const OpenOptions& options);
    /// As open, for commands that only read: nothing they do can write. An older store is still upgraded first.
    static Store open_for_reading(const std::string& path, const OpenOptions& options);
    /// Makes a new store (folder 0700, file 0600) and lets `fill` put in what every store begins with, in the same
    /// transaction. One that is there already, or that somebody else makes meanwhile, is opened as by open(). Where it
    /// cannot be filled an empty file stays, which the next create() takes over; where a signal ends the program before
    /// the first operation is committed, it is taken away again.
    static Store create(const std::string& path, const OpenOptions& options,
                        const std::function<void(Connection&)>& fill);
    /// As create(), of a store that is in no file and goes with the object: a place to try something out in.
    static Store in_memory(const OpenOptions& options, const std::function<void(Connection&)>& fill);

    Connection& connection() { return *connection_; }
    const Connection& connection() const { return *connection_; }
    Statement prepare(std::string_view sql) const { return connection_->prepare(sql); }
    const std::string& path() const { return connection_->path(); }
    /// The latest operation's number, 0 in a new store; printed by every report.
    std::int64_t operation() const;
    /// Whether an operation was committed through this object.
    bool wrote() const { return wrote_; }
    int schema_version() const { return connection_->version(); }
    /// Takes the file away where this object made it, and no operation was committed to it by anybody; closes it then.
    /// False where it stays.
    bool take_away_if_unused();
    /// The steps its schema was made by.
    std::span<const Migration> migrations() const { return migrations_; }

private:
    friend class Write;
    Store(std::unique_ptr<Connection> connection, const OpenOptions& options);
    std::unique_ptr<Connection> connection_;
    std::span<const Migration> migrations_;
    std::int64_t pack_from_rows_;
    std::shared_ptr<NewFile> new_file_{};  ///< null where others made it, or something was written since
    bool wrote_ = false;
};

/// The schema version this program makes and reads.
int current_schema_version();

/// A consistent view over several statements; ends with the scope. Inside of a write or another snapshot it changes
/// nothing: the view is consistent there already.
class Snapshot {
public:
    explicit Snapshot(const Store& store);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    const Connection* connection_;
};

/// One operation: the write lock, the row log, the operation's record, then commit. Rolls back when it goes out of
/// scope uncommitted. Functions that change rows take a Write&, so none can be called outside of one.
class Write {
public:
    struct Operation {
        Instant at;
        std::string person;   ///< who, as given by --as, the configuration or the login name
        std::string command;  ///< 'deal close': the words of the verb and record numbers, free text left out
        std::function<void()> first = {};  ///< called once the lock is held; what it throws ends the write
    };
    Write(Store& store, const Operation& operation);
    ~Write();
    Write(const Write&) = delete;
    Write& operator=(const Write&) = delete;

    Statement prepare(std::string_view sql) const { return store_.prepare(sql); }
    Connection& connection() { return store_.connection(); }
    Store& store() { return store_; }
    std::int64_t last_insert_id() const { return store_.connection().last_insert_id(); }
    Instant now() const { return now_; }
    /// The number it will have if it changes anything.
    std::int64_t operation() const;
    /// Says that this operation takes another one back (undo and redo alone do that). It is then kept in any case.
    void reverts(std::int64_t operation);
    /// Has the operation stand in the history though it may change no row.
    void keep();
    /// The operation's number once committed. An operation that changed no row leaves no trace where nobody said
    /// keep(): nullopt.
    std::optional<std::int64_t> commit();
    /// Takes all of it back, as going out of scope does. Whether commit() would have kept anything.
    bool abandon();

private:
    struct Log;
    bool changes_anything();
    void roll_back();

    Store& store_;
    Instant now_;
    std::unique_ptr<Log> log_;
};

}  // namespace winloss::store
