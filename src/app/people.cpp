#include "winloss/app/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interview_words.hpp"
#include "taken_name.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

namespace {

void apply(Person& person, const PersonFields& fields) {
    set_line(person.external_id, fields.external_id, "external id");
    set_email(person.email, fields.email);
    if (person.email) { person.email = lower_ascii(*person.email); }
    if (fields.role) { person.role = require_word<Role>(*fields.role); }
    if (fields.active) { person.active = true; }
    if (fields.inactive) { person.active = false; }
}

/// What a colleague of the role is there for.
std::string next_step(const Person& person) {
    switch (person.role) {
        case Role::rep: return fmt::format("Next: winloss deal set DEAL --owner {}", person.id.value);
        case Role::customer_success:
            return fmt::format("Next: winloss account set ACCOUNT --owner {}", person.id.value);
        case Role::interviewer:
        case Role::sales_leader: return fmt::format("Next: winloss interview assign INTERVIEW {}", person.id.value);
        case Role::product:
        case Role::marketing:
        case Role::other: break;
    }
    return fmt::format("Next: winloss person show {}", person.id.value);
}

std::string called(const Person& person) { return app::called("person", person.id.value, person.name); }

/// Says which open interviews somebody was to hold who is no longer active.
void mind_left_open(const store::Store& store, const Person& person, std::vector<std::string>& said) {
    constexpr std::size_t named = 5;
    const auto open = store::interviews(store, {.open = true, .interviewer = person.id});
    for (std::size_t i = 0; i < std::min(named, open.size()); ++i) {
        std::string name = app::called(open[i]);
        name.front() = 'I';
        said.push_back(fmt::format("{} is {}, and {} was to hold it: winloss interview assign {} PERSON", name,
                                   word(open[i].interview.state), person.name, open[i].interview.id.value));
    }
    if (open.size() > named) {
        said.push_back(fmt::format("And {} more: winloss interview list --open --interviewer {}", open.size() - named,
                                   person.id.value));
    }
}

Table people_table(const std::vector<Person>& people) {
    Table table{.name = "people",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            wide_column("external_id", "External id", Type::text),
                            {"name", "Name", Type::text, true},
                            spare_column("email", "E-mail", Type::text),
                            {"role", "Role", Type::text},
                            {"active", "Active", Type::boolean}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Person& person : people) {
        table.rows.push_back({person.id.value, cell(person.external_id), person.name, cell(person.email),
                              std::string(word(person.role)), person.active});
    }
    return table;
}

}  // namespace

Answer add_person(store::Store& store, const Context& context, const AddPerson& options) {
    Person person;
    person.name = own_name(store::RecordKind::person, options.name);
    apply(person, options.fields);
    const auto taken = store::former_name(store, store::RecordKind::person, person.name);
    store::Write write(store, context.operation());
    person.id = store::insert_person(write, person);
    store::forget_import_alias(write, "owner", person.name);
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}.", called(person))},
                  .subject = ChangedRecord{"person", person.id.value}};
    if (std::string same = same_name(store, person); !same.empty()) { answer.messages.push_back(std::move(same)); }
    mind_taken_name(store::RecordKind::person, person.id.value, person.name, taken, answer.messages);
    answer.messages.push_back(next_step(person));
    return answer;
}

Answer set_person(store::Store& store, const Context& context, const SetPerson& options) {
    const PersonId id = store::find_person(store, options.person);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Person person = store::read_person(store, id);
    const std::string before = person.name;
    if (options.name) { person.name = own_name(store::RecordKind::person, *options.name); }
    apply(person, options.fields);
    const auto taken = store::former_name(store, store::RecordKind::person, person.name);
    store::update_person(write, person);
    store::keep_renamed(write, store::RecordKind::person, id.value, before, person.name);
    const bool changed = write.commit().has_value();
    Answer answer{.data = {},
                  .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(person))},
                  .subject = ChangedRecord{"person", id.value}};
    if (options.name) { mind_taken_name(store::RecordKind::person, id.value, person.name, taken, answer.messages); }
    if (!person.active) { mind_left_open(store, person, answer.messages); }
    answer.messages.push_back(fmt::format("Next: winloss person show {}", id.value));
    return answer;
}

Answer list_people(const store::Store& store, const Context& context, const ListPeople& options) {
    store::PeopleFilter filter;
    if (options.role) { filter.role = require_word<Role>(*options.role); }
    if (options.active != options.inactive) { filter.active = options.active; }
    const RowLimit limit(context, options.limit);
    filter.limit = limit.query();
    return listed(
        people_table(store::people(store, filter)), limit, [&] { return store::count_people(store, filter); },
        when_none_fit(store, {.kind = store::RecordKind::person,
                              .words = "colleagues",
                              .list = "person list",
                              .make = "winloss person add NAME"}));
}

Answer show_person(const store::Store& store, const Context&, const ShowPerson& options) {
    const Person person = store::read_person(store, store::find_person(store, options.person));
    Record record{.title = called(person), .fields = {}, .sections = {}, .body = {}};
    const Table table = people_table({person});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        record.fields.push_back({table.columns[i].key, table.columns[i].title, table.rows.front()[i]});
    }
    return {.data = record, .messages = {}};
}

Answer remove_person(store::Store& store, const Context& context, const RemovePerson& options) {
    const PersonId id = store::find_person(store, options.person);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Person person = store::read_person(store, id);
    store::remove_record(write, store::RecordKind::person, id.value);
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(person))}};
}

}  // namespace winloss::app
