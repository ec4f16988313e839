// Every command there is: one line registers a noun. Making a noun is cheap, but only the one that was typed is made.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/cli/command.hpp"

namespace winloss::cli {

struct Entry {
    std::string_view name;
    Noun (*make)();
};

/// In the order in which help lists them.
std::span<const Entry> registry();

/// The noun or verb of that name; throws usage naming the nearest, or the word the field's other word stands for.
Noun find_noun(const std::string& word);
const Verb& find_verb(const Noun& noun, const std::string& word);

/// The page of the day, which needs no word.
inline constexpr std::string_view day_noun = "status";
/// Whether a line begins with an option of that page and no command follows: 'winloss --of kim'.
bool means_the_day(const std::vector<std::string>& words);

}  // namespace winloss::cli
