// A command line within a command line: the words of a report that is to be saved, and of one that was.
#pragma once

#include <string>
#include <vector>

#include "winloss/cli/globals.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::cli {

/// Whether a global option belongs to the report that is printed (--format, --table, --raw), not to the command that
/// saves or runs it.
bool is_of_the_report(const Parameter& global);

/// The words of a verb that takes a line: those behind its first operand are one word, quoted as for a shell. Global
/// options that are no report's stay the verb's own.
std::vector<std::string> gathered(const std::vector<std::string>& words);

/// The words of a saved command and the global options to run it with: what is typed now goes before what was saved.
/// Into a folder it is a file of its name, csv where nobody says another format.
struct SavedRun {
    std::vector<std::string> words;
    Globals globals;
};
SavedRun saved_run(const NextCommand& command, const Globals& typed);

}  // namespace winloss::cli
