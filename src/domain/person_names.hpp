// Where people are named in a text, in any of the ways in which somebody writes a name. Pure text.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "winloss/core/letters.hpp"
#include "winloss/domain/blameless.hpp"

namespace winloss {

/// 'Ms' and its like, in plain letters.
bool stands_before_a_name(std::string_view plain);

/// A text in pieces, with the plain letters of each word.
struct WordsOfText {
    explicit WordsOfText(std::string_view text);

    std::vector<Piece> pieces;
    std::vector<std::string> plain;  ///< of each piece; empty where it is no word
};

/// A name in a text: the pieces from `begin` up to `end`.
struct FoundName {
    std::size_t begin = 0;  ///< initials that stand before it are in front of where it was looked for
    std::size_t end = 0;
    const NamedPerson* person = nullptr;  ///< null: nobody is named here
    bool whose = false;                   ///< 'Larsens', the genitive's s at its end
};

class PersonNames {
public:
    /// Keeps a reference to `people`. Words of the `firm` name nobody alone.
    PersonNames(const std::vector<NamedPerson>& people, std::string_view firm);

    /// Whoever is named by the word at `at`; no piece before `from` is taken with it.
    FoundName at(const WordsOfText& text, std::size_t at, std::size_t from) const;

private:
    /// Some words of a name, one behind the other.
    struct Spelling {
        std::size_t person = 0;
        std::vector<std::string> words;  ///< plain letters
        bool small_too = false;          ///< also where no word of it has a capital
        char second = '\0';              ///< its second byte, digraphs taken for one letter; 0: it has one
    };
    struct Taken {
        std::size_t end = 0;  ///< 0: it does not stand here
        bool whose = false;
        bool capital = false;
    };

    void add_spellings(std::size_t person);
    bool is_of_the_firm(const std::string& word) const;
    void add_spelling(Spelling spelling);
    static Taken taken(const WordsOfText& text, std::size_t at, const Spelling& spelling, std::size_t word);
    FoundName longest(const WordsOfText& text, std::size_t at, const NamedPerson* only) const;
    bool has_initial(std::size_t person, std::string_view letter) const;

    const std::vector<NamedPerson>& people_;
    std::vector<std::string> of_the_firm_;                  ///< plain letters
    std::vector<std::vector<std::string>> words_;           ///< of each person, plain letters
    std::array<std::vector<Spelling>, 256> by_first_byte_;  ///< those of most words first
};

}  // namespace winloss
