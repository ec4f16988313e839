// Sentences for stderr, made harmless for the terminal that reads them.
#pragma once

#include <string>

#include "winloss/core/error.hpp"

namespace winloss::render {

/// The sentence on one line, control characters visible; no line end.
std::string message(const std::string& sentence);

/// "winloss: MESSAGE\n", then "  HINT\n" where there is a hint.
std::string error_text(const Error& error, bool colour);

}  // namespace winloss::render
