#include "winloss/exchange/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, Encoding>>({
    {"utf-8", Encoding::utf_8},
    {"utf-16le", Encoding::utf_16le},
    {"utf-16be", Encoding::utf_16be},
    {"windows-1252", Encoding::windows_1252},
    {"iso-8859-1", Encoding::iso_8859_1},
    {"iso-8859-15", Encoding::iso_8859_15},
    {"utf-16", Encoding::utf_16le},  // as it is written where no mark says otherwise
    // as they are called too
    {"utf8", Encoding::utf_8},
    {"utf16", Encoding::utf_16le},
    {"cp1252", Encoding::windows_1252},
    {"latin1", Encoding::iso_8859_1},
    {"latin-1", Encoding::iso_8859_1},
    {"latin9", Encoding::iso_8859_15},
    {"latin-9", Encoding::iso_8859_15},
});
constexpr std::size_t proper_names = 7;

/// Windows-1252 from 0x80 to 0x9F, where ISO 8859-1 has control characters; 0: there is none (Unicode, CP1252.TXT).
constexpr std::array<char16_t, 32> windows_only{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Where ISO 8859-15 is not ISO 8859-1.
constexpr std::array<std::pair<unsigned char, char16_t>, 8> latin9_only{{{0xA4, 0x20AC},
                                                                         {0xA6, 0x0160},
                                                                         {0xA8, 0x0161},
                                                                         {0xB4, 0x017D},
                                                                         {0xB8, 0x017E},
                                                                         {0xBC, 0x0152},
                                                                         {0xBD, 0x0153},
                                                                         {0xBE, 0x0178}}};

constexpr char32_t no_character = 0xFFFFFFFF;

char32_t character_of(unsigned char byte, Encoding encoding) {
    if (encoding == Encoding::windows_1252 && byte >= 0x80 && byte < 0xA0) {
        const char16_t found = windows_only[byte - std::size_t{0x80}];
        return found == 0 ? no_character : found;
    }
    if (encoding == Encoding::iso_8859_15) {
        const auto* const found = std::ranges::find(latin9_only, byte, &std::pair<unsigned char, char16_t>::first);
        if (found != latin9_only.end()) { return found->second; }
    }
    return byte;
}

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&out](char32_t value) { out += static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6U));
        byte(0x80 | (c & 0x3FU));
    } else {
        if (c < 0x10000) {
            byte(0xE0 | (c >> 12U));
        } else {
            byte(0xF0 | (c >> 18U));
            byte(0x80 | ((c >> 12U) & 0x3FU));
        }
        byte(0x80 | ((c >> 6U) & 0x3FU));
        byte(0x80 | (c & 0x3FU));
    }
}

class Decoder {
public:
    Decoder(std::ostream& out, Encoding encoding, std::string_view name)
        : out_(out), encoding_(encoding), name_(name) {}

    void take(std::string_view bytes) {
        text_.clear();
        for (const char each : bytes) {
            const auto byte = static_cast<unsigned char>(each);
            wide() ? take_half(byte) : put(character_of(byte, encoding_), byte);
        }
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    }

    void finish() {
        if (half_ || high_) { refuse("the text ends within a character"); }
    }

private:
    bool wide() const { return encoding_ == Encoding::utf_16le || encoding_ == Encoding::utf_16be; }

    void take_half(unsigned char byte) {
        if (!half_) {
            half_ = byte;
            return;
        }
        const unsigned first = *half_;
        const char32_t unit = encoding_ == Encoding::utf_16le ? first | unsigned{byte} << 8U : first << 8U | byte;
        half_.reset();
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high_.has_value() != low) { refuse("half of a pair of surrogates stands alone"); }
        if (low) {
            put(0x10000 + ((*high_ - 0xD800) << 10U) + (unit - 0xDC00), 0);
            high_.reset();
        } else if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
        } else {
            put(unit, 0);
        }
    }

    void put(char32_t c, unsigned char byte) {
        if (c == no_character) { refuse(fmt::format("the byte 0x{:02X} is no character of it", byte)); }
        if (c == 0xFEFF && line_ == 1 && column_ == 1) { return; }  // the byte order mark
        append_utf8(text_, c);
        const bool of_one_end = c == U'\n' && last_ == U'\r';
        if (c == U'\n' || c == U'\r') {
            line_ += of_one_end ? 0 : 1;
            column_ = 1;
        } else {
            ++column_;
        }
        last_ = c;
    }

    [[noreturn]] void refuse(const std::string& why) const {
        throw bad_input(
            fmt::format("{}: this is not {}: {}.", place_in(name_, line_, column_), name_of(encoding_), why),
            "--encoding says what a text is in that is not UTF-8: " + join(encoding_names(), ", ") + ".");
    }

    std::ostream& out_;
    Encoding encoding_;
    std::string_view name_;
    std::string text_;
    std::optional<unsigned char> half_;  ///< of two bytes
    std::optional<char32_t> high_;       ///< of two surrogates
    std::int64_t line_ = 1;
    std::int64_t column_ = 1;
    char32_t last_ = 0;
};

}  // namespace

std::string_view name_of(Encoding encoding) { return names[static_cast<std::size_t>(encoding)].first; }

std::vector<std::string> encoding_names() {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < proper_names; ++i) { result.emplace_back(names[i].first); }
    return result;
}

Encoding parse_encoding(std::string_view typed) {
    std::string word = lower_ascii(trim(typed));
    std::ranges::replace(word, '_', '-');
    const auto* const found = std::ranges::find(names, word, &std::pair<std::string_view, Encoding>::first);
    if (found != names.end()) { return found->second; }
    const std::string near = did_you_mean(typed, encoding_names());
    throw usage_error(fmt::format("--encoding: {} is no encoding that can be read.", quoted(typed)),
                      (near.empty() ? near : near + " ") + "One of: " + join(encoding_names(), ", ") + ".");
}

std::optional<Encoding> marked_encoding(std::string_view start) {
    if (start.starts_with("\xFF\xFE")) { return Encoding::utf_16le; }
    if (start.starts_with("\xFE\xFF")) { return Encoding::utf_16be; }
    if (start.starts_with("\xEF\xBB\xBF")) { return Encoding::utf_8; }
    return std::nullopt;
}

void decode(std::istream& in, std::ostream& out, Encoding encoding, std::string_view name) {
    Decoder decoder(out, encoding, name);
    std::array<char, 65536> chunk{};
    while (in) {
        in.read(chunk.data(), chunk.size());
        decoder.take({chunk.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (in.bad()) { throw Error(ErrorKind::failure, fmt::format("{} cannot be read to its end.", name)); }
    decoder.finish();
}

}  // namespace winloss::exchange
