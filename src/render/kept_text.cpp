#include "kept_text.hpp"

#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss::render {

std::string kept_text(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
        const bool two = end < text.size() && text[end] == '\n' && end > 0 && text[end - 1] == '\r';
        kept += visible(text.substr(0, two ? end - 1 : end));
        if (two) { kept += '\r'; }
        if (end < text.size()) { kept += text[end]; }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return kept;
}

}  // namespace winloss::render
