#include "references.hpp"

#include <map>
#include <vector>

#include "row_log.hpp"
#include "stage.hpp"

namespace winloss::store {

namespace {

// A column that holds the id of a row of another table. Every reference of the schema is of this form.
struct Reference {
    std::string table;
    std::string column;
    std::string parent;
};

std::vector<Reference> references(const Connection& connection) {
    Statement list = connection.prepare(
        "SELECT t.name, f.\"from\", f.\"table\" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f "
        "WHERE t.schema = 'main' AND t.type = 'table'");
    std::vector<Reference> all;
    while (list.step()) {
        Reference reference{std::string(list.text(0)), std::string(list.text(1)), std::string(list.text(2))};
        if (is_logged(connection, reference.table)) { all.push_back(std::move(reference)); }
    }
    return all;
}

// From so many changed rows on it takes less time to look at all rows there are.
constexpr std::int64_t many_rows = 1000;

// Which of the two rows of a reference the operation changed.
enum class End { child, parent };

std::optional<BrokenReference> first_broken(const Connection& connection, const Reference& reference,
                                            std::int64_t operation, End end) {
    const std::string column = "c." + quoted(reference.column);
    Statement broken =
        connection.prepare("SELECT c.id, " + column + " FROM row_log AS l JOIN " + quoted(reference.table) +
                           " AS c ON " + (end == End::child ? "c.id" : column) +
                           " = l.row_id WHERE l.operation_id = $operation AND l.table_name = $table " + "AND " +
                           column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quoted(reference.parent) +
                           " AS p WHERE p.id = " + column + ") LIMIT 1");
    broken.bind("operation", operation).bind("table", end == End::child ? reference.table : reference.parent);
    if (!broken.step()) { return std::nullopt; }
    return BrokenReference{reference.table, broken.integer(0), reference.parent, broken.integer(1)};
}

// Whether any row at all refers to one that is not there.
bool any_broken(const Connection& connection, const Reference& reference) {
    const std::string column = "c." + quoted(reference.column);
    return connection.scalar("SELECT EXISTS (SELECT 1 FROM " + quoted(reference.table) + " AS c WHERE " + column +
                             " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quoted(reference.parent) +
                             " AS p WHERE p.id = " + column + "))") != 0;
}

}  // namespace

std::optional<BrokenReference> broken_reference(const Connection& connection, std::int64_t operation) {
    Statement tables = connection.prepare(
        "SELECT table_name, count(*) FROM row_log WHERE operation_id = $operation GROUP BY table_name");
    tables.bind("operation", operation);
    std::map<std::string, std::int64_t> changed;  // rows by table
    while (tables.step()) { changed.emplace(tables.text(0), tables.integer(1)); }
    const auto rows = [&changed](const std::string& table) {
        const auto found = changed.find(table);
        return found == changed.end() ? 0 : found->second;
    };
    const std::vector<Reference> all = references(connection);
    Stage stage(connection, {.one = "reference", .many = "references", .done = "checked"});
    const auto concerns_many = [&rows](const Reference& reference) {
        return rows(reference.table) + rows(reference.parent) >= many_rows;
    };
    if (stage.watched()) {
        constexpr std::int64_t steps_a_row = 11;
        std::int64_t whole = 0;
        for (const Reference& each : all) {
            if (concerns_many(each)) { whole += connection.scalar("SELECT count(*) FROM " + quoted(each.table)); }
        }
        stage.expect_by_itself(whole, steps_a_row);
    }
    for (const Reference& reference : all) {
        if (concerns_many(reference) && !any_broken(connection, reference)) { continue; }
        for (const End end : {End::child, End::parent}) {
            if (!changed.contains(end == End::child ? reference.table : reference.parent)) { continue; }
            if (auto broken = first_broken(connection, reference, operation, end)) { return broken; }
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> twin_of(const Connection& connection, std::string_view table, std::int64_t id,
                                    std::string_view json) {
    Statement indexes =
        connection.prepare("SELECT name FROM pragma_index_list($table) WHERE \"unique\" = 1 AND partial = 0");
    indexes.bind("table", table);
    while (indexes.step()) {
        Statement columns = connection.prepare("SELECT name FROM pragma_index_info($index) ORDER BY seqno");
        columns.bind("index", indexes.text(0));
        std::string same;
        while (columns.step()) {
            same += " AND t." + quoted(columns.text(0)) + " = $row ->> '" + std::string(columns.text(0)) + "'";
        }
        Statement twin = connection.prepare("SELECT t.id FROM " + quoted(table) + " AS t WHERE t.id <> $id" + same);
        twin.bind("id", id).bind("row", json);
        if (twin.step()) { return twin.integer(0); }
    }
    return std::nullopt;
}

}  // namespace winloss::store
