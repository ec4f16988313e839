#include "winloss/app/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "account_words.hpp"
#include "both_ways.hpp"
#include "taken_name.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/retrospective.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/offers.hpp"

namespace winloss::app {

namespace {

/// Everything but the owner, whose changes are kept.
void apply(Account& account, const store::Store& store, const AccountFields& fields) {
    set_line(account.external_id, fields.external_id, "external id");
    set_line(account.segment, fields.segment, "segment");
    set_line(account.industry, fields.industry, "industry");
    set_line(account.region, fields.region, "region");
    set_reference(account.parent, fields.parent, [&](const std::string& typed) { return named_account(store, typed); });
}

void refuse_circle(const store::Store& store, const Account& account) {
    if (!account.parent) { return; }
    if (*account.parent == account.id) {
        throw conflict(fmt::format("Account {} cannot be its own parent.", account.id.value),
                       "Name the account above it with --parent.");
    }
    const std::vector<AccountId> above = store::ancestors(store, *account.parent);
    if (std::find(above.begin(), above.end(), account.id) != above.end()) {
        throw conflict(fmt::format("Account {} cannot stand below account {}: it stands above it.", account.id.value,
                                   account.parent->value),
                       fmt::format("winloss account show {} names its parent.", account.parent->value));
    }
}

/// `since` is the owner's first day where --since does not say.
void change_owner(store::Write& write, const Context& context, AccountId account, const AccountFields& fields,
                  std::optional<Date> since) {
    if (!fields.owner) {
        if (fields.since) {
            throw usage_error("--since is the first day of an owner.", "Name the owner with --owner.");
        }
        return;
    }
    std::optional<PersonId> owner;
    set_reference(owner, fields.owner, [&](const std::string& typed) { return named_person(write.store(), typed); });
    set_date(since, fields.since, context, "--since");
    if (since && *since > context.today) {
        throw usage_error(fmt::format("--since {} is still to come.", iso(*since)),
                          "An account changes hands on the day itself: somebody looks after it until then.");
    }
    const bool same = owner && store::read_account(write.store(), account).owner == owner;
    if (same && fields.since && since) { return store::set_owner_since(write, account, *since); }
    store::set_owner(write, account, owner, since);
}

void change_team(store::Write& write, AccountId account, const AccountFields& fields, bool of_form) {
    const std::vector<TeamChange> changes = parse_team(write.store(), fields.team, true);
    if (!of_form) { refuse_both_ways(write.store(), changes); }
    for (const TeamChange& change : changes) {
        if (change.joins) {
            store::join_account_team(write, account, change.person, change.role);
        } else {
            store::leave_account_team(write, account, change.person);
        }
    }
}

std::vector<std::string> spelled(const store::Store& store, store::AccountWord which,
                                 const std::optional<std::string>& typed) {
    return typed ? store::spellings(store, which, *typed) : std::vector<std::string>();
}

}  // namespace

Answer add_account(store::Store& store, const Context& context, const AddAccount& options) {
    store::Write write(store, context.operation());
    Account account;
    account.name = own_name(store::RecordKind::account, options.name);
    apply(account, store, options.fields);
    const std::string same = same_name(store, account);
    const auto taken = store::former_name(store, store::RecordKind::account, account.name);
    account.id = store::insert_account(write, account);
    change_owner(write, context, account.id, options.fields, std::nullopt);
    change_team(write, account.id, options.fields, false);
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}.", called(account))},
                  .subject = ChangedRecord{"account", account.id.value}};
    if (!same.empty()) { answer.messages.push_back(same); }
    mind_taken_name(store::RecordKind::account, account.id.value, account.name, taken, answer.messages);
    mind_inactive(store, options.fields.owner, answer);
    answer.messages.push_back(fmt::format("Next: winloss deal add NAME --account {}", account.id.value));
    return answer;
}

Answer set_account(store::Store& store, const Context& context, const SetAccount& options) {
    const AccountId id = store::find_account(store, options.account);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Account account = store::read_account(store, id);
    if (options.name) { account.name = own_name(store::RecordKind::account, *options.name); }
    apply(account, store, options.fields);
    refuse_circle(store, account);
    const auto taken = store::former_name(store, store::RecordKind::account, account.name);
    store::update_account(write, account);
    change_owner(write, context, id, options.fields, context.today);
    change_team(write, id, options.fields, options.of_form);
    const bool changed = write.commit().has_value();
    Answer answer{.data = {},
                  .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(account))},
                  .subject = ChangedRecord{"account", id.value}};
    if (std::string same = options.name ? same_name(store, account) : ""; !same.empty()) {
        answer.messages.push_back(std::move(same));
    }
    if (options.name) { mind_taken_name(store::RecordKind::account, id.value, account.name, taken, answer.messages); }
    mind_inactive(store, options.fields.owner, answer);
    answer.messages.push_back(fmt::format("Next: winloss account show {}", id.value));
    return answer;
}

Answer list_accounts(const store::Store& store, const Context& context, const ListAccounts& options) {
    const store::Snapshot snapshot(store);
    store::AccountFilter filter;
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    if (options.parent) { filter.parent = store::find_account(store, *options.parent); }
    filter.segments = spelled(store, store::AccountWord::segment, options.segment);
    filter.industries = spelled(store, store::AccountWord::industry, options.industry);
    filter.regions = spelled(store, store::AccountWord::region, options.region);
    const RowLimit limit(context, options.limit);
    Table table = accounts_table();
    store::each_account(store, filter, limit.query(),
                        [&](const store::AccountRow& row) { table.rows.push_back(cells(row)); });
    std::string none = when_none(store, table,
                                 {.kind = store::RecordKind::account,
                                  .words = "accounts",
                                  .list = "account list",
                                  .make = "winloss account add NAME, or winloss import accounts FILE",
                                  .by_hand = "winloss account add NAME"});
    return listed(
        std::move(table), limit, [&] { return store::account_listing(filter).count(store); }, std::move(none));
}

Answer remove_account(store::Store& store, const Context& context, const RemoveAccount& options) {
    const AccountId id = store::find_account(store, options.account);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Account account = store::read_account(store, id);
    store::remove_record(write, store::RecordKind::account, id.value);
    if (options.dry_run) {
        write.abandon();
        return {.data = {},
                .messages = {fmt::format("Would remove {}. Nothing was changed.", called(account)),
                             "Next: the same without --dry-run"}};
    }
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(account))}};
}

}  // namespace winloss::app
