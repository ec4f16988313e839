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

/// Of a list's own cells, with what finds them in another store; `each` puts one record and its cells after another.
template <class Each>
RowList with_around(const store::Store& store, const Context& context, Table table, const char* counted_table,
                    std::string none, const Each& each) {
    Around::add_columns(table);
    return rows_of(store, context, std::move(table), counted_table, std::move(none),
                   [&store, each](const Take& take) -> Told {
                       Around around(store);
                       each([&](const auto& record, Row row) {
                           around.add_cells(record, row);
                           take(std::move(row));
                       });
                       return {};
                   });
}

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
    return with_around(
        store, context, actions_table(), "action",
        "No actions yet: winloss action add 'what we will do' --from INTERVIEW", [&store, &context](const auto& put) {
            store::each_action(store, {.open = false},
                               [&](const store::ActionRow& each) { put(each.action, cells(each, context.today)); });
        });
}

RowList export_expectations(const store::Store& store, const Context& context) {
    return with_around(store, context, expectations_table(), "expectation",
                       "No expectations yet: winloss expectation add 'what success looks like' --account ACCOUNT",
                       [&store, &context](const auto& put) {
                           store::each_expectation(store, {.open = false}, [&](const store::ExpectationRow& each) {
                               put(each.expectation, cells(each, context.today));
                           });
                       });
}

}  // namespace winloss::app
