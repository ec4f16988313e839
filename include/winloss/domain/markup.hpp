// Codings as CriticMarkup in a note's text: {==they came in 30% under you==}{>>price/total-cost -2 primary<<}.
// Knows neither editor nor store; a competitor is a name here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/codebook.hpp"

namespace winloss {

/// [start, end) of a note's clean text in Unicode code points; never empty.
struct Passage {
    std::int64_t start = 0;
    std::int64_t end = 0;
    friend auto operator<=>(const Passage&, const Passage&) = default;
};

struct MarkedCoding {
    CodeId code;
    std::optional<Passage> passage;  ///< null: the note as a whole
    std::optional<int> rating;       ///< +2 +1 −1 −2
    Weight weight = Weight::contributing;
    std::optional<std::string> competitor;  ///< its name
    std::optional<std::string> memo;
    std::optional<std::string> lost_passage;  ///< unplaced: the words it stood on; `passage` is null then
    friend bool operator==(const MarkedCoding&, const MarkedCoding&) = default;
};

struct MarkedNote {
    std::string text;                   ///< without marks
    std::vector<MarkedCoding> codings;  ///< in the order in which write_markup writes them
    friend bool operator==(const MarkedNote&, const MarkedNote&) = default;
};

/// Takes the marks out of a note. Lenient in form (any order of attributes, `total-cost -2!`, competitor:Initech),
/// strict in meaning: throws one bad_input that lists the first 20 mistakes with line and column (code points, from 1)
/// and says how many there are: marks never closed, nested or stray; codes that are unknown or ambiguous; ratings that
/// are no rating or missing on a driver code; a second primary of one sign; two codings of one passage that contradict
/// each other; pieces of one coding (~1) that do not touch or differ. `lines` are the numbers that its lines have where
/// the person sees them; empty: 1, 2, 3.
MarkedNote read_markup(std::string_view text, const Codebook& codebook, std::span<const int> lines = {});

/// The one canonical form. Unplaced codings are left out: the caller keeps and lists them. Throws bug for a code that
/// is not in the codebook and for a passage outside of the text.
///
/// read_markup(write_markup(n)) is n up to the order of codings, provided that read_markup accepts them; and
/// write_markup(read_markup(m)) written again is the same bytes.
std::string write_markup(std::string_view text, const std::vector<MarkedCoding>& codings, const Codebook& codebook);

}  // namespace winloss
