#include "winloss/store/contracts.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view own_columns =
    "c.id, c.external_id, c.account_id, c.product_id, c.deal_id, c.renews_id, c.starts_on, c.live_on, c.ends_on, "
    "c.annual_value, c.currency, c.auto_renews, c.term_months, c.ended_on, r.text, a.name, p.name, d.name, n.id, ";
constexpr std::string_view table = "contract c";
constexpr std::string_view joins =
    "JOIN account a ON a.id = c.account_id LEFT JOIN product p ON p.id = c.product_id "
    "LEFT JOIN deal d ON d.id = c.deal_id LEFT JOIN stated_reason r ON r.id = c.end_reason_id "
    "LEFT JOIN contract n ON n.renews_id = c.id";
// As in the index contract_end.
constexpr std::string_view last_day = "coalesce(c.ended_on, c.ends_on)";

std::string columns() { return fmt::format("{}{}", own_columns, health_of_contract); }

std::optional<int> months_in(const Statement& row, int column) {
    const auto months = row.maybe_integer(column);
    return months ? std::optional(static_cast<int>(*months)) : std::nullopt;
}

ContractRow read_row(const Statement& row) {
    ContractRow found;
    Contract& contract = found.contract;
    contract.id = {row.integer(0)};
    contract.external_id = row.maybe_text(1);
    contract.account = {row.integer(2)};
    contract.product = maybe_id<ProductId>(row, 3);
    contract.deal = maybe_id<DealId>(row, 4);
    contract.renews = maybe_id<ContractId>(row, 5);
    contract.starts_on = row.date(6);
    contract.live_on = row.maybe_date(7);
    contract.ends_on = row.maybe_date(8);
    contract.annual_value = maybe_money(row, 9);
    contract.auto_renews = row.boolean(11);
    contract.term_months = months_in(row, 12);
    contract.ended_on = row.maybe_date(13);
    contract.end_reason = row.maybe_text(14);
    found.account = row.text(15);
    found.product = row.maybe_text(16);
    found.deal = row.maybe_text(17);
    found.renewed_by = maybe_id<ContractId>(row, 18);
    found.health = maybe_word<HealthLevel>(row, 19);
    return found;
}

void bind_values(Statement& statement, Write& write, const Contract& contract) {
    const auto reason = contract.end_reason ? std::optional(stated_reason(write, *contract.end_reason)) : std::nullopt;
    statement.bind("external_id", contract.external_id)
        .bind("account", contract.account.value)
        .bind("product", value_of(contract.product))
        .bind("deal", value_of(contract.deal))
        .bind("renews", value_of(contract.renews))
        .bind("starts_on", contract.starts_on)
        .bind("live_on", contract.live_on)
        .bind("ends_on", contract.ends_on)
        .bind("annual_value", minor_of(contract.annual_value))
        .bind("currency", currency_of(contract.annual_value))
        .bind("auto_renews", contract.auto_renews)
        .bind("term_months", contract.term_months ? std::optional<std::int64_t>(*contract.term_months) : std::nullopt)
        .bind("ended_on", contract.ended_on)
        .bind("end_reason", value_of(reason));
}

void refuse_taken(const Store& store, const Contract& contract) {
    refuse_taken_external_id(store, RecordKind::contract, contract.external_id, contract.id.value);
    if (!contract.renews) { return; }
    Statement row = store.prepare("SELECT id FROM contract WHERE renews_id = $renews AND id <> $id");
    if (row.bind("renews", contract.renews->value).bind("id", contract.id.value).step()) {
        throw conflict(
            fmt::format("Contract {} is renewed by contract {} already.", contract.renews->value, row.integer(0)),
            fmt::format("winloss contract renew {} renews that one; winloss contract set {} changes it.",
                        row.integer(0), row.integer(0)));
    }
}

}  // namespace

void where_not_live(Listing& contracts, Date on) {
    contracts.where("c.live_on IS NULL")
        .where(std::string(paid_for))
        .where("c.starts_on <= $not_live_on", "not_live_on", iso(on))
        .where("(coalesce(c.ended_on, c.ends_on) IS NULL OR coalesce(c.ended_on, c.ends_on) >= $not_live_on)")
        .where(
            "NOT EXISTS (SELECT 1 FROM contract l WHERE l.account_id = c.account_id "
            "AND l.product_id IS c.product_id AND l.live_on IS NOT NULL)");
}

Listing contract_listing(const ContractFilter& filter) {
    Listing contracts{columns(), std::string(table), std::string(joins)};
    contracts.given("c.account_id = $account", "account", filter.account)
        .given("c.product_id = $product", "product", filter.product)
        .given("c.deal_id = $deal", "deal", filter.deal)
        .given("c.auto_renews = $auto_renews", "auto_renews", filter.auto_renews)
        .given(
            "c.starts_on <= $running AND (c.ended_on IS NOT NULL AND c.ended_on >= $running OR c.ended_on IS NULL AND "
            "(c.ends_on IS NULL OR c.auto_renews = 1 OR c.ends_on >= $running))",
            "running", filter.running);
    if (filter.not_live_on) { where_not_live(contracts, *filter.not_live_on); }
    if (filter.ended) { contracts.where("c.ended_on IS NOT NULL"); }
    if (!filter.ending) { return contracts.order("c.id DESC"); }
    contracts.where(fmt::format("{} IS NOT NULL", last_day))
        .given(fmt::format("{} >= $ending_from", last_day), "ending_from", filter.ending->from)
        .given(fmt::format("{} <= $ending_to", last_day), "ending_to", filter.ending->to);
    return contracts.order(fmt::format("{}, c.id", last_day));
}

void each_contract(const Store& store, const ContractFilter& filter, std::int64_t limit,
                   const std::function<void(const ContractRow&)>& take) {
    Statement rows = contract_listing(filter).rows(store, limit);
    while (rows.step()) { take(read_row(rows)); }
}

ContractRow read_contract_row(const Store& store, ContractId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM {} {} WHERE c.id = $id", columns(), table, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no contract {}.", id.value)); }
    return read_row(row);
}

Contract read_contract(const Store& store, ContractId id) { return read_contract_row(store, id).contract; }

std::vector<ContractFacts> contract_facts(const Store& store, AccountId account) {
    std::vector<ContractFacts> facts;
    each_contract(store, {.account = account}, 0,
                  [&](const ContractRow& row) { facts.push_back(facts_of(row.contract)); });
    return facts;
}

ContractId insert_contract(Write& write, const Contract& contract) {
    refuse_taken(write.store(), contract);
    Statement insert = write.prepare(
        "INSERT INTO contract (external_id, account_id, product_id, deal_id, renews_id, starts_on, live_on, ends_on, "
        "annual_value, currency, auto_renews, term_months, ended_on, end_reason_id) VALUES ($external_id, $account, "
        "$product, $deal, $renews, $starts_on, $live_on, $ends_on, $annual_value, $currency, $auto_renews, "
        "$term_months, $ended_on, $end_reason)");
    bind_values(insert, write, contract);
    insert.run();
    return {write.last_insert_id()};
}

void update_contract(Write& write, const Contract& contract) {
    refuse_taken(write.store(), contract);
    Statement update = write.prepare(
        "UPDATE contract SET external_id = $external_id, account_id = $account, product_id = $product, deal_id = "
        "$deal, renews_id = $renews, starts_on = $starts_on, live_on = $live_on, ends_on = $ends_on, annual_value = "
        "$annual_value, currency = $currency, auto_renews = $auto_renews, term_months = $term_months, ended_on = "
        "$ended_on, end_reason_id = $end_reason WHERE id = $id");
    bind_values(update, write, contract);
    update.bind("id", contract.id.value).run();
}

std::optional<Date> first_go_live(const Store& store, AccountId account) {
    Statement row = store.prepare("SELECT min(live_on) FROM contract WHERE account_id = $account");
    row.bind("account", account.value).step();
    return row.maybe_date(0);
}

}  // namespace winloss::store
