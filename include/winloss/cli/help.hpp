// The words of --help, made from what the verbs declare. The pages of docs/commands are held against the same text.
#pragma once

#include <string>
#include <vector>

#include "winloss/cli/command.hpp"

namespace winloss::cli {

/// What `help …` or `… --help` asks for: the overview, a noun, a verb, or a topic (dates). Throws usage for a word that
/// names none.
std::string help_for(const std::vector<std::string>& words);
/// All nouns with their summaries.
std::string help_overview();
/// The verbs of a noun.
std::string help_noun(const Noun& noun);
/// Usage, operands, options, examples of one verb.
std::string help_verb(const Noun& noun, const Verb& verb);

}  // namespace winloss::cli
