// Sentences about an interview: what it is called, and what to do next.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::app {

/// 'Acme (Platform)', 'Acme (contract 34)': the account, and the deal or contract that it is about.
std::string whose(const store::InterviewLine& line);
/// 'interview 12, retrospective of Acme (Platform)'.
std::string called(const store::InterviewLine& line);

/// The command that comes next.
struct NextCommand {
    std::vector<std::string> words{};  ///< after 'winloss'; empty where nothing is to be done
    std::string missing{};             ///< what only a person can add: 'PERSON'; empty where it can run as it stands
    std::string when{};       ///< what a sentence says before it: ', by 2026-10-10'; all of it where there are no words
    std::string otherwise{};  ///< a sentence with another command: 'When asked again: winloss interview invited 12'
    std::string done{};       ///< the command records what a person did: the question whether it was done; else empty
};
NextCommand next_command(const store::Store& store, const Context& context, const Programme& programme,
                         const store::InterviewLine& line);
/// 'winloss interview assign 12 PERSON'
std::string typed(const NextCommand& command);

/// 'Next, by 2026-10-10: winloss interview book 12 --at …', and a line for what may be done otherwise; empty where
/// nothing is to be done. A command stands last on its line, so that it can be copied to the end.
std::vector<std::string> next_words(const store::Store& store, const Context& context, const Programme& programme,
                                    const store::InterviewLine& line);

/// Of one that was held while nobody was assigned.
std::string unknown_holder(InterviewId id);

/// The command with the interviewer whom it wants and does not name, the one who would be suggested.
NextCommand with_somebody(const store::Store& store, const store::InterviewLine& line, NextCommand command);
/// A sentence where the interview is recorded as held on a day before the one it is booked for; empty otherwise.
std::string before_appointment(const Interview& booked, Date held_on);

}  // namespace winloss::app
