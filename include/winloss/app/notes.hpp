// The note of an interview: opened on the guide, coded in its text, saved with its codings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct WriteNote {
    std::string interview;
    std::optional<std::string> file;     ///< '-' is standard input
    std::optional<std::string> held_on;  ///< the day it was held, where it is not held yet
    bool partial = false;
    bool append = false;                 ///< below what is there
    std::optional<std::string> answers;  ///< a file of answers by question; '-' is standard input
    std::vector<std::string> codes;      ///< the editor shows these and what is below them alone; commas between them
    bool print = false;                  ///< the note as it is, with its marks
};
/// From a file, from standard input, or in the editor. A note saved on a booked interview makes it held.
Answer write_note(store::Store& store, const Context& context, const WriteNote& options);

}  // namespace winloss::app
