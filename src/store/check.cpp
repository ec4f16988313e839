#include <algorithm>
#include <array>
#include <iterator>

#include "domain_checks.hpp"
#include "finding_list.hpp"
#include "packed_rows.hpp"
#include "page_check.hpp"
#include "row_log.hpp"
#include "stage.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

const std::string bring_back = "winloss restore FILE brings a backup back.";
const std::string harmless = "The records themselves are not touched by this; undo may refuse to go back beyond it.";

void check_pages(const Store& store, FindingList& findings) {
    constexpr int most = 100;  // as the engine tells by itself
    each_page_problem(store.connection(), most,
                      [&](std::string_view problem) { findings.add("integrity", std::string(problem), bring_back); });
}

void check_references(const Store& store, FindingList& findings) {
    each_orphan(store.connection(), [&](std::string_view table, std::int64_t row, std::string_view parent) {
        findings.add("foreign-key", table, row, "refers to a record of " + std::string(parent) + " that is not there",
                     bring_back);
    });
}

void check_schema(const Store& store, FindingList& findings) {
    const std::vector<SchemaObject> found = schema_objects(store.connection());
    const std::vector<SchemaObject> expected = expected_schema(store.migrations(), store.schema_version());
    const auto report = [&](const SchemaObject& object, const std::string& problem) {
        findings.add("schema", "the " + object.name + " " + problem,
                     "Another program has changed the store's tables. " + bring_back);
    };
    const auto named = [](const std::vector<SchemaObject>& all, const std::string& name) {
        return std::find_if(all.begin(), all.end(), [&](const SchemaObject& object) { return object.name == name; });
    };
    for (const SchemaObject& object : expected) {
        const auto match = named(found, object.name);
        if (match == found.end()) {
            report(object, "is missing");
        } else if (match->sql != object.sql) {
            report(object, "is not as this version makes it");
        }
    }
    for (const SchemaObject& object : found) {
        if (named(expected, object.name) == expected.end()) { report(object, "is not one of winloss's"); }
    }
}

// A row whose last entry says that it was removed is not there, every other row in the log is: else something was
// written past the log.
void check_logged_rows(const Store& store, const std::string& table, FindingList& findings) {
    Statement odd = store.prepare(
        "SELECT l.row_id, l.action FROM row_log AS l WHERE l.table_name = $table AND l.id = "
        "(SELECT max(m.id) FROM row_log AS m WHERE m.table_name = l.table_name AND m.row_id = l.row_id) "
        "AND (l.action = 'delete') = EXISTS (SELECT 1 FROM " +
        quoted(table) + " AS t WHERE t.id = l.row_id)");
    odd.bind("table", table);
    while (odd.step()) {
        findings.add("history", table, odd.integer(0),
                     odd.text(1) == "delete" ? "is there, although the history removed it"
                                             : "is gone, although the history does not say so",
                     harmless);
    }
}

void check_operations(const Store& store, FindingList& findings) {
    Statement operations = store.prepare("SELECT id FROM operation WHERE reverts >= id");
    while (operations.step()) {
        findings.add("history", "operation", operations.integer(0), "takes back a later one", harmless);
    }
    Statement images = store.prepare(
        "SELECT table_name, row_id FROM row_log WHERE action <> 'insert' AND coalesce(json_valid(before), 0) = 0");
    while (images.step()) {
        findings.add("history", images.text(0), images.integer(1), "was something that the history cannot say",
                     harmless);
    }
    Statement ranges = store.prepare(
        "SELECT operation_id, table_name FROM (SELECT operation_id, table_name, first_id, "
        "lag(last_id) OVER (PARTITION BY table_name ORDER BY operation_id) AS before FROM row_range) "
        "WHERE before >= first_id");
    while (ranges.step()) {
        findings.add("history", "operation", ranges.integer(0),
                     "claims rows of " + std::string(ranges.text(1)) + " that an earlier one made", harmless);
    }
}

void check_history(const Store& store, FindingList& findings) {
    constexpr std::int64_t steps_a_change = 39;  // all statements together
    Stage stage(store.connection(), {.one = "change", .many = "changes", .done = "checked"});
    if (stage.watched()) { stage.expect_by_itself(rows_to_go_through(store.connection(), "row_log"), steps_a_change); }
    check_operations(store, findings);
    Statement tables = store.prepare("SELECT table_name FROM row_log UNION SELECT table_name FROM row_range");
    while (tables.step()) {
        const std::string table(tables.text(0));
        if (is_logged(store.connection(), table)) {
            check_logged_rows(store, table, findings);
        } else {
            findings.add("history", "names the table " + table + ", which is not there", harmless);
        }
    }
}

}  // namespace

std::vector<Finding> check(const Store& store) {
    using Look = void (*)(const Store& store, FindingList& findings);
    // In the order in which they are told.
    constexpr std::array<Look, 6> parts{check_pages,   check_references,    check_schema,
                                        check_history, find_wrongly_packed, find_broken_domain_rules};
    std::array<FindingList, parts.size()> findings;
    const Snapshot snapshot(store);
    for (std::size_t i = 1; i <= parts.size(); ++i) {
        const std::size_t at = i % parts.size();  // what takes longest comes last
        try {
            parts.at(at)(store, findings.at(at));
        } catch (const Error& error) {
            // A store too damaged, or too strange, for this check: the others may still say more.
            if (error.kind() != ErrorKind::store && error.kind() != ErrorKind::bug) { throw; }
            findings.at(at).add("integrity", "a part of the store could not be checked: " + error.message(),
                                bring_back);
        }
    }
    std::vector<Finding> all;
    for (FindingList& each : findings) { std::ranges::move(each.take(), std::back_inserter(all)); }
    return all;
}

}  // namespace winloss::store
