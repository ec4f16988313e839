#include "references.hpp"

#include <vector>

#include "row_log.hpp"

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

std::optional<BrokenReference> first_broken(const Connection& connection, const Reference& reference,
                                            std::int64_t operation, const std::string& touched) {
    Statement broken = connection.prepare(
        "SELECT c.id, c." + quoted(reference.column) + " FROM row_log AS l JOIN " + quoted(reference.table) +
        " AS c ON " + touched + " WHERE l.operation_id = $operation AND l.table_name = $table AND c." +
        quoted(reference.column) + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quoted(reference.parent) +
        " AS p WHERE p.id = c." + quoted(reference.column) + ") LIMIT 1");
    const bool from_child = touched == "c.id = l.row_id";
    broken.bind("operation", operation).bind("table", from_child ? reference.table : reference.parent);
    if (!broken.step()) { return std::nullopt; }
    return BrokenReference{reference.table, broken.integer(0), reference.parent, broken.integer(1)};
}

}  // namespace

std::optional<BrokenReference> broken_reference(const Connection& connection, std::int64_t operation) {
    for (const Reference& reference : references(connection)) {
        const std::string from_it = "c.id = l.row_id";
        const std::string to_it = "c." + quoted(reference.column) + " = l.row_id";
        for (const std::string& touched : {from_it, to_it}) {
            if (auto broken = first_broken(connection, reference, operation, touched)) { return broken; }
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
