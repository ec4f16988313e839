#include "winloss/render/message.hpp"

#include "ansi.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

std::string message(const std::string& sentence) { return visible(sentence); }

std::string error_text(const Error& error, bool colour) {
    std::string out = styled("winloss:", Style::bold, colour);
    out += ' ' + message(error.message()) + '\n';
    if (!error.hint().empty()) { out += "  " + message(error.hint()) + '\n'; }
    return out;
}

}  // namespace winloss::render
