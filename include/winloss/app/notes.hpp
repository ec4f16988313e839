// The note of an interview: opened on the guide, coded in its text, saved with its codings.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct WriteNote {
    std::string interview;
    std::optional<std::string> file;     ///< '-' is standard input
    std::optional<std::string> held_on;  ///< the day it was held, where it is not held yet
    bool partial = false;
    bool print = false;  ///< the note as it is, with its marks
};
/// From a file, from standard input, or in the editor. A note saved on a booked interview makes it held.
Answer write_note(store::Store& store, const Context& context, const WriteNote& options);

}  // namespace winloss::app
