// The words of a name: what is between them, and whether others stand among them. Knows no record.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// Code points in UTF-8, [from, to).
struct SignRange {
    std::string_view from;
    std::string_view to;
};

/// What beyond ASCII stands between words: quotes, dashes, brackets, ideographic and full-width marks.
std::span<const SignRange> signs_between_words();

/// The words of a folded name, without the signs between them.
std::vector<std::string> words_of_name(std::string_view folded);

/// Whether the words stand in the name side by side, each of them whole, whatever is between them: 'foz filhos' in
/// 'foz & filhos, lda.', and not 'ilhos'. Both are folded. Words of digits alone never do: they were meant for a
/// number.
bool stand_in_name(std::string_view words, std::string_view name);

}  // namespace winloss
