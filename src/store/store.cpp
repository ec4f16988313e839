#include "winloss/store/store.hpp"

#include "location.hpp"
#include "upgrade.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

Connection::Options connection_options(const OpenOptions& options, bool read_only) {
    return {.create = false,
            .read_only = read_only,
            .wait_ms = options.wait_ms,
            .log_sql = options.log_sql,
            .newest_version = static_cast<int>(options.migrations.size())};
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

}  // namespace

Store::Store(std::unique_ptr<Connection> connection, std::span<const Migration> migrations)
    : connection_(std::move(connection)), migrations_(migrations) {}

Store Store::open(const std::string& path, const OpenOptions& options) {
    return {open_current(path, options, false), options.migrations};
}

Store Store::open_for_reading(const std::string& path, const OpenOptions& options) {
    return {open_current(path, options, true), options.migrations};
}

// The file is claimed by whoever gets its write lock first, not by whoever made it: so one that was killed, or could
// not fill it, leaves an empty file for the next. It is never removed, because somebody may be waiting for its lock.
Store Store::create(const std::string& path, const OpenOptions& options, const std::function<void(Connection&)>& fill) {
    require_file_path(path);
    make_private_file(path);
    auto connection = std::make_unique<Connection>(path, connection_options(options, false));
    int version = version_of(*connection);
    if (version == 0) {
        connection->begin_write();
        try {
            if (is_empty(*connection)) {
                migrate(*connection, options.migrations);
                if (fill) { fill(*connection); }
            }
            connection->commit();
        } catch (...) {
            connection->rollback();
            throw;
        }
        version = connection->version();  // ours, or that of whoever made it while this waited
    }
    return {up_to_date(std::move(connection), version, options, false), options.migrations};
}

Store Store::in_memory(const OpenOptions& options, const std::function<void(Connection&)>& fill) {
    auto connection = Connection::in_memory();
    connection->begin_write();
    migrate(*connection, options.migrations);
    if (fill) { fill(*connection); }
    connection->commit();
    return {std::move(connection), options.migrations};
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
