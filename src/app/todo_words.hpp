// What is to be done about an interview, in words that fit on a line: as the morning's reminder and the day's page say
// it.
#pragma once

#include <string>
#include <vector>

#include "winloss/domain/interview_life.hpp"

namespace winloss::app {

/// "2026-10-02 10:00".
std::string spaced(const LocalTime& time);

/// 'until 2026-10-10, 9 days left: to be asked', for one that is open.
std::string open_words(const Interview& interview, const NextStep& step, Date today);
/// 'held on 2026-09-01: note late since 2026-09-03, thank-you by 2026-09-04'.
std::string owed_words(const Interview& interview, const std::vector<TaskDue>& tasks, Date today);

/// The same in a word or two, where days have a column of their own: 'ask', 'meet at 10:00', 'note, thank-you'.
std::string step_words(const Interview& interview, const Beside& beside, const NextStep& step);
std::string tasks_words(const std::vector<TaskDue>& tasks);

}  // namespace winloss::app
