#include "winloss/render/message.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ansi.hpp"
#include "prose.hpp"
#include "sentence_pieces.hpp"
#include "winloss/core/sentence.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr int least_width = 20;  // what is narrower, or no terminal (0), is left as it is
constexpr std::string_view indent = "  ";

/// Words and quoted values that would fill the screen, cut; not in a command to type, and no path: both are copied.
std::string shortened(std::string_view text) {
    constexpr int most = 200;
    constexpr int kept = 60;
    std::string out;
    while (!text.empty() && !text.starts_with("winloss ")) {
        const std::size_t quote_end = end_of_quote(text, 0);
        const std::size_t end = std::min(quote_end == std::string_view::npos ? text.find(' ') : quote_end, text.size());
        const std::string_view piece = text.substr(0, end);
        if (display_width(piece) <= most || piece.find('/') != std::string_view::npos) {
            out += piece;
        } else if (quote_end != std::string_view::npos) {
            out += piece.front() + cut_to_width(piece.substr(1, piece.size() - 2), kept) + piece.back();
        } else {
            out += cut_to_width(piece, kept) + (piece.ends_with(',') ? "," : "");
        }
        text.remove_prefix(end);
        const std::size_t next = std::min(text.find_first_not_of(' '), text.size());
        out += text.substr(0, next);
        text.remove_prefix(next);
    }
    return out.append(text);
}

/// One line made harmless and broken; what goes on below is set in.
std::string broken(std::string_view line, int width, bool unicode) {
    const std::string text = shortened(visible(with_single_stops(line)));
    std::string shown = unicode ? text : in_letters(text);
    if (width < least_width || display_width(shown) <= width) { return shown; }
    const int room = width - display_width(indent);
    std::string out;
    int used = 0;
    const std::string below = "\n" + std::string(indent);
    for (const std::string_view whole : sentence_pieces(shown, room)) {
        const std::vector<std::string_view> parts = broken_piece(whole, room);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const int wide = display_width(parts[i]);
            const bool beside = i == 0 && used + 1 + wide <= room;
            if (!out.empty()) { out.append(beside ? " " : below); }
            used = !out.empty() && beside ? used + 1 + wide : wide;
            out += parts[i];
        }
    }
    return out;
}

/// Each line by itself; those after the first are set in.
std::string lines(const std::string& text, int width, bool unicode) {
    std::string out;
    for (const std::string_view line : split(text, '\n')) {
        if (!out.empty()) { out.append("\n").append(indent); }
        out += broken(line, width, unicode);
    }
    return out;
}

}  // namespace

std::string message(const std::string& sentence, int width, bool unicode) { return broken(sentence, width, unicode); }

std::string error_text(const Error& error, bool colour, int width, bool unicode) {
    constexpr std::string_view name = "winloss:";
    std::string out = styled(name, Style::bold, colour);
    out += lines(std::string(name) + ' ' + error.message(), width, unicode).substr(name.size()) + '\n';
    if (!error.hint().empty()) {
        out.append(indent).append(lines(error.hint(), width - display_width(indent), unicode)).push_back('\n');
    }
    return out;
}

}  // namespace winloss::render
