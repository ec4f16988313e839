#include <algorithm>

#include "domain_checks.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

const std::string bring_back = "winloss restore brings a backup back";

std::string record_name(std::string_view table, std::int64_t id) {
    std::string name(table);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name + " " + std::to_string(id);
}

std::vector<Finding> integrity_findings(const Store& store) {
    std::vector<Finding> findings;
    Statement problems = store.prepare("PRAGMA integrity_check");
    while (problems.step()) {
        if (problems.text(0) != "ok") {
            findings.push_back({"integrity", "", std::string(problems.text(0)), bring_back});
        }
    }
    return findings;
}

std::vector<Finding> reference_findings(const Store& store) {
    std::vector<Finding> findings;
    Statement orphans = store.prepare("SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check");
    while (orphans.step()) {
        findings.push_back({"foreign-key", record_name(orphans.text(0), orphans.integer(1)),
                            "refers to a record of " + std::string(orphans.text(2)) + " that is not there",
                            bring_back});
    }
    return findings;
}

// Both lists are in order of their names.
std::vector<Finding> schema_findings(const Store& store) {
    std::vector<Finding> findings;
    const std::vector<SchemaObject> found = schema_objects(store.connection());
    const std::vector<SchemaObject> expected = expected_schema(store.migrations(), store.schema_version());
    const auto report = [&](const SchemaObject& object, const std::string& problem) {
        findings.push_back({"schema", "", "the " + object.name + " " + problem,
                            "another program has changed the store's tables; " + bring_back});
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
    return findings;
}

void add_history_finding(std::vector<Finding>& findings, std::string record, std::string problem) {
    findings.push_back({"history", std::move(record), std::move(problem),
                        "the records themselves are not touched by this; undo may refuse to go back beyond it"});
}

// A row whose last entry says that it was removed is not there, every other row in the log is: else something was
// written past the log.
void find_unlogged_changes(const Store& store, const std::string& table, std::vector<Finding>& findings) {
    Statement odd = store.prepare(
        "SELECT l.row_id, l.action FROM row_log AS l WHERE l.table_name = $table AND l.id = "
        "(SELECT max(m.id) FROM row_log AS m WHERE m.table_name = l.table_name AND m.row_id = l.row_id) "
        "AND (l.action = 'delete') = EXISTS (SELECT 1 FROM " +
        quoted(table) + " AS t WHERE t.id = l.row_id)");
    odd.bind("table", table);
    while (odd.step()) {
        add_history_finding(findings, record_name(table, odd.integer(0)),
                            odd.text(1) == "delete" ? "is there, although the history removed it"
                                                    : "is gone, although the history does not say so");
    }
}

std::vector<Finding> history_findings(const Store& store) {
    std::vector<Finding> findings;
    Statement operations = store.prepare("SELECT id FROM operation WHERE reverts >= id");
    while (operations.step()) {
        add_history_finding(findings, record_name("operation", operations.integer(0)), "takes back a later one");
    }
    Statement images = store.prepare(
        "SELECT operation_id, table_name, row_id FROM row_log WHERE action <> 'insert' AND "
        "coalesce(json_valid(before), 0) = 0");
    while (images.step()) {
        add_history_finding(findings, record_name("operation", images.integer(0)),
                            "does not know what " + record_name(images.text(1), images.integer(2)) + " was before");
    }
    Statement ranges = store.prepare(
        "SELECT operation_id, table_name FROM (SELECT operation_id, table_name, first_id, "
        "lag(last_id) OVER (PARTITION BY table_name ORDER BY operation_id) AS before FROM row_range) "
        "WHERE before >= first_id");
    while (ranges.step()) {
        add_history_finding(findings, record_name("operation", ranges.integer(0)),
                            "claims rows of " + std::string(ranges.text(1)) + " that an earlier one made");
    }
    Statement tables = store.prepare("SELECT table_name FROM row_log UNION SELECT table_name FROM row_range");
    while (tables.step()) {
        const std::string table(tables.text(0));
        if (is_logged(store.connection(), table)) {
            find_unlogged_changes(store, table, findings);
        } else {
            add_history_finding(findings, "", "names the table " + table + ", which is not there");
        }
    }
    return findings;
}

}  // namespace

std::vector<Finding> check(const Store& store) {
    std::vector<Finding> all;
    const Snapshot snapshot(store);
    for (const auto part :
         {integrity_findings, reference_findings, schema_findings, history_findings, domain_findings}) {
        try {
            const std::vector<Finding> findings = part(store);
            all.insert(all.end(), findings.begin(), findings.end());
        } catch (const Error& error) {
            // A store too damaged, or too strange, for this check: the others may still say more.
            if (error.kind() != ErrorKind::store && error.kind() != ErrorKind::bug) { throw; }
            all.push_back(
                {"integrity", "", "a part of the store could not be checked: " + error.message(), bring_back});
        }
    }
    return all;
}

}  // namespace winloss::store
