// 'Did you mean': the nearest of the words that would have been right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// Damerau–Levenshtein distance (optimal string alignment) in code points of the folded texts, letters without
/// their marks: somebody who types 'aero' may well mean 'Ærø'.
std::size_t edit_distance(std::string_view left, std::string_view right);

/// The candidates near enough to be a slip of `word`, best first, at most `most`: distance at most a third of the
/// longer length (at least 1), or a candidate that starts with or contains the word (three letters or more).
/// Ties keep the candidates' order.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

/// A sentence for a hint: "did you mean 'a', 'b' or 'c'?"; empty when there is nothing near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);
/// The same sentence over words already found to be near.
std::string did_you_mean(const std::vector<std::string>& near);
/// The same over what is not to be quoted again: "7 ('…')".
std::string did_you_mean_one_of(const std::vector<std::string>& pieces);

}  // namespace winloss
