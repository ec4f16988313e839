// Sentences about an interview: what it is called, and what to do next.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::app {

/// 'interview 12, retrospective of Acme (Platform)'.
std::string called(const store::InterviewLine& line);

/// 'Next: winloss interview book 12 --at …'; empty where nothing is to be done.
std::string next_words(const store::Store& store, const Context& context, const Programme& programme,
                       const store::InterviewLine& line);

/// A word as a shell takes it: in quotes where it needs them.
std::string quoted(const std::string& word);

}  // namespace winloss::app
