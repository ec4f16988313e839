#include <fmt/format.h>

#include <initializer_list>
#include <utility>

#include "day.hpp"
#include "interview_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/status.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

struct Choice {
    ToDo to_do;
    std::string why;
};

template <class Wanted>
const ToDo* first(const Section& section, Wanted wanted) {
    for (const ToDo& each : section.to_do) {
        if (wanted(each)) { return &each; }
    }
    return nullptr;
}

/// Of what waits the first to end; where two end on one day the one that stands before the other.
std::optional<Choice> ending_first(std::initializer_list<std::pair<const ToDo*, const char*>> waiting) {
    std::optional<Choice> best;
    for (const auto& [to_do, why] : waiting) {
        if (to_do != nullptr && (!best || to_do->by < best->to_do.by)) { best = Choice{*to_do, why}; }
    }
    return best;
}

/// What a customer waits for comes before what only we wait for, and what ends first before what ends later. Whoever
/// was asked and may still answer is left in peace.
std::optional<Choice> most_urgent(const Day& day, Date today) {
    const auto any = [](const ToDo&) { return true; };
    const auto now = [&](const ToDo& each) { return each.by && *each.by <= today && !each.replace; };
    const auto late = [](const ToDo& each) { return each.late; };
    const Section booked = day.booked();
    if (const ToDo* found = first(booked, now)) {
        return Choice{*found, found->late ? "Its appointment has passed." : "It is booked for today."};
    }
    if (const ToDo* found = first(booked, [](const ToDo& each) { return each.replace; })) {
        return Choice{*found, "It is booked, and nobody it is with may be asked any more."};
    }
    const Section due = day.due(Waiting::us);
    if (const ToDo* found = first(due, now)) { return Choice{*found, "Its window closes today."}; }
    const Section owed = day.owed();
    if (const ToDo* found = first(owed, late)) { return Choice{*found, "It was held, and what it owes is late."}; }
    const Section promised = day.promised();
    const ToDo* due_promise = first(promised, now);
    const char* of_promise =
        due_promise != nullptr && due_promise->late ? "It was promised, and is late." : "Its day is today.";
    if (auto found = ending_first({{first(due, any), "Of all open windows that wait for you this one closes first."},
                                   {due_promise, of_promise},
                                   {first(owed, any), "It was held, and this is still owed."}})) {
        return found;
    }
    if (const ToDo* found = first(booked, any)) { return Choice{*found, "It is booked for tomorrow."}; }
    if (const ToDo* found = first(promised, any)) { return Choice{*found, "It was promised for these days."}; }
    if (const Section closed = day.late(Waiting::us); !closed.to_do.empty()) {
        return Choice{closed.to_do.front(), "Its window has closed; late is better than never."};
    }
    if (const Section ending = day.ending(); !ending.to_do.empty()) {
        return Choice{ending.to_do.front(), "It ends within six months, and nobody has asked how it goes."};
    }
    if (const Section waiting = day.waiting(); !waiting.to_do.empty()) {
        return Choice{waiting.to_do.front(), "Onboarding and anniversaries wait for its go-live date."};
    }
    for (const Section& asked : {day.due(), day.late()}) {
        if (!asked.to_do.empty()) {
            return Choice{asked.to_do.front(),
                          "It was asked a few days ago; all that is left is to wait, or to ask again."};
        }
    }
    return std::nullopt;
}

NextCommand command_of(const store::Store& store, const Context& context, const Day& day, const ToDo& to_do) {
    const std::string id = std::to_string(to_do.id);
    if (to_do.record == "interview") {
        const store::InterviewLine line = store::interview_line(store, {to_do.id});
        NextCommand command = next_command(store, context, day.programme(), line);
        if (to_do.asked && command.words.size() > 1 && command.words[1] == "book") {  // no answer came
            command = {{"interview", "invited", id},
                       {},
                       ", once you have asked again",
                       fmt::format("When they agree: winloss interview book {} --at 'thu 10:00'", id),
                       fmt::format("Have you asked {} again?", line.account)};
        }
        return with_somebody(store, line, std::move(command));
    }
    if (to_do.record == "action") { return {{"action", "set", id, "--state", "done"}, {}, {}, {}, "Is it done?"}; }
    if (to_do.record == "flag") {
        return {{"flag", "edit", id}, {}, {}, fmt::format("When it is settled: winloss flag clear {} --why …", id)};
    }
    if (to_do.record == "expectation") { return {{"expectation", "review", id}, "met|partly|missed", {}}; }
    if (to_do.by) { return {{"interview", "add", "pre-renewal", "--contract", id}, {}, {}}; }
    return {{"contract", "set", id, "--live"}, "DATE", {}};
}

/// Whether what only a person can do was done: nothing is recorded that did not happen.
bool was_done(const Context& context, const NextCommand& command, const ToDo& to_do) {
    if (command.done.empty()) { return true; }
    if (!context.ask) { return false; }
    const auto answer = context.ask(fmt::format("{}, {}. {} [y/N] ", to_do.kind, to_do.subject, command.done));
    return answer && lower_ascii(trim(*answer)).starts_with('y');
}

/// The one who asks, where they are a colleague. Throws conflict where several are called as was said.
std::optional<PersonId> asker(const store::Store& store, const Context& context, const Next& options) {
    if (options.person) { return store::find_person(store, *options.person); }
    if (options.all) { return std::nullopt; }
    if (!context.person_named) { return person_or_self(store, context); }
    const auto named = store::look_up(store, store::RecordKind::person, context.person);
    return named ? std::optional(PersonId{*named}) : std::nullopt;
}

}  // namespace

Answer next(const store::Store& store, const Context& context, const Next& options) {
    const store::Snapshot snapshot(store);
    const auto who = asker(store, context, options);
    const Day day(store, context.today, who, 50);
    const auto choice = most_urgent(day, context.today);
    if (!choice) {
        Answer nothing{.data = {}, .messages = {all_done(store, day, context.today, options.person)}};
        if (who && how_to_begin(store).empty()) {
            nothing.messages.emplace_back("Next, what waits for anybody: winloss next --all");
        }
        return nothing;
    }
    const ToDo& to_do = choice->to_do;
    const NextCommand command = command_of(store, context, day, to_do);
    Answer answer;
    if (!who && !options.all && context.person_named) {
        answer.messages.push_back(
            fmt::format("Of everybody's: no colleague is called {} (--as PERSON, or winloss config set as PERSON).",
                        quoted(context.person)));
    }
    if (options.now && command.missing.empty() && was_done(context, command, to_do)) {
        answer.go_on = command.words;
        return answer;
    }
    if (options.now) {
        answer.exit_code = exit_code(ErrorKind::usage);
        answer.messages.push_back(command.missing.empty() ? "Type it once it is done."
                                                          : command.missing + " is yours to say.");
    }
    answer.data = Record{.title = fmt::format("{} {}, {}", to_do.record, to_do.id, to_do.subject),
                         .fields = {{"record", "Record", std::string(to_do.record), true},
                                    {"id", "Id", to_do.id, true},
                                    {"kind", "What", to_do.kind},
                                    {"subject", "Of", to_do.subject, true},
                                    {"to_do", "To do", to_do.what},
                                    {"by", "By", cell(to_do.by)},
                                    {"late", "Late", to_do.late, true},
                                    {"why", "Why", choice->why},
                                    {"command", "Type", typed(command)}},
                         .sections = {},
                         .body = {}};
    return answer;
}

}  // namespace winloss::app
