#include "winloss/app/touches.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "about.hpp"
#include "both_ways.hpp"
#include "contact_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/health.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

// What a held interview is called among the touches.
constexpr std::string_view interview_kind = "interview";

bool is_interview(const std::string& typed) { return lower_ascii(trim(typed)) == interview_kind; }

TouchKind kind_of_touch(const std::string& typed) {
    if (is_interview(typed)) {
        throw usage_error("A held interview is a touch by itself.", "winloss interview held INTERVIEW records it.");
    }
    return require_word<TouchKind>(typed);
}

constexpr const char* made = "A touch is a contact that was made.";

void add_contacts(Touch& touch, const store::Store& store, const std::vector<std::string>& typed) {
    for (const std::string& each : typed) {
        const ContactId contact = contact_at(store, touch.account, each).id;
        if (std::ranges::find(touch.contacts, contact) == touch.contacts.end()) { touch.contacts.push_back(contact); }
    }
}

std::string checked_said(const std::string& typed) { return std::string(trim(checked_text(typed, "said"))); }

Touch touch_of(const store::Store& store, const Context& context, const AddTouch& options, const Subject& subject) {
    Touch touch;
    touch.account = subject.account;
    touch.interview = subject.interview;
    touch.kind = kind_of_touch(options.kind);
    touch.touched_on = past_day(options.on.value_or("today"), context.today, "--on", made);
    touch.person = person_or_self(store, context, options.by);
    if (options.said) { touch.said = checked_said(*options.said); }
    add_contacts(touch, store, options.contacts);
    return touch;
}

/// How the account stands after the touch.
Health judgement_of(const Touch& touch, const AddTouch& options) {
    Health health;
    health.account = touch.account;
    health.judged_on = touch.touched_on;
    health.level = require_word<HealthLevel>(*options.health);
    health.why = required_line(options.why.value_or(touch.said), "why");
    health.person = touch.person;
    health.touch = touch.id;
    health.interview = touch.interview;
    return health;
}

void remove_contacts(store::TouchRow& row, const store::Store& store, const std::vector<std::string>& typed) {
    for (const std::string& each : typed) {
        const ContactId contact = contact_at(store, row.touch.account, each).id;
        if (std::erase(row.touch.contacts, contact) == 0) {
            throw conflict(fmt::format("Contact {} was not there at touch {}.", contact.value, row.touch.id.value));
        }
    }
}

Row cells(const store::TouchLine& row) {
    return {cell(row.id),
            row.touched_on,
            row.kind ? cell(*row.kind) : Cell(std::string(interview_kind)),
            row.account,
            cell(row.account_id),
            cell(row.person),
            row.contacts,
            row.said,
            cell(row.interview)};
}

}  // namespace

Table touches_table(const std::vector<store::TouchLine>& rows) {
    Table table{.name = "touches",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"touched_on", "Day", Type::date},
                            {"kind", "Kind", Type::text},
                            {"account", "Account", Type::text, true},
                            number_column("account_id"),
                            spare_column("person", "By", Type::text, 2),
                            spare_column("contacts", "With", Type::list, 1),
                            prose_column("said", "Said"),
                            spare_column("interview", "Interview", Type::integer, 3)},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    table.columns.back().machine =
        std::ranges::none_of(rows, [](const auto& row) { return row.interview.has_value(); });
    for (const store::TouchLine& row : rows) { table.rows.push_back(cells(row)); }
    return table;
}

Answer add_touch(store::Store& store, const Context& context, const AddTouch& options) {
    const Subject subject = subject_of(store, options.about);
    Touch touch = touch_of(store, context, options, subject);
    if (options.why && !options.health) { throw usage_error("--why belongs to --health."); }
    store::Write write(store, context.operation());
    touch.id = store::insert_touch(write, touch);
    std::optional<Health> health;
    if (options.health) {
        health = judgement_of(touch, options);
        health->id = store::insert_health(write, *health);
    }
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}: {} on {}.", called("touch", touch.id.value, subject.name),
                                           word(touch.kind), iso(touch.touched_on))},
                  .subject = ChangedRecord{"touch", touch.id.value}};
    std::vector<std::string>& said = answer.messages;
    for (std::string& each : met_all_the_same(store, touch.account, options.contacts, touch.touched_on)) {
        said.push_back(std::move(each));
    }
    if (!health) {
        said.push_back(fmt::format("Next: winloss health add green --account {} --why …", subject.account.value));
        return answer;
    }
    said.push_back(fmt::format("Its health {}.", stands_as(store, *health)));
    for (std::string& each : after_judging(store, context, *health)) { said.push_back(std::move(each)); }
    return answer;
}

Answer list_touches(const store::Store& store, const Context& context, const ListTouches& options) {
    const store::Snapshot snapshot(store);
    store::TouchFilter filter;
    if (options.about.account || options.about.from) {
        const Subject subject = subject_of(store, options.about);
        filter.account = subject.account;
        filter.interview = subject.interview;
    }
    filter.interviews_alone = options.kind && is_interview(*options.kind);
    if (options.kind && !filter.interviews_alone) { filter.kind = require_word<TouchKind>(*options.kind); }
    if (options.by) { filter.person = store::find_person(store, *options.by); }
    if (options.since) { filter.from = typed_date(*options.since, context, "--since"); }
    const RowLimit limit(context, options.limit);
    return listed(
        touches_table(store::touches(store, filter, limit.query())), limit,
        [&] { return store::count_touches(store, filter); },
        when_none_fit(store, {.kind = store::RecordKind::touch,
                              .words = "touches",
                              .list = "touch list",
                              .make = fmt::format("winloss touch add call {} --said 'what was said'",
                                                  typed_about(options.about))}));
}

Answer show_touch(const store::Store& store, const Context&, const ShowAround& options) {
    const store::Snapshot snapshot(store);
    const TouchId id{store::find_record(store, store::RecordKind::touch, options.record)};
    store::TouchRow row = store::read_touch(store, id);
    Touch& touch = row.touch;
    return page_of(called("touch", id.value, row.account), touches_table({}),
                   cells(store::TouchLine{.id = id,
                                          .kind = touch.kind,
                                          .touched_on = touch.touched_on,
                                          .account_id = touch.account,
                                          .account = row.account,
                                          .person = row.person,
                                          .contacts = std::move(row.contacts),
                                          .interview = touch.interview,
                                          .said = std::move(touch.said)}));
}

Answer set_touch(store::Store& store, const Context& context, const SetTouch& options) {
    const TouchId id{store::find_record(store, store::RecordKind::touch, options.touch)};
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::TouchRow row = store::read_touch(store, id);
    Touch& touch = row.touch;
    if (options.kind) { touch.kind = kind_of_touch(*options.kind); }
    if (options.on) { touch.touched_on = past_day(*options.on, context.today, "--on", made); }
    set_reference(touch.person, options.by, [&](const std::string& typed) { return named_person(store, typed); });
    set_interview(touch.interview, touch.account, store, options.from);
    if (!options.of_form) {
        refuse_both_ways("--contact", options.contacts, "--no-contact", options.no_contacts,
                         [&](const std::string& typed) { return contact_at(store, touch.account, typed).id; });
    }
    remove_contacts(row, store, options.no_contacts);
    add_contacts(touch, store, options.contacts);
    if (options.said) { touch.said = checked_said(*options.said); }
    store::update_touch(write, touch);
    const bool changed = write.commit().has_value();
    Answer answer = changed_answer("touch", id.value, row.account, changed,
                                   fmt::format("Next: winloss touch list --account {}", touch.account.value));
    const auto barred = met_all_the_same(store, touch.account, options.contacts, touch.touched_on);
    answer.messages.insert(answer.messages.end() - 1, barred.begin(), barred.end());
    return answer;
}

Answer remove_touch(store::Store& store, const Context& context, const RemoveTouch& options) {
    return remove_around(
        store, context, store::RecordKind::touch, options.touch,
        [&](std::int64_t id) { return store::read_touch(store, {id}).account; }, "Next: winloss touch list");
}

}  // namespace winloss::app
