#include "winloss/store/former_names.hpp"

#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

// Among the names that files give to things, with the account's number in the place of the right name: an account may
// get another one, and share it.
constexpr std::string_view merged_field = "merged account";
constexpr std::string_view renamed_field = "renamed account";
constexpr std::string_view all_former =
    "FROM import_alias i JOIN account a ON a.id = CAST(i.name AS INTEGER) "
    "WHERE i.field = 'merged account' OR i.field = 'renamed account' ORDER BY i.alias_folded";

}  // namespace

void keep_former_name(Write& write, std::string_view name, const FormerName& of) {
    forget_former_name(write, name);
    write.prepare("INSERT INTO import_alias (field, alias, alias_folded, name) VALUES ($field, $alias, $folded, $name)")
        .bind("field", of.merged ? merged_field : renamed_field)
        .bind("alias", name)
        .bind("folded", fold(name))
        .bind("name", std::to_string(of.account.value))
        .run();
}

void forget_former_name(Write& write, std::string_view name, AccountId account) {
    write
        .prepare(
            "DELETE FROM import_alias WHERE (field = $merged OR field = $renamed) AND alias_folded = $folded AND "
            "name = $name")
        .bind("merged", merged_field)
        .bind("renamed", renamed_field)
        .bind("folded", fold(name))
        .bind("name", std::to_string(account.value))
        .run();
}

bool forget_former_name(Write& write, std::string_view name) {
    return write
               .prepare(
                   "DELETE FROM import_alias WHERE (field = $merged OR field = $renamed) AND alias_folded = $folded")
               .bind("merged", merged_field)
               .bind("renamed", renamed_field)
               .bind("folded", fold(name))
               .run() > 0;
}

void move_former_names(Write& write, AccountId from, AccountId into) {
    write
        .prepare(
            "UPDATE import_alias SET field = $merged, name = $into WHERE (field = $merged OR field = $renamed) AND "
            "name = $from")
        .bind("merged", merged_field)
        .bind("renamed", renamed_field)
        .bind("into", std::to_string(into.value))
        .bind("from", std::to_string(from.value))
        .run();
}

std::unordered_map<std::string, FormerName> former_names(const Store& store) {
    Statement all = store.prepare("SELECT i.alias_folded, a.id, i.field " + std::string(all_former));
    std::unordered_map<std::string, FormerName> names;
    while (all.step()) {
        names.insert_or_assign(std::string(all.text(0)), FormerName{{all.integer(1)}, all.text(2) == merged_field});
    }
    return names;
}

std::vector<ImportAlias> former_account_names(const Store& store) {
    Statement all = store.prepare("SELECT i.alias, a.name " + std::string(all_former));
    std::vector<ImportAlias> names;
    while (all.step()) { names.push_back({"account", std::string(all.text(0)), std::string(all.text(1))}); }
    return names;
}

}  // namespace winloss::store
