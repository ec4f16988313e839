#include "turned.hpp"

#include <algorithm>
#include <vector>

#include "ansi.hpp"
#include "prose.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

std::string text_of(const Grid& grid, std::size_t line, std::size_t column) {
    const std::string_view cell = grid.cell(line, column);
    return grid.columns()[column].share ? closed_up(cell) : std::string(cell);
}

/// The columns before the first figure: what the figures of a row are of.
std::size_t key_columns(const Grid& grid) {
    const auto& columns = grid.columns();
    const auto figure = std::find_if(columns.begin(), columns.end(),
                                     [](const GridColumn& column) { return column.right || column.share; });
    return static_cast<std::size_t>(figure - columns.begin());
}

/// Those of the key columns over the rule: what a row is called by, where the table says which they are.
std::size_t head_columns(const Grid& grid) {
    const auto& columns = grid.columns();
    const auto other = std::ranges::find(columns, false, &GridColumn::main);
    const std::size_t keys = key_columns(grid);
    const auto named = static_cast<std::size_t>(other - columns.begin());
    return named == 0 ? keys : std::min(named, keys);
}

int title_width(const Grid& grid) {
    int widest = 0;
    for (const GridColumn& column : grid.columns()) { widest = std::max(widest, display_width(column.title)); }
    return widest;
}

int line_width(const Grid& grid, std::size_t line) {
    int widest = 1;
    for (std::size_t i = 0; i < grid.columns().size(); ++i) {
        widest = std::max(widest, display_width(text_of(grid, line, i)));
    }
    return widest;
}

/// Rows from `begin` that stand side by side, and how wide each is.
std::vector<int> side_by_side(const Grid& grid, std::size_t begin, int room) {
    std::vector<int> widths;
    for (std::size_t line = begin; line < grid.lines(); ++line) {
        const int width = line_width(grid, line);
        room -= gap + width;
        if (room < 0 && !widths.empty()) { break; }
        widths.push_back(width);
    }
    return widths;
}

void append_rule(std::string& out, int titles, const std::vector<int>& widths, const Options& options) {
    std::string rule;
    const auto put = [&](int width) {
        for (int i = 0; i < width; ++i) { rule += options.unicode ? "─" : "-"; }
    };
    put(titles);
    for (const int width : widths) {
        append_spaces(rule, gap);
        put(width);
    }
    out += styled(rule, Style::dim, options.colour) + '\n';
}

}  // namespace

std::string closed_up(std::string_view cell) {
    std::string out;
    for (const std::string_view piece : split(cell, ' ')) {
        if (!piece.empty()) { out.append(out.empty() ? "" : " ").append(piece); }
    }
    return out;
}

bool can_be_turned(const Grid& grid, const Options& options) {
    const std::size_t keys = key_columns(grid);
    const auto figures = grid.columns().begin() + static_cast<std::ptrdiff_t>(keys);
    const bool words = std::any_of(figures, grid.columns().end(), [](const GridColumn& each) { return each.cuttable; });
    if (keys == 0 || figures == grid.columns().end() || words) { return false; }
    int widest = 0;
    for (std::size_t line = 0; line < grid.lines(); ++line) {
        if (grid.continued(line)) { return false; }
        widest = std::max(widest, line_width(grid, line));
    }
    return title_width(grid) + gap + widest <= options.width;
}

void append_turned(std::string& out, const Grid& grid, const Options& options) {
    const int titles = title_width(grid);
    const std::size_t heads = head_columns(grid);
    for (std::size_t begin = 0; begin < grid.lines();) {
        if (begin > 0) { out += '\n'; }
        const std::vector<int> widths = side_by_side(grid, begin, options.width - titles);
        for (std::size_t i = 0; i < grid.columns().size(); ++i) {
            if (i == heads) { append_rule(out, titles, widths, options); }
            out += styled(pad_right(grid.columns()[i].title, titles), i < heads ? Style::bold : Style::dim,
                          options.colour);
            for (std::size_t at = 0; at < widths.size(); ++at) {
                append_spaces(out, gap);
                const std::string text = text_of(grid, begin + at, i);
                append_spaces(out, widths[at] - display_width(text));
                out += styled(text, style_of(grid.tone(begin + at, i)), options.colour);
            }
            while (out.ends_with(' ')) { out.pop_back(); }
            out += '\n';
        }
        begin += widths.size();
    }
}

}  // namespace winloss::render
