#include "winloss/domain/blameless.hpp"

#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

struct Token {
    std::string_view text;
    bool word = false;
};

bool of_a_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t from = 0; from < text.size();) {
        const bool word = of_a_word(text[from]);
        std::size_t to = from;
        while (to < text.size() && of_a_word(text[to]) == word) { ++to; }
        tokens.push_back({text.substr(from, to - from), word});
        from = to;
    }
    return tokens;
}

/// A way in which a person is named.
struct Spelling {
    std::vector<std::string> words;
    bool exact = false;  ///< only in this spelling
    std::string_view stands;
};

std::vector<Spelling> spellings_of(const std::vector<NamedPerson>& people) {
    constexpr std::size_t shortest = 3;  // letters of a first or last name that is looked for alone
    std::vector<Spelling> spellings;
    for (const NamedPerson& person : people) {
        Spelling whole{{}, false, person.stands};
        std::vector<std::string> words;
        for (const Token& token : tokens_of(person.name)) {
            if (!token.word) { continue; }
            words.emplace_back(token.text);
            whole.words.push_back(fold(token.text));
        }
        if (words.empty()) { continue; }
        spellings.push_back(whole);
        for (const std::string& word : {words.front(), words.back()}) {
            if (word.size() >= shortest) { spellings.push_back({{word}, true, person.stands}); }
        }
    }
    std::ranges::stable_sort(spellings, std::greater<>(), [](const Spelling& each) { return each.words.size(); });
    return spellings;
}

/// How many tokens the spelling takes from `at` on; 0 where it does not stand there.
std::size_t matched(const std::vector<Token>& tokens, std::size_t at, const Spelling& spelling) {
    std::size_t next = at;
    for (std::size_t i = 0; i < spelling.words.size(); ++i) {
        if (i > 0) {
            if (next >= tokens.size() || !trim(tokens[next].text).empty()) { return 0; }
            ++next;
        }
        if (next >= tokens.size() || !tokens[next].word) { return 0; }
        const bool same =
            spelling.exact ? tokens[next].text == spelling.words[i] : fold(tokens[next].text) == spelling.words[i];
        if (!same) { return 0; }
        ++next;
    }
    return next - at;
}

}  // namespace

Blameless without_names(std::string_view text, const std::vector<NamedPerson>& people) {
    const std::vector<Spelling> spellings = spellings_of(people);
    const std::vector<Token> tokens = tokens_of(text);
    Blameless result;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t taken = 0;
        for (const Spelling& spelling : spellings) {
            taken = tokens[at].word ? matched(tokens, at, spelling) : 0;
            if (taken == 0) { continue; }
            result.text += spelling.stands;
            ++result.replaced;
            break;
        }
        if (taken == 0) { result.text += tokens[at].text; }
        at += std::max<std::size_t>(taken, 1);
    }
    return result;
}

}  // namespace winloss
