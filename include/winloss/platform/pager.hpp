// What is longer than the screen, shown by a program of the person's.
#pragma once

#include <string>
#include <string_view>

namespace winloss::platform {

/// Lets the shell run `command` with `text` as its input, and waits until it ends; it has the terminal and its keys
/// meanwhile. Whoever stops reading early is right to. Told to end, we end the pager first, and the terminal is left
/// in the mode it was in. LESS=FRX and LV=-c are set for it where they are not. False where there is no such command:
/// then nothing was shown.
bool page(const std::string& command, std::string_view text);

}  // namespace winloss::platform
