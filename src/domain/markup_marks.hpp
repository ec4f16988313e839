// The four marks of CriticMarkup that codings use, and how they are told from the same characters in plain text.
// For the files of the markup alone.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace winloss::markup {

enum class Mark { open, close, comment_open, comment_close };
inline constexpr std::array<std::string_view, 4> mark_texts = {"{==", "==}", "{>>", "<<}"};
inline constexpr std::size_t mark_size = 3;

constexpr std::string_view text_of(Mark mark) { return mark_texts[static_cast<std::size_t>(mark)]; }

/// Whether plain text ends or stands between {== and ==}, where the closing mark wins over an opening one that
/// overlaps it: in {==a{==} the passage is 'a{'.
enum class Inside { text, passage };

/// Reads plain text from `at` on, appending it to `plain` with its escapes undone, up to the next mark that means
/// something. `at` is left on that mark, or at the end where nullopt is returned.
std::optional<Mark> read_plain(std::string_view text, std::size_t& at, std::string& plain, Inside inside);

/// Appends `plain` so that read_plain gives it back; `next` is the mark that will follow directly.
///
/// A backslash means something only in a run before a mark (or before what follows as one): there two of them stand
/// for one, and an odd one makes the mark plain text.
void append_escaped(std::string& out, std::string_view plain, std::optional<Mark> next);

}  // namespace winloss::markup
