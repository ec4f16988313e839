// The forms of the records around an interview: touches, expectations, judgements of health, flags and actions.
#include <fmt/format.h>

#include "about.hpp"
#include "contact_words.hpp"
#include "edit_fields.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/edit_record.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/flags.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/touches.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::app {

namespace {

/// The interview a record came out of: one with its customer.
FormField interview_field(const store::Store& store, const std::optional<InterviewId>& interview,
                          std::optional<AccountId> account, Option into) {
    const auto typed = interview ? std::optional(std::to_string(interview->value)) : std::nullopt;
    return field("interview", typed, std::move(into), "the number of the interview it came out of",
                 [&store, account](const std::string& word) {
                     std::optional<InterviewId> found;
                     std::optional<AccountId> with = account;
                     set_interview(found, with, store, word);
                 });
}

RecordForm form_of(std::string_view kind, std::int64_t id, const std::string& account, std::string_view elsewhere) {
    return {called(kind, id), {fmt::format("{}.{}", called(kind, id, account), elsewhere)}, {}};
}

FormField contacts_field(const store::Store& store, const store::TouchRow& row, const std::shared_ptr<SetTouch>& set) {
    return list_field(
        "contact", row.contacts, "whom it was with, a line each",
        [&store, account = row.touch.account](const std::string& typed) { contact_at(store, account, typed); },
        [set, contacts = row.touch.contacts](const auto& came, const auto& went) {
            set->contacts = came;
            for (const std::size_t each : went) { set->no_contacts.push_back(std::to_string(contacts[each].value)); }
        });
}

OpenForm touch_form(const store::Store& store, const Context& context, TouchId id) {
    const store::TouchRow row = store::read_touch(store, id);
    const Touch& touch = row.touch;
    auto set = std::make_shared<SetTouch>();
    set->touch = std::to_string(id.value);
    set->of_form = true;
    FormField said{.key = "said", .values = {}, .says = "what was said; a line each", .text = true};
    if (!touch.said.empty()) {
        for (const std::string_view line : split(touch.said, '\n')) { said.values.emplace_back(line); }
    }
    said.put = [set](const std::string& typed) { set->said = typed; };
    RecordForm form = form_of("touch", id.value, row.account, "");
    form.fields = {
        past_date_field("touched_on", touch.touched_on, option(set, set->on), context.today, "the day it was"),
        required_word("kind", touch.kind, option(set, set->kind)),
        of_person(store, field("person", row.person, option(set, set->by), "the colleague who was in touch")),
        contacts_field(store, row, set),
        interview_field(store, touch.interview, touch.account, option(set, set->from)),
        std::move(said)};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_touch(into, now, *set); }};
}

OpenForm expectation_form(const store::Store& store, const Context& context, ExpectationId id) {
    const store::ExpectationRow row = store::read_expectation(store, id);
    const Expectation& expectation = row.expectation;
    auto set = std::make_shared<SetExpectation>();
    set->expectation = std::to_string(id.value);
    RecordForm form = form_of(
        "expectation", id.value, row.account,
        fmt::format(" Its outcome, {}, is changed by 'winloss expectation review'.", word(expectation.outcome)));
    form.fields = {required_field("text", expectation.text, option(set, set->text)),
                   field("metric", expectation.metric, option(set, set->metric), "what it is measured by"),
                   field("target", expectation.target, option(set, set->target), "what it is to reach"),
                   date_field("review_on", expectation.review_on, option(set, set->review_on), context.today,
                              "when to ask what came of it"),
                   field("actual", expectation.actual, option(set, set->actual), "what came of it"),
                   interview_field(store, expectation.interview, expectation.account, option(set, set->from))};
    return {std::move(form),
            [set](store::Store& into, const Context& now) { return set_expectation(into, now, *set); }};
}

OpenForm health_form(const store::Store& store, const Context& context, HealthId id) {
    const store::HealthRow row = store::read_health(store, id);
    const Health& health = row.health;
    auto set = std::make_shared<SetHealth>();
    set->health = std::to_string(id.value);
    RecordForm form = form_of("health", id.value, row.account,
                              health.touch ? fmt::format(" It came with touch {}.", health.touch->value) : "");
    form.fields = {
        past_date_field("judged_on", health.judged_on, option(set, set->on), context.today, "the day it was judged"),
        required_word("health", health.level, option(set, set->level)),
        required_field("why", health.why, option(set, set->why)),
        of_person(store, field("person", row.person, option(set, set->by), "who judges")),
        interview_field(store, health.interview, health.account, option(set, set->from))};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_health(into, now, *set); }};
}

OpenForm flag_form(const store::Store& store, const Context& context, FlagId id) {
    const store::FlagRow row = store::read_flag(store, id);
    const Flag& flag = row.flag;
    auto set = std::make_shared<SetFlag>();
    set->flag = std::to_string(id.value);
    const Date today = context.today;
    RecordForm form = form_of("flag", id.value, row.account, "");
    form.fields = {
        required_word("kind", flag.kind, option(set, set->kind)),
        field("text", flag.text.empty() ? std::nullopt : std::optional(flag.text), option(set, set->text),
              "what was heard"),
        of_person(store, field("owner", row.owner, option(set, set->owner), "who looks after it")),
        past_date_field("raised_on", flag.raised_on, option(set, set->raised), today, "the day it was raised"),
        date_field("look_again_on", flag.look_again_on, option(set, set->look_again_on), today, "when to look again"),
        date_field("cleared_on", flag.cleared_on, option(set, set->cleared), today,
                   "the day it was settled; empty: it is raised"),
        field("cleared_why", flag.cleared_why, option(set, set->why), "what settled it"),
        interview_field(store, flag.interview, flag.account, option(set, set->from))};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_flag(into, now, *set); }};
}

OpenForm action_form(const store::Store& store, const Context& context, ActionId id) {
    const store::ActionRow row = store::read_action(store, id);
    const Action& action = row.action;
    auto set = std::make_shared<SetAction>();
    set->action = std::to_string(id.value);
    RecordForm form = form_of("action", id.value, row.account ? *row.account : row.code.value_or(""), "");
    form.fields = {
        required_field("text", action.text, option(set, set->text)),
        field("code", row.code, option(set, set->code), "the code it answers",
              [&store](const std::string& typed) { store::read_codebook(store).require(typed); }),
        of_person(store, field("owner", row.owner, option(set, set->owner), "who does it")),
        date_field("due_on", action.due_on, option(set, set->due), context.today, "until when"),
        required_word("state", action.state, option(set, set->state)),
        date_field("told_on", action.told_on, option(set, set->told), context.today, "the day the customer was told"),
        interview_field(store, action.interview, action.account, option(set, set->from))};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_action(into, now, *set); }};
}

template <class Id>
Id found(const store::Store& store, store::RecordKind kind, const EditRecord& options) {
    return {store::find_record(store, kind, options.record)};
}

}  // namespace

Answer edit_touch(store::Store& store, const Context& context, const EditRecord& options) {
    const auto id = found<TouchId>(store, store::RecordKind::touch, options);
    return edit_form(store, context, options, [&](const store::Store& now) { return touch_form(now, context, id); });
}

Answer edit_expectation(store::Store& store, const Context& context, const EditRecord& options) {
    const auto id = found<ExpectationId>(store, store::RecordKind::expectation, options);
    return edit_form(store, context, options,
                     [&](const store::Store& now) { return expectation_form(now, context, id); });
}

Answer edit_health(store::Store& store, const Context& context, const EditRecord& options) {
    const auto id = found<HealthId>(store, store::RecordKind::health, options);
    return edit_form(store, context, options, [&](const store::Store& now) { return health_form(now, context, id); });
}

Answer edit_flag(store::Store& store, const Context& context, const EditRecord& options) {
    const auto id = found<FlagId>(store, store::RecordKind::flag, options);
    return edit_form(store, context, options, [&](const store::Store& now) { return flag_form(now, context, id); });
}

Answer edit_action(store::Store& store, const Context& context, const EditRecord& options) {
    const auto id = found<ActionId>(store, store::RecordKind::action, options);
    return edit_form(store, context, options, [&](const store::Store& now) { return action_form(now, context, id); });
}

}  // namespace winloss::app
