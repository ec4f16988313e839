#include "winloss/store/contacts.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "c.id, c.external_id, c.account_id, c.name, c.title, c.buying_role, c.email, c.phone, c.do_not_contact, c.left_on, "
    "a.name";
constexpr std::string_view table = "contact c";
constexpr std::string_view joins = "JOIN account a ON a.id = c.account_id";

ContactRow read_row(const Statement& row) {
    return {.contact = {.id = {row.integer(0)},
                        .external_id = row.maybe_text(1),
                        .account = {row.integer(2)},
                        .name = std::string(row.text(3)),
                        .title = row.maybe_text(4),
                        .buying_role = maybe_word<BuyingRole>(row, 5),
                        .email = row.maybe_text(6),
                        .phone = row.maybe_text(7),
                        .do_not_contact = row.boolean(8),
                        .left_on = row.maybe_date(9)},
            .account = std::string(row.text(10))};
}

void bind_values(Statement& statement, const Contact& contact) {
    statement.bind("external_id", contact.external_id)
        .bind("account", contact.account.value)
        .bind("name", contact.name)
        .bind("name_folded", fold(contact.name))
        .bind("title", contact.title)
        .bind("buying_role", word_of(contact.buying_role))
        .bind("email", contact.email)
        .bind("phone", contact.phone)
        .bind("do_not_contact", contact.do_not_contact)
        .bind("left_on", contact.left_on);
}

}  // namespace

Listing contact_listing(const ContactFilter& filter) {
    Listing contacts{std::string(columns), std::string(table), std::string(joins)};
    contacts.given("c.account_id = $account", "account", filter.account)
        .given("c.buying_role = $buying_role", "buying_role", filter.buying_role)
        .given("c.do_not_contact = $do_not_contact", "do_not_contact", filter.do_not_contact)
        .given("(c.left_on IS NULL OR c.left_on > $here_on)", "here_on", filter.here_on)
        .given("(c.left_on IS NOT NULL) = $left", "left", filter.left)
        .order("c.name_folded, c.id");
    return contacts;
}

void each_contact(const Store& store, const ContactFilter& filter, std::int64_t limit,
                  const std::function<void(const ContactRow&)>& take) {
    Statement rows = contact_listing(filter).rows(store, limit);
    while (rows.step()) { take(read_row(rows)); }
}

ContactNames::ContactNames(const Store& store)
    : called_(store.prepare("SELECT 1 FROM contact WHERE name_folded = $folded")) {}

bool ContactNames::has(const std::string& folded) {
    const bool found = called_.bind("folded", folded).step();
    called_.reset();
    return found;
}

ContactRow read_contact_row(const Store& store, ContactId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM {} {} WHERE c.id = $id", columns, table, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no contact {}.", id.value)); }
    return read_row(row);
}

Contact read_contact(const Store& store, ContactId id) { return read_contact_row(store, id).contact; }

ContactId insert_contact(Write& write, const Contact& contact) {
    refuse_taken_external_id(write.store(), RecordKind::contact, contact.external_id, contact.id.value);
    Statement insert = write.prepare(
        "INSERT INTO contact (external_id, account_id, name, name_folded, title, buying_role, email, phone, "
        "do_not_contact, left_on) VALUES ($external_id, $account, $name, $name_folded, $title, $buying_role, $email, "
        "$phone, $do_not_contact, $left_on)");
    bind_values(insert, contact);
    insert.run();
    return {write.last_insert_id()};
}

void update_contact(Write& write, const Contact& contact) {
    refuse_taken_external_id(write.store(), RecordKind::contact, contact.external_id, contact.id.value);
    Statement update = write.prepare(
        "UPDATE contact SET external_id = $external_id, account_id = $account, name = $name, name_folded = "
        "$name_folded, title = $title, buying_role = $buying_role, email = $email, phone = $phone, do_not_contact = "
        "$do_not_contact, left_on = $left_on WHERE id = $id");
    bind_values(update, contact);
    update.bind("id", contact.id.value).run();
}

}  // namespace winloss::store
