#include "winloss/core/name_words.hpp"

#include <algorithm>
#include <array>

namespace winloss {

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_digits(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

/// How many bytes the code point has that begins with this one.
std::size_t bytes_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

bool is_between_words(std::string_view code_point) {
    if (code_point.size() == 1) { return !is_letter_or_digit(code_point.front()); }
    return std::ranges::any_of(signs_between_words(),
                               [&](const SignRange& each) { return each.from <= code_point && code_point < each.to; });
}

}  // namespace

std::span<const SignRange> signs_between_words() {
    static constexpr auto signs = std::to_array<SignRange>({
        {"\xc2\x80", "\xc2\xaa"},          // the no-break space, quotes and marks up to U+00A9
        {"\xc2\xab", "\xc2\xb2"},          // U+00AB to U+00B1
        {"\xc2\xb4", "\xc2\xb5"},          // an accent by itself
        {"\xc2\xb6", "\xc2\xb9"},          // U+00B6 to U+00B8
        {"\xc2\xbb", "\xc2\xbc"},          // a closing quote
        {"\xe2\x80\x80", "\xe2\x81\xb0"},  // dashes, quotes, dots
        {"\xe3\x80\x80", "\xe3\x80\x84"},  // ideographic space, comma and full stop
        {"\xe3\x80\x88", "\xe3\x80\xa0"},  // and brackets
        {"\xe3\x83\xbb", "\xe3\x83\xbc"},  // the dot between words of katakana
        {"\xef\xbc\x81", "\xef\xbc\x90"},  // full-width marks up to '/'
    });
    return signs;
}

std::vector<std::string> words_of_name(std::string_view folded) {
    std::vector<std::string> words;
    bool in_word = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::string_view code_point = folded.substr(at, bytes_of(folded[at]));
        at += code_point.size();
        if (is_between_words(code_point)) {
            in_word = false;
            continue;
        }
        if (!in_word) { words.emplace_back(); }
        words.back() += code_point;
        in_word = true;
    }
    return words;
}

bool stand_in_name(std::string_view words, std::string_view name) {
    const std::vector<std::string> wanted = words_of_name(words);
    if (std::ranges::all_of(wanted, is_digits)) { return false; }
    const std::vector<std::string> stand = words_of_name(name);
    return !std::ranges::search(stand, wanted).empty();
}

}  // namespace winloss
