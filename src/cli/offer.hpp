// What may come next on a command line, before a shell has its own way with it. Knows no shell.
#pragma once

#include <string>
#include <vector>

#include "winloss/cli/run.hpp"

namespace winloss::cli {

struct Offer {
    std::string word;       ///< as the program is to get it; harmless on a terminal
    std::string tells;      ///< what it is, in a line; may be empty
    bool is_files = false;  ///< the shell's own names of files instead
};

/// For the last of the words, which is as far as it was typed. Never throws.
std::vector<Offer> offers(const std::vector<std::string>& words, World& world);

}  // namespace winloss::cli
