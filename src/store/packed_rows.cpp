#include "packed_rows.hpp"

#include <algorithm>
#include <array>

#include "fact_rows.hpp"
#include "stage.hpp"
#include "unreadable.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::int64_t rows_a_piece = 8192;
// What is packed is believed up to this part of it that has changed since: looking up a row costs as much as reading a
// dozen in a row. When a write finds twice as many, everything is packed anew.
constexpr std::int64_t part_changed = 16;
// A command that writes less than this part of the least table that is packed leaves everything as it is.
constexpr std::int64_t part_written = 10;

/// What stands in packed_table of a table.
struct Kept {
    std::int64_t id = 0;
    std::int64_t layout = 0;
    std::int64_t operation = 0;
    std::uint32_t commits = 0;
    std::int64_t last_row = 0;
    std::int64_t row_count = 0;

    /// Whether every commit since was an operation, of which `operation` is the last: so the row log knows them all.
    bool holds(std::uint32_t commits_now, std::int64_t operation_now) const {
        return operation_now >= operation &&
               commits_now - commits == static_cast<std::uint32_t>(operation_now - operation);
    }
};

std::optional<Kept> kept_of(const Connection& connection, std::string_view table) {
    Statement row = connection.prepare(
        "SELECT id, layout, operation_id, commits, last_row, row_count FROM packed_table WHERE table_name = $table");
    row.bind("table", table);
    if (!row.step()) { return std::nullopt; }
    return Kept{.id = row.integer(0),
                .layout = row.integer(1),
                .operation = row.integer(2),
                .commits = static_cast<std::uint32_t>(row.integer(3)),
                .last_row = row.integer(4),
                .row_count = row.integer(5)};
}

/// Rows that operations after `since` changed, or that were changed by what these took back.
constexpr std::string_view touched =
    "WITH RECURSIVE touching (id) AS (SELECT id FROM operation WHERE id > $since UNION "
    "SELECT o.reverts FROM operation o JOIN touching t ON o.id = t.id WHERE o.reverts IS NOT NULL) ";

/// Nullopt where they are more than `most`.
std::optional<std::vector<std::int64_t>> changed_since(const Connection& connection, std::string_view table,
                                                       std::int64_t since, std::int64_t last_row, std::int64_t most) {
    std::vector<std::int64_t> rows;
    const auto bound = [&](const std::string& sql) {
        Statement statement = connection.prepare(std::string(touched) + sql);
        statement.bind("since", since).bind("table", table).bind("last", last_row);
        return statement;
    };
    Statement logged = bound(
        "SELECT l.row_id FROM touching t CROSS JOIN row_log l ON l.operation_id = t.id AND l.table_name = $table "
        "AND l.row_id <= $last");
    while (logged.step()) {
        if (std::ssize(rows) >= most) { return std::nullopt; }
        rows.push_back(logged.integer(0));
    }
    Statement made = bound(
        "SELECT r.first_id, r.last_id FROM touching t CROSS JOIN row_range r ON r.operation_id = t.id "
        "AND r.table_name = $table AND r.first_id <= $last");
    while (made.step()) {
        for (std::int64_t id = made.integer(0); id <= std::min(made.integer(1), last_row); ++id) {
            if (std::ssize(rows) >= most) { return std::nullopt; }
            rows.push_back(id);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void drop(Connection& connection, std::string_view table) {
    const std::optional<Kept> kept = kept_of(connection, table);
    if (!kept) { return; }
    connection.prepare("DELETE FROM packed_row WHERE packed_table_id = $id").bind("id", kept->id).run();
    connection.prepare("DELETE FROM packed_table WHERE id = $id").bind("id", kept->id).run();
}

std::int64_t begin_packing(Connection& connection, std::string_view table, std::int64_t layout,
                           std::int64_t operation) {
    connection
        .prepare(
            "INSERT INTO packed_table (table_name, layout, operation_id, commits, last_row, row_count) "
            "VALUES ($table, $layout, $operation, $commits, 0, 0)")
        .bind("table", table)
        .bind("layout", layout)
        .bind("operation", operation)
        .bind("commits", std::int64_t{connection.commits() + std::uint32_t{1}})  // this one's
        .run();
    return connection.last_insert_id();
}

/// False where a number is too large to be packed.
template <class Row>
bool pack(Connection& connection, std::int64_t operation) {
    const std::int64_t id = begin_packing(connection, Row::table, packed_layout(Row::layout), operation);
    Statement piece = connection.prepare("INSERT INTO packed_row (packed_table_id, bytes) VALUES ($table, $bytes)");
    Packer packer;
    std::int64_t count = 0;
    const auto put_down = [&] {
        if (packer.bytes().empty()) { return; }
        piece.bind("table", id).bind_bytes("bytes", packer.bytes());
        piece.run();
        packer.clear();
    };
    Statement from = connection.prepare(select_rows<Row>(" WHERE id > 0") + " ORDER BY id");
    Stage stage(connection, {.done = "packed"});
    if (stage.watched()) { stage.expect(connection.scalar("SELECT count(*) FROM " + quoted(Row::table))); }
    for (Row row; from.step(); ++count) {
        stage.add();
        row.read(from);
        row.pass(packer);
        if ((count + 1) % rows_a_piece == 0) { put_down(); }
    }
    put_down();
    connection.prepare("UPDATE packed_table SET last_row = $last, row_count = $count WHERE id = $id")
        .bind("last", connection.scalar("SELECT coalesce(max(id), 0) FROM " + quoted(Row::table)))
        .bind("count", count)
        .bind("id", id)
        .run();
    return packer.fits();
}

template <class Row>
std::optional<std::int64_t> first_difference(const Store& store) {
    FactRows<Row> rows(store);
    FactRows<Row> held = FactRows<Row>::of_table(store);
    Row one;
    Row other;
    Packer packed;
    Packer plain;
    Stage stage(store.connection(), {.one = "packed row", .many = "packed rows", .done = "checked"});
    if (stage.watched()) { stage.expect(static_cast<std::int64_t>(rows.count(store))); }
    while (true) {
        stage.add();
        const bool more = rows.next(one);
        if (held.next(other) != more) { return more ? one.id : other.id; }
        if (!more) { return std::nullopt; }
        packed.clear();
        plain.clear();
        one.pass(packed);
        other.pass(plain);
        if (packed.bytes() != plain.bytes()) { return other.id; }
    }
}

struct Packable {
    std::string_view table;
    std::int64_t layout;
    bool (*pack)(Connection& connection, std::int64_t operation);
    std::optional<std::int64_t> (*first_difference)(const Store& store);
};
template <class Row>
constexpr Packable packable{Row::table, packed_layout(Row::layout), pack<Row>, first_difference<Row>};

constexpr std::array<Packable, 5> all_packable{packable<DealRow>, packable<InterviewRow>, packable<NoteRow>,
                                               packable<CodingRow>, packable<ContractRow>};

std::int64_t number_of(const Sequences& sequences, std::string_view table) {
    const auto found = sequences.find(table);
    return found == sequences.end() ? 0 : found->second;
}

std::int64_t rows_changed_by(const Connection& connection, std::string_view table, std::int64_t operation) {
    Statement count =
        connection.prepare("SELECT count(*) FROM row_log WHERE operation_id = $operation AND table_name = $table");
    count.bind("operation", operation).bind("table", table);
    return count.step() ? count.integer(0) : 0;
}

/// Whether the table is read faster from what is packed of it, even if this operation's rows come from the table.
bool still_good(const Connection& connection, const Packable& each, const Kept& kept, std::int64_t operation,
                std::int64_t last_row) {
    if (kept.layout != each.layout || !kept.holds(connection.commits(), operation - 1)) { return false; }
    const std::int64_t most = kept.row_count / part_changed;
    return last_row - kept.last_row <= most &&
           changed_since(connection, each.table, kept.operation, kept.last_row, most).has_value();
}

void pack_anew(Connection& connection, const Packable& each, std::int64_t operation, std::int64_t from_rows) {
    drop(connection, each.table);
    if (connection.scalar("SELECT count(*) FROM " + quoted(each.table)) < from_rows) { return; }
    try {
        if (each.pack(connection, operation)) { return; }
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::store) { throw; }  // a value that is none: whoever reads it is told
    }
    drop(connection, each.table);
}

}  // namespace

void Unpacker::refuse() {
    throw Error(ErrorKind::store, "The store is damaged: rows that reports read end too early.",
                "winloss check says more; winloss restore FILE brings a backup back.");
}

std::optional<PackedTable> PackedTable::find(const Connection& connection, std::string_view table,
                                             std::int64_t layout) {
    if (!connection.in_transaction()) { return std::nullopt; }
    const std::optional<Kept> kept = kept_of(connection, table);
    if (!kept || kept->layout != layout) { return std::nullopt; }
    const std::int64_t operation = connection.scalar("SELECT coalesce(max(id), 0) FROM operation");
    if (!kept->holds(connection.commits(), operation)) { return std::nullopt; }
    auto changed =
        changed_since(connection, table, kept->operation, kept->last_row, 2 * kept->row_count / part_changed);
    if (!changed) { return std::nullopt; }
    Statement pieces =
        connection.prepare("SELECT bytes FROM packed_row WHERE packed_table_id = $table ORDER BY packed_table_id, id");
    pieces.bind("table", kept->id);
    return PackedTable(std::move(pieces), kept->last_row, kept->row_count, std::move(*changed));
}

bool PackedTable::next_piece(std::string_view& bytes) {
    if (!pieces_.step()) { return false; }
    bytes = pieces_.bytes(0);
    return true;
}

void pack_written(Connection& connection, std::int64_t operation, std::int64_t from_rows, const Sequences& before) {
    const Sequences after = sequences(connection);
    for (const Packable& each : all_packable) {
        const std::int64_t last_row = number_of(after, each.table);
        if (last_row < from_rows) { continue; }
        const std::int64_t written =
            last_row - number_of(before, each.table) + rows_changed_by(connection, each.table, operation);
        if (written < from_rows / part_written) { continue; }
        const std::optional<Kept> kept = kept_of(connection, each.table);
        if (kept && still_good(connection, each, *kept, operation, last_row)) { continue; }
        pack_anew(connection, each, operation, from_rows);
    }
}

bool has_packed_tables(const Connection& connection) {
    return connection.scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'packed_table'") == 1;
}

void pack_all(Connection& connection, std::int64_t from_rows) {
    const std::int64_t operation = connection.scalar("SELECT coalesce(max(id), 0) FROM operation");
    for (const Packable& each : all_packable) { pack_anew(connection, each, operation, from_rows); }
}

void find_wrongly_packed(const Store& store, FindingList& findings) {
    for (const Packable& each : all_packable) {
        std::optional<std::int64_t> id;
        try {
            id = each.first_difference(store);
        } catch (const UnreadableValue&) {  // is found by itself, with its record
        }
        if (!id) { continue; }
        findings.add("packed", std::string(each.table), *id, "is read by reports as something else than it is",
                     "A restore packs them anew: winloss backup FILE, then winloss restore FILE.");
    }
}

}  // namespace winloss::store
