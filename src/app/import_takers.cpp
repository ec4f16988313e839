#include "import_takers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_named.hpp"
#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::app {

namespace {

using store::ImportRefusal;

Named<ProductId> product_of(store::ImportProducts& products, std::string_view name) {
    if (name.empty()) { return {}; }
    const auto id = products.find(name);
    return {id, !id};
}

void settle(store::ImportProducts& products, Named<ProductId>& product, std::string_view name) {
    if (product.is_new) { product.id = products.require(name); }
}

store::NamedCompetitor named(const exchange::CompetitorInDeal& competitor) {
    const bool is_id = !competitor.as_id.empty() && looks_like_an_id(competitor.name);
    return {.external_id = competitor.external_id,
            .name = competitor.name,
            .as_id = competitor.as_id,
            .called = is_id ? competitor.as_id : competitor.name};
}

Named<AccountId> parent_of(store::ImportAccounts& accounts, const exchange::AccountRow& row) {
    try {
        return account_of(accounts, {}, row.parent);
    } catch (ImportRefusal& refusal) {
        refusal.field = "parent";
        throw;
    }
}

/// A report knows accounts by their names, the API by their ids: the account that the deal has already, under the one,
/// is no new one under the other. Whether there is such a one.
bool find_by_deal(store::ImportAccounts& accounts, Named<AccountId>& account, const exchange::DealRow& row) {
    if (row.account_id.empty() == row.account.empty()) { return false; }
    const auto known = accounts.of_deal(row.external_id, row.account.empty());
    if (known) { account = {known, false}; }
    return known.has_value();
}

/// In a table that knows accounts by their names alone: one that somebody merged into another, which has a row of its
/// own there.
std::optional<AccountId> merged_into(store::ImportAccounts& accounts, const exchange::AccountRow& row) {
    if (!row.external_id.empty() || !accounts.was_merged(row.name)) { return std::nullopt; }
    const auto known = accounts.find({}, row.name);
    return known && accounts.was_called(*known, row.name, true) ? known : std::nullopt;
}

}  // namespace

Taken AccountTaker::take(const Row& row, bool last) {
    store::ImportKept& kept = into_.known.kept;
    if (const auto into = merged_into(into_.known.accounts, row); into && !kept.gives_way("name")) {
        const Account account = store::read_account(into_.write.store(), *into);
        if (fold(account.name) != fold(row.name)) {
            kept.tell(kept.called("account", into->value), "name", account.name, row.name);
            return Taken::unchanged;
        }
    }
    Named<AccountId> parent = parent_of(into_.known.accounts, row);
    if (parent.is_new && (row.parent == row.external_id || fold(row.parent) == fold(row.name))) {
        throw ImportRefusal{"parent", {}, "is the account itself"};
    }
    if (parent.is_new && !last) { return Taken::later; }
    require_known(into_, parent, "parent", row.parent);
    Named<PersonId> owner = owner_of(into_.known.people, row);
    require_known_owner(into_, owner, row);
    store::AccountEntry entry{.external_id = row.external_id,
                              .name = row.name,
                              .segment = row.segment,
                              .industry = row.industry,
                              .region = row.region,
                              .parent = parent.id,
                              .owner = owner.id,
                              .parent_new = parent.is_new,
                              .owner_new = owner.is_new};
    accounts_.find(entry);
    if (parent.is_new) { entry.parent = into_.known.accounts.make({.name = row.parent}); }
    settle_owner(into_.known, owner, row, Role::other);
    entry.owner = owner.id;
    return taken(accounts_.write(entry));
}

Taken PersonTaker::take(const Row& row, bool last) {
    const std::string email = lower_ascii(row.email);
    const store::PersonEntry entry{
        .external_id = row.external_id, .name = row.name, .email = email, .role = row.role, .active = row.active};
    if (!people_.find(entry, last)) { return Taken::later; }
    return taken(people_.write(entry));
}

Taken ContactTaker::take(const Row& row, bool) {
    Named<AccountId> account = account_of(into_.known.accounts, row.account_id, row.account);
    require_known(into_, account, "account", row.account.empty() ? row.account_id : row.account);
    store::ContactEntry entry{.external_id = row.external_id,
                              .name = row.name,
                              .title = row.title,
                              .email = row.email,
                              .phone = row.phone,
                              .account = account.id,
                              .buying_role = row.buying_role,
                              .do_not_contact = row.do_not_contact.value_or(false),
                              .left_on = row.left_on};
    contacts_.find(entry);
    settle(into_.known.accounts, account, row);
    entry.account = account.id;
    return taken(contacts_.write(entry));
}

Taken CompetitorTaker::take(const Row& row, bool last) {
    const store::CompetitorEntry entry{.external_id = row.external_id, .name = row.name};
    if (!competitors_.find(entry, last)) { return Taken::later; }
    return taken(competitors_.write(entry));
}

/// A product is its name: one that is known, also by the name it had before, is as it was.
Taken ProductTaker::take(const Row& row, bool) {
    if (into_.known.products.find(row.name)) { return Taken::unchanged; }
    into_.known.products.require(row.name);
    return Taken::created;
}

Taken DealTaker::take(const Row& row, bool) {
    bool stays = false;
    Named<AccountId> account = account_named(row, stays);
    const bool known_otherwise = account.is_new && find_by_deal(into_.known.accounts, account, row);
    Named<PersonId> owner = owner_of(into_.known.people, row);
    Named<ProductId> product = product_of(into_.known.products, row.product);
    require_known(into_, account, "account", row.account.empty() ? row.account_id : row.account);
    require_known_owner(into_, owner, row);
    require_known(into_, product, "product", row.product);
    for (const exchange::CompetitorInDeal& each : row.competitors) {
        const auto id = into_.known.competitors.find(named(each));
        if (each.name.empty()) {
            require_known(into_, Named<CompetitorId>{{}, !id}, "competitor_id", each.external_id);
        } else {
            require_known(into_, Named<CompetitorId>{{}, !id}, "competitor", each.name);
        }
    }
    store::DealEntry entry{.external_id = row.external_id,
                           .name = row.name,
                           .called = row.product.empty() ? row.external_id : row.product,
                           .account = account.id,
                           .account_new = account.is_new,
                           .owner_new = owner.is_new,
                           .product_new = product.is_new,
                           .kind = row.kind,
                           .product = product.id,
                           .owner = owner.id,
                           .amount = row.amount,
                           .lead_source = row.lead_source,
                           .stage = row.stage,
                           .outcome = row.outcome,
                           .opened_on = row.opened_on,
                           .decided_on = row.decided_on,
                           .closed_on = row.closed_on,
                           .expected_on = row.expected_on,
                           .exclusion = row.exclusion};
    name_win_themes(row);
    deals_.find(entry);
    if (stays) {
        tell_account(entry, row);
    } else {
        settle(into_.known.accounts, account, row);
    }
    if (known_otherwise) { into_.known.accounts.fill(*account.id, {.name = row.account}); }
    settle_owner(into_.known, owner, row, Role::rep);
    settle(into_.known.products, product, row.product);
    entry.account = account.id;
    entry.owner = owner.id;
    entry.product = product.id;
    name_competitors(row);
    name_reasons(row);
    return taken(deals_.write(entry, competitors_, reasons_, themes_));
}

/// A deal that the store has stays where it is when the row's account is one that somebody merged into its own, or its
/// own by the name it had before: `stays`, where another account is called so again.
Named<AccountId> DealTaker::account_named(const Row& row, bool& stays) {
    store::ImportAccounts& accounts = into_.known.accounts;
    store::ImportKept& kept = into_.known.kept;
    auto own = kept.gives_way("account") ? std::nullopt : accounts.kept_by_deal(row.external_id, row.account);
    // A name that the CRM itself has changed keeps no deal from the account that has it now.
    if (own && !accounts.was_called(*own, row.account, true) && !kept.keeps("account", own->value, "name", "account")) {
        own.reset();
    }
    Named<AccountId> named{{}, true};
    try {
        named = account_of(accounts, row.account_id, row.account);
    } catch (const ImportRefusal&) {  // several are called so
        if (!own) { throw; }
    }
    // An account's id says which one is meant, as long as one has it.
    const bool by_id = own && !row.account_id.empty() && accounts.find_named(row.account_id, {});
    if (!own || by_id || named.id == own) { return named; }
    stays = true;
    return {own, false};
}

void DealTaker::tell_account(const store::DealEntry& entry, const Row& row) {
    const std::string kept = store::read_account(into_.write.store(), *entry.account).name;
    into_.known.kept.tell(fmt::format("deal {}", row.external_id), "account", kept, row.account);
}

/// Two spellings of one competitor are one.
void DealTaker::name_competitors(const Row& row) {
    competitors_.clear();
    for (const exchange::CompetitorInDeal& each : row.competitors) {
        store::ImportCompetitors& known_ones = into_.known.competitors;
        const std::int64_t before = known_ones.made();
        const CompetitorId id = known_ones.require(named(each));
        const std::string_view name = each.name.empty() ? each.external_id : each.name;
        if (known_ones.made() > before && (each.name.empty() || looks_like_an_id(name))) {
            add_to(called_by_id_, fmt::format("line {} {}", line_, quoted(name)));
        }
        auto known = std::ranges::find(competitors_, id, &store::DealCompetitorEntry::competitor);
        if (known == competitors_.end()) { known = competitors_.insert(known, {.competitor = id}); }
        known->told |= each.told;
        known->finalist |= each.finalist;
        known->incumbent |= each.incumbent;
        known->winner |= each.winner;
    }
}

void DealTaker::name_reasons(const Row& row) {
    reasons_.clear();
    std::vector<std::string> folded;  // one reason, whatever the case of its letters: the first spelling
    for (const std::string_view text : row.stated_reasons) {
        if (row.stated_reasons.size() > 1) {
            if (std::ranges::find(folded, fold(text)) != folded.end()) { continue; }
            folded.push_back(fold(text));
        }
        auto id = into_.known.reasons.find(text);
        if (!id) { id = deals_.stated_as(text); }
        reasons_.push_back(id ? *id : into_.known.reasons.require(text));
    }
}

/// The codebook is a team's own: no import adds to it unasked.
void DealTaker::name_win_themes(const Row& row) {
    themes_.clear();
    if (row.win_themes.empty()) { return; }
    if (!codebook_) { codebook_ = store::read_codebook(into_.write.store()); }
    for (const std::string_view text : row.win_themes) {
        const std::vector<const Code*> meant = codebook_->matches(text);
        const bool theme = meant.size() == 1 && meant.front()->kind == CodeKind::win_theme;
        if (!theme) {
            throw ImportRefusal{"win_theme", std::string(text),
                                "is no win theme of the codebook (winloss codebook list)"};
        }
        if (std::ranges::find(themes_, meant.front()->id) == themes_.end()) { themes_.push_back(meant.front()->id); }
    }
}

void DealTaker::expect(std::int64_t deals) {
    for (const char* table : {"deal", "deal_competitor", "deal_reason", "deal_win_theme"}) {
        into_.bulk.expect(table, deals);
    }
}

Taken ContractTaker::take(const Row& row, bool last) {
    Named<AccountId> account = account_of(into_.known.accounts, row.account_id, row.account);
    Named<ProductId> product = product_of(into_.known.products, row.product);
    require_known(into_, account, "account", row.account.empty() ? row.account_id : row.account);
    require_known(into_, product, "product", row.product);
    store::ContractEntry entry{.external_id = row.external_id,
                               .account = account.id,
                               .product = product.id,
                               .product_new = product.is_new,
                               .deal = row.deal,
                               .renews = row.renews,
                               .starts_on = *row.starts_on,
                               .live_on = row.live_on,
                               .ends_on = row.ends_on,
                               .ended_on = row.ended_on,
                               .annual_value = row.annual_value,
                               .auto_renews = row.auto_renews,
                               .term_months = row.term_months,
                               .end_reason = {}};
    if (!row.end_reason.empty()) {
        entry.end_reason = into_.known.reasons.find(row.end_reason);
        entry.reason_new = !entry.end_reason;
    }
    if (!contracts_.find(entry)) {
        if (!last) { return Taken::later; }
        throw ImportRefusal{"renews", std::string(row.renews), "is no contract's external id, here or in the store"};
    }
    settle(into_.known.accounts, account, row);
    settle(into_.known.products, product, row.product);
    entry.account = account.id;
    entry.product = product.id;
    if (entry.reason_new) { entry.end_reason = into_.known.reasons.require(row.end_reason); }
    return taken(contracts_.write(entry));
}

}  // namespace winloss::app
