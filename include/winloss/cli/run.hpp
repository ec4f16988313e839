// The whole program as one function of its words and its world; main() brings the real world, tests bring theirs.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/editing.hpp"

namespace winloss::cli {

struct World {
    std::istream& in;
    std::ostream& out;  ///< data only
    std::ostream& err;  ///< sentences
    bool in_is_terminal = false;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    int columns = 80;          ///< of the terminal
    int lines = 24;            ///< of the terminal
    int sentence_columns = 0;  ///< of the terminal that shows sentences; 0: they are not broken
    Instant now{};
    Date today{};                                                                      ///< the local date
    std::function<std::optional<std::string>(const std::string& name)> variable = {};  ///< of the environment
    /// Shows a text with a command of the person's; false where there is no such command.
    std::function<bool(const std::string& command, const std::string& text)> page = {};
    std::function<Edited(const EditTask& task)> edit = {};  ///< runs the person's editor
    std::function<std::vector<Draft>(const EditPiece& piece)> drafts = {};
    std::function<void(const Draft& draft)> remove_draft = {};
    /// The record of a kind ('deal') that this person saw or changed last in the store at a path; nullopt where there
    /// is none. Empty: nobody is there who could mean it.
    std::function<std::optional<std::int64_t>(const std::string& store, const std::string& kind)> last = {};
    /// Keeps it; never throws. Empty: nothing is kept.
    std::function<void(const std::string& store, const std::string& kind, std::int64_t number)> remember = {};
};

/// Runs one command line (without the program's name); returns the exit code. Never throws.
int run_app(const std::vector<std::string>& words, World& world);

}  // namespace winloss::cli
