// Sentences for stderr, made harmless for the terminal that reads them.
#pragma once

#include <string>

#include "winloss/core/error.hpp"

namespace winloss::render {

/// The sentence with control characters visible, no line end. It is broken at spaces to lines of `width` columns (0:
/// one line), but not inside of quotes, so that a command can be copied, where what is quoted fits on a line. Where
/// `unicode` is false, signs that the reader's locale cannot show ('…') are spelled in ASCII.
std::string message(const std::string& sentence, int width = 0, bool unicode = true);

/// Lists of mistakes have several lines; each is made harmless and broken by itself.
/// "winloss: MESSAGE\n", then "  HINT\n" where there is a hint.
std::string error_text(const Error& error, bool colour, int width = 0, bool unicode = true);

}  // namespace winloss::render
