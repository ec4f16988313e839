// Lists that this program wrote, known again by the import.
#include "app/import_desk.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/contracts.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/record_export.hpp"

namespace winloss::app {

namespace {

bool is_known(exchange::RecordType type, const Table& table) {
    std::vector<std::string> headings;
    for (const Column& each : table.columns) { headings.push_back(each.key); }
    return exchange::map_columns(type, headings, {}).own_list;
}

Table listed(const Answer& answer) { return std::get<List>(answer.data).table; }

}  // namespace

TEST_CASE("every list of records that an import takes is known by its headings") {
    using enum exchange::RecordType;
    const Desk desk;
    const Context context = at_work("export");
    const store::Store& store = desk.store;
    CHECK(is_known(accounts, export_accounts(store, context).table));
    CHECK(is_known(contacts, export_contacts(store, context).table));
    CHECK(is_known(deals, export_deals(store, context).table));
    CHECK(is_known(contracts, export_contracts(store, context).table));
    CHECK(is_known(interviews, export_interviews(store, context).table));
    CHECK(is_known(touches, export_touches(store, context).table));
    CHECK(is_known(health, export_health(store, context).table));
    CHECK(is_known(actions, export_actions(store, context).table));
    CHECK(is_known(expectations, export_expectations(store, context).table));
    CHECK(is_known(notes, export_notes(store, context).table));
    CHECK(is_known(codebook, listed(export_codebook(store, context))));
    CHECK(is_known(benchmarks, listed(export_benchmarks(store, context))));
    CHECK(is_known(accounts, listed(list_accounts(store, context, {}))));
    CHECK(is_known(contacts, listed(list_contacts(store, context, {}))));
    CHECK(is_known(deals, listed(list_deals(store, context, {}))));
    CHECK(is_known(contracts, listed(list_contracts(store, context, {}))));
    CHECK(is_known(interviews, listed(list_interviews(store, context, {}))));
}

TEST_CASE("a sign before a formula is taken away from our own lists alone") {
    Desk desk;
    desk.import("deals", "id,external_id,account_id,account,name,stage\n17,D-1,A-1,Acme,'=cmd,Won\n");
    CHECK(desk.rows("d.external_id, a.external_id, d.name) FROM deal d JOIN account a ON a.id = account_id") ==
          "D-1|A-1|'=cmd");
}

}  // namespace winloss::app
