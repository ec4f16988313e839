#include "winloss/store/people.hpp"

#include <fmt/format.h>

#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns = "id, name, email, role, active, external_id";

Person read_row(const Statement& row) {
    return {.id = {row.integer(0)},
            .name = std::string(row.text(1)),
            .email = row.maybe_text(2),
            .role = *parse_word<Role>(row.text(3)),
            .active = row.boolean(4),
            .external_id = row.maybe_text(5)};
}

void bind_values(Statement& statement, const Person& person) {
    statement.bind("name", person.name)
        .bind("name_folded", fold(person.name))
        .bind("email", person.email)
        .bind("role", word(person.role))
        .bind("active", person.active)
        .bind("external_id", person.external_id);
}

void refuse_taken_email(const Store& store, const Person& person) {
    if (!person.email) { return; }
    Statement row = store.prepare("SELECT id, name FROM person WHERE email = $email AND id <> $id");
    if (row.bind("email", person.email).bind("id", person.id.value).step()) {
        throw conflict(fmt::format("{} is the address of person {}, {}.", *person.email, row.integer(0), row.text(1)));
    }
}

Listing listing(const PeopleFilter& filter) {
    Listing people{std::string(columns), "person"};
    people.given("role = $role", "role", filter.role).given("active = $active", "active", filter.active);
    people.order("name_folded, id");
    return people;
}

}  // namespace

std::vector<Person> people(const Store& store, const PeopleFilter& filter) {
    Statement rows = listing(filter).rows(store, filter.limit);
    std::vector<Person> found;
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

RowCount count_people(const Store& store, const PeopleFilter& filter) { return listing(filter).count(store); }

Person read_person(const Store& store, PersonId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM person WHERE id = $id", columns));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no person {}.", id.value)); }
    return read_row(row);
}

PersonId insert_person(Write& write, const Person& person) {
    refuse_taken_email(write.store(), person);
    refuse_taken_external_id(write.store(), RecordKind::person, person.external_id, person.id.value);
    Statement insert = write.prepare(
        "INSERT INTO person (name, name_folded, email, role, active, external_id) VALUES ($name, $name_folded, $email, "
        "$role, $active, $external_id)");
    bind_values(insert, person);
    insert.run();
    return {write.last_insert_id()};
}

void update_person(Write& write, const Person& person) {
    refuse_taken_email(write.store(), person);
    refuse_taken_external_id(write.store(), RecordKind::person, person.external_id, person.id.value);
    Statement update = write.prepare(
        "UPDATE person SET name = $name, name_folded = $name_folded, email = $email, role = $role, active = $active, "
        "external_id = $external_id WHERE id = $id");
    bind_values(update, person);
    update.bind("id", person.id.value).run();
}

}  // namespace winloss::store
