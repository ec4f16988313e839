#include "winloss/app/account_merge.hpp"

#include <fmt/format.h>

#include <map>

#include "account_words.hpp"
#include "merging.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

struct Twins {
    std::size_t one;
    std::size_t other;
};

/// Each contact that has the name or the address of one before it, with the first that has it.
std::vector<Twins> twins_among(const std::vector<Contact>& contacts) {
    std::map<std::string, std::size_t> known;  // folded
    std::vector<Twins> twins;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        std::optional<std::size_t> first;
        for (const std::string& key : {fold(contacts[i].name), fold(contacts[i].email.value_or(""))}) {
            const std::size_t holder = key.empty() ? i : known.emplace(key, i).first->second;
            if (holder != i && !first) { first = holder; }
        }
        if (first) { twins.push_back({*first, i}); }
    }
    return twins;
}

/// Contacts of one name or address stand twice after a merge. What one of them asked for holds for the others too.
std::vector<std::string> mind_twins(store::Write& write, AccountId account) {
    std::vector<Contact> contacts;
    store::each_contact(write.store(), {.account = account}, 0,
                        [&](const store::ContactRow& row) { contacts.push_back(row.contact); });
    const std::vector<Twins> twins = twins_among(contacts);
    const auto silence = [&](Contact& contact, bool asked) {
        if (!asked || contact.do_not_contact) { return; }
        contact.do_not_contact = true;
        store::update_contact(write, contact);
    };
    for (const Twins& each : twins) { silence(contacts[each.one], contacts[each.other].do_not_contact); }
    std::vector<std::string> said;
    for (const Twins& each : twins) {
        const Contact& one = contacts[each.one];
        silence(contacts[each.other], one.do_not_contact);
        said.push_back(fmt::format("Contacts {} and {} may be one person, {}{}.", one.id.value,
                                   contacts[each.other].id.value, one.name,
                                   one.do_not_contact ? ", who must not be contacted" : ""));
    }
    return said;
}

}  // namespace

Answer merge_accounts(store::Store& store, const Context& context, const MergeRecords& options) {
    const AccountId from_id = store::find_account(store, options.from);
    const AccountId into_id = named_account(store, options.into);
    refuse_itself("account", from_id.value, into_id.value);
    store::Write write(store, context.operation(fmt::format("{} {}", from_id.value, into_id.value)));
    const Account from = store::read_account(store, from_id);
    const Account into = store::read_account(store, into_id);
    refuse_two_ids("account", from.external_id, into.external_id, options.drop_external_id);
    const std::vector<store::Moved> moved = store::merge_account(write, from_id, into_id, context.today);
    const std::vector<std::string> twins = mind_twins(write, into_id);
    const std::string words = merge_words(called(from), called(into), moved);
    if (options.dry_run) {
        write.abandon();
        return would_merge(words);
    }
    write.commit();
    return merged(words, {"account", into_id.value}, twins, {"Then: winloss plan"});
}

}  // namespace winloss::app
