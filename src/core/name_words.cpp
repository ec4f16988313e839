#include "winloss/core/name_words.hpp"

#include <array>
#include <string>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Every sign between words a blank, and one at each end.
std::string words_alone(std::string_view folded) {
    static constexpr auto signs = std::to_array<std::string_view>(
        {"\xc2\xb7", "\xc2\xab", "\xc2\xbb", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x98", "\xe2\x80\x99",
         "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xe3\x83\xbb"});
    std::string result = " " + std::string(folded) + " ";
    for (const std::string_view each : signs) {
        for (std::size_t at = result.find(each); at != std::string::npos; at = result.find(each, at)) {
            result.replace(at, each.size(), " ");
        }
    }
    for (char& c : result) {
        if (is_ascii(c) && !is_letter_or_digit(c)) { c = ' '; }
    }
    return result;
}

}  // namespace

bool stand_in_name(std::string_view words, std::string_view name) {
    const std::string alone = words_alone(words);
    const std::string_view wanted = trim(alone);
    if (wanted.find_first_not_of("0123456789 ") == std::string_view::npos) { return false; }
    return words_alone(name).find(" " + std::string(wanted) + " ") != std::string::npos;
}

}  // namespace winloss
