#include "winloss/app/contact_move.hpp"

#include <fmt/format.h>

#include "contact_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

/// Whoever was there before and comes back, as they were left there; null for a new one. Throws conflict where somebody
/// of the name is there.
std::optional<Contact> come_back(const store::Store& store, const Contact& contact, AccountId to) {
    std::optional<Contact> left;
    store::each_contact(store, {.account = to}, 0, [&](const store::ContactRow& row) {
        if (fold(row.contact.name) != fold(contact.name)) { return; }
        if (row.contact.left_on) {
            left = row.contact;
            return;
        }
        throw conflict(
            fmt::format("{} is at account {}, {}, already: contact {}.", row.contact.name, to.value, row.account,
                        row.contact.id.value),
            fmt::format("winloss contact set {} --left DATE says when the old place was left.", contact.id.value));
    });
    return left;
}

}  // namespace

Answer move_contact(store::Store& store, const Context& context, const MoveContact& options) {
    const ContactId id = store::find_contact(store, options.contact);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Contact old = store::read_contact(store, id);
    const AccountId to = named_account(store, options.to);
    if (to == old.account) {
        throw conflict(fmt::format("Contact {}, {}, is at that account.", id.value, old.name),
                       "Name the new employer with --to ACCOUNT.");
    }
    const std::optional<Contact> back = come_back(store, old, to);
    Contact fresh = back.value_or(Contact{});
    fresh.account = to;
    fresh.name = old.name;
    fresh.left_on.reset();
    fresh.do_not_contact = fresh.do_not_contact || old.do_not_contact;  // a person's wish, wherever they work
    set_line(fresh.title, options.title, "title");
    set_word(fresh.buying_role, options.buying_role);
    set_email(fresh.email, options.email);
    set_line(fresh.phone, options.phone, "phone number");
    if (options.on) {
        old.left_on = parse_date(*options.on, context.today, "--on");
    } else if (!old.left_on) {
        old.left_on = context.today;
    }
    if (options.dry_run) {
        return {.data = {},
                .messages = {fmt::format("Would move {} {}to account {}, {}{}; contact {} stays, left on {}. Nothing "
                                         "was changed.",
                                         in_sentence(fresh.name), back ? "back " : "", fresh.account.value,
                                         in_sentence(store::read_account(store, fresh.account).name),
                                         back ? fmt::format(", as contact {}", back->id.value) : "", old.id.value,
                                         iso(*old.left_on)),
                             "Next: the same without --dry-run"}};
    }
    if (back) {
        store::update_contact(write, fresh);
    } else {
        fresh.id = store::insert_contact(write, fresh);
    }
    store::update_contact(write, old);
    write.commit();
    const store::ContactRow before = store::read_contact_row(store, old.id);
    Answer answer{
        .data = {},
        .messages = {fmt::format("{} is {}contact {} at {} now; contact {} {} {} on {} and keeps what was said.",
                                 in_sentence(fresh.name), back ? "back: " : "", fresh.id.value,
                                 in_sentence(store::read_account(store, fresh.account).name), old.id.value,
                                 *old.left_on > context.today ? "leaves" : "left", in_sentence(before.account),
                                 iso(*old.left_on))},
        .subject = ChangedRecord{"contact", fresh.id.value}};
    if (old.email && !fresh.email) {
        answer.messages.push_back(fmt::format("{} was at the old account: winloss contact set {} --email ADDRESS",
                                              *old.email, fresh.id.value));
    }
    for (std::string& sentence : left_to_others(store, old)) { answer.messages.push_back(std::move(sentence)); }
    answer.messages.push_back(fmt::format("Next: winloss contact list --account {}", fresh.account.value));
    return answer;
}

}  // namespace winloss::app
