#include "winloss/core/letters.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "utf8.hpp"

namespace winloss {

namespace {

enum class Sign { gap, letter, ideograph };

bool is_ideograph(char32_t c) {
    const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return between(0x2E80, 0x2FDF) || between(0x3005, 0x3007) || between(0x3040, 0x31FF) || between(0x3400, 0x9FFF) ||
           between(0xAC00, 0xD7AF) || between(0xF900, 0xFAFF) || between(0x20000, 0x3FFFF);
}

/// Apostrophes that Unicode counts among the letters.
bool is_apostrophe_letter(char32_t c) { return c >= 0x2B9 && c <= 0x2BF; }

Sign sign_of(char32_t c) {
    if (c < 0x80) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return letter ? Sign::letter : Sign::gap;
    }
    if (is_ideograph(c)) { return Sign::ideograph; }
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    return letter && !is_apostrophe_letter(c) ? Sign::letter : Sign::gap;
}

}  // namespace

std::vector<Piece> words_and_gaps(std::string_view text) {
    std::vector<Piece> pieces;
    Sign before = Sign::ideograph;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text.substr(at));
        const std::size_t size = std::max<std::size_t>(next.size, 1);
        const Sign sign = next.size == 0 ? Sign::gap : sign_of(next.value);
        if (pieces.empty() || sign != before || sign == Sign::ideograph) {
            pieces.push_back({text.substr(at, 0), sign != Sign::gap});
        }
        std::string_view& piece = pieces.back().text;
        piece = {piece.data(), piece.size() + size};
        before = sign;
        at += size;
    }
    return pieces;
}

bool begins_small(std::string_view word) {
    if (word.empty()) { return false; }
    const auto first = static_cast<utf8proc_int32_t>(utf8::decode(word).value);
    return utf8proc_toupper(first) != first;
}

}  // namespace winloss
