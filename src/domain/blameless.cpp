#include "winloss/domain/blameless.hpp"

#include <algorithm>
#include <cctype>

#include "person_names.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool of_a_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// 'Ms ' and its like at the end of what was written, 'Prof. Dr. ' too: it would stand before 'a colleague'.
void drop_titles(std::string& text) {
    while (text.ends_with(' ')) {
        std::string_view rest = text;
        rest.remove_suffix(1);
        if (rest.ends_with('.')) { rest.remove_suffix(1); }
        std::size_t begin = rest.size();
        while (begin > 0 && of_a_word(rest[begin - 1])) { --begin; }
        if (!stands_before_a_name(fold(rest.substr(begin)))) { return; }
        text.resize(begin);
    }
}

/// Whether what was written so far ends a sentence: the next one has a capital.
bool ends_sentence(std::string_view text) {
    constexpr std::size_t initials = 3;  // 'E.M.' and 'cf.' end none
    const std::string_view words = trim(text);
    if (words.size() == text.size() || words.size() < initials) { return false; }
    if (words.ends_with('!') || words.ends_with('?')) { return true; }
    const std::string_view last = words.substr(words.size() - initials);
    return last.back() == '.' && of_a_word(last[0]) && of_a_word(last[1]);
}

bool of_an_address(char c) { return of_a_word(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }
bool of_a_number(char c) {
    return (c >= '0' && c <= '9') || std::string_view(" -./()").find(c) != std::string_view::npos;
}

/// Numbers that begin as a telephone number does: a day (05.06.2026, 01/02/26), hours (08.00 - 16.30), a price (0.125).
bool is_day_or_amount(std::string_view text) {
    std::vector<std::size_t> groups;  // of digits, by their number
    std::string between;              // what parts them, spaces left out
    bool apart = true;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (apart) { groups.push_back(0); }
            ++groups.back();
        } else if (c != ' ') {
            between += c;
        }
        apart = c < '0' || c > '9';
    }
    if (text.starts_with("0.") || groups.empty()) { return true; }
    const bool day = groups.size() >= 3 && between.size() >= 2 && between[0] == between[1] && groups[0] <= 2 &&
                     groups[1] <= 2 && (groups[2] == 4 || (groups.size() == 3 && groups[2] == 2));
    const bool short_ones = std::ranges::all_of(groups, [](std::size_t digits) { return digits <= 2; });
    return day || (short_ones && text.find(" - ") != std::string_view::npos);
}

/// Length of what reads like a telephone number at the start of `text`, 0 where nothing does: it begins with + or 0 and
/// has seven digits or more.
std::size_t numbers(std::string_view text) {
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
        const std::size_t number = begins ? numbers(text.substr(at)) : 0;
        if (number > 0 && is_day_or_amount(text.substr(at, number))) {
            result.text += text.substr(at, number);
            at += number;
            continue;
        }
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

Blameless without_names(std::string_view text, const std::vector<NamedPerson>& people, std::string_view firm) {
    const PersonNames names(people, firm);
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
        drop_titles(result.text);
        const bool first = ends_sentence(result.text);
        const std::size_t put = result.text.size();
        result.text += found.person->stands;
        if (first) { result.text[put] = static_cast<char>(std::toupper(static_cast<unsigned char>(result.text[put]))); }
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
