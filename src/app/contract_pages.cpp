// Contracts as lists and pages.
#include <fmt/format.h>

#include <algorithm>

#include "contract_standing.hpp"
#include "contract_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

/// 'in 90 days' is from today until then; what names a period ('next quarter', 2026-07..2026-09) is that period.
Period ending_period(const std::string& typed, const Context& context) {
    try {
        return typed_period(typed, context);
    } catch (const Error&) { return {context.today, typed_date(typed, context, "--ending")}; }
}

store::ContractFilter filter_of(const store::Store& store, const Context& context, const ListContracts& options) {
    store::ContractFilter filter;
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.product) { filter.product = store::find_product(store, *options.product); }
    if (options.deal) { filter.deal = store::find_deal(store, *options.deal); }
    if (options.ending) { filter.ending = ending_period(*options.ending, context); }
    if (options.running) { filter.running = typed_date(*options.running, context, "--running"); }
    if (options.auto_renews) { filter.auto_renews = true; }
    filter.ended = options.ended;
    if (options.not_live) { filter.not_live_on = context.today; }
    return filter;
}

}  // namespace

Answer list_contracts(const store::Store& store, const Context& context, const ListContracts& options) {
    const store::Snapshot snapshot(store);
    const store::ContractFilter filter = filter_of(store, context, options);
    const RowLimit limit(context, options.limit);
    Table table = contracts_table();
    store::each_contract(store, filter, limit.query(),
                         [&](const store::ContractRow& row) { table.rows.push_back(cells(row)); });
    std::string none =
        when_none(store, table,
                  {.kind = store::RecordKind::contract,
                   .words = "contracts",
                   .list = "contract list",
                   .make = fmt::format("winloss contract add {} --from DATE, or winloss import contracts FILE",
                                       asked_account(options.account)),
                   .by_hand = "winloss account add NAME, then winloss contract add ACCOUNT --from DATE"});
    return listed(
        std::move(table), limit, [&] { return store::contract_listing(filter).count(store); }, std::move(none));
}

Answer show_contract(const store::Store& store, const Context& context, const ShowContract& options) {
    const store::Snapshot snapshot(store);
    const ContractId id = store::find_contract(store, options.contract);
    const store::ContractRow row = store::read_contract_row(store, id);
    Table one = contracts_table();
    one.rows.push_back(cells(row));
    Record record = record_of(called(row.contract, row.account), one);
    const Standing standing = standings(store, row.contract.account, context.today).at(id);
    record.fields.push_back({"status", "Status", standing.status});
    record.fields.push_back({"term_ends_on", "This term ends", cell(standing.term_ends_on), !standing.term_ends_on});
    record.fields.push_back({"served_since", "Served since", cell(standing.served_since)});
    if (context.sections) {
        record.sections = {
            interviews_section(store, context, {.contract = id}, fmt::format("--contract {}", id.value))};
    }
    return {.data = std::move(record), .messages = {}};
}

}  // namespace winloss::app
