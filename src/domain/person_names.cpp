#include "person_names.hpp"

#include <algorithm>
#include <string_view>

#include "winloss/core/near_names.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

/// First names that are words too, as all of two letters may be: written small they are taken for the word.
bool is_a_word(std::string_view plain) {
    if (plain.size() == 2) { return true; }
    static constexpr auto words = std::to_array<std::string_view>(
        {"age",   "amber",  "angel",     "april",  "are",    "art",   "ask",    "august",   "autumn", "bard",
         "basil", "bent",   "bill",      "bin",    "bob",    "brook", "can",    "carol",    "case",   "chance",
         "chase", "chip",   "christian", "chuck",  "clay",   "cliff", "come",   "crystal",  "dag",    "daisy",
         "dale",  "dawn",   "dean",      "desire", "dick",   "don",   "dot",    "drew",     "dung",   "earnest",
         "else",  "ernst",  "eve",       "even",   "ever",   "faith", "fin",    "frank",    "gene",   "ginger",
         "glen",  "grace",  "grant",     "gut",    "guy",    "hang",  "hank",   "harry",    "hazel",  "heath",
         "her",   "herb",   "holly",     "hope",   "hung",   "iris",  "ivy",    "jack",     "jade",   "jasmine",
         "joy",   "june",   "king",      "lance",  "lily",   "line",  "liv",    "long",     "love",   "major",
         "man",   "marine", "mark",      "marsh",  "max",    "may",   "melody", "mercy",    "miles",  "min",
         "moon",  "nick",   "odd",       "olive",  "page",   "pal",   "pat",    "patience", "pearl",  "peg",
         "penny", "per",    "pierce",    "prince", "ray",    "reed",  "rich",   "rob",      "robin",  "rose",
         "ruby",  "rune",   "rusty",     "sage",   "sandy",  "she",   "sing",   "skip",     "sky",    "song",
         "star",  "stone",  "storm",     "sue",    "summer", "sun",   "tan",    "tom",      "tone",   "tore",
         "van",   "victor", "violet",    "wade",   "ward",   "will",  "win"});
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, plain);
}

constexpr auto titles_before_names = std::to_array<std::string_view>(
    {"dr", "frau", "herr", "herrn", "madame", "miss", "mme", "monsieur", "mr", "mrs", "ms", "prof", "sr", "sra"});
static_assert(std::ranges::is_sorted(titles_before_names));

/// Words inside of names that name nobody alone.
bool is_a_particle(std::string_view plain) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"al", "and", "bin", "da", "das", "de", "del", "dem", "den", "der", "di",  "do",  "dos", "du", "e",
         "el", "for", "ibn", "in", "la",  "le", "of",  "ten", "ter", "the", "van", "von", "y",   "zu"});
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, plain);
}

/// Before a name or behind it.
bool is_a_title(std::string_view plain) {
    static constexpr auto behind = std::to_array<std::string_view>({"ii", "iii", "jr", "mba", "phd"});
    return stands_before_a_name(plain) || std::ranges::find(behind, plain) != behind.end();
}

/// What says of a firm no more than that it is one.
bool is_of_a_firm(std::string_view plain) { return plain == "group" || plain == "the" || is_legal_form(plain); }

/// Words that look like a short name's genitive.
bool is_no_genitive(std::string_view plain) {
    static constexpr auto words =
        std::to_array<std::string_view>({"alas", "as", "des", "does", "gas", "has", "his", "is", "its", "les", "plus",
                                         "this", "thus", "toms", "us", "was", "wins", "yes"});
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, plain);
}

/// 'Mueller', 'Müller' and 'Muller' are the same: 'ae', 'oe', 'ue' and 'aa' lose their second letter.
std::string without_digraphs(std::string_view plain) {
    std::string out;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        out += plain[i];
        const std::string_view two = plain.substr(i, 2);
        if (two == "ae" || two == "oe" || two == "ue" || two == "aa") { ++i; }
    }
    return out;
}

char second_byte(std::string_view plain) {
    const std::string start = without_digraphs(plain.substr(0, 3));
    return start.size() > 1 ? start[1] : '\0';
}

bool same(std::string_view left, std::string_view right) {
    if (left == right) { return true; }
    constexpr std::size_t shortest = 3;  // two letters have nothing to lose
    if (left.empty() || right.empty() || left.front() != right.front()) { return false; }
    const std::string plain = without_digraphs(left);
    return plain.size() >= shortest && plain == without_digraphs(right);
}

/// One letter that takes three bytes: no word of a name has so few but where each is one.
bool is_ideograph(std::string_view plain) { return plain.size() >= 3 && code_points(plain) == 1; }

bool is_space(std::string_view gap) {
    while (gap.starts_with("\u00a0") || gap.starts_with("\u202f")) { gap.remove_prefix(gap[0] == '\xc2' ? 2 : 3); }
    return trim(gap).empty();
}

/// What parts the letters of one word: O'Brien, Jean-Luc.
bool is_inside_a_word(std::string_view gap) {
    return gap == "'" || gap == "-" || gap == "\u2019" || gap == "\u02bc" || gap == "`" || gap == "\u2010" ||
           gap == "\u2011" || gap == "\u00ad";
}

/// What stands between two words of a name.
bool joins_words(std::string_view gap) {
    return is_inside_a_word(gap) || gap == "." || gap == "_" || gap == "\u2013" || is_space(gap);
}

bool is_initial(const Piece& piece) {
    return piece.word && code_points(piece.text) == 1 && fold(piece.text) != piece.text;
}

/// What stands behind an initial.
bool follows_initial(std::string_view gap) {
    if (gap.starts_with('.')) { gap.remove_prefix(1); }
    return is_space(gap) || gap == "-";
}

}  // namespace

bool stands_before_a_name(std::string_view plain) { return std::ranges::binary_search(titles_before_names, plain); }

WordsOfText::WordsOfText(std::string_view text) : pieces(words_and_gaps(text)) {
    for (const Piece& piece : pieces) { plain.push_back(piece.word ? plain_letters(fold(piece.text)) : std::string()); }
}

PersonNames::PersonNames(const std::vector<NamedPerson>& people, std::string_view firm) : people_(people) {
    for (std::string& word : WordsOfText(firm).plain) {
        if (!word.empty()) { of_the_firm_.push_back(std::move(word)); }
    }
    for (std::size_t person = 0; person < people.size(); ++person) { add_spellings(person); }
    for (std::vector<Spelling>& spellings : by_first_byte_) {
        std::ranges::stable_sort(spellings, std::greater<>(), [](const Spelling& each) { return each.words.size(); });
    }
}

void PersonNames::add_spelling(Spelling spelling) {
    spelling.second = second_byte(join(spelling.words, ""));
    by_first_byte_[static_cast<unsigned char>(spelling.words.front().front())].push_back(std::move(spelling));
}

/// The whole name, and every part of it that names somebody. A word alone has two letters or more; only a first name is
/// looked for in small letters, since a last name is a word too often ('Price', 'Klein').
void PersonNames::add_spellings(std::size_t person) {
    constexpr std::size_t most = 8;  // words of a name
    const WordsOfText name(people_[person].name);
    std::vector<std::string> words;
    std::vector<bool> small;  // as they are in the name
    for (std::size_t i = 0; i < name.pieces.size() && words.size() < most; ++i) {
        if (!name.pieces[i].word || name.plain[i].empty()) { continue; }
        words.push_back(name.plain[i]);
        small.push_back(begins_small(name.pieces[i].text));
    }
    const auto is_name = [&](std::size_t i) {
        const bool inside = i > 0 && i + 1 < words.size();
        return !is_a_title(words[i]) && !(inside && is_a_particle(words[i])) &&
               !(people_[person].firm && is_of_a_firm(words[i])) &&
               (code_points(words[i]) > 1 || is_ideograph(words[i]));
    };
    std::size_t given = 0;
    while (given + 1 < words.size() && is_a_title(words[given])) { ++given; }
    for (std::size_t first = 0; first < words.size(); ++first) {
        bool names = false;
        bool all_small = true;
        for (std::size_t end = first + 1; end <= words.size(); ++end) {
            names = names || is_name(end - 1);
            all_small = all_small && small[end - 1];
            const bool whole = end - first == words.size();
            const bool alone = end - first == 1;
            if (!whole && (people_[person].whole || !names || (alone && is_ideograph(words[first])))) { continue; }
            if (alone && is_of_the_firm(words[first])) {
                for (const std::string_view title : titles_before_names) {
                    add_spelling({person, {std::string(title), words[first]}});
                }
                continue;
            }
            Spelling each{person, {words.begin() + std::ptrdiff_t(first), words.begin() + std::ptrdiff_t(end)}};
            each.small_too =
                (whole && !alone) || ((all_small || first == given) && (!alone || !is_a_word(words[first])));
            add_spelling(std::move(each));
        }
    }
    words_.push_back(std::move(words));
}

bool PersonNames::is_of_the_firm(const std::string& word) const {
    return std::ranges::any_of(of_the_firm_, [&](const std::string& each) { return same(each, word); });
}

bool PersonNames::has_initial(std::size_t person, std::string_view letter) const {
    const std::string plain = plain_letters(fold(letter));
    return std::ranges::any_of(words_[person], [&](const std::string& word) { return word.starts_with(plain); });
}

/// Words of the text may be several of the name ('OBrien'), and a word of the name several of the text where an
/// apostrophe or a hyphen parts them.
PersonNames::Taken PersonNames::taken(const WordsOfText& text, std::size_t at, const Spelling& spelling,
                                      std::size_t word) {
    constexpr std::size_t most = 3;  // pieces that are one word
    std::string written;
    bool capital = false;
    for (std::size_t end = at, count = 0; count < most && end < text.pieces.size() && text.pieces[end].word; ++count) {
        written += text.plain[end];
        capital = capital || !begins_small(text.pieces[end].text);
        ++end;
        std::string name;
        for (std::size_t next = word; next < spelling.words.size();) {
            name += spelling.words[next++];
            const bool last = next == spelling.words.size();
            const bool whose =
                last && (capital || spelling.words.size() > 1) && same(written, name + "s") && !is_no_genitive(written);
            if (!whose && !same(written, name)) { continue; }
            if (last) { return {end, whose, capital}; }
            const bool apart = end < text.pieces.size() && !text.pieces[end].word;
            if (apart && !joins_words(text.pieces[end].text) &&
                !(stands_before_a_name(name) && follows_initial(text.pieces[end].text))) {
                continue;
            }
            Taken rest = taken(text, end + (apart ? 1 : 0), spelling, next);
            rest.capital = rest.capital || capital;
            if (rest.end > 0) { return rest; }
        }
        if (end >= text.pieces.size() || text.pieces[end].word || !is_inside_a_word(text.pieces[end].text)) { break; }
        ++end;
    }
    return {};
}

FoundName PersonNames::longest(const WordsOfText& text, std::size_t at, const NamedPerson* only) const {
    FoundName found;
    const char second = second_byte(text.plain[at]);  // most spellings differ from the word in it
    for (const Spelling& spelling : by_first_byte_[static_cast<unsigned char>(text.plain[at].front())]) {
        const NamedPerson& person = people_[spelling.person];
        if (only != nullptr && only != &person) { continue; }
        if (second != '\0' && spelling.second != '\0' && second != spelling.second) { continue; }
        const Taken here = taken(text, at, spelling, 0);
        if (here.end > found.end && (here.capital || spelling.small_too)) {
            found = {at, here.end, &person, here.whose};
        }
    }
    return found;
}

FoundName PersonNames::at(const WordsOfText& text, std::size_t at, std::size_t from) const {
    if (!text.pieces[at].word || text.plain[at].empty()) { return {}; }
    FoundName found = longest(text, at, nullptr);
    if (found.person == nullptr) { return found; }
    const auto person = static_cast<std::size_t>(found.person - people_.data());
    const auto gap = [&](std::size_t i) { return i < text.pieces.size() && !text.pieces[i].word; };
    // More of the same name behind it: 'Lind Eva', 'Ana R. Lopez', 'Ana R.'
    while (!found.whose && gap(found.end) && found.end + 1 < text.pieces.size() &&
           is_space(text.pieces[found.end].text)) {
        std::size_t next = found.end + 1;
        const bool initial = is_initial(text.pieces[next]);
        const bool its_own = initial && has_initial(person, text.pieces[next].text);
        if (initial && gap(next + 1) && follows_initial(text.pieces[next + 1].text)) { next += 2; }
        const FoundName more =
            next < text.pieces.size() && text.pieces[next].word ? longest(text, next, found.person) : FoundName{};
        if (more.person != nullptr) {
            found.end = more.end;
            found.whose = more.whose;
        } else if (its_own && (!gap(found.end + 2) || text.pieces[found.end + 2].text.front() != '&')) {
            found.end += 2;
            break;
        } else {
            break;
        }
    }
    bool own = false;
    std::size_t begin = at;
    while (begin >= from + 2 && is_initial(text.pieces[begin - 2]) && follows_initial(text.pieces[begin - 1].text)) {
        begin -= 2;
        own = own || has_initial(person, text.pieces[begin].text);
    }
    if (own) { found.begin = begin; }
    return found;
}

}  // namespace winloss
