#include "winloss/domain/blameless.hpp"

#include <algorithm>
#include <array>

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

/// First names that are words too: written small they are taken for the word.
bool is_a_word(std::string_view folded) {
    static constexpr std::array<std::string_view, 92> words{
        "amber",   "angel", "april",  "art",    "august", "autumn",    "basil",    "bill",    "bob",   "brook",
        "carol",   "case",  "chance", "chase",  "chip",   "christian", "chuck",    "clay",    "cliff", "crystal",
        "daisy",   "dale",  "dawn",   "dean",   "dick",   "don",       "drew",     "earnest", "ernst", "eve",
        "faith",   "frank", "gene",   "ginger", "glen",   "grace",     "grant",    "gut",     "guy",   "hank",
        "harry",   "hazel", "heath",  "herb",   "holly",  "hope",      "iris",     "ivy",     "jack",  "jade",
        "jasmine", "joy",   "june",   "lance",  "lily",   "mark",      "marsh",    "max",     "may",   "melody",
        "mercy",   "miles", "nick",   "olive",  "page",   "pat",       "patience", "pearl",   "peg",   "penny",
        "pierce",  "ray",   "reed",   "rich",   "rob",    "robin",     "rose",     "ruby",    "rusty", "sandy",
        "skip",    "sky",   "stone",  "sue",    "summer", "tom",       "victor",   "violet",  "wade",  "ward",
        "will",    "win"};
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, folded);
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
        if (words.size() == 1 && is_a_word(whole.words.front())) { whole = {words, true, person.stands}; }
        spellings.push_back(whole);
        // A last name is a word too often ('Price', 'Klein') to be looked for in small letters.
        const bool small = words.size() > 1 && !is_a_word(fold(words.front()));
        if (words.front().size() >= shortest) {
            spellings.push_back({{small ? fold(words.front()) : words.front()}, !small, person.stands});
        }
        if (words.back().size() >= shortest) { spellings.push_back({{words.back()}, true, person.stands}); }
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

/// 'Ms ' and its like at the end of what was written: it would stand before 'a colleague'.
void drop_title(std::string& text) {
    static constexpr std::array<std::string_view, 14> titles{
        "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "herrn", "mme", "monsieur", "madame", "sr", "sra"};
    std::string_view rest = text;
    if (!rest.ends_with(' ')) { return; }
    rest.remove_suffix(1);
    if (rest.ends_with('.')) { rest.remove_suffix(1); }
    std::size_t begin = rest.size();
    while (begin > 0 && of_a_word(rest[begin - 1])) { --begin; }
    if (std::ranges::find(titles, fold(rest.substr(begin))) != titles.end()) { text.resize(begin); }
}

bool of_an_address(char c) { return of_a_word(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }
bool of_a_number(char c) {
    return (c >= '0' && c <= '9') || std::string_view(" -./()").find(c) != std::string_view::npos;
}

/// Length of the telephone number at the start of `text`, 0 where there is none: it begins with + or 0 and has seven
/// digits or more. Amounts and days do not begin so.
std::size_t telephone(std::string_view text) {
    constexpr int fewest = 7;
    if (text.empty() || (text.front() != '+' && text.front() != '0')) { return 0; }
    int digits = 0;
    std::size_t end = 0;
    for (std::size_t at = text.front() == '+' ? 1 : 0; at < text.size() && of_a_number(text[at]); ++at) {
        if (text[at] >= '0' && text[at] <= '9') {
            ++digits;
            end = at + 1;
        }
    }
    return digits >= fewest ? end : 0;
}

}  // namespace

Blameless without_addresses(std::string_view text) {
    Blameless result;
    for (std::size_t at = 0; at < text.size();) {
        const bool begins = at == 0 || !of_a_word(text[at - 1]);
        const std::size_t number = begins ? telephone(text.substr(at)) : 0;
        std::size_t end = at;
        while (begins && end < text.size() && of_an_address(text[end])) { ++end; }
        const std::size_t sign = end;
        if (sign > at && end < text.size() && text[end] == '@') {
            for (++end; end < text.size() && of_an_address(text[end]);) { ++end; }
            while (end > sign && !of_a_word(text[end - 1])) { --end; }  // the full stop is the sentence's
        }
        if (end > sign + 1) {
            result.text += "an address";
        } else if (number > 0) {
            result.text += "a number";
            end = at + number;
        } else {
            result.text += text[at++];
            continue;
        }
        ++result.replaced;
        at = end;
    }
    return result;
}

Blameless without_names(std::string_view text, const std::vector<NamedPerson>& people) {
    const std::vector<Spelling> spellings = spellings_of(people);
    const std::vector<Token> tokens = tokens_of(text);
    Blameless result;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t taken = 0;
        for (const Spelling& spelling : spellings) {
            taken = tokens[at].word ? matched(tokens, at, spelling) : 0;
            if (taken == 0) { continue; }
            drop_title(result.text);
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
