// Words of commands that a person is told to type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// A word as a POSIX shell takes it for itself: in single quotes where it needs them, in which nothing is expanded.
std::string shell_word(std::string_view word);

/// Whether a name can be typed as it is shown, and is short enough for it: no control characters, 80 columns. Of what
/// cannot the number is to be typed.
bool can_be_typed(std::string_view name);

/// The words of a line as a POSIX shell takes them apart: blanks between them, quotes of both kinds, and backslashes;
/// nothing is expanded. Throws usage for a quote that is not closed.
std::vector<std::string> shell_words(std::string_view line);

/// A line as far as somebody has typed it.
struct TypedLine {
    std::vector<std::string> words;  ///< as shell_words takes them; the last one is being typed, empty behind a blank
    char quote = 0;                  ///< the quote that is open in the last one, 0: none
    bool escapes = false;            ///< the last one ends in a backslash that escapes nothing yet, and is not in it
    std::size_t begins = 0;          ///< byte offset at which the last one begins
};
/// Takes a line apart that may end anywhere.
TypedLine typed_line(std::string_view line);

}  // namespace winloss
