// How the lines look that reports put under their rows and between them: sums, remarks, headings of groups.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "winloss/exchange/import_fields.hpp"

namespace winloss::exchange {

enum class LineKind {
    blank,
    row,
    like_a_sum,  ///< a record that begins like a sum, and is none
    aside        ///< no row: a sum, a remark, the heading of a group
};

/// Tells the lines of a file that are no rows of its table. Is to be shown every line, in their order: what a figure
/// under a sum is depends on the sum.
class LinesAside {
public:
    /// `mapping` must outlive it.
    explicit LinesAside(const Mapping& mapping);
    LineKind look(std::span<const std::string_view> line);
    /// The first cell of that line with something in it, without outer blanks; empty where it is blank.
    std::string_view first() const { return first_; }

private:
    using Line = std::span<const std::string_view>;
    LineKind kind(Line line, std::size_t at) const;
    bool is_figure_line(Line behind, bool alone, bool goes_on) const;
    bool names_a_record(Line line, std::size_t at, bool of_figures) const;

    const Mapping& mapping_;
    std::vector<std::size_t> record_columns_;  ///< what no line of sums has beside its first word
    std::vector<bool> id_columns_;             ///< by column of the file
    bool under_a_sum_ = false;
    std::string_view first_;
};

}  // namespace winloss::exchange
