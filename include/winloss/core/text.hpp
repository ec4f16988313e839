// UTF-8 text: checked when it enters, folded when it is compared, measured and made harmless when it is shown.
// Every string inside the program is valid UTF-8 without NUL, because everything entered through checked_line or
// checked_text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// Longest one-line field and longest note, in bytes.
inline constexpr std::size_t max_line_bytes = 10'000;
inline constexpr std::size_t max_text_bytes = 1'000'000;

/// Byte offset of the first byte that is not well-formed UTF-8 (surrogates, overlong forms and values above
/// U+10FFFF are malformed); nullopt when all is well.
std::optional<std::size_t> first_malformed(std::string_view text);

/// The door for one-line fields (names, titles, reasons): outer white space removed, NFC composed. Throws bad_input
/// naming `field` when the value is not UTF-8, holds U+0000 or a line break, or is longer than max_line_bytes.
/// Other control characters are kept (and shown visibly at every edge).
std::string checked_line(std::string_view value, std::string_view field);

/// What a text begins with that some programs write says how it is encoded: it is no part of it.
std::string_view without_byte_order_mark(std::string_view text);

/// The door for many-line text (notes): a byte order mark goes, CRLF and CR become LF, NFC composed; throws as
/// checked_line does, with line and column of the offence (counted in code points from 1).
std::string checked_text(std::string_view value, std::string_view field);

/// Unicode full case folding, NFC, outer white space removed and inner runs of it collapsed to one space: the form in
/// which names are compared and stored in *_folded columns. fold("STRASSE") == fold("straße"). Malformed bytes count as
/// U+FFFD.
std::string fold(std::string_view text);

/// Columns on a terminal: 0 for combining marks, 2 for wide and emoji, grapheme clusters counted once, what visible()
/// escapes as wide as its escape.
int display_width(std::string_view text);

/// Cut to at most `width` columns, ending in '…' when something was cut ('...' when !unicode, in six columns or less
/// '.'). Never splits a grapheme cluster.
std::string cut_to_width(std::string_view text, int width, bool unicode = true);

/// Text padded with spaces to `width` columns; unchanged when it is wider.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// `text` broken at spaces into lines of at most `width` columns (0: one line); words that are wider are cut in two.
std::vector<std::string> wrapped(std::string_view text, int width);
/// The same of words, between which alone a line is broken; a word may hold spaces. Width is more than 0.
std::vector<std::string> wrapped(const std::vector<std::string_view>& words, int width);
/// Every line of a text broken so. What goes on below a line is set in as its last column is (two spaces and more are
/// between columns), or as the line itself where that would leave less than half the width.
std::string wrapped_lines(std::string_view text, int width);

/// What a sanitiser does with LF and TAB: `escape` for cells and messages, `keep` for the body of a note.
enum class Breaks { escape, keep };

/// The one sanitiser of every edge that a person or a terminal reads: C0, DEL, C1, bidi controls, line and paragraph
/// separators, zero-width and tag characters, and malformed bytes become visible (`\n`, `\x1b`, `\u{202e}`). Only the
/// joiner inside an emoji stays. Harmless text is returned unchanged.
std::string visible(std::string_view text, Breaks breaks = Breaks::escape);

/// A value as a message quotes it: 'value' in single quotes, cut after 60 columns. Not sanitised: the edge does that.
std::string quoted(std::string_view value);

/// Number of Unicode code points; byte offset of the n-th code point (size() when n is past the end).
std::size_t code_points(std::string_view text);
std::size_t byte_offset(std::string_view text, std::size_t code_point);

/// ASCII-white-space trimmed view; pieces between separators (empty pieces kept); pieces joined.
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);
std::string lower_ascii(std::string_view text);

/// Thousands separators in the digits before the point: "-1234567.89" → "-1,234,567.89".
std::string grouped(std::string digits);
/// '1 deal', '2 deals', '1,234 deals': the number with thousands separators and the fitting noun.
std::string counted(long long count, std::string_view one, std::string_view many);

}  // namespace winloss
