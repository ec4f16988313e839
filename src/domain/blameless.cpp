#include "winloss/domain/blameless.hpp"

#include <algorithm>

#include "person_names.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool of_a_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// 'Ms ' and its like at the end of what was written: it would stand before 'a colleague'.
void drop_title(std::string& text) {
    std::string_view rest = text;
    if (!rest.ends_with(' ')) { return; }
    rest.remove_suffix(1);
    if (rest.ends_with('.')) { rest.remove_suffix(1); }
    std::size_t begin = rest.size();
    while (begin > 0 && of_a_word(rest[begin - 1])) { --begin; }
    if (stands_before_a_name(fold(rest.substr(begin)))) { text.resize(begin); }
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

/// Whether "'s" stands there.
bool is_possessive(const WordsOfText& text, std::size_t at) {
    if (at + 1 >= text.pieces.size() || text.plain[at + 1] != "s") { return false; }
    return text.pieces[at].text == "'" || text.pieces[at].text == "\u2019";
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
    const PersonNames names(people);
    const WordsOfText words(text);
    Blameless result;
    std::size_t literal = 0;  // the first piece that stands as it was
    for (std::size_t at = 0; at < words.pieces.size();) {
        const FoundName found = names.at(words, at, literal);
        if (found.person == nullptr) {
            result.text += words.pieces[at++].text;
            continue;
        }
        for (std::size_t i = found.begin; i < at; ++i) {
            result.text.resize(result.text.size() - words.pieces[i].text.size());
        }
        drop_title(result.text);
        result.text += found.person->stands;
        at = found.end;
        if (found.person->stands.ends_with("'s")) {
            if (is_possessive(words, at)) { at += 2; }
        } else if (found.whose) {
            result.text += "'s";
        }
        literal = at;
        ++result.replaced;
    }
    return result;
}

}  // namespace winloss
