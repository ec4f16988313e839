#include "upgrade.hpp"

#include <map>

#include "copy.hpp"
#include "location.hpp"
#include "packed_rows.hpp"
#include "page_check.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

std::map<std::string, std::int64_t> row_counts(const Connection& connection) {
    std::map<std::string, std::int64_t> counts;
    Statement tables = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> "
        "'sqlite_'");
    while (tables.step()) {
        const std::string table(tables.text(0));
        counts[table] = connection.scalar("SELECT count(*) FROM \"" + table + "\"");
    }
    return counts;
}

Error cannot_upgrade(const std::string& path, const std::string& why) {
    return {ErrorKind::store, "The store " + path + " was not upgraded: " + why + ".",
            "It is as it was; keep it, and tell whoever gave you winloss."};
}

std::string keep_copy(const std::string& path, int version, const OpenOptions& options) {
    const Connection source(path, {.read_only = true, .watch = options.watch});
    for (int again = 1;; ++again) {
        const std::string target = kept_name(path, std::to_string(version), options.now, again);
        try {
            copy_store(source, target);
            return target;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::conflict || again == 100) { throw; }
        }
    }
}

void migrate_checked(Connection& connection, const std::string& path, std::span<const Migration> steps) {
    const std::int64_t orphans_before = count_orphans(connection);
    const std::map<std::string, std::int64_t> before = row_counts(connection);
    migrate(connection, steps);
    const std::map<std::string, std::int64_t> after = row_counts(connection);
    for (const auto& [table, rows] : before) {
        const auto now = after.find(table);
        if (now != after.end() && now->second < rows) {
            throw cannot_upgrade(path,
                                 std::to_string(rows - now->second) + " rows of " + table + " would have been lost");
        }
    }
    if (count_orphans(connection) > orphans_before) {
        throw cannot_upgrade(path, "references between records would have been lost");
    }
}

}  // namespace

void upgrade(const std::string& path, const OpenOptions& options) {
    const int target = static_cast<int>(options.migrations.size());
    Connection connection(
        path,
        {.wait_ms = options.wait_ms, .log_sql = options.log_sql, .newest_version = target, .watch = options.watch});
    connection.enforce_foreign_keys(false);  // rebuilding a table with them on would remove what refers to it
    connection.begin_write();
    std::string kept;
    try {
        const int version = connection.version();
        if (version >= target) {
            connection.rollback();
            return;
        }
        if (schema_objects(connection) != expected_schema(options.migrations, version)) {
            throw cannot_upgrade(path, "its tables are not those of schema " + std::to_string(version) +
                                           "; something else has changed them");
        }
        kept = keep_copy(path, version, options);
        migrate_checked(connection, path, options.migrations);
        if (has_packed_tables(connection)) { pack_all(connection, options.pack_from_rows); }
        connection.commit();
        if (options.say) {
            options.say("Upgraded the store " + path + " from schema " + std::to_string(version) + " to " +
                        std::to_string(target) + "; as it was, it is kept in " + kept + ".");
        }
    } catch (...) {
        connection.rollback();
        if (!kept.empty()) { remove_file(kept); }
        throw;
    }
}

}  // namespace winloss::store
