#include "winloss/store/touches.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "t.id, t.account_id, t.touched_on, t.kind, t.person_id, t.interview_id, t.said, a.name, p.name";
constexpr std::string_view joins = "JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id";

TouchRow read_row(const Statement& row) {
    return {.touch = {.id = {row.integer(0)},
                      .account = {row.integer(1)},
                      .touched_on = row.date(2),
                      .kind = *maybe_word<TouchKind>(row, 3),
                      .person = maybe_id<PersonId>(row, 4),
                      .interview = maybe_id<InterviewId>(row, 5),
                      .said = std::string(row.text(6)),
                      .contacts = {}},
            .account = std::string(row.text(7)),
            .person = row.maybe_text(8),
            .contacts = {}};
}

void add_contacts(const Store& store, std::vector<TouchRow>& rows) {
    Statement contacts = store.prepare(
        "SELECT c.id, c.name FROM touch_contact x JOIN contact c ON c.id = x.contact_id WHERE x.touch_id = $touch "
        "ORDER BY x.id");
    for (TouchRow& row : rows) {
        contacts.reset();
        contacts.bind("touch", row.touch.id.value);
        while (contacts.step()) {
            row.touch.contacts.push_back({contacts.integer(0)});
            row.contacts.emplace_back(contacts.text(1));
        }
    }
}

void bind_values(Statement& statement, const Touch& touch) {
    statement.bind("account", touch.account.value)
        .bind("touched_on", touch.touched_on)
        .bind("kind", word(touch.kind))
        .bind("person", value_of(touch.person))
        .bind("interview", value_of(touch.interview))
        .bind("said", touch.said);
}

void insert_contacts(Write& write, TouchId touch, const std::vector<ContactId>& contacts) {
    Statement contact = write.prepare("INSERT INTO touch_contact (touch_id, contact_id) VALUES ($touch, $contact)");
    for (const ContactId each : contacts) {
        contact.reset();
        contact.bind("touch", touch.value).bind("contact", each.value).run();
    }
}

}  // namespace

Listing touch_listing(const TouchFilter& filter) {
    Listing listing{std::string(columns), "touch t", std::string(joins)};
    listing.given("t.account_id = $account", "account", filter.account)
        .given("t.interview_id = $interview", "interview", filter.interview)
        .given("t.person_id = $person", "person", filter.person)
        .given("t.kind = $kind", "kind", filter.kind)
        .given("t.touched_on >= $from", "from", filter.from);
    if (filter.account) { return listing.order("t.touched_on DESC, t.id DESC"); }
    return listing.order_without_index("t.touched_on DESC, t.id DESC");
}

std::vector<TouchRow> touches(const Store& store, const TouchFilter& filter, std::int64_t limit) {
    std::vector<TouchRow> found;
    {
        Statement rows = touch_listing(filter).rows(store, limit);
        while (rows.step()) { found.push_back(read_row(rows)); }
    }
    add_contacts(store, found);
    return found;
}

TouchRow read_touch(const Store& store, TouchId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM touch t {} WHERE t.id = $id", columns, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no touch {}.", id.value)); }
    std::vector<TouchRow> found{read_row(row)};
    add_contacts(store, found);
    return std::move(found.front());
}

TouchId insert_touch(Write& write, const Touch& touch) {
    Statement insert = write.prepare(
        "INSERT INTO touch (account_id, touched_on, kind, person_id, interview_id, said) "
        "VALUES ($account, $touched_on, $kind, $person, $interview, $said)");
    bind_values(insert, touch);
    insert.run();
    const TouchId id{write.last_insert_id()};
    insert_contacts(write, id, touch.contacts);
    return id;
}

void update_touch(Write& write, const Touch& touch) {
    std::vector<TouchRow> before{{.touch = touch, .account = {}, .person = {}, .contacts = {}}};
    before.front().touch.contacts.clear();
    add_contacts(write.store(), before);
    Statement update = write.prepare(
        "UPDATE touch SET account_id = $account, touched_on = $touched_on, kind = $kind, person_id = $person, "
        "interview_id = $interview, said = $said WHERE id = $id");
    bind_values(update, touch);
    update.bind("id", touch.id.value).run();
    const std::vector<ContactId>& there = before.front().touch.contacts;
    for (const ContactId each : there) {
        if (std::ranges::find(touch.contacts, each) != touch.contacts.end()) { continue; }
        write.prepare("DELETE FROM touch_contact WHERE touch_id = $touch AND contact_id = $contact")
            .bind("touch", touch.id.value)
            .bind("contact", each.value)
            .run();
    }
    std::vector<ContactId> came;
    for (const ContactId each : touch.contacts) {
        if (std::ranges::find(there, each) == there.end()) { came.push_back(each); }
    }
    insert_contacts(write, touch.id, came);
}

}  // namespace winloss::store
