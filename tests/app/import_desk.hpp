// A desk at which files are imported: a store in a folder that vanishes, and what the tests ask of it.
#pragma once

#include <fstream>
#include <sstream>

#include "app/company.hpp"
#include "winloss/app/archive.hpp"
#include "winloss/app/import.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

/// 'line 17, …' of 'deals.csv:17:5: …'.
inline std::string by_line(const std::string& mistake, const std::string& file) {
    REQUIRE(mistake.starts_with(file + ":"));
    const std::size_t line = file.size() + 1;
    const std::size_t column = mistake.find(':', line) + 1;
    const std::size_t words = mistake.find(": ", column) + 2;
    const std::string rest = mistake.substr(words);
    return "line " + mistake.substr(line, column - 1 - line) + (rest.starts_with("this row ") ? ": " : ", ") + rest;
}

struct Desk {
    Folder folder;
    store::Store store = new_store(folder / "winloss.db", {.now = store::noon});
    Date today = day(10, 1);

    ImportFile file(const std::string& type, const std::string& csv) const {
        store::write_bytes(folder / (type + ".csv"), csv);
        ImportFile options;
        options.type = type;
        options.file = folder / (type + ".csv");
        return options;
    }
    std::vector<std::string> import(const ImportFile& options) {
        Context context = at_work("import " + options.type);
        context.today = today;
        return import_file(store, context, options).messages;
    }
    std::vector<std::string> import(const std::string& type, const std::string& csv) {
        ImportFile options = file(type, csv);
        if (type == "deals" || type == "contracts") { options.form.currency = "EUR"; }
        return import(options);
    }
    /// The first mistake of a file that is refused, without the sentence around it; where it stands is its line.
    std::string mistake(const ImportFile& options) {
        const std::int64_t before = store.operation();
        const Error error = error_of([&] { import(options); });
        CHECK(error.kind() == ErrorKind::bad_input);
        CHECK(store.operation() == before);
        CHECK_FALSE(error.hint().empty());
        const auto lines = split(error.message(), '\n');
        return lines.size() < 2 ? error.message() : by_line(std::string(lines[1]), options.file);
    }
    std::string mistake(const std::string& type, const std::string& csv) {
        ImportFile options = file(type, csv);
        if (type == "deals" || type == "contracts") { options.form.currency = "EUR"; }
        return mistake(options);
    }

    /// All rows of a query, cells joined by '|', rows by a line end.
    std::string rows(const std::string& sql) const {
        store::Statement statement = store.prepare("SELECT json_array(" + sql);
        std::string result;
        while (statement.step()) {
            if (!result.empty()) { result += '\n'; }
            for (std::string_view cell : split(statement.text(0).substr(1, statement.text(0).size() - 2), ',')) {
                while (cell.starts_with('"')) { cell.remove_prefix(1); }
                while (cell.ends_with('"')) { cell.remove_suffix(1); }
                result +=
                    (result.empty() || result.back() == '\n' ? "" : "|") + std::string(cell == "null" ? "-" : cell);
            }
        }
        return result;
    }
    std::int64_t count(const std::string& table) const {
        return store.connection().scalar("SELECT count(*) FROM " + table);
    }
    /// The latest operation that made or changed a row: a file that changes nothing is an operation too.
    std::int64_t last_change() const {
        return store.connection().scalar(
            "SELECT max((SELECT coalesce(max(operation_id), 0) FROM row_range), "
            "(SELECT coalesce(max(operation_id), 0) FROM row_log))");
    }
    /// All that is in the store but its history.
    std::string contents() const {
        export_all(store, at_work("export all"), {folder / "contents.jsonl", false});
        std::ostringstream text;
        text << std::ifstream(folder / "contents.jsonl").rdbuf();
        return text.str();
    }
    /// What `winloss check` would say.
    std::vector<std::string> findings() const {
        std::vector<std::string> found;
        for (const store::Finding& each : store::check(store)) { found.push_back(each.record + " " + each.problem); }
        return found;
    }
    /// Whether an import says that nothing changed, and nothing did.
    bool changes_nothing(const std::string& type, const std::string& csv) {
        const std::string before = contents();
        return import(type, csv).front().starts_with("Nothing changed: ") && contents() == before && findings().empty();
    }
    void set(const std::string& sql) { change(store, sql); }
};

/// A table as its export is written: keys, then rows; every cell in quotes.
inline std::string csv_of(const Table& table) {
    std::string csv;
    for (const Column& each : table.columns) { csv += (csv.empty() ? "" : ",") + each.key; }
    csv += '\n';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        for (const Column& each : table.columns) {
            const std::string cell = column(table, each.key)[i];
            csv += (&each == &table.columns.front() ? "" : ",") + (cell == "-" ? "" : "\"" + cell + "\"");
        }
        csv += '\n';
    }
    return csv;
}

/// Held interview 1 (Acme) has the external id '2', held interview 2 (Beta) has none; turned, Beta's is number 1.
inline void fill_crossed(Desk& desk, bool turned = false) {
    desk.import("accounts", turned ? "id,name\nA-2,Beta\nA-1,Acme\n" : "id,name\nA-1,Acme\nA-2,Beta\n");
    desk.import("deals", "id,account_id,outcome,decision date\nD-1,A-1,lost,2026-05-01\nD-2,A-2,lost,2026-05-01\n");
    const std::string heading = "external_id,deal,first_asked_on,held_on\n";
    const std::string one = "2,D-1,2026-06-10,2026-06-20\n";
    const std::string two = ",D-2,2026-06-10,2026-06-21\n";
    desk.import("interviews", heading + (turned ? two + one : one + two));
}

}  // namespace winloss::app
