#include "winloss/store/saved_reports.hpp"

namespace winloss::store {

namespace {

SavedReport read_row(const Statement& row) {
    return {.id = row.integer(0), .name = std::string(row.text(1)), .line = std::string(row.text(2))};
}

}  // namespace

std::vector<SavedReport> saved_reports(const Store& store) {
    std::vector<SavedReport> found;
    Statement rows = store.prepare("SELECT id, name, line FROM saved_report ORDER BY name");
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

std::optional<SavedReport> saved_report(const Store& store, std::string_view name) {
    Statement row = store.prepare("SELECT id, name, line FROM saved_report WHERE name = $name");
    if (!row.bind("name", name).step()) { return std::nullopt; }
    return read_row(row);
}

void save_report(Write& write, std::string_view name, std::string_view line) {
    Statement update = write.prepare("UPDATE saved_report SET line = $line WHERE name = $name");
    if (update.bind("line", line).bind("name", name).run() > 0) { return; }
    write.prepare("INSERT INTO saved_report (name, line) VALUES ($name, $line)")
        .bind("name", name)
        .bind("line", line)
        .run();
}

void remove_saved_report(Write& write, std::int64_t id) {
    write.prepare("DELETE FROM saved_report WHERE id = $id").bind("id", id).run();
}

}  // namespace winloss::store
