// UTF-8 written a second time, straight from the bit layout, to hold the program's own against.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::test {

/// The bits of `value` laid out as UTF-8 would, whether or not it is a character.
inline std::string encoded(std::uint32_t value) {
    if (value < 0x80) { return {static_cast<char>(value)}; }
    const int tails = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> marks = {0x00, 0xC0, 0xE0, 0xF0};
    std::string out;
    out += static_cast<char>(marks[static_cast<std::size_t>(tails)] | (value >> (6 * tails)));
    for (int i = tails - 1; i >= 0; --i) { out += static_cast<char>(0x80 | ((value >> (6 * i)) & 0x3F)); }
    return out;
}

/// The code points of a text; where it goes wrong, the offset instead.
struct Reading {
    std::vector<std::uint32_t> values;
    std::optional<std::size_t> malformed;
};

/// Counts leading ones, gathers bits, then asks whether the value needed that many bytes and is a scalar value.
inline Reading slow_decode(std::string_view text) {
    Reading out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
        std::size_t ones = 0;
        while (ones < 8 && ((lead << ones) & 0x80) != 0) { ++ones; }
        const std::size_t size = ones == 0 ? 1 : ones;
        std::uint32_t value = ones == 0 ? lead : lead & (0xFFU >> (ones + 1));
        bool good = ones != 1 && ones <= 4 && at + size <= text.size();
        for (std::size_t i = 1; good && i < size; ++i) {
            const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
            good = (byte >> 6) == 2;
            value = value * 64 + byte % 64;
        }
        good = good && encoded(value).size() == size && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        if (!good) {
            out.malformed = at;
            return out;
        }
        out.values.push_back(value);
        at += size;
    }
    return out;
}

inline std::optional<std::size_t> slow_first_malformed(std::string_view text) { return slow_decode(text).malformed; }

/// Text that goes wrong in many ways: letters, marks, controls, bidi, emoji, joiners, tags, broken bytes.
inline std::string random_text(std::mt19937_64& random, std::size_t most) {
    constexpr std::array<std::uint32_t, 40> nasty = {
        0x00,   0x07,   0x09,   0x0A,   0x0D,    0x1B,    0x7F,    0x80,    0x85,    0x9B,
        0xA0,   0xAD,   0x300,  0x345,  0x61C,   0x180E,  0x200B,  0x200C,  0x200D,  0x200D,
        0x200E, 0x2028, 0x2029, 0x202E, 0x2066,  0xFE0F,  0xFEFF,  0xFFF9,  0x2764,  0x4E00,
        0xAC00, 0x1100, 0x1161, 0x20E3, 0x1F1E9, 0x1F1EA, 0x1F3FD, 0x1F468, 0x1F469, 0xE0041};
    std::string out;
    for (std::size_t count = random() % (most + 1); count > 0; --count) {
        switch (random() % 8) {
            case 0: out += static_cast<char>(random() % 256); break;
            case 1: out += encoded(static_cast<std::uint32_t>(random() % 0x110000)); break;
            case 2: out += encoded(static_cast<std::uint32_t>(random() % 0x3000)); break;
            case 3: out += static_cast<char>('!' + random() % 94); break;
            default: out += encoded(nasty[random() % nasty.size()]); break;
        }
    }
    return out;
}

}  // namespace winloss::test
