// The file that a command's data goes into.
#pragma once

#include <string>
#include <string_view>

namespace winloss::app {

/// There in full or not at all, for its owner alone (0600). Throws failure.
void write_output(const std::string& path, std::string_view bytes);

}  // namespace winloss::app
