#include "sentence_pieces.hpp"

#include <algorithm>
#include <cctype>

#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// The end of a command to type that begins at `at`: of the sentence, or the comma before the next thing.
std::size_t end_of_command(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("winloss ")) { return at; }
    const std::size_t comma = text.find(", ", at);
    return comma == std::string_view::npos ? text.size() : comma + 1;
}

}  // namespace

std::size_t end_of_quote(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool opens = (quote == '\'' || quote == '"') && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(');
    if (!opens) { return std::string_view::npos; }
    for (std::size_t end = at; (end = text.find(quote, end + 1)) != std::string_view::npos;) {
        const bool closes = end + 1 == text.size() || !std::isalnum(static_cast<unsigned char>(text[end + 1]));
        if (closes) { return end + 1; }
    }
    return std::string_view::npos;
}

std::vector<std::string_view> sentence_pieces(std::string_view text, int width) {
    std::vector<std::string_view> out;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t command_end = at == from ? end_of_command(text, at) : at;
        const std::size_t quoted_end = end_of_quote(text, at);
        if (command_end > at && display_width(text.substr(at, command_end - at)) <= width) {
            at = command_end;
        } else if (text[at] == ' ') {
            out.push_back(text.substr(from, at - from));
            from = ++at;
        } else if (quoted_end != std::string_view::npos &&
                   display_width(text.substr(from, text.find(' ', quoted_end) - from)) <= width) {
            at = quoted_end;
        } else {
            ++at;
        }
    }
    out.push_back(text.substr(from));
    return out;
}

std::vector<std::string_view> broken_piece(std::string_view piece, int width) {
    std::vector<std::string_view> out;
    while (display_width(piece) > width) {
        std::size_t best = 0;
        int used = 0;
        bool wide_before = false;
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t bytes = byte_offset(piece.substr(at), 1);
            const int columns = display_width(piece.substr(at, bytes));
            if (wide_before && columns == 2) { best = at; }
            used += columns;
            if (used > width) { break; }
            wide_before = columns == 2;
            at += bytes;
        }
        if (best == 0) { break; }
        out.push_back(piece.substr(0, best));
        piece.remove_prefix(best);
    }
    out.push_back(piece);
    return out;
}

}  // namespace winloss::render
