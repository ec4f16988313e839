// A command line before it is parsed: which of its words are neither options nor the values of global ones, and so can
// be a command, a verb or an operand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "winloss/cli/binder.hpp"

namespace winloss::cli {

class PlainWords {
public:
    /// Looks at the words as long as it lives.
    explicit PlainWords(const std::vector<std::string>& words) : words_(words) {}

    /// The position of the next plain word; nullopt at the end and at '--'.
    std::optional<std::size_t> next();
    /// Behind the last word that was looked at.
    std::size_t position() const { return at_; }

    /// Global options passed over so far, with their values; flags with an empty one.
    const std::vector<std::pair<const Parameter*, std::string>>& passed() const { return passed_; }
    /// A global option at the very end that still waits for its value; null where there is none.
    const Parameter* awaiting() const { return awaiting_; }

private:
    const std::vector<std::string>& words_;
    std::size_t at_ = 0;
    std::vector<std::pair<const Parameter*, std::string>> passed_;
    const Parameter* awaiting_ = nullptr;
};

}  // namespace winloss::cli
