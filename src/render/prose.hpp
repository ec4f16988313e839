// Lines of words fitted to a terminal: sentences, facts, titles with values. Knows no table.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

inline constexpr int gap = 2;  ///< columns between what stands side by side

/// Dashes and dots of a text that is ours and others' alike, as a terminal that has letters alone shows them.
std::string with_plain_marks(std::string text, const Options& options);

/// All signs that our own sentences use, for a terminal that has letters alone.
std::string in_letters(std::string_view sentence);

/// Columns of the widest word between blanks.
int widest_word(std::string_view text);

/// None where `count` is negative.
void append_spaces(std::string& out, int count);

/// One sentence, wrapped.
void append_sentence(std::string& out, std::string_view sentence, const Options& options);

/// Facts side by side, broken between two of them where they do not fit on a line.
void append_facts(std::string& out, const std::vector<std::string>& facts, const Options& options);

/// Title and value on a line each, the values aligned and wrapped. Titles are measured and made visible already.
struct Pair {
    std::string title;
    std::string text;
    Tone tone = Tone::none;
};
void append_pairs(std::string& out, const std::vector<Pair>& pairs, const Options& options);

}  // namespace winloss::render
