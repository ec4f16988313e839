// Contracts as lists and pages.
#include <fmt/format.h>

#include <algorithm>

#include "contract_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

/// 'in 90 days' is from today until then; what names a period ('next quarter', 2026-07..2026-09) is that period.
Period ending_period(const std::string& typed, Date today) {
    try {
        return parse_period(typed, today);
    } catch (const Error&) { return {today, parse_date(typed, today, "--ending")}; }
}

store::ContractFilter filter_of(const store::Store& store, const Context& context, const ListContracts& options) {
    store::ContractFilter filter;
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.product) { filter.product = store::find_product(store, *options.product); }
    if (options.deal) { filter.deal = store::find_deal(store, *options.deal); }
    if (options.ending) { filter.ending = ending_period(*options.ending, context.today); }
    if (options.running) { filter.running = parse_date(*options.running, context.today, "--running"); }
    if (options.auto_renews) { filter.auto_renews = true; }
    filter.ended = options.ended;
    if (options.not_live) { filter.not_live_on = context.today; }
    return filter;
}

std::string_view word_of(Ending ending) {
    switch (ending) {
        case Ending::running: return "running";
        case Ending::assumed_renewed: return "assumed-renewed";
        case Ending::renewed: return "renewed";
        case Ending::pending: return "pending";
        case Ending::ended: return "ended";
    }
    return {};
}

/// How the contract stands today, and since when the account has been served without a gap.
void add_standing(Record& record, const store::Store& store, const Contract& contract, Date today) {
    const std::vector<ContractFacts> facts = store::contract_facts(store, contract.account);
    const ServiceHistory history(facts, store::read_programme(store).grace_days, today);
    const auto standing =
        std::ranges::find(history.contracts(), contract.id, [](const ContractStanding& each) { return each.facts.id; });
    const bool begun = standing != history.contracts().end();
    record.fields.push_back({"status", "Status", std::string(begun ? word_of(standing->ending) : "to-come")});
    Cell since;
    if (begun && standing->tenure) { since = history.tenures()[*standing->tenure].first_day; }
    record.fields.push_back({"served_since", "Served since", since});
}

}  // namespace

Answer list_contracts(const store::Store& store, const Context& context, const ListContracts& options) {
    const store::Snapshot snapshot(store);
    const store::ContractFilter filter = filter_of(store, context, options);
    const RowLimit limit(context, options.limit);
    Table table = contracts_table();
    store::each_contract(store, filter, limit.query(),
                         [&](const store::ContractRow& row) { table.rows.push_back(cells(row)); });
    std::string none = when_none(
        store, table, "No such contracts: winloss contract add ACCOUNT --from DATE, or winloss import contracts FILE.");
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
    add_standing(record, store, row.contract, context.today);
    if (context.sections) {
        record.sections = {
            interviews_section(store, context, {.contract = id}, fmt::format("--contract {}", id.value))};
    }
    return {.data = std::move(record), .messages = {}};
}

}  // namespace winloss::app
