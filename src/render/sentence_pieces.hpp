// Where a sentence may be broken: never inside of a command or of quotes, which are there to be copied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss::render {

/// Where the quotes that open at `at` end, one past the closing one; npos where none opens or none closes.
std::size_t end_of_quote(std::string_view text, std::size_t at);

/// The pieces of a line between which it may be broken, at one space each: words, and what is quoted or a command
/// where it fits on a line of `width` columns.
std::vector<std::string_view> sentence_pieces(std::string_view text, int width);

/// A piece that is wider than `width`, broken where two wide characters meet, as Chinese and Japanese are; in one where
/// there is no such place: a path is to be copied.
std::vector<std::string_view> broken_piece(std::string_view piece, int width);

}  // namespace winloss::render
