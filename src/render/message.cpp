#include "winloss/render/message.hpp"

#include "ansi.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

std::string message(const std::string& sentence) { return visible(sentence); }

namespace {

/// Each line made harmless by itself; those after the first are set in.
std::string lines(const std::string& text) {
    std::string out;
    for (std::string_view line : split(text, '\n')) {
        if (!out.empty()) { out += "\n  "; }
        out += visible(line);
    }
    return out;
}

}  // namespace

std::string error_text(const Error& error, bool colour) {
    std::string out = styled("winloss:", Style::bold, colour);
    out += ' ' + lines(error.message()) + '\n';
    if (!error.hint().empty()) { out += "  " + lines(error.hint()) + '\n'; }
    return out;
}

}  // namespace winloss::render
