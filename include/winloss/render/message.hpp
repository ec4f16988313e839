// Sentences for stderr, made harmless for the terminal that reads them.
#pragma once

#include <string>

#include "winloss/core/error.hpp"

namespace winloss::render {

/// The sentence on one line, control characters visible; no line end.
std::string message(const std::string& sentence);

/// Lists of mistakes have several lines; each is made harmless by itself.
/// "winloss: MESSAGE\n", then "  HINT\n" where there is a hint.
std::string error_text(const Error& error, bool colour);

}  // namespace winloss::render
