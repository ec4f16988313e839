#include "winloss/app/actions.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

std::optional<CodeId> code_named(const store::Store& store, const std::optional<std::string>& typed) {
    if (!typed || trim(*typed).empty()) { return std::nullopt; }
    return store::read_codebook(store).require(*typed).id;
}

std::string of_whom(const store::ActionRow& row) {
    return row.account ? *row.account : row.code.value_or("no customer in particular");
}

ActionId found(const store::Store& store, const std::string& word) {
    return {store::find_record(store, store::RecordKind::action, word)};
}

}  // namespace

Table actions_table() {
    return {.name = "actions",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"text", "Action", Type::text, true},
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
    set_date(action.due_on, options.due, context.today, "--due");
    if (options.state) { action.state = require_word<ActionState>(*options.state); }
    store::Write write(store, context.operation());
    action.id = store::insert_action(write, action);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Added {}: {}.", called("action", action.id.value, about), word(action.state)),
                         fmt::format("Next: winloss action told {}, once the customer knows", action.id.value)}};
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
        options.all
            ? "No actions yet: winloss action add 'what we will do' --from INTERVIEW"
            : "No action is open: winloss action add 'what we will do' --from INTERVIEW, or --all for done ones.");
}

Answer set_action(store::Store& store, const Context& context, const SetAction& options) {
    const ActionId id = found(store, options.action);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ActionRow row = store::read_action(store, id);
    Action& action = row.action;
    if (options.text) { action.text = required_line(*options.text, "action"); }
    if (options.owner) {
        action.owner.reset();
        if (!trim(*options.owner).empty()) { action.owner = store::find_person(store, *options.owner); }
    }
    set_date(action.due_on, options.due, context.today, "--due");
    if (options.state) { action.state = require_word<ActionState>(*options.state); }
    if (options.code) { action.code = code_named(store, options.code); }
    store::update_action(write, action);
    const bool changed = write.commit().has_value();
    const std::string name = called("action", id.value, of_whom(row));
    Answer answer{.data = {}, .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", name)}};
    answer.messages.push_back(!action.told_on && action.account
                                  ? fmt::format("Next: winloss action told {}, once the customer knows", id.value)
                                  : "Next: winloss action list");
    return answer;
}

Answer tell_action(store::Store& store, const Context& context, const TellAction& options) {
    const ActionId id = found(store, options.action);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ActionRow row = store::read_action(store, id);
    if (!row.action.account) {
        throw conflict(fmt::format("Action {} is about no customer: nobody can be told.", id.value));
    }
    row.action.told_on = options.on ? parse_date(*options.on, context.today, "--on") : context.today;
    store::update_action(write, row.action);
    write.commit();
    return {
        .data = {},
        .messages = {fmt::format("{} was told of action {} on {}.", *row.account, id.value, iso(*row.action.told_on)),
                     "Next: winloss action list"}};
}

}  // namespace winloss::app
