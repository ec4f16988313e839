#include "page_check.hpp"

#include <string>
#include <vector>

#include "row_log.hpp"
#include "stage.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

struct Shape {
    std::string table;
    std::int64_t values = 0;      ///< of a row, in the table and in its indexes
    std::int64_t references = 0;  ///< to other tables
};

std::vector<Shape> shapes(const Connection& connection) {
    Statement tables = connection.prepare(
        "SELECT t.name, t.ncol + (SELECT count(*) FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name)), "
        "(SELECT count(*) FROM pragma_foreign_key_list(t.name)) "
        "FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.type = 'table'");
    std::vector<Shape> all;
    while (tables.step()) { all.push_back({std::string(tables.text(0)), tables.integer(1), tables.integer(2)}); }
    return all;
}

/// Each value costs the engine three steps, give or take.
void expect_all(Stage& stage, const Connection& connection) {
    constexpr std::int64_t steps_a_value = 3;
    if (!stage.watched()) { return; }
    std::int64_t rows = 0;
    std::int64_t steps = 0;
    for (const Shape& each : shapes(connection)) {
        const std::int64_t count = rows_to_go_through(connection, each.table);
        rows += count;
        steps += count * each.values * steps_a_value;
    }
    stage.expect_by_itself(rows, rows > 0 ? steps / rows : 1);
}

void expect_references(Stage& stage, const Connection& connection) {
    constexpr std::int64_t steps_a_reference = 4;
    if (!stage.watched()) { return; }
    std::int64_t references = 0;
    for (const Shape& each : shapes(connection)) {
        if (each.references > 0) { references += each.references * rows_to_go_through(connection, each.table); }
    }
    stage.expect_by_itself(references, steps_a_reference);
}

}  // namespace

void each_page_problem(const Connection& connection, int most, const std::function<void(std::string_view)>& found) {
    Stage stage(connection, {.done = "checked"});
    try {
        expect_all(stage, connection);
    } catch (const Error&) {  // too damaged to be counted: the check says why
    }
    Statement problems = connection.prepare("PRAGMA integrity_check(" + std::to_string(most) + ")");
    while (problems.step()) {
        if (problems.text(0) != "ok") { found(problems.text(0)); }
    }
}

void each_orphan(const Connection& connection,
                 const std::function<void(std::string_view table, std::int64_t row, std::string_view parent)>& found) {
    Stage stage(connection, {.one = "reference", .many = "references", .done = "checked"});
    expect_references(stage, connection);
    Statement orphans =
        connection.prepare("SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check");
    while (orphans.step()) { found(orphans.text(0), orphans.integer(1), orphans.text(2)); }
}

bool has_sound_pages(const Connection& connection) {
    bool sound = true;
    each_page_problem(connection, 1, [&](std::string_view) { sound = false; });
    return sound;
}

std::int64_t count_orphans(const Connection& connection) {
    std::int64_t count = 0;
    each_orphan(connection, [&](std::string_view, std::int64_t, std::string_view) { ++count; });
    return count;
}

}  // namespace winloss::store
