// How an error reads: a sentence with a capital and a full stop; below it, set in, what to do: a sentence, or a
// command.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::sentences {

/// A capital, or what has none: a quoted word, a number, an option, a file's name, another script.
inline bool begins_one(std::string_view line) {
    if (line.empty()) { return false; }
    const char first = line.front();
    if (first < 'a' || first > 'z') { return first != ' '; }
    const std::string_view word = line.substr(0, line.find(' '));
    return word.find_first_of("./@") < word.size() - 1;
}

inline bool ends_one(std::string_view line) {
    return line.ends_with('.') || line.ends_with('?') || line.ends_with("?'");
}

/// A line 'Next, by Friday: winloss …' that goes on behind its command, so that it cannot be copied to the end; empty
/// where there is none.
inline std::string next_fault(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t command = line.find(": winloss ");
        if (!line.starts_with("Next") || command == std::string_view::npos) { continue; }
        std::string plain;  // without what stands in quotes
        bool quoted = false;
        for (const char each : line.substr(command + 2)) {
            quoted = quoted != (each == '\'');
            if (!quoted) { plain += each; }
        }
        for (const std::string_view prose : {", ", "; ", " by ", " once ", " shows ", " when "}) {
            if (plain.find(prose) != std::string::npos) { return std::string(line); }
        }
        const bool left_open = plain.ends_with("...");  // where the locale has no '…'
        if (plain.ends_with('.') && !left_open) { return std::string(line); }
    }
    return {};
}

/// What is wrong with the text of an error as it stands on stderr; empty where nothing is.
inline std::string fault(std::string_view text) {
    constexpr std::string_view name = "winloss: ";
    const std::size_t start = text.find(name);
    if (start == std::string_view::npos || (start > 0 && text[start - 1] != '\n')) { return {}; }  // no error
    std::vector<std::string_view> lines;
    for (std::string_view rest = text.substr(start + name.size()); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!begins_one(lines.front())) { return "the sentence begins small: " + std::string(lines.front()); }
    // A quoted text may hold a line break of its own.
    if (std::count(lines.front().begin(), lines.front().end(), '\'') % 2 == 1) { return {}; }
    if (lines.size() == 1) { return ends_one(lines.front()) ? "" : "no full stop: " + std::string(lines.front()); }
    if (!ends_one(lines.front()) && !lines.front().ends_with(':')) {
        return "no full stop: " + std::string(lines.front());
    }
    for (const std::string_view line : lines) {
        if (line != lines.front() && !line.starts_with("  ")) { return "not set in: " + std::string(line); }
    }
    const std::string_view hint = lines.back().substr(2);
    const bool command = hint.starts_with("winloss ") || hint.starts_with("--");
    if (!command && lines.size() == 2 && !begins_one(hint)) { return "the hint begins small: " + std::string(hint); }
    const bool typed =
        command || hint.find("winloss ") != std::string_view::npos || hint.find(": --") != std::string_view::npos;
    return typed || ends_one(hint) ? "" : "the hint has no full stop: " + std::string(hint);
}

}  // namespace winloss::sentences
