#include "winloss/app/account_merge.hpp"

#include <fmt/format.h>

#include "account_words.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/account_merge.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

void refuse_two_ids(const Account& from, const Account& into, bool drop) {
    if (drop || !from.external_id || !into.external_id) { return; }
    throw conflict(
        fmt::format("Both have an external id: '{}' and '{}'. The CRM takes them for two accounts.", *from.external_id,
                    *into.external_id),
        fmt::format("--drop-external-id forgets '{}'; an import of it then makes a new account.", *from.external_id));
}

/// '2 deals, 1 contact'
std::string counts_of(const std::vector<store::Moved>& moved) {
    std::vector<std::string> counts;
    for (const store::Moved& each : moved) {
        std::string one = each.table;
        if (one == "account") { one = "account below it"; }
        if (one == "account_owner") { one = "owner"; }
        if (one == "account_team") { one = "team member"; }
        const std::string many = one == "account below it" ? "accounts below it"
                                 : one == "health"         ? "judgements of its health"
                                 : one == "touch"          ? "touches"
                                                           : one + "s";
        if (one == "health") { one = "judgement of its health"; }
        counts.push_back(counted(each.count, one, many));
    }
    return counts.empty() ? "nothing hung on it" : join(counts, ", ");
}

}  // namespace

Answer merge_accounts(store::Store& store, const Context& context, const MergeAccounts& options) {
    const AccountId from_id = store::find_account(store, options.from);
    const AccountId into_id = named_account(store, options.into);
    if (from_id == into_id) {
        throw conflict(fmt::format("Account {} cannot be merged into itself.", from_id.value),
                       "Name the account that stays with --into.");
    }
    store::Write write(store, context.operation(fmt::format("{} {}", from_id.value, into_id.value)));
    const Account from = store::read_account(store, from_id);
    const Account into = store::read_account(store, into_id);
    refuse_two_ids(from, into, options.drop_external_id);
    const std::vector<store::Moved> moved = store::merge_account(write, from_id, into_id, context.today);
    const std::string words = fmt::format("{} into {}: {}", called(from), called(into), counts_of(moved));
    if (options.dry_run) {
        write.abandon();
        return {.data = {},
                .messages = {fmt::format("Would merge {}. Nothing was changed.", words),
                             "Next: the same without --dry-run"}};
    }
    write.commit();
    return {
        .data = {},
        .messages = {fmt::format("Merged {}.", words),
                     fmt::format("Next: winloss account show {}, then winloss plan; winloss undo takes it apart again.",
                                 into_id.value)},
        .subject = ChangedRecord{"account", into_id.value}};
}

}  // namespace winloss::app
