#include "restorer.hpp"

#include <algorithm>
#include <vector>

#include "row_log.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

Restorer::Restorer(Write& write, const std::string& table, std::string_view example)
    : write_(&write),
      table_(table),
      insert_(write.prepare(sql(write, table, example, Way::insert))),
      insert_all_(write.prepare(sql(write, table, example, Way::insert_all))),
      update_(write.prepare(sql(write, table, example, Way::update))),
      log_(write.prepare("INSERT INTO row_log (operation_id, table_name, row_id, action) "
                         "VALUES ($operation, $table, $id, 'insert')")) {}

void Restorer::insert(std::int64_t id, std::string_view before) {
    insert_.bind("row", before).run();
    log_.bind("operation", write_->operation()).bind("table", table_).bind("id", id).run();
}

std::int64_t Restorer::insert(const Stretch& stretch) {
    const std::int64_t rows = insert_all_.bind("first", stretch.first).bind("last", stretch.last).run();
    write_
        ->prepare(
            "INSERT INTO row_log (operation_id, table_name, row_id, action) SELECT $operation, l.table_name, l.row_id, "
            "'insert' FROM row_log AS l WHERE l.id BETWEEN $first AND $last ORDER BY l.id")
        .bind("operation", write_->operation())
        .bind("first", stretch.first)
        .bind("last", stretch.last)
        .run();
    return rows;
}

void Restorer::update(std::int64_t id, std::string_view before) { update_.bind("row", before).bind("id", id).run(); }

// A row logged before an upgrade may lack columns (they keep their value or get their default), but not have others.
std::string Restorer::sql(Write& write, const std::string& table, std::string_view example, Way way) {
    const std::vector<std::string> columns = columns_of(write.connection(), table);
    Statement keys = write.prepare("SELECT key FROM json_each($row)");
    keys.bind("row", example);
    std::string names;
    std::string values;
    std::string pairs;
    while (keys.step()) {
        const std::string key(keys.text(0));
        if (std::find(columns.begin(), columns.end(), key) == columns.end()) {
            throw conflict("This operation is from a time when a " + table + " was kept in another way: it stays.");
        }
        const std::string value = (way == Way::insert_all ? "l.before ->> '" : "$row ->> '") + key + "'";
        names += (names.empty() ? "" : ", ") + quoted(key);
        values += (values.empty() ? "" : ", ") + value;
        if (key != "id") { pairs += (pairs.empty() ? "" : ", ") + quoted(key) + " = " + value; }
    }
    const std::string into = "INSERT INTO " + quoted(table) + " (" + names + ") ";
    switch (way) {
        case Way::insert: return into + "VALUES (" + values + ")";
        case Way::insert_all:
            return into + "SELECT " + values + " FROM row_log AS l WHERE l.id BETWEEN $first AND $last ORDER BY l.id";
        case Way::update: break;
    }
    return "UPDATE " + quoted(table) + " SET " + pairs + " WHERE id = $id";
}

}  // namespace winloss::store
