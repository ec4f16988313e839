#include "todo_words.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"

namespace winloss::app {

namespace {

std::string days(std::int64_t count) { return counted(count, "day", "days"); }

std::string window_words(const Interview& interview, Date today) {
    const int left = days_left(interview, today);
    if (left < 0) { return fmt::format("closed on {}, {} ago", iso(interview.closes_on), days(-left)); }
    if (left == 0) { return "closes today"; }
    return fmt::format("until {}, {} left", iso(interview.closes_on), days(left));
}

std::string_view word_of(Task task) {
    switch (task) {
        case Task::note: return "note";
        case Task::thank: return "thank-you";
        case Task::code: return "codings";
        case Task::share: return "sharing";
        case Task::tell: return "telling what came of it";
        case Task::credit: return "thanks to insiders";
    }
    return {};
}

}  // namespace

std::string spaced(const LocalTime& time) {
    std::string words = iso(time);
    words.at(10) = ' ';
    return words;
}

std::string open_words(const Interview& interview, const NextStep& step, Date today) {
    switch (step.step) {
        case LifeStep::wait: return fmt::format("opens on {}", iso(interview.opens_on));
        case LifeStep::invite: return fmt::format("{}: to be asked", window_words(interview, today));
        case LifeStep::get_answer:
            return fmt::format("{}: asked on {}, {}, no answer yet", window_words(interview, today),
                               iso(*interview.first_asked_on), counted(interview.attempts, "attempt", "attempts"));
        case LifeStep::replace:
            return fmt::format(
                "{}: nobody named may be asked any more, ask somebody else",
                interview.booked_at ? "booked for " + spaced(*interview.booked_at) : window_words(interview, today));
        case LifeStep::converse: return fmt::format("today at {}", spaced(*interview.booked_at).substr(11));
        case LifeStep::record: return fmt::format("was booked for {}: what came of it?", spaced(*interview.booked_at));
        default: return fmt::format("booked for {}", spaced(*interview.booked_at));
    }
}

std::string owed_words(const Interview& interview, const std::vector<TaskDue>& tasks, Date today) {
    std::vector<std::string> parts;
    for (const TaskDue& task : tasks) {
        parts.push_back(
            fmt::format("{} {}{}", word_of(task.task), task.due_on < today ? "late since " : "by ", iso(task.due_on)));
    }
    return fmt::format("held on {}: {}", iso(*interview.held_on), join(parts, ", "));
}

std::string step_words(const Interview& interview, const Beside& beside, const NextStep& step) {
    switch (step.step) {
        case LifeStep::nothing: return "nothing";
        case LifeStep::wait: return "wait";
        case LifeStep::invite: return interview.interviewer && !beside.interviewer_left ? "ask" : "assign, ask";
        case LifeStep::get_answer: return "get an answer";
        case LifeStep::prepare:
        case LifeStep::converse:
            return fmt::format("{}meet at {}", beside.interviewer_left ? "assign, " : "",
                               spaced(*interview.booked_at).substr(11));
        case LifeStep::record: return "what came of it?";
        case LifeStep::replace: return "ask somebody else";
        case LifeStep::note: return std::string(word_of(Task::note));
        case LifeStep::thank: return std::string(word_of(Task::thank));
        case LifeStep::code: return std::string(word_of(Task::code));
        case LifeStep::share: return std::string(word_of(Task::share));
        case LifeStep::tell: return std::string(word_of(Task::tell));
        case LifeStep::credit: return std::string(word_of(Task::credit));
    }
    return {};
}

std::string tasks_words(const std::vector<TaskDue>& tasks) {
    std::vector<std::string> parts;
    for (const TaskDue& task : tasks) { parts.emplace_back(word_of(task.task)); }
    return join(parts, ", ");
}

}  // namespace winloss::app
