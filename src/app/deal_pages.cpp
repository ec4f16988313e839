// Deals as lists and pages.
#include <fmt/format.h>

#include "deal_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/retrospective.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

store::DealOrder order_of(const std::optional<std::string>& typed, const store::DealFilter& filter) {
    if (typed == "number") { return store::DealOrder::number; }
    if (typed == "name") { return store::DealOrder::name; }
    if (typed == "amount") { return store::DealOrder::amount; }
    if (typed == "decided") {
        if (filter.outcome == Outcome::open) {
            throw usage_error("Open deals have no decision to sort by.", "--sort number, name or amount.");
        }
        return store::DealOrder::decided;
    }
    const bool decided =
        filter.decided.from || filter.decided.to || (filter.outcome && filter.outcome != Outcome::open);
    return decided ? store::DealOrder::decided : store::DealOrder::number;
}

store::DealFilter filter_of(const store::Store& store, const Context& context, const ListDeals& options) {
    store::DealFilter filter;
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    if (options.product) { filter.product = store::find_product(store, *options.product); }
    if (options.competitor) { filter.competitor = store::find_competitor(store, *options.competitor); }
    if (options.kind) { filter.kind = require_word<DealKind>(*options.kind); }
    if (options.outcome) { filter.outcome = require_word<Outcome>(*options.outcome); }
    if (options.open) { filter.outcome = Outcome::open; }
    if (options.segment) { filter.segments = store::spellings(store, store::AccountWord::segment, *options.segment); }
    if (options.period) { filter.decided = typed_period(*options.period, context); }
    if (options.decided_from) { filter.decided.from = typed_date(*options.decided_from, context, "--decided-from"); }
    if (options.decided_to) { filter.decided.to = typed_date(*options.decided_to, context, "--decided-to"); }
    filter.order = order_of(options.sort, filter);
    return filter;
}

Table team_section(const std::vector<store::DealTeamRow>& team) {
    Table table{.name = "team",
                .title = "Team",
                .columns = {{"person", "Person", Type::text, true}, number_column("person_id")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& each : team) { table.rows.push_back({each.name, cell(each.person)}); }
    return table;
}

Table win_themes_section(const std::vector<store::DealThemeRow>& themes) {
    Table table{.name = "win_themes",
                .title = "Win themes",
                .columns = {typed_column("code", "Code"), {"name", "Theme", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& each : themes) { table.rows.push_back({each.path, each.name}); }
    return table;
}

/// A page has room for both days that can stand behind the one of the list; health stands beside renewals.
Record page(const store::DealRow& row) {
    Table one = deals_table();
    one.rows.push_back(cells(row));
    Record record = record_of(called(row.deal), one);
    for (Field& field : record.fields) {
        const bool elsewhere = field.key == "health" && row.deal.kind != DealKind::renewal;
        field.machine = field.machine || field.key == "decision_on" || elsewhere;
    }
    return record;
}

}  // namespace

Answer list_deals(const store::Store& store, const Context& context, const ListDeals& options) {
    const store::Snapshot snapshot(store);
    const store::DealFilter filter = filter_of(store, context, options);
    const RowLimit limit(context, options.limit);
    Table table = deals_table();
    store::each_deal(store, filter, limit.query(),
                     [&](const store::DealRow& row) { table.rows.push_back(cells(row)); });
    show_if_any(table, "health");
    std::string none =
        when_none(store, table,
                  {.kind = store::RecordKind::deal,
                   .words = "deals",
                   .list = "deal list",
                   .make = fmt::format("winloss deal add NAME --account {}, or winloss import deals FILE",
                                       asked_account(options.account))});
    return listed(std::move(table), limit, [&] { return store::deal_listing(filter).count(store); }, std::move(none));
}

Answer show_deal(const store::Store& store, const Context& context, const ShowDeal& options) {
    const store::Snapshot snapshot(store);
    const DealId id = store::find_deal(store, options.deal);
    const store::DealRow row = store::read_deal_row(store, id);
    Answer answer;
    Record record = page(row);
    bool pending = false;
    if (row.deal.account && row.deal.outcome == Outcome::lost) {
        for (const Silence& silence : silences(store, context.today, *row.deal.account)) {
            if (silence.deal != id) { continue; }
            pending = true;
            answer.messages.push_back(silence.sentence);
        }
    }
    record.fields.push_back({"retrospective_pending", "Lost deal, buyer not heard", pending, !pending});
    if (context.sections) {
        record.sections = {competitors_section(store::deal_competitors(store, id)),
                           reasons_section(store::deal_reasons(store, id)),
                           win_themes_section(store::deal_win_themes(store, id)),
                           team_section(store::deal_team(store, id)),
                           interviews_section(store, context, {.deal = id}, fmt::format("--deal {}", id.value)),
                           contracts_section(store, context, id)};
    }
    answer.data = std::move(record);
    return answer;
}

}  // namespace winloss::app
