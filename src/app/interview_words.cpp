#include "interview_words.hpp"

#include <fmt/format.h>

#include "contact_words.hpp"
#include "winloss/domain/interview_life.hpp"

namespace winloss::app {

namespace {

std::string by(const NextStep& step) {
    if (!step.by) { return {}; }
    return (step.late ? "; it was due on " : " by ") + iso(*step.by);
}

/// While nobody was asked: somebody to ask, and somebody to do it.
std::string asking(const store::Store& store, const Context& context, const Programme& programme,
                   const store::InterviewLine& line, const NextStep& step) {
    const Interview& interview = line.interview;
    const std::int64_t id = interview.id.value;
    const std::string window = step.step == LifeStep::wait ? fmt::format("the window opens on {}", iso(*step.by))
                               : step.late ? fmt::format("the window closed on {}", iso(interview.closes_on))
                                           : fmt::format("the window closes on {}", iso(interview.closes_on));
    if (!interview.interviewer) { return fmt::format("Next: winloss interview assign {} PERSON; {}", id, window); }
    if (step.step == LifeStep::wait) { return fmt::format("Next: nothing yet; {}", window); }
    const auto best = best_contact(store, context, programme, interview);
    if (!best) { return fmt::format("Next: winloss interview invited {} once you have asked; {}", id, window); }
    return fmt::format("Next: winloss interview invited {} --contact {} once you have asked; {}", id,
                       quoted(best->name), window);
}

}  // namespace

std::string quoted(const std::string& word) {
    const bool plain = !word.empty() && word.find_first_not_of(
                                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                            "0123456789_-./:@") == std::string::npos;
    if (plain) { return word; }
    std::string result = "'";
    for (const char c : word) { result += c == '\'' ? std::string("'\\''") : std::string(1, c); }
    return result + "'";
}

std::string called(const store::InterviewLine& line) {
    const std::string subject =
        line.deal ? fmt::format(" ({})", *line.deal)
                  : (line.interview.contract ? fmt::format(" (contract {})", line.interview.contract->value) : "");
    return fmt::format("interview {}, {} of {}{}", line.interview.id.value, line.interview.kind, line.account, subject);
}

std::string next_words(const store::Store& store, const Context& context, const Programme& programme,
                       const store::InterviewLine& line) {
    const std::int64_t id = line.interview.id.value;
    const AfterHeld after{.note_filed = line.has_note};
    const NextStep step = next_step(line.interview, context.today, after, programme.follow_up);
    switch (step.step) {
        case LifeStep::nothing: return {};
        case LifeStep::wait:
        case LifeStep::invite: return asking(store, context, programme, line, step);
        case LifeStep::get_answer:
            return fmt::format(
                "Next: winloss interview book {} --at 'thu 10:00', or winloss interview invited {} when asked again",
                id, id);
        case LifeStep::prepare: {
            const std::string outcome = line.outcome ? fmt::format(" --outcome {}", word(*line.outcome)) : "";
            return fmt::format("Next: winloss guide show {}{} has the questions; on the day, winloss interview held {}",
                               line.interview.kind, outcome, id);
        }
        case LifeStep::converse: return fmt::format("Next: winloss interview held {}", id);
        case LifeStep::record:
            return fmt::format("Next: winloss interview held {}, or winloss interview book {} --at 'thu 10:00' again",
                               id, id);
        case LifeStep::share:
            return fmt::format("Next: winloss interview shared {} --to product,marketing{}", id, by(step));
        case LifeStep::note:
        case LifeStep::thank:
        case LifeStep::code:
        case LifeStep::tell: return fmt::format("Next: winloss {} {}{}", step.command, id, by(step));
        case LifeStep::credit: return fmt::format("Next: tell the insiders whose help was praised{}", by(step));
    }
    return {};
}

}  // namespace winloss::app
