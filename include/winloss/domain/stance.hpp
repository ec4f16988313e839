// How far a competitor came in a deal, in words: the one place that knows them. Knows neither deal nor competitor.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// 'considered' is who came no further.
inline constexpr std::array<std::string_view, 4> stance_words{"considered", "finalist", "incumbent", "winner"};

/// Those of a record with the flags finalist, incumbent and winner; 'considered' where it has none.
template <class Standing>
std::vector<std::string> stances_of(const Standing& standing) {
    std::vector<std::string> words;
    if (standing.finalist) { words.emplace_back("finalist"); }
    if (standing.incumbent) { words.emplace_back("incumbent"); }
    if (standing.winner) { words.emplace_back("winner"); }
    if (words.empty()) { words.emplace_back("considered"); }
    return words;
}

/// Sets the flag that the word stands for; false where it is no stance.
template <class Standing>
bool take_stance(Standing& standing, std::string_view word) {
    standing.finalist = standing.finalist || word == "finalist";
    standing.incumbent = standing.incumbent || word == "incumbent";
    standing.winner = standing.winner || word == "winner";
    for (const std::string_view each : stance_words) {
        if (each == word) { return true; }
    }
    return false;
}

}  // namespace winloss
