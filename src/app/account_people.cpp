#include "winloss/app/account_people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "account_words.hpp"
#include "both_ways.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

std::string called(const Account& account) { return called("account", account.id.value, account.name); }

Table team_table(const std::vector<store::TeamMember>& team) {
    Table table = named_table(
        "team", {number_column("person_id"), {"person", "Person", Type::text, true}, {"role", "Role", Type::text}});
    for (const auto& each : team) { table.rows.push_back({cell(each.person), each.name, cell(each.role)}); }
    return table;
}

Table owners_table(const std::vector<store::OwnerSpan>& owners) {
    Table table = named_table("owners", {number_column("person_id"),
                                         {"person", "Person", Type::text, true},
                                         {"from_on", "From", Type::date},
                                         {"until_on", "Until", Type::date}});
    for (const auto& each : owners) {
        table.rows.push_back({cell(each.person), each.name, cell(each.from_on), cell(each.until_on)});
    }
    return table;
}

Answer show_account_team(const store::Store& store, const Context&, const AccountTeam& options) {
    const store::Snapshot snapshot(store);
    const AccountId id = store::find_account(store, options.account);
    return {.data = List{team_table(store::account_team(store, id)),
                         fmt::format("Nobody is on its team: winloss account team {} --add PERSON:ROLE", id.value)},
            .messages = {}};
}

Answer change_account_team(store::Store& store, const Context& context, const AccountTeam& options) {
    const AccountId id = store::find_account(store, options.account);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const std::vector<TeamChange> come = parse_team(store, options.add, true);
    for (const TeamChange& change : come) {
        if (!change.joins) {
            throw usage_error("--add names who joins; a '-' takes nobody off.", "Use --remove PERSON.");
        }
        store::join_account_team(write, id, change.person, change.role);
    }
    for (const TeamChange& change : parse_team(store, options.remove, false)) {
        if (std::ranges::find(come, change.person, &TeamChange::person) != come.end()) {
            const std::string name = quoted(store::read_person(store, change.person).name);
            throw both_ways("--add " + name, "--remove " + name);
        }
        store::leave_account_team(write, id, change.person);
    }
    const bool changed = write.commit().has_value();
    const Account account = store::read_account(store, id);
    return {
        .data = List{team_table(store::account_team(store, id)),
                     fmt::format("Nobody is on its team now: winloss account team {} --add PERSON:ROLE", id.value)},
        .messages = {fmt::format("{} the team of {}.", changed ? "Changed" : "Nothing to change in", called(account)),
                     fmt::format("Next: winloss account show {}", id.value)},
        .subject = ChangedRecord{"account", id.value}};
}

Answer show_account_owners(const store::Store& store, const Context&, const AccountOwners& options) {
    const store::Snapshot snapshot(store);
    const AccountId id = store::find_account(store, options.account);
    return {.data = List{owners_table(store::account_owners(store, id)),
                         fmt::format("Nobody has owned it yet: winloss account set {} --owner PERSON", id.value)},
            .messages = {}};
}

}  // namespace winloss::app
