#include "domain_checks.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

#include "column_forms.hpp"
#include "row_log.hpp"
#include "stage.hpp"
#include "unreadable.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/archive.hpp"
#include "winloss/store/benchmarks.hpp"

namespace winloss::store {

namespace {

// A query whose rows are the ids of records that break a rule.
struct Rule {
    std::string_view record;
    std::string_view problem;
    std::string_view remedy;
    std::string_view sql;
};

constexpr std::array rules = {
    Rule{"deal", "was decided before it was opened", "Correct opened_on or decided_on.",
         "SELECT id FROM deal WHERE decided_on < opened_on"},
    Rule{"contract", "has a negative annual value",
         "Correct it: winloss contract set NUMBER --value MONEY; '' is unknown, 0 a trial.",
         "SELECT id FROM contract WHERE annual_value < 0"},
    Rule{"contract", "renews a contract of another account", "Correct the account or renews.",
         "SELECT c.id FROM contract AS c JOIN contract AS r ON r.id = c.renews_id WHERE r.account_id <> c.account_id"},
    Rule{"contract", "renews a contract that starts later than itself", "Correct the dates or renews.",
         "SELECT c.id FROM contract AS c JOIN contract AS r ON r.id = c.renews_id WHERE r.starts_on > c.starts_on"},
    Rule{"contract", "comes from a deal of another account", "Correct the account or the deal.",
         "SELECT c.id FROM contract AS c JOIN deal AS d ON d.id = c.deal_id WHERE d.account_id <> c.account_id"},
    Rule{"interview", "is about a deal of another account", "Correct the deal's account, or plan again.",
         "SELECT i.id FROM interview AS i JOIN deal AS d ON d.id = i.deal_id WHERE d.account_id <> i.account_id"},
    Rule{"interview", "is about a contract of another account", "Correct the contract's account, or plan again.",
         "SELECT i.id FROM interview AS i JOIN contract AS c ON c.id = i.contract_id "
         "WHERE c.account_id <> i.account_id"},
    Rule{"interview", "is with a contact of another account", "Name a contact of the interview's account.",
         "SELECT DISTINCT i.id FROM interview AS i JOIN interview_contact AS w ON w.interview_id = i.id "
         "JOIN contact AS c ON c.id = w.contact_id WHERE c.account_id <> i.account_id"},
    Rule{"coding", "ends behind the end of its note", "Save the note's codings again: winloss note INTERVIEW.",
         "SELECT c.id FROM coding AS c JOIN note AS n ON n.id = c.note_id WHERE c.end_offset > length(n.text)"},
    Rule{"coding", "of a driver code has no rating", "Rate it: +2, +1, -1 or -2.",
         "SELECT c.id FROM coding AS c JOIN code AS k ON k.id = c.code_id "
         "WHERE k.kind = 'driver' AND c.rating IS NULL"},
    Rule{"deal", "is meant to be won with a code that is no win theme",
         "Take the code from the deal: winloss deal set NUMBER --no-win-theme CODE; or import the code as one of kind "
         "win-theme.",
         "SELECT DISTINCT t.deal_id FROM deal_win_theme AS t JOIN code AS k ON k.id = t.code_id "
         "WHERE k.kind <> 'win-theme'"},
    Rule{"interview", "has more than one primary reason of the same sign",
         "Keep one primary coding for and one against.",
         "SELECT n.interview_id FROM coding AS c JOIN note AS n ON n.id = c.note_id "
         "WHERE c.weight = 'primary' AND c.rating IS NOT NULL GROUP BY n.interview_id, c.rating > 0 "
         "HAVING count(*) > 1"},
    Rule{"flag", "was cleared before it was raised",
         "Correct it: winloss flag set NUMBER --raised DATE --cleared DATE.",
         "SELECT id FROM flag WHERE cleared_on < raised_on"},
    Rule{"code", "does not stand below its parent's path",
         "Take back what moved it: winloss log shows the operation, winloss undo NUMBER takes it back.",
         "SELECT c.id FROM code AS c JOIN code AS p ON p.id = c.parent_id "
         "WHERE substr(c.path, 1, length(p.path) + 1) <> p.path || '/'"},
};

// A table whose rows may each name another row of it, which must never lead back to where one came from.
struct Chain {
    std::string_view table;
    std::string_view column;
    std::string_view problem;
};

constexpr std::array chains = {
    Chain{"account", "parent_id", "is above itself among its parent accounts"},
    Chain{"code", "parent_id", "is above itself in the codebook"},
    Chain{"contract", "renews_id", "renews itself by way of others"},
    Chain{"interview", "covered_by_id", "is covered by itself by way of others"},
};

constexpr std::array folded_columns = {
    std::pair{"person", "name"},        std::pair{"product", "name"}, std::pair{"competitor", "name"},
    std::pair{"account", "name"},       std::pair{"contact", "name"}, std::pair{"deal", "name"},
    std::pair{"stated_reason", "text"},
};

void find_broken_rules(const Store& store, FindingList& findings, Stage& stage) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Rule& rule = rules.at(i);
        stage.set(static_cast<std::int64_t>(i), rules.size());
        Statement broken = store.prepare(rule.sql);
        while (broken.step()) {
            findings.add("domain", rule.record, broken.integer(0), std::string(rule.problem), std::string(rule.remedy));
        }
    }
}

void find_cycles(const Store& store, const Chain& chain, FindingList& findings) {
    const std::string column(chain.column);
    Statement links = store.prepare("SELECT id, " + column + " FROM " + std::string(chain.table) + " WHERE " + column +
                                    " IS NOT NULL ORDER BY id");
    std::map<std::int64_t, std::int64_t> next;
    while (links.step()) { next.emplace(links.integer(0), links.integer(1)); }
    std::set<std::int64_t> seen;
    for (const auto& [start, first] : next) {
        std::set<std::int64_t> walk;
        std::int64_t at = start;
        while (next.contains(at) && !seen.contains(at) && walk.insert(at).second) { at = next.at(at); }
        if (walk.contains(at)) {
            findings.add("domain", chain.table, at, std::string(chain.problem), "Correct " + column + ".");
        }
        seen.insert(walk.begin(), walk.end());
    }
}

void find_stale_folds(const Store& store, FindingList& findings) {
    for (const auto& [table, column] : folded_columns) {
        Statement names = store.prepare("SELECT id, " + std::string(column) + ", " + column + "_folded FROM " + table);
        while (names.step()) {
            if (fold(names.text(1)) != names.text(2)) {
                findings.add("domain", table, names.integer(0), "would not be found by its " + std::string(column),
                             "Change its " + std::string(column) + " and change it back.");
            }
        }
    }
}

void find_unread_benchmarks(const Store& store, FindingList& findings) {
    for (const StoredFigure& each : stored_figures(store)) {
        if (each.value) { continue; }
        findings.add("domain", "benchmark", each.id.value, "has a value that is no number",
                     "Correct it in the archive that the store is from, and import that again.");
    }
}

std::string remedy_of(const Unreadable& bad) {
    return "Correct it in what winloss export all writes, and import that anew. " + bad.right;
}

void find_unreadable(const Store& store, FindingList& findings) {
    for (const std::string record : {"setting", "programme_rule", "programme_criterion"}) {
        each_archived(store, record, [&](const ArchivedRow& row) {
            const auto bad = unreadable(row);
            if (!bad) { return; }
            findings.add("domain", record, std::get<std::int64_t>(row.fields.front().second), bad->problem,
                         remedy_of(*bad));
        });
    }
}

/// Columns whose texts the schema takes and the program cannot read. The engine finds the few rows to look at.
void find_misformed(const Store& store, const std::string& table, FindingList& findings) {
    const std::vector<std::string> columns = columns_of(store.connection(), table);
    if (columns.empty() || columns.front() != "id") { return; }
    std::vector<std::pair<std::string, ColumnForm>> formed;
    std::string read;
    std::string which;
    for (const std::string& column : columns) {
        const ColumnForm form = form_of(column);
        if (form == ColumnForm::any) { continue; }
        formed.emplace_back(column, form);
        read += ", " + quoted(column);
        which += (which.empty() ? "" : " OR ") + suspects(form, column);
    }
    if (formed.empty()) { return; }
    Statement rows = store.prepare(fmt::format("SELECT id{} FROM {} WHERE {} ORDER BY id", read, quoted(table), which));
    while (rows.step()) {
        for (std::size_t i = 0; i < formed.size(); ++i) {
            const int at = static_cast<int>(i) + 1;
            const auto& [column, form] = formed[i];
            const auto bad = rows.is_null(at) ? std::nullopt : misformed(form, column, rows.text(at));
            if (!bad) { continue; }
            findings.add("domain", table, rows.integer(0), bad->problem, remedy_of(*bad), column + " cannot be read");
        }
    }
}

}  // namespace

void find_broken_domain_rules(const Store& store, FindingList& findings) {
    Stage stage(store.connection(), {.one = "rule", .many = "rules", .done = "checked"});
    find_broken_rules(store, findings, stage);
    for (const Chain& chain : chains) { find_cycles(store, chain, findings); }
    find_stale_folds(store, findings);
    find_unread_benchmarks(store, findings);
    find_unreadable(store, findings);
    for (const std::string& table : archived_records(store, true)) { find_misformed(store, table, findings); }
}

}  // namespace winloss::store
