#include "interview_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contact_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/domain/contact_choice.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

namespace {

std::string by(const NextStep& step) {
    if (!step.by) { return {}; }
    return (step.late ? ", due since " : ", by ") + iso(*step.by);
}

/// While nobody was asked: somebody to ask, and somebody to do it.
NextCommand asking(const store::Store& store, const Context& context, const Programme& programme,
                   const store::InterviewLine& line, const NextStep& step) {
    const Interview& interview = line.interview;
    const std::string id = std::to_string(interview.id.value);
    const std::string window = step.step == LifeStep::wait ? fmt::format("the window opens on {}", iso(*step.by))
                               : step.late ? fmt::format("the window closed on {}", iso(interview.closes_on))
                                           : fmt::format("the window closes on {}", iso(interview.closes_on));
    if (!interview.interviewer || line.beside.interviewer_left) {
        return {{"interview", "assign", id}, "PERSON", fmt::format(" ({})", window)};
    }
    if (step.step == LifeStep::wait) { return {{}, {}, ": nothing yet; " + window}; }
    NextCommand command{.words = {"interview", "invited", id},
                        .when = fmt::format(", once you have asked ({})", window),
                        .done = "Have you asked " + line.account + "?"};
    if (nobody_at_account(store, interview.account, context.today)) {
        return {{"interview", "suggest", id}, {}, " (nobody at the account may be asked)"};
    }
    for (const Contact& named : store::interview_contacts(store, interview.id)) {
        const auto until = asked_no_more_from(named.do_not_contact, named.left_on);
        if (until && *until <= context.today) { continue; }
        command.done = fmt::format("Have you asked {}, {}?", named.name, line.account);
        return command;
    }
    if (const auto best = best_contact(store, context, programme, interview)) {
        command.words.insert(command.words.end(), {"--contact", typable(store, *best)});
        command.done = fmt::format("Have you asked {}, {}?", best->name, line.account);
    }
    return command;
}

/// The first action of which the customer has not heard.
NextCommand telling(const store::Store& store, InterviewId id, const NextStep& step) {
    for (const store::ActionRow& row : store::actions(store, {.interview = id}, 0)) {
        if (row.action.told_on) { continue; }
        return {{"action", "told", std::to_string(row.action.id.value)},
                {},
                fmt::format(", once the customer knows of '{}'{}", row.action.text, by(step)),
                {},
                "Does the customer know of it?"};
    }
    return {};
}

/// What can be said in one command: it is coded, and neither shared nor thanked for.
bool owes_both(const Interview& interview) {
    return interview.coded_on && !interview.shared_on && !interview.thanked_on;
}

NextCommand sharing_and_thanking(const std::string& id, const NextStep& step) {
    return {{"interview", "shared", id, "--to", "product,marketing", "--thanked"},
            {},
            by(step),
            fmt::format("The thank-you alone: winloss interview thanked {}", id),
            "Has the thank-you gone out, and is it to be recorded as shared with product and marketing?"};
}

}  // namespace

std::string whose(const store::InterviewLine& line) {
    if (line.deal) { return fmt::format("{} ({})", line.account, *line.deal); }
    const auto contract = line.interview.contract;
    return contract ? fmt::format("{} (contract {})", line.account, contract->value) : line.account;
}

std::string called(const store::InterviewLine& line) {
    return fmt::format("interview {}, {} of {}", line.interview.id.value, line.interview.kind,
                       in_sentence(whose(line)));
}

std::string typed(const NextCommand& command) {
    std::string result = "winloss";
    for (const std::string& word : command.words) { result += " " + shell_word(word); }
    return command.missing.empty() ? result : result + " " + command.missing;
}

NextCommand next_command(const store::Store& store, const Context& context, const Programme& programme,
                         const store::InterviewLine& line) {
    const std::string id = std::to_string(line.interview.id.value);
    const NextStep step = next_step(line.interview, context.today, line.beside, programme.follow_up);
    if (line.interview.held_on && before_the_programme(line.interview, programme)) { return {}; }
    switch (step.step) {
        case LifeStep::nothing:
            if (line.interview.held_on && line.outcome == Outcome::won) {
                return {{"interview", "handover", id}, {}, ", for those who put it in"};
            }
            return {};
        case LifeStep::wait:
        case LifeStep::invite: return asking(store, context, programme, line, step);
        case LifeStep::replace:
            return {{"interview", "suggest", id}, {}, " (nobody who is named may be asked any more)"};
        case LifeStep::get_answer:
            return {{"interview", "book", id, "--at"},
                    "'thu 10:00'",
                    {},
                    fmt::format("When asked again: winloss interview invited {}", id)};
        case LifeStep::prepare: {
            if (line.beside.interviewer_left) {
                return {{"interview", "assign", id}, "PERSON", " (whoever was to hold it is no longer active)"};
            }
            NextCommand command{{"guide", "show", line.interview.kind},
                                {},
                                ", for the questions",
                                fmt::format("On the day: winloss interview held {}", id)};
            if (line.outcome) {
                command.words.insert(command.words.end(), {"--outcome", std::string(word(*line.outcome))});
            }
            return command;
        }
        case LifeStep::converse: return {{"interview", "held", id}, {}, {}, {}, "Was it held?"};
        case LifeStep::record:
            return {{"interview", "held", id},
                    {},
                    {},
                    fmt::format("When it is put off: winloss interview book {} --at 'thu 10:00'", id),
                    "Was it held?"};
        case LifeStep::share:
            return {{"interview", "shared", id, "--to", "product,marketing"},
                    {},
                    by(step),
                    {},
                    "Is it to be recorded as shared with product and marketing?"};
        case LifeStep::note:
        case LifeStep::code: return {{"note", id}, {}, by(step)};
        case LifeStep::thank:
            if (owes_both(line.interview)) { return sharing_and_thanking(id, step); }
            return {{"interview", "thanked", id}, {}, by(step), {}, "Has the thank-you gone out?"};
        case LifeStep::tell: return telling(store, line.interview.id, step);
        case LifeStep::credit:
            return {{"interview", "praised", id, "--told"},
                    {},
                    ", once they know that the customer praised their help" + by(step),
                    {},
                    "Do they know of it?"};
    }
    return {};
}

std::vector<std::string> next_words(const store::Store& store, const Context& context, const Programme& programme,
                                    const store::InterviewLine& line) {
    const NextCommand command = next_command(store, context, programme, line);
    if (command.words.empty() && command.when.empty()) { return {}; }
    if (command.words.empty()) { return {"Next" + command.when}; }
    std::vector<std::string> lines{fmt::format("Next{}: {}", command.when, typed(command))};
    if (!command.otherwise.empty()) { lines.push_back(command.otherwise); }
    return lines;
}

std::string unknown_holder(InterviewId id) {
    return fmt::format("Who held it is not recorded: winloss interview assign {} PERSON", id.value);
}

NextCommand with_somebody(const store::Store& store, const store::InterviewLine& line, NextCommand command) {
    if (command.missing != "PERSON") { return command; }
    if (const auto best = best_interviewer(store, line.interview)) {
        command.words.push_back(typable(store, *best));
        command.missing.clear();
    }
    return command;
}

std::string before_appointment(const Interview& booked, Date held_on) {
    if (!booked.booked_at || booked.booked_at->day <= held_on) { return {}; }
    return fmt::format("It is booked for {} {}, after {}: winloss undo takes this back where it is still to come.",
                       weekday_name(booked.booked_at->day), spaced(*booked.booked_at), iso(held_on));
}

}  // namespace winloss::app
