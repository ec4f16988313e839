#include "winloss/store/touches.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view touch_columns =
    "t.id AS id, t.kind AS kind, t.touched_on AS touched_on, t.account_id AS account_id, t.interview_id AS interview, "
    "t.said AS said, a.name AS account, p.name AS person";
constexpr std::string_view touch_joins =
    "JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id";
// The same of a held interview.
constexpr std::string_view held_columns =
    "CAST(NULL AS INTEGER) AS id, 'interview' AS kind, i.held_on AS touched_on, i.account_id AS account_id, "
    "i.id AS interview, '' AS said, a.name AS account, p.name AS person";
constexpr std::string_view held_joins =
    "JOIN account a ON a.id = i.account_id LEFT JOIN person p ON p.id = i.interviewer_id";

TouchLine read_line(const Statement& row) {
    return {.id = maybe_id<TouchId>(row, 0),
            .kind = maybe_word<TouchKind>(row, 1),
            .touched_on = row.date(2),
            .account_id = {row.integer(3)},
            .account = std::string(row.text(6)),
            .person = row.maybe_text(7),
            .contacts = {},
            .interview = maybe_id<InterviewId>(row, 4),
            .said = std::string(row.text(5))};
}

Listing touch_listing(const TouchFilter& filter) {
    Listing listing{std::string(touch_columns), "touch t", std::string(touch_joins)};
    listing.given("t.account_id = $account", "account", filter.account)
        .given("t.interview_id = $interview", "interview", filter.interview)
        .given("t.person_id = $person", "person", filter.person)
        .given("t.kind = $kind", "kind", filter.kind)
        .given("t.touched_on >= $from", "from", filter.from);
    if (filter.account) { return listing.order("t.touched_on DESC, t.id DESC"); }
    return listing.order_without_index("t.touched_on DESC, t.id DESC");
}

Listing held_listing(const TouchFilter& filter) {
    Listing listing{std::string(held_columns), "interview i", std::string(held_joins)};
    listing.where("i.held_on IS NOT NULL")
        .given("i.account_id = $account", "account", filter.account)
        .given("i.id = $interview", "interview", filter.interview)
        .given("i.interviewer_id = $person", "person", filter.person)
        .given("i.held_on >= $from", "from", filter.from);
    return listing.order("i.held_on DESC, i.id DESC");
}

/// What the list is made of: touches, held interviews, or both.
std::vector<Listing> parts_of(const TouchFilter& filter) {
    std::vector<Listing> parts;
    if (!filter.interviews_alone) { parts.push_back(touch_listing(filter)); }
    if (!filter.kind) { parts.push_back(held_listing(filter)); }
    return parts;
}

/// Each part brings no more than the rows wanted, and those are put in order.
std::string sql_of(const std::vector<Listing>& parts, bool all) {
    if (parts.size() == 1) { return parts.front().sql(all); }
    return fmt::format(
        "SELECT * FROM (SELECT * FROM ({}) AS t UNION ALL SELECT * FROM ({}) AS i) AS made "
        "ORDER BY touched_on DESC, id IS NULL, id DESC, interview DESC LIMIT $limit",
        parts.front().sql(all), parts.back().sql(all));
}

/// Names, and numbers, of the contacts of one touch or interview after the other.
class ContactsOf {
public:
    ContactsOf(const Store& store, std::string_view table, std::string_view column)
        : rows_(store.prepare(fmt::format("SELECT c.id, c.name FROM {} x JOIN contact c ON c.id = x.contact_id "
                                          "WHERE x.{} = $id ORDER BY x.id",
                                          table, column))) {}

    std::vector<std::string> names(std::int64_t id, std::vector<ContactId>* numbers = nullptr) {
        rows_.reset();
        rows_.bind("id", id);
        std::vector<std::string> names;
        while (rows_.step()) {
            if (numbers != nullptr) { numbers->push_back({rows_.integer(0)}); }
            names.emplace_back(rows_.text(1));
        }
        return names;
    }

private:
    Statement rows_;
};

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

std::string touches_sql(const TouchFilter& filter) { return sql_of(parts_of(filter), false); }

std::vector<TouchLine> touches(const Store& store, const TouchFilter& filter, std::int64_t limit) {
    std::vector<TouchLine> found;
    const std::vector<Listing> parts = parts_of(filter);
    {
        Statement rows = store.prepare(sql_of(parts, limit <= 0));
        for (const Listing& each : parts) { each.bind(rows); }
        rows.bind("limit", limit > 0 ? limit : -1);
        while (rows.step()) { found.push_back(read_line(rows)); }
    }
    ContactsOf of_touch(store, "touch_contact", "touch_id");
    ContactsOf of_interview(store, "interview_contact", "interview_id");
    for (TouchLine& line : found) {
        line.contacts = line.id ? of_touch.names(line.id->value) : of_interview.names(line.interview->value);
    }
    return found;
}

void each_touch(const Store& store, const std::function<void(const TouchLine&)>& take) {
    ContactsOf contacts(store, "touch_contact", "touch_id");
    touch_listing({}).each(store, [&](const Statement& row) {
        TouchLine line = read_line(row);
        line.contacts = contacts.names(line.id->value);
        take(line);
    });
}

RowCount count_touches(const Store& store, const TouchFilter& filter) {
    RowCount all;
    for (const Listing& each : parts_of(filter)) {
        const RowCount part = each.count(store);
        all = {all.rows + part.rows, all.more || part.more};
    }
    return all;
}

TouchRow read_touch(const Store& store, TouchId id) {
    Statement row = store.prepare(
        fmt::format("SELECT t.id, t.account_id, t.touched_on, t.kind, t.person_id, t.interview_id, t.said, a.name, "
                    "p.name FROM touch t {} WHERE t.id = $id",
                    touch_joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no touch {}.", id.value)); }
    TouchRow found{.touch = {.id = {row.integer(0)},
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
    found.contacts = ContactsOf(store, "touch_contact", "touch_id").names(id.value, &found.touch.contacts);
    return found;
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
    const std::vector<ContactId> there = read_touch(write.store(), touch.id).touch.contacts;
    Statement update = write.prepare(
        "UPDATE touch SET account_id = $account, touched_on = $touched_on, kind = $kind, person_id = $person, "
        "interview_id = $interview, said = $said WHERE id = $id");
    bind_values(update, touch);
    update.bind("id", touch.id.value).run();
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
