#include "markup_marks.hpp"

#include <algorithm>

namespace winloss::markup {

namespace {

constexpr std::string_view first_bytes = "\\{=<";  // of an escape or a mark

std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
    const std::string_view here = text.substr(std::min(at, text.size()), mark_size);
    const auto found = std::ranges::find(mark_texts, here);
    if (found == mark_texts.end()) { return std::nullopt; }
    return static_cast<Mark>(found - mark_texts.begin());
}

std::size_t end_of_backslashes(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of('\\', at), text.size());
}

/// Where the closing mark begins that takes the '==' of the opening one at `at`: {==} and {===}.
std::optional<std::size_t> overlapping_close(std::string_view text, std::size_t at) {
    for (const std::size_t ahead : {at + 1, at + 2}) {
        if (mark_at(text, ahead) == Mark::close) { return ahead; }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Mark> read_plain(std::string_view text, std::size_t& at, std::string& plain, Inside inside) {
    while (at < text.size()) {
        const std::size_t special = std::min(text.find_first_of(first_bytes, at), text.size());
        plain.append(text, at, special - at);
        at = special;
        const std::size_t after = end_of_backslashes(text, at);
        const std::size_t backslashes = after - at;
        const std::optional<Mark> mark = mark_at(text, after);
        if (!mark) {
            const std::size_t taken = std::max<std::size_t>(backslashes, at < text.size() ? 1 : 0);
            plain.append(text, at, taken);
            at += taken;
            continue;
        }
        plain.append(backslashes / 2, '\\');
        at = after;
        if (backslashes % 2 == 1) {
            plain += text_of(*mark);
            at += mark_size;
            continue;
        }
        if (mark == Mark::open && inside == Inside::passage) {
            if (const auto close = overlapping_close(text, at)) {
                plain.append(text, at, *close - at);
                at = *close;
                return Mark::close;
            }
        }
        return mark;
    }
    return std::nullopt;
}

void append_escaped(std::string& out, std::string_view plain, std::optional<Mark> next) {
    // What a reader would take for a mark here: the next mark itself, or {== made of the end and the closing mark.
    const auto reads_as_mark = [&](std::size_t at) {
        const std::string_view rest = plain.substr(at);
        return next && (rest.empty() || (next == Mark::close && (rest == "{" || rest == "{=")));
    };
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t special = std::min(plain.find_first_of(first_bytes, at), plain.size());
        out.append(plain, at, special - at);
        const std::size_t after = end_of_backslashes(plain, special);
        const std::size_t backslashes = after - special;
        const std::optional<Mark> mark = mark_at(plain, after);
        out.append(mark || reads_as_mark(after) ? 2 * backslashes : backslashes, '\\');
        at = after;
        if (mark) {
            out += '\\';
            out += text_of(*mark);
            at += mark_size;
        } else if (backslashes == 0 && at < plain.size()) {
            out += plain[at++];
        }
    }
}

}  // namespace winloss::markup
