// Commands that an answer tells to type, on the store that this one worked on.
#pragma once

#include <string>
#include <string_view>

#include "winloss/core/answer.hpp"

namespace winloss::cli {

/// Puts --store PATH into every command of a sentence: 'winloss due' is 'winloss --store team.db due'.
std::string addressed(std::string_view sentence, std::string_view store);
/// The same for an answer: its sentences, and the cells of its data that are commands, the notes of its tables.
void address(Answer& answer, std::string_view store);

}  // namespace winloss::cli
