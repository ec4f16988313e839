#include "winloss/app/contact_move.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_fields(Binder& binder, ContactFields& fields) {
    binder.option(fields.title, "--title", "TEXT", "what it says on the card")
        .option(fields.buying_role, "--role", "ROLE",
                "what the contact is to a decision: " + join(all_words<BuyingRole>(), ", "))
        .likely(all_words<BuyingRole>())
        .option(fields.email, "--email", "ADDRESS", "e-mail address")
        .option(fields.phone, "--phone", "NUMBER", "phone number")
        .option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .option(fields.left, "--left", "DATE", "the day the contact left the account")
        .flag(fields.do_not_contact, "--do-not-contact", "never ask for an interview")
        .flag(fields.may_contact, "--may-contact", "may be asked again")
        .exclusive({"--do-not-contact", "--may-contact"});
}

void bind_add(Binder& binder, AddContact& options) {
    binder.operand(options.name, "NAME", "the contact's name")
        .required(options.account, "--account", "ACCOUNT", "where the contact works");
    bind_fields(binder, options.fields);
    binder.example("winloss contact add 'Ada Byron' --account acme --role decision-maker", "whom to ask first");
}

void bind_set(Binder& binder, SetContact& options) {
    binder.operand(options.contact, "CONTACT", "number, external id or name")
        .option(options.name, "--name", "NAME", "the contact's name")
        .option(options.account, "--account", "ACCOUNT", "mends the account; refused once the contact was asked");
    bind_fields(binder, options.fields);
    binder.example("winloss contact set 'Ada Byron' --left 2026-09-30", "is not asked any more")
        .example("winloss contact set 12 --phone ''", "an empty value clears the field");
}

void bind_move(Binder& binder, MoveContact& options) {
    binder
        .explain(
            "Somebody changes employer: a contact of the same name begins at the new account, the old one is marked\n"
            "as left and keeps what was said there.")
        .operand(options.contact, "CONTACT", "number, external id or name")
        .required(options.to, "--to", "ACCOUNT", "where the contact works now")
        .option(options.on, "--on", "DATE", "the day the old account was left; default: today")
        .option(options.title, "--title", "TEXT", "what the new card says")
        .option(options.buying_role, "--role", "ROLE", "what the contact is to a decision there")
        .among(all_words<BuyingRole>())
        .option(options.email, "--email", "ADDRESS", "the new e-mail address")
        .option(options.phone, "--phone", "NUMBER", "the new phone number")
        .flag(options.dry_run, "--dry-run", "say what would become of the contact, change nothing")
        .example("winloss contact move 'Ada Byron' --to initech --role champion", "she works for Initech now");
}

void bind_list(Binder& binder, ListContacts& options) {
    binder.option(options.account, "--account", "ACCOUNT", "only at this account")
        .option(options.buying_role, "--role", "ROLE", "only this buying role")
        .among(all_words<BuyingRole>())
        .flag(options.here, "--here", "only those who have not left")
        .flag(options.left, "--left", "only those who have left")
        .flag(options.do_not_contact, "--do-not-contact", "only those who must not be contacted")
        .flag(options.may_contact, "--may-contact", "only those who may be")
        .exclusive({"--here", "--left"})
        .exclusive({"--do-not-contact", "--may-contact"})
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss contact list --account acme --here --may-contact", "who can be asked");
}

void bind_show(Binder& binder, ShowContact& options) {
    binder.operand(options.contact, "CONTACT", "number, external id or name")
        .example("winloss contact show 'Ada Byron'", "one contact");
}

void bind_remove(Binder& binder, RemoveContact& options) {
    binder.operand(options.contact, "CONTACT", "number, external id or name")
        .explain(
            "Refused once the contact is part of an interview. Somebody who has left stays, with 'contact set "
            "--left';\n"
            "somebody who wants to be forgotten is erased everywhere by 'winloss forget'.")
        .example("winloss contact remove 12", "takes back a contact added by mistake");
}

}  // namespace

Noun contact_noun() {
    return {.name = "contact",
            .summary = "people at the accounts, and what they are to a decision",
            .verbs = {verb("add", "add somebody at an account", &bind_add, &add_contact),
                      verb("list", "list contacts", &bind_list, &list_contacts),
                      verb("show", "show one", &bind_show, &show_contact),
                      verb("set", "change one", &bind_set, &set_contact),
                      verb("move", "somebody changes employer", &bind_move, &move_contact),
                      edit_verb("CONTACT", "number, external id or name", "winloss contact edit 12", &edit_contact),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_contact)},
            .also = {"contacts", "buyer", "stakeholder"}};
}

}  // namespace winloss::cli
