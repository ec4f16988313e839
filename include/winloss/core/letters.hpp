// The letters of a text: its words, and words without their marks, to find what was typed on a plain keyboard.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// The letters of a folded text, marks taken off, 'ø' as 'o', 'æ' as 'ae'. Never to compare by: names that differ in a
/// mark are two names.
std::string plain_letters(std::string_view folded);

/// A run of letters, marks and digits, or of what stands between two of these. An ideograph is a word by itself, since
/// nothing parts it from the next one.
struct Piece {
    std::string_view text;
    bool word = false;
};

/// The text in pieces, nothing left out.
std::vector<Piece> words_and_gaps(std::string_view text);

/// Whether a word begins with a small letter: one that has a capital. The letters of most scripts have none.
bool begins_small(std::string_view word);

}  // namespace winloss
