// Words of commands that a person is told to type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// A word as a POSIX shell takes it for itself: in quotes where it needs them.
std::string shell_word(std::string_view word);

/// The words of a line as a POSIX shell takes them apart: blanks between them, quotes of both kinds, and backslashes;
/// nothing is expanded. Throws usage for a quote that is not closed.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace winloss
