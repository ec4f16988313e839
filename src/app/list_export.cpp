// The records of which a list command shows everything already: the same columns, and how an import in another store
// finds what they name.
#include "winloss/app/accounts.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/store/external_ids.hpp"

namespace winloss::app {

namespace {

using store::ExternalIds;
using store::RecordKind;
using Take = std::function<void(Row)>;

/// How a list says whom an action or an expectation is about and where it comes from, beside our own numbers.
class Around {
public:
    explicit Around(const store::Store& store)
        : accounts_(store, RecordKind::account), interviews_(store, RecordKind::interview) {}

    static void add_columns(Table& table) {
        table.columns.push_back(machine_column("account_external_id", Type::text));
        table.columns.push_back(machine_column("interview_external_id", Type::text));
    }
    template <class Record>
    void add_cells(const Record& record, Row& row) {
        row.push_back(cell(accounts_.of(record.account)));
        row.push_back(cell(interviews_.of(record.interview)));
    }

private:
    ExternalIds accounts_, interviews_;
};

/// Rows of `each`, told as they are read.
template <class Each>
RowList rows_of(const store::Store& store, const Context& context, Table table, const char* counted_table,
                std::string none, const Each& each) {
    return RowList{std::move(table), std::move(none),
                   [&store, &context, counted_table, each](const Take& take) -> std::vector<std::string> {
                       const store::Snapshot snapshot(store);
                       const std::int64_t whole =
                           context.progress
                               ? store.connection().scalar(std::string("SELECT count(*) FROM ") + counted_table)
                               : std::int64_t{0};
                       const Pace pace(context, "read");
                       std::int64_t read = 0;
                       each([&](Row row) {
                           take(std::move(row));
                           if (pace.due(++read)) { pace.tell(read, read, whole); }
                       });
                       return {};
                   }};
}

}  // namespace

RowList export_accounts(const store::Store& store, const Context& context) {
    return rows_of(store, context, accounts_table(), "account",
                   "No accounts yet: winloss account add NAME, or winloss import accounts FILE",
                   [&store](const Take& take) {
                       store::each_account(store, {}, 0, [&](const store::AccountRow& row) { take(cells(row)); });
                   });
}

RowList export_contacts(const store::Store& store, const Context& context) {
    return rows_of(store, context, contacts_table(), "contact",
                   "No contacts yet: winloss contact add NAME --account ACCOUNT", [&store](const Take& take) {
                       store::each_contact(store, {}, 0, [&](const store::ContactRow& row) { take(cells(row)); });
                   });
}

Answer export_actions(const store::Store& store, const Context& context) {
    const store::Snapshot snapshot(store);
    Around around(store);
    Table table = actions_table();
    Around::add_columns(table);
    for (const store::ActionRow& each : store::actions(store, {.open = false}, 0)) {
        Row row = cells(each, context.today);
        around.add_cells(each.action, row);
        table.rows.push_back(std::move(row));
    }
    return listed(std::move(table), RowLimit(context, 0), {},
                  "No actions yet: winloss action add 'what we will do' --from INTERVIEW");
}

Answer export_expectations(const store::Store& store, const Context& context) {
    const store::Snapshot snapshot(store);
    Around around(store);
    Table table = expectations_table();
    Around::add_columns(table);
    for (const store::ExpectationRow& each : store::expectations(store, {.open = false}, 0)) {
        Row row = cells(each, context.today);
        around.add_cells(each.expectation, row);
        table.rows.push_back(std::move(row));
    }
    return listed(std::move(table), RowLimit(context, 0), {},
                  "No expectations yet: winloss expectation add 'what success looks like' --account ACCOUNT");
}

}  // namespace winloss::app
