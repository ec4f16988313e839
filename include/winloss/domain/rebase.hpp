// What became of a note's codings when its text was saved again, with marks or without. Knows no codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/markup.hpp"

namespace winloss {

/// The difference between two versions of a text, in words (Myers 1986), refined to characters at its edges.
class TextChange {
public:
    /// Both texts must outlive the change.
    TextChange(std::string_view before, std::string_view after);

    /// The passage in the new text. One that was edited keeps its coding while at least half of its characters (blanks
    /// not counted) are still there; one that was moved as a whole is found where its words stand once in both
    /// texts. nullopt: it is gone.
    std::optional<Passage> moved(const Passage& passage) const;

private:
    /// Bytes [old_from, old_to) became bytes [new_from, new_to). Between hunks both texts are the same.
    struct Hunk {
        std::size_t old_from, old_to, new_from, new_to;
    };
    struct Tokens;
    void find_hunks(const Tokens& before, const Tokens& after);
    void trim_hunks();
    std::size_t moved_start(std::size_t from, std::size_t to) const;
    std::size_t moved_end(std::size_t from, std::size_t to) const;
    std::size_t surviving(std::size_t from, std::size_t to) const;

    std::string_view before_;
    std::string_view after_;
    std::vector<Hunk> hunks_;  ///< in order, never touching
};

struct RebasedCodings {
    std::vector<MarkedCoding> codings;  ///< as many as came in, in their order
    std::vector<std::size_t> lost;      ///< indexes of those that lost their passage by this change
};

/// Codings keep their passage; one whose passage is gone becomes unplaced (lost_passage holds its words). Codings of
/// the whole note, and those unplaced before, stay as they are.
RebasedCodings rebase_codings(std::string_view before, std::string_view after, std::vector<MarkedCoding> codings);

struct ResavedCodings {
    std::vector<MarkedCoding> codings;  ///< those of the new text, then what is kept unplaced
    std::vector<MarkedCoding> removed;  ///< their passage is still there, their mark is not
};

/// A text that carries marks says how the passages it has are coded: a mark that is no longer there was taken away. A
/// passage that is no longer there can carry none: its coding is kept unplaced, as is one unplaced before, unless the
/// new text marks the same words with the same code. A coding is still there when its code stands on any part of its
/// passage. What is unplaced is kept as keep_unplaced() does.
ResavedCodings resave_codings(std::string_view before, const std::vector<MarkedCoding>& codings, const MarkedNote& now);

/// Puts a coding that has lost its passage to a note's others. A primary gives way to one of its sign that is there and
/// becomes a contributing one.
void keep_unplaced(std::vector<MarkedCoding>& codings, MarkedCoding unplaced);
/// An unplaced primary becomes a contributing one where one of its sign stands in the text.
void yield_unplaced(std::vector<MarkedCoding>& codings);

}  // namespace winloss
