// The kinds of interviews in words, and what the field calls them. Knows the programme as it comes, not the store's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winloss::app {

/// The kind that the field also calls so: 'churn' is the exit, 'churn interview' too; empty where the word is none.
std::string_view other_word(std::string_view typed);

/// What a kind of interview is for, when it is owed as the programme has it at first, and its other words; nullopt
/// where neither a kind nor an other word is meant.
std::optional<std::string> explain_kind(std::string_view typed);

/// "did you mean 'exit'?"; empty where no kind is near.
std::string near_kind(std::string_view typed);

}  // namespace winloss::app
