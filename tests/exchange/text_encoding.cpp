#include "winloss/exchange/text_encoding.hpp"

#include <iconv.h>

#include <sstream>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

std::string decoded(const std::string& bytes, Encoding encoding) {
    std::istringstream in(bytes);
    std::ostringstream out;
    decode(in, out, encoding, "x.csv");
    return out.str();
}

/// By the C library; empty where it refuses.
std::string by_library(std::string bytes, Encoding encoding) {
    const iconv_t converter = iconv_open("UTF-8", std::string(name_of(encoding)).c_str());
    REQUIRE(converter != iconv_t(-1));
    std::string out(bytes.size() * 4, '\0');
    char* from = bytes.data();
    char* to = out.data();
    std::size_t left = bytes.size();
    std::size_t room = out.size();
    const std::size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    return failed == static_cast<std::size_t>(-1) ? std::string() : out.substr(0, out.size() - room);
}

std::string refusal(const std::string& bytes, Encoding encoding) {
    try {
        decoded(bytes, encoding);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("every byte of the encodings of one byte is read as the C library reads it") {
    for (const Encoding encoding : {Encoding::windows_1252, Encoding::iso_8859_1, Encoding::iso_8859_15}) {
        CAPTURE(name_of(encoding));
        for (int byte = 1; byte < 256; ++byte) {
            CAPTURE(byte);
            const std::string bytes(1, static_cast<char>(byte));
            const std::string expected = by_library(bytes, encoding);
            if (expected.empty()) {
                CHECK_THAT(refusal(bytes, encoding), Catch::Contains("is no character of it"));
            } else {
                CHECK(decoded(bytes, encoding) == expected);
            }
        }
    }
}

TEST_CASE("every character is read from UTF-16 as the C library reads it, in either order") {
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be}) {
        for (unsigned plane = 0; plane < 17; ++plane) {
            std::string bytes;
            for (unsigned low = plane == 0 ? 1 : 0; low < 0xFFFE; low += 7) {
                const unsigned c = plane << 16U | low;
                if (c >= 0xD800 && c < 0xE000) { continue; }
                std::vector<unsigned> units{c};
                if (plane > 0) { units = {0xD800 + ((c - 0x10000) >> 10U), 0xDC00 + ((c - 0x10000) & 0x3FFU)}; }
                for (const unsigned unit : units) {
                    const char high_byte = static_cast<char>(unit >> 8U);
                    const char low_byte = static_cast<char>(unit & 0xFFU);
                    bytes += encoding == Encoding::utf_16le ? low_byte : high_byte;
                    bytes += encoding == Encoding::utf_16le ? high_byte : low_byte;
                }
            }
            CHECK((decoded(bytes, encoding) == by_library(bytes, encoding)));
        }
    }
}

TEST_CASE("bytes that are none are refused with line and column") {
    CHECK(refusal("id\r\ncaf\xE9 \x81", Encoding::windows_1252) ==
          "x.csv:2:6: this is not windows-1252: the byte 0x81 is no character of it.");
    const std::string lone("a\0\n\0b\0\x00\xDC", 8);
    CHECK_THAT(refusal(lone, Encoding::utf_16le), Catch::StartsWith("x.csv:2:2: this is not utf-16le"));
    CHECK_THAT(refusal(std::string("a\0b", 3), Encoding::utf_16le), Catch::Contains("ends within a character"));
    CHECK_THAT(refusal(std::string("\x3D\xD8", 2), Encoding::utf_16le), Catch::Contains("ends within a character"));
}

TEST_CASE("encodings are named, and known by their mark") {
    CHECK(parse_encoding("Windows_1252") == Encoding::windows_1252);
    CHECK(parse_encoding("UTF-16") == Encoding::utf_16le);
    CHECK(parse_encoding("latin1") == Encoding::iso_8859_1);
    for (const std::string& name : encoding_names()) {
        CHECK(name_of(parse_encoding(name)) == (name == "utf-16" ? "utf-16le" : name));
    }
    CHECK_THAT(encoding_names(), Catch::VectorContains(std::string("utf-16")));
    CHECK_THROWS_AS(parse_encoding("ebcdic"), Error);
    CHECK(marked_encoding("\xFF\xFEi") == Encoding::utf_16le);
    CHECK(marked_encoding("\xFE\xFFi") == Encoding::utf_16be);
    CHECK(marked_encoding("\xEF\xBB\xBFi") == Encoding::utf_8);
    CHECK_FALSE(marked_encoding("id,"));
    CHECK(decoded(std::string("\xFF\xFEi\0", 4), Encoding::utf_16le) == "i");
}
