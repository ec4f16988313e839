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

std::unique_ptr<Connection> open_current(const std::string& path, const OpenOptions& options, bool read_only) {
    auto connection = std::make_unique<Connection>(path, connection_options(options, read_only));
    // Version 0 behind our mark: a create() was killed while it committed, and opening has just taken that back.
    const int version = connection->blank() ? 0 : connection->version();
    if (version == 0) {
        throw not_found("there is no store at " + path + " yet: the file is empty", "winloss init makes one there");
    }
    if (version == static_cast<int>(options.migrations.size())) { return connection; }
    connection.reset();
    upgrade(path, options);
    return std::make_unique<Connection>(path, connection_options(options, read_only));
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
    connection->begin_write();
    try {
        const bool made_already = !is_empty(*connection);
        if (!made_already) {
            migrate(*connection, options.migrations);
            if (fill) { fill(*connection); }
            connection->commit();
            return {std::move(connection), options.migrations};
        }
        connection->rollback();
    } catch (...) {
        connection->rollback();
        throw;
    }
    connection.reset();
    return open(path, options);
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
