// The person's own editor on a text that is not a file yet.
#pragma once

#include <optional>
#include <string>

namespace winloss::platform {

/// Opens WINLOSS_EDITOR, VISUAL or EDITOR (else vi) on a private copy (0600, in a 0700 folder of its own below the
/// runtime or temporary directory), waits, and gives back what was saved; nullopt when it came back unchanged or
/// empty. The copy is gone afterwards. Throws failure when the editor cannot be run or ends with an error.
std::optional<std::string> edit(const std::string& text, const std::string& suffix = ".md");

}  // namespace winloss::platform
