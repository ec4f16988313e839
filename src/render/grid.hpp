// A table as a terminal will show it: every cell in words and measured, before anything is cut. Knows no width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "people.hpp"
#include "winloss/core/table.hpp"

namespace winloss::render {

struct GridColumn {
    std::string title;  ///< made visible
    bool right = false;
    bool cuttable = false;  ///< text; never numbers, dates and ids
    bool main = false;      ///< cut only when nothing else is left to cut
    bool share = false;     ///< padded inside, piece under piece
    int spare = 0;          ///< left out where not all have room, the greatest first; 0: never
    bool prose = false;     ///< broken over lines instead of being cut
    bool list = false;      ///< its parts are kept whole where it is broken over lines
    bool one_word = true;   ///< no cell has a space in it
    int cells = 0;          ///< width of the widest cell
    int word = 0;           ///< of prose: width of the widest word of a cell
};

/// Columns of table and breakdown side by side, sub-rows as lines of their own. The words of all cells stand in one
/// string, since a listing may have a hundred thousand rows.
class Grid {
public:
    Grid(const Table& table, const Options& options, Marks& marks);

    const std::vector<GridColumn>& columns() const { return columns_; }
    std::size_t lines() const { return continued_.size(); }
    /// A further sub-row of the line above: the cells it would repeat are blank.
    bool continued(std::size_t line) const { return continued_[line]; }
    std::string_view cell(std::size_t line, std::size_t column) const;
    int cell_width(std::size_t line, std::size_t column) const { return at(line, column).width; }
    Tone tone(std::size_t line, std::size_t column) const { return at(line, column).tone; }
    /// Whether there are bars to be drawn, and how long that of a line is, as part of the longest that could be: 100%
    /// of shares, the greatest of counts.
    bool has_bars() const { return !bars_.empty(); }
    double bar(std::size_t line) const { return bars_[line]; }

private:
    struct Words {
        std::size_t begin = 0;
        std::size_t size = 0;
        int width = 0;
        Tone tone = Tone::none;
    };
    /// Widths of the pieces of a column of shares, so that percent, interval and n stand under one another.
    struct ShareWidths {
        int percent = 0;
        int interval = 0;
        int base = 0;
    };
    /// One of the table's columns or of its breakdown's.
    struct Source {
        const Column* column;
        bool inner;
        std::size_t index;
        Wording wording;
        ShareWidths widths;
    };

    /// Leaves out what is for machines, and words, days and spare columns that no row has.
    void add_columns(const std::vector<Column>& columns, bool inner);
    bool is_blank(bool inner, std::size_t index) const;
    const Cell& source_cell(const Source& source, std::size_t row, std::size_t sub) const;
    void measure_shares(Marks& marks);
    void measure_bars();
    void put(const Cell& cell, const Source& source, GridColumn& column);
    std::string aligned(const Share& share, const ShareWidths& widths) const;
    const Words& at(std::size_t line, std::size_t column) const { return cells_[line * columns_.size() + column]; }

    const Table& table_;
    const Options& options_;
    std::vector<GridColumn> columns_;
    std::vector<Source> sources_;
    std::vector<bool> continued_;
    std::string text_;
    std::vector<Words> cells_;
    std::vector<double> bars_;
};

}  // namespace winloss::render
