// How values read to a person: the words of the terminal and of Markdown, made visible. Knows no layout and no markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

/// What has to be explained under the tables, once.
struct Marks {
    bool small = false;
    bool hidden = false;
    void add(const Share& share);
};
/// The sentences that explain the marks; none where none were made.
std::vector<std::string> explained(const Marks& marks, const Options& options);

/// A share in pieces, so that a column can align them: "42.3%", "(35–50%)", "n=187". Empty where there is none: no
/// interval and no n for rates by amount; no interval and "·" for a hidden base; "n/a" alone for an empty one.
struct ShareWords {
    std::string percent;
    std::string interval;
    std::string base;  ///< with the trailing ~ of a small base
};
ShareWords words(const Share& share, const Options& options);

/// What a cell means; a share too small to go by is quiet of itself.
Tone tone_of(const Cell& cell);

/// How the cells of one column are put in words.
struct Wording {
    bool separators = false;       ///< 1,234: numbers that count something, on a terminal
    bool currency_beside = false;  ///< money as number only: the row names its currency in another column
    bool time = false;             ///< a time until something: an infinite one is not reached
};
/// Record numbers (keys `id`, `…_id`, `operation`) and years are names and never grouped. Medians are times.
Wording wording(const Column& column, bool currency_beside, const Options& options);

/// One line without markup; empty for null.
std::string words(const Cell& cell, const Wording& wording, const Options& options);
/// A field of a record.
std::string words(const Field& field, const Options& options);

/// "2026-07-01 to 2026-09-30", "as of 2026-10-01", "operation 42", "Segment: Enterprise".
std::vector<std::string> provenance(const Report& report, const Options& options);
/// "Lost deals: 187", "Heard: 21.9% (17–28%) n=187": fields that stand in one line.
std::vector<std::string> facts(const std::vector<Field>& fields, const Options& options);
/// What stands between them.
std::string_view fact_separator(const Options& options);

/// Numbers stand at the right edge of their column.
bool is_number(Type type);

}  // namespace winloss::render
