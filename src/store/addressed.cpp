#include "addressed.hpp"

#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find_first_of(" \t<>,") == std::string_view::npos;
}

}  // namespace

Addressed addressed(std::string_view text) {
    const bool brackets = text.ends_with(')') || text.ends_with('>');
    const std::size_t open = brackets ? text.rfind(text.back() == ')' ? '(' : '<') : std::string_view::npos;
    if (open != std::string_view::npos) {
        const std::string_view name = trim(text.substr(0, open));
        const std::string_view email = trim(text.substr(open + 1, text.size() - open - 2));
        if (is_email(email)) { return {name.empty() ? email : name, email}; }
    }
    return {text, is_email(text) ? text : std::string_view()};
}

}  // namespace winloss::store
