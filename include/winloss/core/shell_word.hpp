// Words of commands that a person is told to type.
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// A word as a POSIX shell takes it for itself: in quotes where it needs them.
std::string shell_word(std::string_view word);

}  // namespace winloss
