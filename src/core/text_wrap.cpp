#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

/// Where the words of an item begin, behind '- ', '* ' or '1. ' at `first`; `first` where it is none.
std::size_t behind_mark(std::string_view line, std::size_t first) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789", first), line.size());
    const std::string_view mark = line.substr(digits, 2);
    const bool bullet = digits == first && (mark == "- " || mark == "* ");
    const bool number = digits > first && mark == ". ";
    return bullet || number ? digits + mark.size() : first;
}

/// Columns before the words that a broken line goes on below.
int hanging(std::string_view line, int width) {
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    std::size_t last = behind_mark(line, first);
    for (std::size_t at = first; (at = line.find("  ", at)) != std::string_view::npos;) {
        at = std::min(line.find_first_not_of(' ', at), line.size());
        const int columns = display_width(line.substr(0, at));
        if (columns > width / 2) { break; }
        last = at;
    }
    return std::min(display_width(line.substr(0, last)), width / 2);
}

void append_wrapped(std::string& out, std::string_view line, int width) {
    const int indent = hanging(line, width);
    std::string head;
    while (display_width(head) < indent) {
        const std::size_t bytes = byte_offset(line, 1);
        head += line.substr(0, bytes);
        line.remove_prefix(bytes);
    }
    for (const std::string& piece : wrapped(line, width - indent)) {
        out += head + piece;
        while (out.ends_with(' ')) { out.pop_back(); }
        out += '\n';
        head.assign(static_cast<std::size_t>(indent), ' ');
    }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
    if (width <= 0 || display_width(text) <= width) { return {std::string(text)}; }
    return wrapped(split(text, ' '), width);
}

std::vector<std::string> wrapped(const std::vector<std::string_view>& words, int width) {
    std::vector<std::string> lines(1);
    int used = 0;
    for (std::string_view word : words) {
        int wide = display_width(word);
        if (used > 0 && used + 1 + wide <= width) {
            lines.back().append(" ").append(word);
            used += 1 + wide;
            continue;
        }
        if (used > 0) { lines.emplace_back(); }
        while (wide > width) {
            // All but the mark of a cut: whole characters, one column short of the width.
            const std::size_t kept = cut_to_width(word, width).size() - std::string_view("…").size();
            if (kept == 0) { break; }  // a wide character where there is a single column
            lines.back() = word.substr(0, kept);
            lines.emplace_back();
            word.remove_prefix(kept);
            wide = display_width(word);
        }
        lines.back() += word;
        used = wide;
    }
    return lines;
}

std::string wrapped_lines(std::string_view text, int width) {
    std::string out;
    const bool ends = text.ends_with('\n');
    if (ends) { text.remove_suffix(1); }
    for (const std::string_view line : split(text, '\n')) {
        if (width <= 0 || display_width(line) <= width) {
            out.append(line).push_back('\n');
        } else {
            append_wrapped(out, line, width);
        }
    }
    if (!ends) { out.pop_back(); }
    return out;
}

}  // namespace winloss
