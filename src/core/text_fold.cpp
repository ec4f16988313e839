// Text at the door and text compared: validation, NFC and case folding.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <map>
#include <span>

#include "utf8.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/letters.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using CodePoints = std::vector<utf8proc_int32_t>;

/// What malformed bytes become where text that never passed a door is compared.
constexpr utf8proc_int32_t replacement = 0xFFFD;

constexpr utf8proc_int32_t first_mark = 0x300;

/// Every code point below the first mark is a starter that NFC leaves alone: Latin text needs no table.
bool is_surely_nfc(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

CodePoints decoded(std::string_view text) {
    CodePoints out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text.substr(at));
        out.push_back(next.size == 0 ? replacement : static_cast<utf8proc_int32_t>(next.value));
        at += std::max<std::size_t>(next.size, 1);
    }
    return out;
}

int combining_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/// Marks behind a starter in canonical order: by class, those of one class as they came. utf8proc's own sort is
/// quadratic in the length of the run, which a note of nothing but marks would turn into minutes.
void order_marks(CodePoints& text) {
    const auto is_mark = [](utf8proc_int32_t c) { return c >= first_mark && combining_class(c) != 0; };
    const auto by_class = [](auto a, auto b) { return combining_class(a) < combining_class(b); };
    for (auto run = text.begin(); run != text.end();) {
        run = std::find_if(run, text.end(), is_mark);
        const auto end = std::find_if_not(run, text.end(), is_mark);
        if (!std::is_sorted(run, end, by_class)) {
            std::map<int, CodePoints> classes;
            for (const utf8proc_int32_t mark : std::span(run, end)) { classes[combining_class(mark)].push_back(mark); }
            auto to = run;
            for (const auto& [number, marks] : classes) { to = std::copy(marks.begin(), marks.end(), to); }
        }
        run = end;
    }
}

/// NFD, case folded too when the options say so.
CodePoints decomposed(const CodePoints& text, int options) {
    CodePoints out;
    out.reserve(text.size() + 8);
    const auto flags = static_cast<utf8proc_option_t>(options | UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    for (const utf8proc_int32_t c : text) {
        if (c < 0x80 && (c < 'A' || c > 'Z')) {
            out.push_back(c);
            continue;
        }
        utf8proc_int32_t pieces[32];  // the longest decomposition of one code point has 4, of its folding 6
        int boundary = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(c, pieces, 32, flags, &boundary);
        if (count < 0 || count > 32) { throw Error(ErrorKind::bug, "a code point could not be decomposed"); }
        out.insert(out.end(), pieces, pieces + count);
    }
    order_marks(out);
    return out;
}

std::string composed(CodePoints text) {
    const auto flags = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    const utf8proc_ssize_t count =
        utf8proc_normalize_utf32(text.data(), static_cast<utf8proc_ssize_t>(text.size()), flags);
    if (count < 0) { throw Error(ErrorKind::bug, "text could not be composed"); }
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        utf8::append(out, static_cast<char32_t>(text[i]));
    }
    return out;
}

std::string nfc(std::string text) {
    if (is_surely_nfc(text)) { return text; }
    return composed(decomposed(decoded(text), 0));
}

std::string_view trim_unicode(std::string_view text) {
    text = trim(text);
    while (!text.empty()) {
        const utf8::Decoded first = utf8::decode(text);
        if (first.size == 0 || !utf8::is_space(first.value)) { break; }
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) {
            --start;
        }
        const utf8::Decoded last = utf8::decode(text.substr(start));
        if (last.size != text.size() - start || !utf8::is_space(last.value)) { break; }
        text.remove_suffix(last.size);
    }
    return text;
}

std::string collapsed_ascii_lower(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t size = 0;
    bool gap = false;
    for (const char c : text) {
        if (utf8::is_space(static_cast<unsigned char>(c))) {
            gap = size > 0;
            continue;
        }
        if (gap) { out[size++] = ' '; }
        gap = false;
        out[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    out.resize(size);
    return out;
}

CodePoints collapsed(const CodePoints& text) {
    CodePoints out;
    out.reserve(text.size());
    bool gap = false;
    for (const utf8proc_int32_t c : text) {
        if (utf8::is_space(static_cast<char32_t>(c))) {
            gap = !out.empty();
            continue;
        }
        if (gap) { out.push_back(' '); }
        gap = false;
        out.push_back(c);
    }
    return out;
}

[[noreturn]] void refuse_malformed(std::string_view field, std::string_view where, char byte) {
    throw bad_input(
        fmt::format("The {} is not UTF-8: byte 0x{:02x} at {}.", field, static_cast<unsigned char>(byte), where),
        "Save or export the text as UTF-8.");
}

[[noreturn]] void refuse_nul(std::string_view field, std::string_view where) {
    throw bad_input(fmt::format("The {} holds the character U+0000 at {}.", field, where), "Take the character out.");
}

void refuse_longer(std::size_t size, std::size_t limit, std::string_view field) {
    if (size <= limit) { return; }
    throw bad_input(
        fmt::format("The {} is longer than {}: {}.", field, counted(static_cast<long long>(limit), "byte", "bytes"),
                    counted(static_cast<long long>(size), "byte", "bytes")),
        "Shorten the text.");
}

/// 'line 3, column 17' of a byte; everything before it must be well-formed.
std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t line_start = line == 1 ? 0 : before.rfind('\n') + 1;
    return fmt::format("line {}, column {}", line, code_points(before.substr(line_start)) + 1);
}

std::string with_unix_breaks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

}  // namespace

std::string checked_line(std::string_view value, std::string_view field) {
    const std::string_view line = trim_unicode(value);
    if (line.size() <= max_line_bytes && utf8::is_printable_ascii(line)) { return std::string(line); }
    const auto column = [&](std::size_t byte) {
        return fmt::format("column {}", code_points(line.substr(0, byte)) + 1);
    };
    if (const auto bad = first_malformed(line)) { refuse_malformed(field, column(*bad), line[*bad]); }
    const std::size_t offence = line.find_first_of(std::string_view("\0\n\r", 3));
    if (offence != std::string_view::npos) {
        if (line[offence] == '\0') { refuse_nul(field, column(offence)); }
        throw bad_input(fmt::format("The {} must be one line: it holds a line break at {}.", field, column(offence)),
                        "Put a space in place of the line break.");
    }
    std::string out = nfc(std::string(line));
    refuse_longer(out.size(), max_line_bytes, field);
    return out;
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) { text.remove_prefix(mark.size()); }
    return text;
}

std::string checked_text(std::string_view value, std::string_view field) {
    std::string text = with_unix_breaks(without_byte_order_mark(value));
    if (const auto bad = first_malformed(text)) { refuse_malformed(field, place_of(text, *bad), text[*bad]); }
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) { refuse_nul(field, place_of(text, nul)); }
    text = nfc(std::move(text));
    refuse_longer(text.size(), max_text_bytes, field);
    return text;
}

std::string fold(std::string_view text) {
    if (utf8::ascii_prefix(text) == text.size()) { return collapsed_ascii_lower(text); }
    CodePoints points = decoded(text);
    // Definition D145 of the Unicode standard folds what is decomposed: the marks, if any, must be in order first.
    if (!is_surely_nfc(text)) { points = decomposed(points, 0); }
    return composed(collapsed(decomposed(points, UTF8PROC_CASEFOLD)));
}

std::string plain_letters(std::string_view folded) {
    if (utf8::ascii_prefix(folded) == folded.size()) { return std::string(folded); }
    static const std::map<utf8proc_int32_t, std::string_view> undecomposed{
        {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},  {0x111, "d"},
        {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"}};
    std::string out;
    for (const utf8proc_int32_t c : decomposed(decoded(folded), 0)) {
        if (c >= first_mark && combining_class(c) != 0) { continue; }
        const auto plain = undecomposed.find(c);
        if (plain != undecomposed.end()) {
            out += plain->second;
        } else {
            utf8::append(out, static_cast<char32_t>(c));
        }
    }
    return out;
}

}  // namespace winloss
