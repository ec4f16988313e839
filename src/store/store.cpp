#include "winloss/store/store.hpp"

#include <utility>

#include "location.hpp"
#include "new_file.hpp"
#include "upgrade.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

Connection::Options connection_options(const OpenOptions& options, bool read_only) {
    return {.create = false,
            .read_only = read_only,
            .wait_ms = options.wait_ms,
            .log_sql = options.log_sql,
            .newest_version = static_cast<int>(options.migrations.size()),
            .watch = options.watch};
}

// 0 where no store was made yet: the file is empty, or a create() was killed while it committed, which opening has just
// taken back.
int version_of(const Connection& connection) { return connection.blank() ? 0 : connection.version(); }

std::unique_ptr<Connection> up_to_date(std::unique_ptr<Connection> connection, int version, const OpenOptions& options,
                                       bool read_only) {
    if (version == static_cast<int>(options.migrations.size())) { return connection; }
    const std::string path = connection->path();
    if (!options.upgrade) { throw Error(ErrorKind::store, "The store " + path + " is of an older version."); }
    connection.reset();
    upgrade(path, options);
    return std::make_unique<Connection>(path, connection_options(options, read_only));
}

std::unique_ptr<Connection> open_current(const std::string& path, const OpenOptions& options, bool read_only) {
    auto connection = std::make_unique<Connection>(path, connection_options(options, read_only));
    const int version = version_of(*connection);
    if (version == 0) {
        throw not_found("There is no store at " + path + " yet: the file is empty.", "winloss init makes one there.");
    }
    return up_to_date(std::move(connection), version, options, read_only);
}

bool is_empty(const Connection& connection) {
    return connection.version() == 0 && connection.scalar("SELECT count(*) FROM sqlite_schema") == 0;
}

/// Makes a store of an empty file, which `file` is then; null where somebody else has made it while this waited.
void make(Connection& connection, const OpenOptions& options, const std::function<void(Connection&)>& fill,
          const FileIdentity& identity, std::shared_ptr<NewFile>& file) {
    connection.begin_write();
    try {
        // Nobody takes it away while we hold the lock. The engine looks for that only in files that are not empty.
        if (file_identity(connection.path()) != identity) {
            throw Error(ErrorKind::busy, "The store " + connection.path() + " was taken away.", "Try again.");
        }
        if (is_empty(connection)) {
            file = std::make_shared<NewFile>(connection.path(), identity);
            migrate(connection, options.migrations);
            if (fill) { fill(connection); }
        }
        connection.commit();
    } catch (...) {
        if (file) { file->writing(false); }  // before the lock goes: whoever gets it next may make a store of the file
        connection.rollback();
        throw;
    }
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection, const OpenOptions& options)
    : connection_(std::move(connection)), migrations_(options.migrations), pack_from_rows_(options.pack_from_rows) {}

Store Store::open(const std::string& path, const OpenOptions& options) {
    return {open_current(path, options, false), options};
}

Store Store::open_for_reading(const std::string& path, const OpenOptions& options) {
    return {open_current(path, options, true), options};
}

// The file is claimed by whoever gets its write lock first, not by whoever made it: so one that was killed leaves an
// empty file for the next. Who waited for a file that was taken away meanwhile begins anew.
Store Store::create(const std::string& path, const OpenOptions& options, const std::function<void(Connection&)>& fill) {
    require_file_path(path);
    while (true) {
        make_private_file(path);
        const FileIdentity identity = file_identity(path);
        if (identity == FileIdentity()) { continue; }  // taken away again already
        std::unique_ptr<Connection> connection;
        std::shared_ptr<NewFile> file;
        try {
            connection = std::make_unique<Connection>(path, connection_options(options, false));
            if (file_identity(path) != identity) { continue; }
            if (version_of(*connection) == 0) { make(*connection, options, fill, identity, file); }
        } catch (...) {
            const bool replaced = file_identity(path) != identity;
            connection.reset();
            if (replaced) { continue; }
            throw;  // an empty file stays, as whoever waits for it may be about to make a store of it
        }
        const int version = connection->version();  // ours, or that of whoever made it while this waited
        if (file && !file->made(*connection)) { file.reset(); }
        Store store(up_to_date(std::move(connection), version, options, false), options);
        store.new_file_ = std::move(file);
        return store;
    }
}

bool Store::take_away_if_unused() {
    if (!new_file_) { return false; }
    connection_.reset();  // with its locks, which keep out our own too
    return std::exchange(new_file_, nullptr)->take_away();
}

Store Store::in_memory(const OpenOptions& options, const std::function<void(Connection&)>& fill) {
    auto connection = Connection::in_memory();
    connection->begin_write();
    migrate(*connection, options.migrations);
    if (fill) { fill(*connection); }
    connection->commit();
    OpenOptions unpacked = options;
    unpacked.pack_from_rows = 0;
    return {std::move(connection), unpacked};
}

std::int64_t Store::operation() const { return connection_->scalar("SELECT coalesce(max(id), 0) FROM operation"); }

int current_schema_version() { return static_cast<int>(migrations().size()); }

Snapshot::Snapshot(const Store& store)
    : connection_(store.connection().in_transaction() ? nullptr : &store.connection()) {
    if (connection_ != nullptr) { connection_->begin_read(); }
}

Snapshot::~Snapshot() {
    if (connection_ != nullptr) { connection_->end_read(); }
}

}  // namespace winloss::store
