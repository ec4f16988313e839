// What a use case may know of the world besides the store: the day, the person, the command's own words, and the few
// things that need a terminal. Everything comes in from outside, so that tests bring their own.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/editing.hpp"
#include "winloss/store/store.hpp"

namespace winloss {
struct List;
}

namespace winloss::app {

struct Context {
    Date today{};
    Instant now{};
    std::string person;              ///< who acts: --as, else the login name
    bool person_named = false;       ///< somebody said so; else it is whoever is logged in
    std::string command;             ///< the verb's words: 'deal close'
    bool input_is_terminal = false;  ///< reading it would wait for somebody: only where it is asked for ('-')
    bool on_screen = false;          ///< somebody reads the answer as a table: a listing shows its first rows
    bool sections = true;            ///< of a record, what hangs on it is shown too: not by every format
    int screen_lines = 24;           ///< how many lines that screen has
    /// How many of them a list would take, as wide as that screen is. Empty function: nobody reads it on one.
    std::function<int(const List& list)> lines_of{};
    std::optional<std::int64_t> hide_under{};   ///< of reports, where their options do not say
    std::optional<std::int64_t> small_under{};  ///< the same

    /// All of standard input; for operands that say '-' and for pipes.
    std::function<std::string()> read_input;
    std::istream* input = nullptr;  ///< the same, for what may be larger than memory
    /// Lets the person edit a text. Empty function: nobody is there to edit (no terminal, --no-input). Use cases go
    /// through app/editing.hpp, which loses no text.
    std::function<Edited(const EditTask& task)> edit;
    std::function<std::vector<Draft>(const EditPiece& piece)> drafts;  ///< what is being written, or was left
    std::function<void(const Draft& draft)> remove_draft;
    /// The person's answer to a question, on one line; nullopt at the end of the input. Empty function: nobody is
    /// there.
    std::function<std::optional<std::string>(const std::string& question)> ask;
    /// A sentence to stderr at once (progress, warnings); sanitised and silenced by the callee.
    std::function<void(const std::string&)> say;
    /// Shows a person who waits at a terminal how far a long work is, on one line; an empty text takes it away. Empty
    /// function: nobody watches.
    std::function<void(const std::string&)> progress;

    /// Called inside of the write, before anything is changed; what it throws takes the write back. Empty: nothing.
    std::function<void()> before_write;

    /// The operation a write is recorded as: the verb's words and the numbers of the records named.
    store::Write::Operation operation(std::string_view records = {}) const {
        std::string words = command;
        if (!records.empty()) { words.append(" ").append(records); }
        return {now, person, std::move(words), before_write};
    }
};

}  // namespace winloss::app
