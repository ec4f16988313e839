#include "winloss/store/deals.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view own_columns =
    "d.id, d.external_id, d.account_id, d.name, d.kind, d.product_id, d.owner_id, d.amount, d.currency, d.lead_source, "
    "d.stage, d.outcome, d.opened_on, d.decided_on, d.closed_on, d.exclusion, a.name, p.name, o.name, ";
constexpr std::string_view table = "deal d";
constexpr std::string_view joins =
    "LEFT JOIN account a ON a.id = d.account_id LEFT JOIN product p ON p.id = d.product_id "
    "LEFT JOIN person o ON o.id = d.owner_id";
// As in the index deal_decision, which knows decided deals alone.
constexpr std::string_view decided = "d.outcome <> 'open'";
constexpr std::string_view decision_day = "coalesce(d.decided_on, d.closed_on)";

std::string columns() { return fmt::format("{}{}", own_columns, health_of_renewal_deal); }

DealRow read_row(const Statement& row) {
    DealRow found;
    Deal& deal = found.deal;
    deal.id = {row.integer(0)};
    deal.external_id = row.maybe_text(1);
    deal.account = maybe_id<AccountId>(row, 2);
    deal.name = row.text(3);
    deal.kind = maybe_word<DealKind>(row, 4);
    deal.product = maybe_id<ProductId>(row, 5);
    deal.owner = maybe_id<PersonId>(row, 6);
    deal.amount = maybe_money(row, 7);
    deal.lead_source = row.maybe_text(9);
    deal.stage = row.maybe_text(10);
    deal.outcome = *parse_word<Outcome>(row.text(11));
    deal.opened_on = row.maybe_date(12);
    deal.decided_on = row.maybe_date(13);
    deal.closed_on = row.maybe_date(14);
    deal.exclusion = maybe_word<Exclusion>(row, 15);
    found.account = row.maybe_text(16);
    found.product = row.maybe_text(17);
    found.owner = row.maybe_text(18);
    found.health = maybe_word<HealthLevel>(row, 19);
    return found;
}

void bind_values(Statement& statement, const Deal& deal) {
    statement.bind("external_id", deal.external_id)
        .bind("account", value_of(deal.account))
        .bind("name", deal.name)
        .bind("name_folded", fold(deal.name))
        .bind("kind", word_of(deal.kind))
        .bind("product", value_of(deal.product))
        .bind("owner", value_of(deal.owner))
        .bind("amount", minor_of(deal.amount))
        .bind("currency", currency_of(deal.amount))
        .bind("lead_source", deal.lead_source)
        .bind("stage", deal.stage)
        .bind("outcome", word(deal.outcome))
        .bind("opened_on", deal.opened_on)
        .bind("decided_on", deal.decided_on)
        .bind("closed_on", deal.closed_on)
        .bind("exclusion", word_of(deal.exclusion));
}

std::string order_of(DealOrder order) {
    switch (order) {
        case DealOrder::number: return "d.id DESC";
        case DealOrder::decided: return fmt::format("{} DESC, d.id DESC", decision_day);
        case DealOrder::name: return "d.name_folded, d.id";
        case DealOrder::amount: return "d.amount IS NULL, d.currency, d.amount DESC, d.id DESC";
    }
    return {};
}

}  // namespace

Listing deal_listing(const DealFilter& filter) {
    Listing deals{columns(), std::string(table), std::string(joins)};
    deals.given("d.account_id = $account", "account", filter.account)
        .given("d.owner_id = $owner", "owner", filter.owner)
        .given("d.product_id = $product", "product", filter.product)
        .given("d.id IN (SELECT deal_id FROM deal_competitor WHERE competitor_id = $competitor)", "competitor",
               filter.competitor)
        .given("d.kind = $kind", "kind", filter.kind)
        // Asked of each deal in turn, so that the first rows come at once.
        .among("s.segment", "segment", filter.segments,
               "EXISTS (SELECT 1 FROM account s WHERE s.id = d.account_id AND {})")
        .given(fmt::format("{} >= $decided_from", decision_day), "decided_from", filter.decided.from)
        .given(fmt::format("{} <= $decided_to", decision_day), "decided_to", filter.decided.to);
    if (filter.outcome == Outcome::open) {
        deals.where("d.outcome = 'open'");  // word for word as in the index deal_open
    } else {
        deals.given("d.outcome = $outcome", "outcome", filter.outcome);
    }
    const bool dated = filter.decided.from || filter.decided.to;
    if (dated || filter.order == DealOrder::decided) { deals.where(std::string(decided)); }
    return filter.order == DealOrder::amount ? deals.order_without_index(order_of(filter.order))
                                             : deals.order(order_of(filter.order));
}

void each_deal(const Store& store, const DealFilter& filter, std::int64_t limit,
               const std::function<void(const DealRow&)>& take) {
    Statement rows = deal_listing(filter).rows(store, limit);
    while (rows.step()) { take(read_row(rows)); }
}

DealRow read_deal_row(const Store& store, DealId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM {} {} WHERE d.id = $id", columns(), table, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no deal {}.", id.value)); }
    return read_row(row);
}

Deal read_deal(const Store& store, DealId id) { return read_deal_row(store, id).deal; }

DealId insert_deal(Write& write, const Deal& deal) {
    refuse_taken_external_id(write.store(), RecordKind::deal, deal.external_id, deal.id.value);
    Statement insert = write.prepare(
        "INSERT INTO deal (external_id, account_id, name, name_folded, kind, product_id, owner_id, amount, currency, "
        "lead_source, stage, outcome, opened_on, decided_on, closed_on, exclusion) VALUES ($external_id, $account, "
        "$name, $name_folded, $kind, $product, $owner, $amount, $currency, $lead_source, $stage, $outcome, $opened_on, "
        "$decided_on, $closed_on, $exclusion)");
    bind_values(insert, deal);
    insert.run();
    return {write.last_insert_id()};
}

void update_deal(Write& write, const Deal& deal) {
    refuse_taken_external_id(write.store(), RecordKind::deal, deal.external_id, deal.id.value);
    Statement update = write.prepare(
        "UPDATE deal SET external_id = $external_id, account_id = $account, name = $name, name_folded = $name_folded, "
        "kind = $kind, product_id = $product, owner_id = $owner, amount = $amount, currency = $currency, lead_source = "
        "$lead_source, stage = $stage, outcome = $outcome, opened_on = $opened_on, decided_on = $decided_on, closed_on "
        "= $closed_on, exclusion = $exclusion WHERE id = $id");
    bind_values(update, deal);
    update.bind("id", deal.id.value).run();
}

}  // namespace winloss::store
