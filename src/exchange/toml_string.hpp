// A text as TOML writes it.
#pragma once

#include <string>
#include <string_view>

namespace winloss::exchange {

/// A basic string: in quotes, with quotes, backslashes and control characters escaped (TOML 1.0).
std::string toml_string(std::string_view value);

}  // namespace winloss::exchange
