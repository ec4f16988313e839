// Completion of words for bash, zsh and fish: what may come next on a command line. Made from what the verbs declare
// and, for names, from the store, which is only read and never made or upgraded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/cli/command.hpp"
#include "winloss/cli/run.hpp"

namespace winloss::cli {

/// The hidden command by which a shell asks: `winloss __complete WORD...`, the last word as far as it was typed.
inline constexpr std::string_view complete_command = "__complete";

/// A line a candidate: the word, a tab, what it is. A first line ':files' asks the shell for file names instead. Never
/// throws: where nothing is known, nothing is said.
std::string completion_lines(const std::vector<std::string>& words, World& world);

/// The same for bash, which asks by `winloss __complete_bash LINE TEXT TYPE`: the command line up to the cursor, what
/// of it an answer stands in place of (COMP_LINE, $2), and what for (COMP_TYPE).
inline constexpr std::string_view complete_bash_command = "__complete_bash";

/// A line a candidate as bash is to put it in place of TEXT: escaped for the quote that is open, so that nothing in a
/// name is run, expanded or ends the quote. For ':files' a second line is the beginning of a path, unquoted. What a
/// list (TYPE '?') shows for a number is also whose it is. Never throws.
std::string bash_completion_lines(const std::vector<std::string>& words, World& world);

/// The script that a shell loads: bash, zsh or fish. Throws usage for any other.
std::string completion_script(std::string_view shell);

}  // namespace winloss::cli
