// What can be done with accounts. An option that is not given leaves its field alone; an empty value clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct AccountFields {
    std::optional<std::string> external_id;
    std::optional<std::string> segment;
    std::optional<std::string> industry;
    std::optional<std::string> region;
    std::optional<std::string> parent;
    std::optional<std::string> owner;
    std::optional<std::string> since;  ///< the owner's first day; today where an owner follows another
    std::vector<std::string> team;
};

struct AddAccount {
    std::string name;
    AccountFields fields;
};
Answer add_account(store::Store& store, const Context& context, const AddAccount& options);

struct SetAccount {
    std::string account;
    std::optional<std::string> name;
    AccountFields fields;
    bool of_form = false;  ///< a line written anew takes a name away and names it again
};
Answer set_account(store::Store& store, const Context& context, const SetAccount& options);

struct ListAccounts {
    std::optional<std::string> owner;
    std::optional<std::string> parent;
    std::optional<std::string> segment;
    std::optional<std::string> industry;
    std::optional<std::string> region;
    std::optional<std::int64_t> limit;
};
Answer list_accounts(const store::Store& store, const Context& context, const ListAccounts& options);

struct ShowAccount {
    std::string account;
};
Answer show_account(const store::Store& store, const Context& context, const ShowAccount& options);

struct ReviewAccount {
    std::string account;
    std::optional<std::string> since;  ///< the last quarterly review, else three months ago
    bool inside = false;               ///< also what the customer is not shown
};
/// The agenda of a quarterly review, as Markdown.
Answer review_account(const store::Store& store, const Context& context, const ReviewAccount& options);

struct RemoveAccount {
    std::string account;
    bool dry_run = false;
};
Answer remove_account(store::Store& store, const Context& context, const RemoveAccount& options);

}  // namespace winloss::app
