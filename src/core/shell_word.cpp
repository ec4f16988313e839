#include "winloss/core/shell_word.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "winloss/core/error.hpp"

namespace winloss {

std::string shell_word(std::string_view word) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./:,=@%+").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, plain)) { return std::string(word); }
    std::string quoted = "'";
    for (const char c : word) { quoted += c == '\'' ? std::string("'\\''") : std::string(1, c); }
    return quoted + "'";
}

std::vector<std::string> shell_words(std::string_view line) {
    std::vector<std::string> words;
    std::optional<std::string> word;  // null between words
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool escapes = c == '\\' && quote != '\'' && i + 1 < line.size();
        if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
            if (word) { words.push_back(*std::exchange(word, std::nullopt)); }
            continue;
        }
        if (!word) { word.emplace(); }
        if (escapes) {
            *word += line[++i];
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        } else {
            *word += c;
        }
    }
    if (quote != 0) { throw usage_error("A quote is not closed in: " + std::string(line)); }
    if (word) { words.push_back(std::move(*word)); }
    return words;
}

}  // namespace winloss
