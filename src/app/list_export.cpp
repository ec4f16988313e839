// The records of which a list command shows everything already: the same columns, and how an import in another store
// finds what they name.
#include "interview_columns.hpp"
#include "rows_of.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/store/external_ids.hpp"

namespace winloss::app {

namespace {

using store::ExternalIds;
using store::RecordKind;

/// How a list says whom an action or an expectation is about and where it comes from, beside our own numbers.
class Around {
public:
    explicit Around(const store::Store& store) : accounts_(store, RecordKind::account), interviews_(store) {}

    static void add_columns(Table& table) {
        table.columns.push_back(machine_column("account_external_id", Type::text));
        add_interview_columns(table);
    }
    template <class Record>
    void add_cells(const Record& record, Row& row) {
        row.push_back(cell(accounts_.of(record.account)));
        add_interview_cells(interviews_, record.interview, row);
    }

private:
    ExternalIds accounts_;
    store::SignsOfInterviews interviews_;
};

}  // namespace

RowList export_accounts(const store::Store& store, const Context& context) {
    return rows_of(store, context, accounts_table(), "account",
                   "No accounts yet: winloss account add NAME, or winloss import accounts FILE",
                   [&store](const Take& take) -> Told {
                       store::each_account(store, {}, 0, [&](const store::AccountRow& row) { take(cells(row)); });
                       return {};
                   });
}

RowList export_contacts(const store::Store& store, const Context& context) {
    return rows_of(store, context, contacts_table(), "contact",
                   "No contacts yet: winloss contact add NAME --account ACCOUNT", [&store](const Take& take) -> Told {
                       store::each_contact(store, {}, 0, [&](const store::ContactRow& row) { take(cells(row)); });
                       return {};
                   });
}

RowList export_actions(const store::Store& store, const Context& context) {
    Table table = actions_table();
    Around::add_columns(table);
    return rows_of(store, context, std::move(table), "action",
                   "No actions yet: winloss action add 'what we will do' --from INTERVIEW",
                   [&store, &context](const Take& take) -> Told {
                       Around around(store);
                       store::each_action(store, {.open = false}, [&](const store::ActionRow& each) {
                           Row row = cells(each, context.today);
                           around.add_cells(each.action, row);
                           take(std::move(row));
                       });
                       return {};
                   });
}

RowList export_expectations(const store::Store& store, const Context& context) {
    Table table = expectations_table();
    Around::add_columns(table);
    return rows_of(store, context, std::move(table), "expectation",
                   "No expectations yet: winloss expectation add 'what success looks like' --account ACCOUNT",
                   [&store, &context](const Take& take) -> Told {
                       Around around(store);
                       store::each_expectation(store, {.open = false}, [&](const store::ExpectationRow& each) {
                           Row row = cells(each, context.today);
                           around.add_cells(each.expectation, row);
                           take(std::move(row));
                       });
                       return {};
                   });
}

}  // namespace winloss::app
