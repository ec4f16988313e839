#include "winloss/app/actions.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

std::optional<CodeId> code_named(const store::Store& store, const std::optional<std::string>& typed) {
    if (!typed || trim(*typed).empty()) { return std::nullopt; }
    return store::read_codebook(store).require(*typed).id;
}

constexpr std::string_view when_heard = "Give the day on which the customer heard of it.";

std::string of_whom(const store::ActionRow& row) {
    return row.account ? *row.account : row.code.value_or("no customer in particular");
}

/// Of one that only answers a code there is nobody to tell.
std::string next_of(const Action& action) {
    if (!action.told_on && action.account) {
        return fmt::format("Next, once the customer knows: winloss action told {}", action.id.value);
    }
    return "Next: winloss action list";
}

void require_customer(const Action& action) {
    if (action.account) { return; }
    throw conflict(fmt::format("Action {} is about no customer: nobody can be told.", action.id.value));
}

/// Throws usage where the customer would have heard of it before it was made.
void require_made_before(const store::Store& store, const Action& action) {
    if (!action.told_on || !action.interview) { return; }
    const auto held = store::read_interview(store, *action.interview).held_on;
    if (!held || *held <= *action.told_on) { return; }
    throw usage_error(fmt::format("Action {} came of interview {}, which was held on {}, after {}.", action.id.value,
                                  action.interview->value, iso(*held), iso(*action.told_on)),
                      std::string(when_heard));
}

ActionId found(const store::Store& store, const std::string& word) {
    return {store::find_record(store, store::RecordKind::action, word)};
}

}  // namespace

Table actions_table() {
    return {.name = "actions",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        prose_column("text", "Action"),
                        {"account", "Account", Type::text},
                        number_column("account_id"),
                        spare_column("code", "Code", Type::text, 3),
                        spare_column("owner", "Owner", Type::text, 2),
                        {"due_on", "Due", Type::date},
                        {"state", "State", Type::text},
                        spare_column("told_on", "Told", Type::date, 1),
                        number_column("interview")},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const store::ActionRow& row, Date today) {
    const Action& action = row.action;
    const bool open = action.state == ActionState::considering || action.state == ActionState::planned;
    const Tone due = open ? tone_of_deadline(action.due_on, today) : Tone::quiet;
    return {cell(action.id),
            action.text,
            cell(row.account),
            cell(action.account),
            cell(row.code),
            cell(row.owner),
            toned(cell(action.due_on), due),
            cell(action.state),
            cell(action.told_on),
            cell(action.interview)};
}

Answer add_action(store::Store& store, const Context& context, const AddAction& options) {
    Action action;
    action.text = required_line(options.text, "action");
    action.code = code_named(store, options.code);
    std::string about;
    if (options.about.account || options.about.from || !action.code) {
        const Subject subject = subject_of(store, options.about);
        action.account = subject.account;
        action.interview = subject.interview;
        about = subject.name;
    } else {
        about = *options.code;
    }
    if (options.owner) { action.owner = store::find_person(store, *options.owner); }
    set_date(action.due_on, options.due, context, "--due");
    if (options.state) { action.state = require_word<ActionState>(*options.state); }
    store::Write write(store, context.operation());
    action.id = store::insert_action(write, action);
    write.commit();
    Answer answer{
        .data = {},
        .messages = {fmt::format("Added {}: {}.", called("action", action.id.value, about), word(action.state)),
                     next_of(action)},
        .subject = ChangedRecord{"action", action.id.value}};
    mind_inactive(store, options.owner, answer);
    return answer;
}

Answer list_actions(const store::Store& store, const Context& context, const ListActions& options) {
    const store::Snapshot snapshot(store);
    store::ActionFilter filter;
    if (options.about.account || options.about.from) {
        const Subject subject = subject_of(store, options.about);
        filter.account = subject.account;
        filter.interview = subject.interview;
    }
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    if (options.state) { filter.state = require_word<ActionState>(*options.state); }
    filter.open = !options.all && !options.state;
    if (options.within) { filter.due_by = last_day_within(context.today, options.within); }
    const RowLimit limit(context, options.limit);
    Table table = actions_table();
    for (const auto& row : store::actions(store, filter, limit.query())) {
        table.rows.push_back(cells(row, context.today));
    }
    return listed(
        std::move(table), limit, [&] { return store::action_listing(filter).count(store); },
        when_none_fit(store, {.kind = store::RecordKind::action,
                              .words = "actions",
                              .list = "action list --all",
                              .make = fmt::format("winloss action add 'what we will do' {}",
                                                  typed_about(options.about, "--from INTERVIEW")),
                              .usual = filter.open ? "open actions" : ""}));
}

Answer show_action(const store::Store& store, const Context& context, const ShowAround& options) {
    const store::Snapshot snapshot(store);
    const store::ActionRow row = store::read_action(store, found(store, options.record));
    // Of no customer where it answers a code alone.
    return page_of(called("action", row.action.id.value, row.account.value_or(row.code.value_or(""))), actions_table(),
                   cells(row, context.today));
}

Answer set_action(store::Store& store, const Context& context, const SetAction& options) {
    const ActionId id = found(store, options.action);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ActionRow row = store::read_action(store, id);
    Action& action = row.action;
    if (options.text) { action.text = required_line(*options.text, "action"); }
    set_reference(action.owner, options.owner, [&](const std::string& typed) { return named_person(store, typed); });
    set_date(action.due_on, options.due, context, "--due");
    if (options.state) { action.state = require_word<ActionState>(*options.state); }
    if (options.code) { action.code = code_named(store, options.code); }
    set_interview(action.interview, action.account, store, options.from);
    set_date(action.told_on, options.told, context, "--told");
    if (options.told && action.told_on) {
        require_customer(action);
        past_day(*options.told, context.today, "--told", when_heard);
    }
    if (options.told || options.from) { require_made_before(store, action); }
    if (!action.account && !action.code) {
        throw conflict(fmt::format("Action {} would be about no customer and no code.", id.value),
                       "--code CODE says which code it answers.");
    }
    store::update_action(write, action);
    const bool changed = write.commit().has_value();
    Answer answer =
        changed_answer("action", id.value, of_whom(store::read_action(store, id)), changed, next_of(action));
    mind_inactive(store, options.owner, answer);
    return answer;
}

Answer tell_action(store::Store& store, const Context& context, const TellAction& options) {
    const ActionId id = found(store, options.action);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ActionRow row = store::read_action(store, id);
    require_customer(row.action);
    const Date told_on = past_day(options.on.value_or("today"), context.today, "--on", when_heard);
    if (row.action.told_on && row.action.told_on != told_on && !options.on) {
        throw conflict(
            fmt::format("{} was told of action {} already, on {}.", *row.account, id.value, iso(*row.action.told_on)),
            fmt::format("winloss action told {} --on DATE changes the day.", id.value));
    }
    row.action.told_on = told_on;
    require_made_before(store, row.action);
    store::update_action(write, row.action);
    write.commit();
    return {
        .data = {},
        .messages = {fmt::format("{} was told of action {} on {}.", *row.account, id.value, iso(*row.action.told_on)),
                     next_of(row.action)},
        .subject = ChangedRecord{"action", id.value}};
}

Answer remove_action(store::Store& store, const Context& context, const RemoveAction& options) {
    return remove_around(
        store, context, store::RecordKind::action, options.action,
        [&](std::int64_t id) { return of_whom(store::read_action(store, {id})); }, "Next: winloss action list");
}

}  // namespace winloss::app
