// Who looks after an account: its owners one after the other, and its team.
#include <fmt/format.h>

#include <limits>

#include "columns.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/accounts.hpp"

namespace winloss::store {

namespace {

/// The owner's row that is still open; null where nobody looks after the account.
struct OpenSpan {
    std::int64_t row = 0;
    std::optional<Date> from_on;
};

std::optional<OpenSpan> open_span(Write& write, AccountId account) {
    Statement row =
        write.prepare("SELECT id, from_on FROM account_owner WHERE account_id = $account AND until_on IS NULL");
    if (!row.bind("account", account.value).step()) { return std::nullopt; }
    return OpenSpan{row.integer(0), row.maybe_date(1)};
}

void insert_span(Write& write, AccountId account, PersonId person, std::optional<Date> from_on,
                 std::optional<Date> until_on) {
    write
        .prepare(
            "INSERT INTO account_owner (account_id, person_id, from_on, until_on) VALUES ($account, $person, "
            "$from, $until)")
        .bind("account", account.value)
        .bind("person", person.value)
        .bind("from", from_on)
        .bind("until", until_on)
        .run();
}

/// The last owner whose time is over, or the one before the row of `behind`; null where there is none.
struct EndedSpan {
    std::int64_t row = 0;
    std::string person;
    std::optional<Date> from_on;
    std::optional<Date> until_on;
};

std::optional<EndedSpan> ended_span(Write& write, AccountId account,
                                    std::int64_t behind = std::numeric_limits<std::int64_t>::max()) {
    Statement row = write.prepare(
        "SELECT s.id, p.name, s.from_on, s.until_on FROM account_owner s JOIN person p ON p.id = s.person_id "
        "WHERE s.account_id = $account AND s.until_on IS NOT NULL AND s.id < $behind ORDER BY s.id DESC LIMIT 1");
    if (!row.bind("account", account.value).bind("behind", behind).step()) { return std::nullopt; }
    return EndedSpan{row.integer(0), std::string(row.text(1)), row.maybe_date(2), row.maybe_date(3)};
}

/// The span ends the day before `day`; one that began on `day` itself was a mistake and goes.
void end_span(Write& write, AccountId account, const OpenSpan& span, Date day) {
    if (span.from_on && *span.from_on > day) {
        throw conflict(fmt::format("Account {} has its owner since {}, which is after {}.", account.value,
                                   iso(*span.from_on), iso(day)),
                       "Give a later day with --since, or take the earlier change back: winloss undo");
    }
    if (span.from_on == day) {
        write.prepare("DELETE FROM account_owner WHERE id = $id").bind("id", span.row).run();
    } else {
        write.prepare("UPDATE account_owner SET until_on = $until WHERE id = $id")
            .bind("until", day - Days(1))
            .bind("id", span.row)
            .run();
    }
}

}  // namespace

std::vector<OwnerSpan> account_owners(const Store& store, AccountId id) {
    Statement rows = store.prepare(
        "SELECT s.person_id, p.name, s.from_on, s.until_on FROM account_owner s JOIN person p ON p.id = s.person_id "
        "WHERE s.account_id = $account ORDER BY s.id DESC");
    rows.bind("account", id.value);
    std::vector<OwnerSpan> found;
    while (rows.step()) {
        found.push_back({{rows.integer(0)}, std::string(rows.text(1)), rows.maybe_date(2), rows.maybe_date(3)});
    }
    return found;
}

void set_owner(Write& write, AccountId account, std::optional<PersonId> owner, std::optional<Date> from_on) {
    const std::optional<PersonId> before = read_account(write.store(), account).owner;
    if (before == owner) { return; }
    if (const auto span = open_span(write, account)) {
        if (from_on) { end_span(write, account, *span, *from_on); }
    } else if (before && from_on) {
        insert_span(write, account, *before, std::nullopt, *from_on - Days(1));
    } else if (const auto last = ended_span(write, account)) {
        if (!from_on) { from_on = *last->until_on + Days(1); }
        if (owner && *from_on <= *last->until_on) {
            throw conflict(
                fmt::format("{} looked after account {} until {}.", last->person, account.value, iso(*last->until_on)),
                "Give a later day with --since, or take the earlier change back: winloss undo");
        }
    }
    if (owner) { insert_span(write, account, *owner, from_on, std::nullopt); }
    write.prepare("UPDATE account SET owner_id = $owner WHERE id = $id")
        .bind("owner", value_of(owner))
        .bind("id", account.value)
        .run();
}

void set_owner_since(Write& write, AccountId account, Date day) {
    const auto open = open_span(write, account);
    if (!open || open->from_on == day) { return; }
    if (const auto before = ended_span(write, account, open->row)) {
        if (before->from_on && *before->from_on >= day) {
            throw conflict(fmt::format("{} looks after account {} since {}, which is not before {}.", before->person,
                                       account.value, iso(*before->from_on), iso(day)),
                           "Give a later day with --since, or take the earlier changes back: winloss undo");
        }
        const bool next_to_it = open->from_on && *before->until_on == *open->from_on - Days(1);
        if (next_to_it || *before->until_on >= day) { end_span(write, account, {before->row, before->from_on}, day); }
    }
    write.prepare("UPDATE account_owner SET from_on = $from WHERE id = $id")
        .bind("from", day)
        .bind("id", open->row)
        .run();
}

std::vector<TeamMember> account_team(const Store& store, AccountId id) {
    Statement rows = store.prepare(
        "SELECT t.person_id, p.name, t.role FROM account_team t JOIN person p ON p.id = t.person_id "
        "WHERE t.account_id = $account ORDER BY p.name_folded, p.id");
    rows.bind("account", id.value);
    std::vector<TeamMember> found;
    while (rows.step()) { found.push_back({{rows.integer(0)}, std::string(rows.text(1)), rows.maybe_text(2)}); }
    return found;
}

void join_account_team(Write& write, AccountId account, PersonId person, const std::optional<std::string>& role) {
    write
        .prepare(
            "INSERT INTO account_team (account_id, person_id, role) VALUES ($account, $person, $role) "
            "ON CONFLICT (account_id, person_id) DO UPDATE SET role = coalesce(excluded.role, account_team.role)")
        .bind("account", account.value)
        .bind("person", person.value)
        .bind("role", role)
        .run();
}

void leave_account_team(Write& write, AccountId account, PersonId person) {
    const auto left = write.prepare("DELETE FROM account_team WHERE account_id = $account AND person_id = $person")
                          .bind("account", account.value)
                          .bind("person", person.value)
                          .run();
    if (left == 0) {
        throw not_found(fmt::format("Person {} is not on the team of account {}.", person.value, account.value));
    }
}

}  // namespace winloss::store
