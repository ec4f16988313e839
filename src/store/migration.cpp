#include "winloss/store/migration.hpp"

#include <algorithm>
#include <charconv>

#include "winloss/core/error.hpp"
#include "winloss/store/embedded.hpp"

namespace winloss::store {

namespace {

std::vector<Migration> embedded() {
    std::vector<Migration> steps;
    for (const EmbeddedFile& file : embedded_migrations()) {
        Migration step{.number = 0, .name = file.path, .sql = file.content};
        std::from_chars(file.path.data(), file.path.data() + file.path.size(), step.number);
        if (step.number != static_cast<int>(steps.size()) + 1) {
            throw Error(ErrorKind::bug, "migration " + std::string(file.path) + " is not numbered in order");
        }
        steps.push_back(step);
    }
    return steps;
}

// A stored definition keeps the line breaks of the file it came from; only words matter.
std::string even_space(std::string_view sql) {
    std::string even;
    for (const char c : sql) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            even += c;
        } else if (!even.empty() && even.back() != ' ') {
            even += ' ';
        }
    }
    return even;
}

}  // namespace

std::span<const Migration> migrations() {
    static const std::vector<Migration> steps = embedded();
    return steps;
}

void migrate(Connection& connection, std::span<const Migration> steps) {
    const int before = connection.version();
    for (const Migration& step : steps) {
        if (step.number > before) { connection.execute(step.sql); }
    }
    connection.set_version(static_cast<int>(steps.size()));
}

std::vector<SchemaObject> schema_objects(const Connection& connection) {
    // What SQLite makes by itself (sqlite_sequence, automatic indexes) is named sqlite_….
    Statement all = connection.prepare(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_' "
        "ORDER BY type, name");
    std::vector<SchemaObject> objects;
    while (all.step()) { objects.push_back({std::string(all.text(0)), even_space(all.text(1))}); }
    return objects;
}

std::vector<SchemaObject> expected_schema(std::span<const Migration> steps, int version) {
    const std::unique_ptr<Connection> fresh = Connection::in_memory();
    migrate(*fresh, steps.first(static_cast<std::size_t>(std::clamp<int>(version, 0, static_cast<int>(steps.size())))));
    return schema_objects(*fresh);
}

}  // namespace winloss::store
