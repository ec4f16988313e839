#include "winloss/store/archive.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "broken_rule.hpp"
#include "column_forms.hpp"
#include "entered.hpp"
#include "packed_rows.hpp"
#include "row_log.hpp"
#include "taken_away.hpp"
#include "unreadable.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

bool is_history(std::string_view table) {
    return table == "operation" || table == "row_log" || table == "row_range" || table == "import_file";
}

std::vector<std::string> tables(const Connection& connection, bool history) {
    Statement all = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    std::vector<std::string> names;
    while (all.step()) {
        std::string name(all.text(0));
        if (is_history(name) ? history : is_logged(connection, name)) { names.push_back(std::move(name)); }
    }
    return names;
}

struct Column {
    std::string name;
    bool number = false;
};

std::vector<Column> typed_columns(const Connection& connection, const std::string& table) {
    Statement info = connection.prepare("SELECT name, type FROM pragma_table_info($table) ORDER BY cid");
    info.bind("table", table);
    std::vector<Column> columns;
    while (info.step()) { columns.push_back({std::string(info.text(0)), info.text(1) == "INTEGER"}); }
    return columns;
}

std::string list_of(const std::vector<std::string>& columns, std::string_view before = {}) {
    std::string list;
    for (const std::string& column : columns) {
        if (!list.empty()) { list += ", "; }
        list += before.empty() ? quoted(column) : std::string(before) + column;
    }
    return list;
}

void bind(Statement& statement, int parameter, const ArchivedValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        statement.bind(parameter, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        statement.bind(parameter, std::string_view(*text));
    } else {
        statement.bind(parameter, nullptr);
    }
}

/// Where the column stands: fields come in the order of the columns, some left out.
std::size_t place_of(const std::string& name, const std::vector<std::string>& columns, std::size_t from) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t at = (from + i) % columns.size();
        if (columns[at] == name) { return at; }
    }
    return columns.size();
}

/// Which row, as a person would look for it.
std::string called(const ArchivedRow& row) {
    for (const auto& [name, value] : row.fields) {
        if (const auto* number = std::get_if<std::int64_t>(&value); number != nullptr && name == "id") {
            return record_name(row.record, *number);
        }
    }
    return visible(row.record) + " without a number";
}

/// 'outcome 'wonn'', or the fields that clash with what the row has in each.
std::string fields_of(const Rule& rule, const ArchivedRow& row) {
    std::string fields;
    for (const std::string& name : rule.fields) {
        fields += (fields.empty() ? "" : ", ") + name;
        const auto found = std::ranges::find(row.fields, name, &std::pair<std::string, ArchivedValue>::first);
        if (found == row.fields.end() || std::holds_alternative<std::monostate>(found->second)) {
            fields += " (nothing)";
        } else if (const auto* number = std::get_if<std::int64_t>(&found->second)) {
            fields += " " + std::to_string(*number);
        } else if (const auto& text = std::get<std::string>(found->second); !text.empty()) {
            fields += " " + winloss::quoted(text);
        }
    }
    return fields;
}

Error refusal(const ArchivedRow& row, const Unreadable& bad) {
    return bad_input(fmt::format("{} is not as it should be: {}.", called(row), bad.problem), bad.right);
}

}  // namespace

std::vector<std::string> archived_records(const Store& store, bool history) {
    std::vector<std::string> records = tables(store.connection(), history);
    if (!history) {  // which tells it otherwise
        records.insert(std::ranges::lower_bound(records, taken_away_record), std::string(taken_away_record));
    }
    return records;
}

std::int64_t count_archived(const Store& store, const std::vector<std::string>& records) {
    std::int64_t rows = 0;
    for (const std::string& record : records) {
        if (record == taken_away_record) { continue; }  // few, and not counted for nothing
        rows += store.connection().scalar(fmt::format("SELECT count(*) FROM {}", quoted(record)));
    }
    return rows;
}

ArchiveHead archive_head(const Store& store, bool history) {
    ArchiveHead head{store.schema_version(), {}};
    Statement all = store.prepare("SELECT name, seq FROM sqlite_sequence WHERE seq > 0");
    while (all.step()) {
        if (history || !is_history(all.text(0))) { head.numbers.emplace(all.text(0), all.integer(1)); }
    }
    return head;
}

void each_archived(const Store& store, const std::string& record, const std::function<void(const ArchivedRow&)>& take) {
    if (record == taken_away_record) {
        std::ranges::for_each(archived_taken_away(store.connection()), take);
        return;
    }
    const std::vector<Column> columns = typed_columns(store.connection(), record);
    ArchivedRow row{record, {}};
    std::vector<std::string> names;
    for (const Column& column : columns) {
        row.fields.emplace_back(column.name, ArchivedValue());
        names.push_back(column.name);
    }
    // Every table begins with its number, or with the operation and the table that it is about.
    Statement rows = store.prepare(fmt::format("SELECT {} FROM {} ORDER BY 1, 2", list_of(names), quoted(record)));
    while (rows.step()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int at = static_cast<int>(i);
            ArchivedValue& value = row.fields[i].second;
            if (rows.is_null(at)) {
                value = std::monostate();
            } else if (columns[i].number) {
                value = rows.integer(at);
            } else {
                value = std::string(rows.text(at));
            }
        }
        take(row);
    }
}

// Keeping indexes, and asking of each row whether what it refers to is there, took a quarter of the time: both are done
// once, at the end. An index that forbids something stays, so that a mistake is told with its line.
ArchiveLoad::ArchiveLoad(Connection& connection, ArchiveHead head, Write::Operation by)
    : connection_(connection), head_(std::move(head)), by_(std::move(by)) {
    connection_.enforce_foreign_keys(false);
    std::vector<std::string> names;
    Statement indexes = connection_.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX %' ORDER BY rowid");
    while (indexes.step()) {
        names.emplace_back(indexes.text(0));
        indexes_.emplace_back(indexes.text(1));
    }
    indexes.reset();
    for (const std::string& name : names) { connection_.execute("DROP INDEX " + quoted(name)); }
}

ArchiveLoad::~ArchiveLoad() { connection_.enforce_foreign_keys(true); }

ArchiveLoad::Table& ArchiveLoad::table_of(const std::string& record) {
    if (const auto known = tables_.find(record); known != tables_.end()) { return known->second; }
    const std::vector<std::string> names = tables(connection_, true);
    if (std::find(names.begin(), names.end(), record) == names.end()) {
        throw bad_input(fmt::format("there are no records '{}'.", visible(record)), did_you_mean(record, names));
    }
    std::vector<std::string> columns;
    std::vector<bool> numbers;
    std::vector<ColumnForm> forms;
    for (const Column& column : typed_columns(connection_, record)) {
        columns.push_back(column.name);
        numbers.push_back(column.number);
        forms.push_back(form_of(column.name));
    }
    Statement insert = connection_.prepare(
        fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(record), list_of(columns), list_of(columns, "$")));
    std::vector<int> parameters;
    for (const std::string& column : columns) { parameters.push_back(insert.parameter(column)); }
    return tables_
        .emplace(record, Table{std::move(columns), std::move(numbers), std::move(forms), std::move(parameters),
                               std::move(insert)})
        .first->second;
}

std::int64_t ArchiveLoad::operation() {
    if (!operation_) {
        connection_.prepare("INSERT INTO operation (at, person, command) VALUES ($at, $person, $command)")
            .bind("at", by_.at)
            .bind("person", by_.person)
            .bind("command", archive_command)
            .run();
        operation_ = connection_.last_insert_id();
    }
    return *operation_;
}

void ArchiveLoad::add(const ArchivedRow& row) {
    if (row.record == taken_away_record) { return load_taken_away(connection_, row, operation()); }
    Table& table = table_of(row.record);
    for (const int parameter : table.parameters) { table.insert.bind(parameter, nullptr); }
    std::size_t next = 0;
    for (const auto& [name, value] : row.fields) {
        const std::size_t column = place_of(name, table.columns, next);
        if (column == table.columns.size()) {
            throw bad_input(fmt::format("{} has no field '{}'.", called(row), visible(name)),
                            did_you_mean(name, table.columns));
        }
        next = column + 1;
        const bool number = table.numbers[column];
        if (number ? std::holds_alternative<std::string>(value) : std::holds_alternative<std::int64_t>(value)) {
            throw bad_input(fmt::format("'{}' of {} is {}.", name, called(row), number ? "a whole number" : "a text"));
        }
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (const auto bad = misformed(table.forms[column], name, *text)) { throw refusal(row, *bad); }
        }
        bind(table.insert, table.parameters[column], value);
    }
    if (const auto bad = unreadable(row)) { throw refusal(row, *bad); }
    try {
        table.insert.run();
    } catch (const BrokenRule& broken) {
        throw bad_input(fmt::format("{} is not as it should be: {} {}.", called(row), fields_of(broken.rule(), row),
                                    broken.rule().why),
                        "winloss export all writes what the store may hold.");
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::conflict) { throw; }
        throw bad_input(fmt::format("{} is not as it should be: {}", called(row), error.message()), error.hint());
    }
}

void ArchiveLoad::give_numbers() {
    const std::vector<std::string> names = tables(connection_, true);
    for (const auto& [record, number] : head_.numbers) {
        if (std::find(names.begin(), names.end(), record) == names.end()) {
            throw bad_input(fmt::format("there are no records '{}' to number.", visible(record)),
                            did_you_mean(record, names));
        }
        Statement greatest = connection_.prepare("SELECT seq FROM sqlite_sequence WHERE name = $record");
        const bool there = greatest.bind("record", record).step();
        if (there && greatest.integer(0) >= number) { continue; }
        greatest.reset();
        Statement give =
            connection_.prepare(there ? "UPDATE sqlite_sequence SET seq = $number WHERE name = $record"
                                      : "INSERT INTO sqlite_sequence (name, seq) VALUES ($record, $number)");
        give.bind("record", record).bind("number", number).run();
    }
}

void ArchiveLoad::finish() {
    tables_.clear();
    for (const std::string& index : indexes_) { connection_.execute(index); }
    Statement orphans =
        connection_.prepare("SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check");
    if (orphans.step()) {
        throw BrokenReference{std::string(orphans.text(0)), orphans.integer(1), std::string(orphans.text(2))};
    }
    give_numbers();
    if (has_packed_tables(connection_)) { pack_all(connection_, OpenOptions().pack_from_rows); }
}

}  // namespace winloss::store
