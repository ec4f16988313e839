// What --version says.
#pragma once

#include <string>

#include "winloss/cli/run.hpp"

namespace winloss::cli {

/// One line; with `verbose` also the libraries, the schema version and the store's path.
std::string version_text(bool verbose, const World& world);

}  // namespace winloss::cli
