#include "winloss/app/contacts.hpp"

#include <fmt/format.h>

#include "contact_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

std::string called(const Contact& contact) { return app::called("contact", contact.id.value, contact.name); }

void apply(Contact& contact, const Context& context, const ContactFields& fields) {
    set_line(contact.external_id, fields.external_id, "external id");
    set_line(contact.title, fields.title, "title");
    set_word(contact.buying_role, fields.buying_role);
    set_email(contact.email, fields.email);
    set_line(contact.phone, fields.phone, "phone number");
    set_date(contact.left_on, fields.left, context, "--left");
    if (fields.do_not_contact) { contact.do_not_contact = true; }
    if (fields.may_contact) { contact.do_not_contact = false; }
}

/// Whoever was asked at one account is not carried to the next with what was said there.
void refuse_move(const store::Store& store, const Contact& contact) {
    for (const store::Dependents& each : store::dependents(store, store::RecordKind::contact, contact.id.value)) {
        throw conflict(fmt::format("Contact {}, {}, cannot change the account: asked in {} there.", contact.id.value,
                                   contact.name, counted(each.count, "interview", "interviews")),
                       fmt::format("winloss contact set {} --left DATE, and winloss contact add for the new place.",
                                   contact.id.value));
    }
}

}  // namespace

Answer add_contact(store::Store& store, const Context& context, const AddContact& options) {
    store::Write write(store, context.operation());
    Contact contact;
    contact.name = own_name(store::RecordKind::contact, options.name);
    contact.account = named_account(store, options.account);
    apply(contact, context, options.fields);
    contact.id = store::insert_contact(write, contact);
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}.", called(contact))},
                  .subject = ChangedRecord{"contact", contact.id.value}};
    if (std::string same = same_name(store, contact); !same.empty()) { answer.messages.push_back(std::move(same)); }
    answer.messages.push_back(fmt::format("Next: winloss contact list --account {}", contact.account.value));
    return answer;
}

Answer set_contact(store::Store& store, const Context& context, const SetContact& options) {
    const ContactId id = store::find_contact(store, options.contact);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Contact contact = store::read_contact(store, id);
    if (options.name) { contact.name = own_name(store::RecordKind::contact, *options.name); }
    if (options.account) {
        const AccountId account = named_account(store, *options.account);
        if (account != contact.account) { refuse_move(store, contact); }
        contact.account = account;
    }
    const bool could_be_asked = !contact.do_not_contact && !contact.left_on;
    apply(contact, context, options.fields);
    store::update_contact(write, contact);
    const bool changed = write.commit().has_value();
    Answer answer{.data = {},
                  .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(contact))},
                  .subject = ChangedRecord{"contact", id.value}};
    if (could_be_asked && (contact.do_not_contact || contact.left_on)) {
        for (std::string& sentence : left_to_others(store, contact)) { answer.messages.push_back(std::move(sentence)); }
    }
    answer.messages.push_back(fmt::format("Next: winloss contact list --account {}", contact.account.value));
    return answer;
}

Answer list_contacts(const store::Store& store, const Context& context, const ListContacts& options) {
    const store::Snapshot snapshot(store);
    store::ContactFilter filter;
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.buying_role) { filter.buying_role = require_word<BuyingRole>(*options.buying_role); }
    if (options.left != options.here) { filter.left = options.left; }
    if (options.do_not_contact != options.may_contact) { filter.do_not_contact = options.do_not_contact; }
    if (options.may_contact && !options.do_not_contact && !options.left) { filter.here_on = context.today; }
    const RowLimit limit(context, options.limit);
    Table table = contacts_table();
    store::each_contact(store, filter, limit.query(),
                        [&](const store::ContactRow& row) { table.rows.push_back(cells(row)); });
    std::string none = when_none(store, table,
                                 {.kind = store::RecordKind::contact,
                                  .words = "contacts",
                                  .list = "contact list",
                                  .make = "winloss contact add NAME --account " + asked_account(options.account),
                                  .by_hand = "winloss account add NAME, then winloss contact add NAME --account "
                                             "ACCOUNT"});
    return listed(
        std::move(table), limit, [&] { return store::contact_listing(filter).count(store); }, std::move(none));
}

Answer show_contact(const store::Store& store, const Context&, const ShowContact& options) {
    const store::Snapshot snapshot(store);
    const store::ContactRow row = store::read_contact_row(store, store::find_contact(store, options.contact));
    Table one = contacts_table();
    one.rows.push_back(cells(row));
    return {.data = record_of(called(row.contact), one), .messages = {}};
}

Answer remove_contact(store::Store& store, const Context& context, const RemoveContact& options) {
    const ContactId id = store::find_contact(store, options.contact);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Contact contact = store::read_contact(store, id);
    store::remove_record(write, store::RecordKind::contact, id.value);
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(contact))}};
}

}  // namespace winloss::app
