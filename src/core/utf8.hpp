// Decoding UTF-8 one code point at a time, for the files of core alone. Knows no policy on what a code point may be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace winloss::utf8 {

/// One code point and its bytes; size 0 says that the first byte begins no well-formed sequence.
struct Decoded {
    char32_t value = 0;
    std::size_t size = 0;
};

/// The code point at the start of `text`, which must not be empty. Table 3-7 of the Unicode standard: no surrogates,
/// no overlong forms, nothing above U+10FFFF.
inline Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
    const unsigned lead = byte(0);
    if (lead < 0x80) { return {lead, 1}; }
    if (lead >= 0xC2 && lead <= 0xDF && tail(1)) { return {((lead & 0x1FU) << 6) | bits(1), 2}; }
    if ((lead & 0xF0U) == 0xE0 && tail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && tail(2)) {
        return {((lead & 0x0FU) << 12) | (bits(1) << 6) | bits(2), 3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && tail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && tail(2) &&
        tail(3)) {
        return {((lead & 0x07U) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3), 4};
    }
    return {};
}

inline void append(std::string& out, char32_t value) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6));
        put(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        put(0xE0U | (value >> 12));
        put(0x80U | ((value >> 6) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    } else {
        put(0xF0U | (value >> 18));
        put(0x80U | ((value >> 12) & 0x3FU));
        put(0x80U | ((value >> 6) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    }
}

/// Number of ASCII bytes at the start, eight at a time: most names are nothing else.
inline std::size_t ascii_prefix(std::string_view text) {
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & 0x8080808080808080U) != 0) { break; }
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) { ++at; }
    return at;
}

/// Nothing but the characters from space to tilde: what needs neither folding, escaping nor measuring.
inline bool is_printable_ascii(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x80U * ones;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t below_space = (word - 0x20U * ones) & ~word;
        const std::uint64_t from_delete = word | (word + ones);
        if (((below_space | from_delete) & high) != 0) { return false; }
    }
    for (; at < text.size(); ++at) {
        if (text[at] < ' ' || text[at] > '~') { return false; }
    }
    return true;
}

/// The property White_Space of the Unicode standard.
inline bool is_space(char32_t value) {
    if (value < 0x80) { return value == ' ' || (value >= '\t' && value <= '\r'); }
    return value == 0x85 || value == 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) ||
           value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000;
}

}  // namespace winloss::utf8
