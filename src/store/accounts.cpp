#include "winloss/store/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "columns.hpp"
#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/former_names.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "a.id, a.external_id, a.name, a.segment, a.industry, a.region, a.parent_id, a.owner_id, up.name, o.name";
constexpr std::string_view table = "account a";
constexpr std::string_view joins =
    "LEFT JOIN account up ON up.id = a.parent_id LEFT JOIN person o ON o.id = a.owner_id";

AccountRow read_row(const Statement& row) {
    return {.account = {.id = {row.integer(0)},
                        .external_id = row.maybe_text(1),
                        .name = std::string(row.text(2)),
                        .segment = row.maybe_text(3),
                        .industry = row.maybe_text(4),
                        .region = row.maybe_text(5),
                        .parent = maybe_id<AccountId>(row, 6),
                        .owner = maybe_id<PersonId>(row, 7)},
            .parent = row.maybe_text(8),
            .owner = row.maybe_text(9)};
}

void bind_values(Statement& statement, const Account& account) {
    statement.bind("external_id", account.external_id)
        .bind("name", account.name)
        .bind("name_folded", fold(account.name))
        .bind("segment", account.segment)
        .bind("industry", account.industry)
        .bind("region", account.region)
        .bind("parent", value_of(account.parent))
        .bind("owner", value_of(account.owner));
}

std::string_view column_of(AccountWord which) {
    switch (which) {
        case AccountWord::segment: return "segment";
        case AccountWord::industry: return "industry";
        case AccountWord::region: return "region";
    }
    return {};
}

}  // namespace

Listing account_listing(const AccountFilter& filter) {
    Listing accounts{std::string(columns), std::string(table), std::string(joins)};
    accounts.given("a.owner_id = $owner", "owner", filter.owner)
        .given("a.parent_id = $parent", "parent", filter.parent)
        .among("a.segment", "segment", filter.segments)
        .among("a.industry", "industry", filter.industries)
        .among("a.region", "region", filter.regions)
        .order("a.name_folded, a.id");
    return accounts;
}

void each_account(const Store& store, const AccountFilter& filter, std::int64_t limit,
                  const std::function<void(const AccountRow&)>& take) {
    Statement rows = account_listing(filter).rows(store, limit);
    while (rows.step()) { take(read_row(rows)); }
}

AccountRow read_account_row(const Store& store, AccountId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM {} {} WHERE a.id = $id", columns, table, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no account {}.", id.value)); }
    return read_row(row);
}

Account read_account(const Store& store, AccountId id) { return read_account_row(store, id).account; }

AccountId insert_account(Write& write, const Account& account) {
    refuse_taken_external_id(write.store(), RecordKind::account, account.external_id, account.id.value);
    Statement insert = write.prepare(
        "INSERT INTO account (external_id, name, name_folded, segment, industry, region, parent_id, owner_id) VALUES "
        "($external_id, $name, $name_folded, $segment, $industry, $region, $parent, $owner)");
    bind_values(insert, account);
    insert.run();
    return {write.last_insert_id()};
}

void update_account(Write& write, const Account& account) {
    refuse_taken_external_id(write.store(), RecordKind::account, account.external_id, account.id.value);
    const Account before = read_account(write.store(), account.id);
    Statement update = write.prepare(
        "UPDATE account SET external_id = $external_id, name = $name, name_folded = $name_folded, segment = $segment, "
        "industry = $industry, region = $region, parent_id = $parent, owner_id = $owner WHERE id = $id");
    bind_values(update, account);
    update.bind("id", account.id.value).run();
    if (before.name == before.external_id) { return; }  // that was no name
    keep_renamed(write, RecordKind::account, account.id.value, before.name, account.name);
}

std::vector<AccountId> ancestors(const Store& store, AccountId id) {
    Statement row = store.prepare("SELECT parent_id FROM account WHERE id = $id");
    std::vector<AccountId> found;
    for (AccountId at = id;;) {
        row.bind("id", at.value);
        const auto parent = row.step() ? maybe_id<AccountId>(row, 0) : std::nullopt;
        row.reset();
        // A circle can only come from outside of the program; it ends where it began.
        if (!parent || *parent == id || std::find(found.begin(), found.end(), *parent) != found.end()) { return found; }
        found.push_back(*parent);
        at = *parent;
    }
}

std::vector<std::string> spellings(const Store& store, AccountWord which, std::string_view typed) {
    const std::string_view column = column_of(which);
    Statement rows =
        store.prepare(fmt::format("SELECT DISTINCT {0} FROM account WHERE {0} IS NOT NULL ORDER BY {0}", column));
    const std::string wanted = fold(typed);
    std::vector<std::string> all;
    std::vector<std::string> found;
    while (rows.step()) {
        all.emplace_back(rows.text(0));
        if (fold(all.back()) == wanted) { found.push_back(all.back()); }
    }
    if (!found.empty()) { return found; }
    std::string hint = did_you_mean(typed, all);
    constexpr std::size_t few = 12;
    if (hint.empty() && !all.empty() && all.size() <= few) { hint = "There are: " + join(all, ", ") + "."; }
    if (hint.empty() && all.empty()) {
        hint = fmt::format("None has one yet: winloss account set ACCOUNT --{} TEXT", column);
    }
    if (hint.empty()) { hint = "winloss account list shows which there are."; }
    throw not_found(fmt::format("No account has the {} {}.", column, quoted(typed)), hint);
}

}  // namespace winloss::store
