#include <algorithm>

#include "merge_rows.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/former_names.hpp"

namespace winloss::store {

namespace {

/// Whoever is on both teams is on one, with the role of either.
std::int64_t merge_team(Write& write, AccountId from, AccountId into) {
    const std::vector<TeamMember> team = account_team(write.store(), from);
    const std::vector<TeamMember> there = account_team(write.store(), into);
    for (const TeamMember& member : team) {
        leave_account_team(write, from, member.person);
        const auto same = std::find_if(there.begin(), there.end(),
                                       [&](const TeamMember& each) { return each.person == member.person; });
        join_account_team(write, into, member.person, same != there.end() && same->role ? same->role : member.role);
    }
    return static_cast<std::int64_t>(team.size());
}

struct Span {
    std::int64_t id = 0;
    OwnerSpan owner;
};

std::vector<Span> spans(Write& write, AccountId account) {
    Statement rows = write.prepare(
        "SELECT id, person_id, from_on, until_on FROM account_owner WHERE account_id = $account ORDER BY id");
    rows.bind("account", account.value);
    std::vector<Span> found;
    while (rows.step()) {
        found.push_back({rows.integer(0), {{rows.integer(1)}, "", rows.maybe_date(2), rows.maybe_date(3)}});
    }
    return found;
}

void remove_span(Write& write, const Span& span) {
    write.prepare("DELETE FROM account_owner WHERE id = $id").bind("id", span.id).run();
}

void end_span(Write& write, const Span& span, Date until) {
    if (span.owner.from_on && *span.owner.from_on > until) {
        remove_span(write, span);
    } else {
        write.prepare("UPDATE account_owner SET until_on = $until WHERE id = $id")
            .bind("until", until)
            .bind("id", span.id)
            .run();
    }
}

/// The owner who stays began on the earlier of both days; a null one lies before the records.
void begin_earlier(Write& write, const Span& stays, const Span& other) {
    const auto& mine = stays.owner.from_on;
    const auto& theirs = other.owner.from_on;
    if (!mine || (theirs && *theirs >= *mine)) { return; }
    write.prepare("UPDATE account_owner SET from_on = $from WHERE id = $id")
        .bind("from", theirs)
        .bind("id", stays.id)
        .run();
}

/// The history of both, in which nobody stands twice for the same days and one owner at most is the present one.
std::int64_t merge_owners(Write& write, AccountId from, AccountId into, Date today) {
    const std::vector<Span> there = spans(write, into);
    const bool owned = read_account(write.store(), into).owner.has_value();
    const auto present =
        std::find_if(there.begin(), there.end(), [](const Span& each) { return !each.owner.until_on; });
    for (const Span& span : spans(write, from)) {
        const auto same = std::find_if(there.begin(), there.end(), [&](const Span& each) {
            return each.owner.person == span.owner.person && each.owner.from_on == span.owner.from_on &&
                   each.owner.until_on == span.owner.until_on;
        });
        const bool is_present = !span.owner.until_on && owned;
        if (same != there.end()) {
            remove_span(write, span);
        } else if (is_present && present != there.end() && present->owner.person == span.owner.person) {
            begin_earlier(write, *present, span);
            remove_span(write, span);
        } else if (is_present) {
            end_span(write, span, today - Days(1));
        }
    }
    return rename_column(write, "account_owner", "account_id", from.value, into.value);
}

/// What `into` does not say of itself `from` says; an account above `from` is never below it.
void take_over(Write& write, AccountId from, AccountId into) {
    Account old = read_account(write.store(), from);
    Account kept = read_account(write.store(), into);
    const std::vector<AccountId> above = ancestors(write.store(), into);
    if (std::find(above.begin(), above.end(), from) != above.end()) {
        kept.parent = old.parent;  // what stood between them hangs on `into` then
    } else if (!kept.parent && old.parent != into) {
        const std::vector<AccountId> over =
            old.parent ? ancestors(write.store(), *old.parent) : std::vector<AccountId>();
        if (std::find(over.begin(), over.end(), into) == over.end()) { kept.parent = old.parent; }
    }
    if (!kept.external_id) {
        kept.external_id = old.external_id;
    } else if (old.external_id) {
        keep_former_name(write, RecordKind::account, *old.external_id, {into.value, true});
    }
    if (!kept.segment) { kept.segment = old.segment; }
    if (!kept.industry) { kept.industry = old.industry; }
    if (!kept.region) { kept.region = old.region; }
    if (!kept.owner) { kept.owner = old.owner; }
    old.external_id.reset();  // two accounts cannot have it
    update_account(write, old);
    update_account(write, kept);
}

}  // namespace

std::vector<Moved> merge_account(Write& write, AccountId from, AccountId into, Date today) {
    const std::int64_t owners = merge_owners(write, from, into, today);
    take_over(write, from, into);
    std::vector<Moved> moved = move_references(write, RecordKind::account, from.value, into.value,
                                               [&](const Reference& reference) -> std::optional<std::int64_t> {
                                                   if (reference.child == "account_team") {
                                                       return merge_team(write, from, into);
                                                   }
                                                   if (reference.child == "account_owner") { return owners; }
                                                   return std::nullopt;
                                               });
    end_in(write, RecordKind::account, from.value, into.value, read_account(write.store(), from).name,
           read_account(write.store(), into).name);
    return moved;
}

}  // namespace winloss::store
