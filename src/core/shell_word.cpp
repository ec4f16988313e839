#include "winloss/core/shell_word.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

std::string shell_word(std::string_view word) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./:,=@%+").find(c) != std::string_view::npos;
    };
    // zsh takes '=ls' for the path of ls.
    if (!word.empty() && word.front() != '=' && std::ranges::all_of(word, plain)) { return std::string(word); }
    std::string quoted = "'";
    for (const char c : word) { quoted += c == '\'' ? std::string("'\\''") : std::string(1, c); }
    return quoted + "'";
}

bool can_be_typed(std::string_view name) {
    constexpr int most_columns = 80;
    return visible(name) == name && display_width(name) <= most_columns;
}

TypedLine typed_line(std::string_view line) {
    TypedLine typed;
    std::optional<std::string> word;  // null between words
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (typed.quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
            if (word) { typed.words.push_back(*std::exchange(word, std::nullopt)); }
            continue;
        }
        if (!word) {
            word.emplace();
            typed.begins = i;
        }
        if (c == '\\' && typed.quote != '\'') {
            typed.escapes = i + 1 == line.size();
            if (typed.escapes) { continue; }
            // In double quotes a backslash is one, but before what would not stand for itself there.
            const char next = line[++i];
            if (typed.quote == '"' && std::string_view("$`\"\\\n").find(next) == std::string_view::npos) { *word += c; }
            if (next != '\n') { *word += next; }
        } else if (typed.quote == 0 && (c == '\'' || c == '"')) {
            typed.quote = c;
        } else if (c == typed.quote) {
            typed.quote = 0;
        } else {
            *word += c;
        }
    }
    if (!word) { typed.begins = line.size(); }
    typed.words.push_back(std::move(word).value_or(std::string()));
    return typed;
}

std::vector<std::string> shell_words(std::string_view line) {
    TypedLine typed = typed_line(line);
    if (typed.quote != 0) { throw usage_error("A quote is not closed in: " + std::string(line)); }
    if (typed.escapes) { typed.words.back() += '\\'; }
    if (typed.begins == line.size()) { typed.words.pop_back(); }
    return typed.words;
}

}  // namespace winloss
