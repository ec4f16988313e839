#include <fmt/format.h>

#include <array>

#include "import_words.hpp"
#include "winloss/store/import_deals.hpp"

namespace winloss::store {

namespace {

enum Column {
    external_id,
    account,
    product,
    deal,
    renews,
    starts_on,
    live_on,
    ends_on,
    annual_value,
    currency,
    auto_renews,
    term_months,
    ended_on,
    end_reason,
    count
};
using Values = std::array<ImportValue, count>;

Values values_of(const ContractEntry& entry, std::optional<std::int64_t> deal_id,
                 std::optional<std::int64_t> renews_id) {
    Values values;
    values[external_id] = entry.external_id;
    values[account] = import_id(entry.account);
    values[product] = import_id(entry.product);
    values[deal] = deal_id;
    values[renews] = renews_id;
    values[starts_on] = entry.starts_on;
    values[live_on] = entry.live_on;
    values[ends_on] = entry.ends_on;
    if (entry.annual_value) {
        values[annual_value] = entry.annual_value->minor;
        values[currency] = entry.annual_value->currency.code();
    }
    values[auto_renews] = import_flag(entry.auto_renews);
    if (entry.term_months) { values[term_months] = std::int64_t{*entry.term_months}; }
    values[ended_on] = entry.ended_on;
    values[end_reason] = import_id(entry.end_reason);
    return values;
}

}  // namespace

ContractImport::ContractImport(Write& write)
    : write_(write),
      table_(write, "contract",
             {"external_id", "account_id", "product_id", "deal_id", "renews_id", "starts_on", "live_on", "ends_on",
              "annual_value", "currency", "auto_renews", "term_months", "ended_on", "end_reason_id"}),
      by_external_id_(table_.select("external_id = $external_id")),
      by_terms_(table_.select("account_id = $account AND starts_on = $starts_on AND (product_id = $product OR "
                              "product_id IS NULL AND $product IS NULL) AND (external_id IS NULL OR $any = 1) "
                              "ORDER BY id LIMIT 1")),
      deal_(write.prepare("SELECT id, account_id FROM deal WHERE external_id = $external_id")),
      renewed_(write.prepare("SELECT id, account_id, starts_on FROM contract WHERE external_id = $external_id")),
      renewal_(write.prepare("SELECT id FROM contract WHERE renews_id = $id")) {}

void ContractImport::go_to(const ContractEntry& entry) {
    table_.leave();
    if (!entry.external_id.empty()) {
        by_external_id_.bind("external_id", entry.external_id);
        if (table_.go_to(by_external_id_)) { return; }
    }
    if (!entry.account || entry.product_new) { return; }
    by_terms_.bind("account", entry.account->value)
        .bind("starts_on", entry.starts_on)
        .bind("product", entry.product ? std::optional(entry.product->value) : std::nullopt)
        .bind("any", entry.external_id.empty());
    table_.go_to(by_terms_);
}

/// The days that the contract will have.
void ContractImport::refuse_days(const ContractEntry& entry) const {
    const bool known = table_.id().has_value();
    const auto refuse = [&](std::string_view field, const std::optional<Date>& said, Column column) {
        const auto day = said || !known ? said : table_.row().maybe_date(column);
        if (day && *day < entry.starts_on) {
            throw ImportRefusal{std::string(field), iso(*day), "is before the start, " + iso(entry.starts_on)};
        }
    };
    refuse("ends_on", entry.ends_on, ends_on);
    refuse("ended_on", entry.ended_on, ended_on);
    if (entry.auto_renews == true && known && !entry.ends_on && table_.row().is_null(ends_on)) {
        throw ImportRefusal{"ends_on", {}, "is empty; a contract that renews itself needs its end"};
    }
}

void ContractImport::find_deal(const ContractEntry& entry) {
    deal_id_.reset();
    if (entry.deal.empty()) { return; }
    deal_.bind("external_id", entry.deal);
    const bool there = deal_.step();
    const auto its_account = there ? deal_.maybe_integer(1) : std::nullopt;
    if (there) { deal_id_ = deal_.integer(0); }
    deal_.reset();
    if (!there) {
        throw ImportRefusal{"deal", std::string(entry.deal), "is no deal's external id; import the deals first"};
    }
    if (!its_account) { throw ImportRefusal{"deal", std::string(entry.deal), "is a deal of no account yet"}; }
    if (!entry.account || entry.account->value != *its_account) {
        throw ImportRefusal{"deal", std::string(entry.deal), "is a deal of another account"};
    }
}

bool ContractImport::find_renewed(const ContractEntry& entry) {
    renews_id_.reset();
    if (entry.renews.empty()) { return true; }
    const auto refuse = [&](std::string why) {
        renewed_.reset();
        throw ImportRefusal{"renews", std::string(entry.renews), std::move(why)};
    };
    if (entry.renews == entry.external_id) { refuse("is the contract itself"); }
    renewed_.bind("external_id", entry.renews);
    if (!renewed_.step()) {
        renewed_.reset();
        return false;
    }
    renews_id_ = renewed_.integer(0);
    if (!entry.account || renewed_.integer(1) != entry.account->value) { refuse("is a contract of another account"); }
    // The renewed contract starts earlier: so no chain of renewals comes back to where it began.
    if (renewed_.date(2) >= entry.starts_on) { refuse("does not start before this contract"); }
    renewed_.reset();
    renewal_.bind("id", *renews_id_);
    const auto by = renewal_.step() ? std::optional(renewal_.integer(0)) : std::nullopt;
    renewal_.reset();
    if (by && by != table_.id()) { refuse("is renewed by contract " + std::to_string(*by) + " already"); }
    return true;
}

/// What the contract says of its account, it says of its deal and of the contract it renews.
void ContractImport::refuse_account(const ContractEntry& entry) const {
    const std::int64_t before = table_.row().integer(account);
    if (entry.account && entry.account->value == before) { return; }
    refuse_move(write_.store(), RecordKind::contract, *table_.id(), before, entry.account);
    const auto refuse = [&](const char* why) {
        throw ImportRefusal{
            "account", {}, fmt::format("is another account than before, and contract {} {}", *table_.id(), why)};
    };
    if (entry.renews.empty() && !table_.row().is_null(renews)) { refuse("renews one of that account"); }
    if (entry.deal.empty() && !table_.row().is_null(deal)) { refuse("comes of a deal of that account"); }
}

bool ContractImport::find(const ContractEntry& entry) {
    go_to(entry);
    if (table_.id()) { refuse_account(entry); }
    refuse_days(entry);
    find_deal(entry);
    if (!find_renewed(entry)) {
        table_.leave();
        return false;
    }
    if (table_.id() && table_.seen() &&
        (!entry.account || entry.product_new || entry.reason_new ||
         table_.differs(values_of(entry, deal_id_, renews_id_)))) {
        throw contradiction(table_, values_of(entry, deal_id_, renews_id_), "contract",
                            !entry.account      ? "account"
                            : entry.product_new ? "product"
                            : entry.reason_new  ? "end_reason"
                                                : "");
    }
    return true;
}

Imported ContractImport::write(const ContractEntry& entry) {
    Values values = values_of(entry, deal_id_, renews_id_);
    if (table_.id()) { return table_.update(values); }
    values[auto_renews] = import_flag(entry.auto_renews.value_or(false));
    table_.insert(values);
    return Imported::created;
}

}  // namespace winloss::store
