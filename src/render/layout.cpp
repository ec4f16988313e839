#include "layout.hpp"

#include <algorithm>
#include <map>

#include "ansi.hpp"
#include "chart.hpp"
#include "prose.hpp"
#include "turned.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// How far columns of text are cut.
struct Cuts {
    int text;
    int words;  ///< of a word: cut, 'retrospective' and 'renewal-risk' tell nothing apart
    int main;
};
constexpr Cuts readable{14, 16, 24};  // while there are spare columns to leave out; 16 holds 'customer-success'
constexpr Cuts tight{12, 16, 16};     // names can still be told apart
constexpr Cuts close{8, 16, 12};
constexpr int too_narrow = 60;  // under it a row whose words would be cut is a card
constexpr Cuts whole{9999, 9999, 9999};
constexpr int longest_word = 20;  // of prose: up to that a word is never broken apart
/// Broken over lines nothing is lost of prose, and a line of so much is still easily read; a third of a wide screen.
constexpr int easy_prose(int width) { return std::max(32, width / 3); }

constexpr int least_bar = 10;  // a bar shorter than that tells nothing
constexpr int usual_bar = 20;  // where the width is unlimited
constexpr int most_bar = 30;

/// A column while widths are sought.
struct Fit {
    int width;
    int least;
};

int total(const std::vector<Fit>& columns) {
    int sum = gap * (static_cast<int>(columns.size()) - 1);
    for (const Fit& column : columns) { sum += column.width; }
    return sum;
}

/// Narrows the widest of the columns until `excess` is gone or all are at their least; returns the excess left.
int narrowed(std::vector<Fit>& columns, int excess) {
    while (excess > 0) {
        Fit* widest = nullptr;
        int next = 0;  // the width of the next widest, down to which the widest is cut in one go
        for (Fit& column : columns) {
            if (column.width <= column.least) { continue; }
            if (widest == nullptr || column.width >= widest->width) {
                next = widest == nullptr ? 0 : widest->width;
                widest = &column;
            } else {
                next = std::max(next, column.width);
            }
        }
        if (widest == nullptr) { break; }
        const int step = std::clamp(widest->width - std::max(next, widest->least), 1, excess);
        widest->width -= step;
        excess -= step;
    }
    return excess;
}

std::vector<int> widths_of(const std::vector<GridColumn>& columns, int width, const Cuts& cuts) {
    std::vector<Fit> fits;
    fits.reserve(columns.size());
    for (const GridColumn& column : columns) {
        const int natural = std::max(column.cells, display_width(column.title));
        fits.push_back({natural, natural});
    }
    int excess = width <= 0 ? 0 : total(fits) - width;
    const auto narrow = [&](const auto& floor) {
        for (std::size_t i = 0; i < columns.size(); ++i) { fits[i].least = floor(columns[i], fits[i].width); }
        excess = narrowed(fits, excess);
    };
    narrow([](const GridColumn& column, int) { return std::max(column.cells, widest_word(column.title)); });
    narrow([&](const GridColumn& column, int now) { return column.prose ? std::min(now, easy_prose(width)) : now; });
    narrow([&](const GridColumn& column, int now) {
        const int cut = column.one_word ? cuts.words : std::max(cuts.text, std::min(column.word, longest_word));
        return column.cuttable && !column.main ? std::max(cut, widest_word(column.title)) : now;
    });
    narrow([&](const GridColumn& column, int now) {
        const int cut = std::max(cuts.main, std::min(column.word, longest_word));
        return column.cuttable && column.main ? std::max(cut, widest_word(column.title)) : now;
    });
    if (excess > 0) { return {}; }
    std::vector<int> widths(fits.size());
    std::transform(fits.begin(), fits.end(), widths.begin(), [](const Fit& fit) { return fit.width; });
    return widths;
}

/// What a row is of, and as many of the columns behind it as there is room for: where rows are looked for, a table with
/// something left out is worth more than a card for each. No widths where not even that fits, and where the table does
/// not say which of its columns matter most.
Fitted fitted_to_few(const std::vector<GridColumn>& columns, int width) {
    Fitted result;
    if (std::ranges::none_of(columns, &GridColumn::main)) { return result; }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].spare == 0) { result.columns.push_back(i); }
    }
    while (true) {
        std::vector<GridColumn> shown;
        for (const std::size_t i : result.columns) { shown.push_back(columns[i]); }
        result.widths = widths_of(shown, width, close);
        const auto last = std::find_if(result.columns.rbegin(), result.columns.rend(),
                                       [&](std::size_t i) { return i > 0 && !columns[i].main; });
        if (!result.widths.empty() || last == result.columns.rend()) { return result; }
        result.columns.erase(std::next(last).base());
    }
}

/// A cell over lines: between the words of a sentence, and behind the commas of a list where its parts have room.
std::vector<std::string> lines_of(std::string_view cell, const GridColumn& column, int width) {
    if (!column.list) { return wrapped(cell, width); }
    constexpr std::string_view comma = ", ";
    std::vector<std::string_view> pieces;
    for (std::size_t from = 0; from < cell.size();) {
        const std::size_t found = cell.find(comma, from);
        const std::size_t end = found == std::string_view::npos ? cell.size() : found + 1;
        const std::string_view part = cell.substr(from, end - from);
        if (display_width(part) <= width) {
            pieces.push_back(part);
        } else {
            for (const std::string_view word : split(part, ' ')) { pieces.push_back(word); }
        }
        from = found == std::string_view::npos ? end : found + comma.size();
    }
    return wrapped(pieces, width);
}

class Lines {
public:
    Lines(std::string& out, const Grid& grid, const Fitted& fitted, const Options& options)
        : out_(out), grid_(grid), shown_(fitted.columns), widths_(fitted.widths), options_(options) {
        int used = gap * static_cast<int>(widths_.size());
        for (const int width : widths_) { used += width; }
        const int room = options.width <= 0 ? usual_bar : std::min(options.width - used, most_bar);
        if (grid.has_bars() && room >= least_bar) { bar_ = room; }
    }

    bool has_bars() const { return bar_ > 0; }

    /// Titles broken into as many lines as the longest needs, standing on the rule.
    void heading() {
        std::vector<std::vector<std::string>> titles;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            titles.push_back(wrapped(column(i).title, widths_[i]));
            height = std::max(height, titles.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                const std::size_t above = height - titles[i].size();
                const std::string title = line < above ? std::string() : titles[i][line - above];
                put(i, styled(title, Style::bold, options_.colour), display_width(title));
            }
            end_line();
        }
        std::string rule;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            if (i > 0) { append_spaces(rule, gap); }
            for (int column = 0; column < widths_[i]; ++column) { rule += options_.unicode ? "─" : "-"; }
        }
        out_ += styled(rule, Style::dim, options_.colour) + '\n';
    }

    void line(std::size_t line) {
        std::map<std::size_t, std::vector<std::string>> broken;  // what does not fit of prose, by place
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const int width = grid_.cell_width(line, shown_[i]);
            if (width <= widths_[i]) {
                put_toned(line, i, grid_.cell(line, shown_[i]), width);
            } else if (column(i).prose) {
                const auto& lines = broken[i] = lines_of(grid_.cell(line, shown_[i]), column(i), widths_[i]);
                height = std::max(height, lines.size());
                put_toned(line, i, lines.front(), display_width(lines.front()));
            } else {
                const std::string cut = cut_to_width(grid_.cell(line, shown_[i]), widths_[i], options_.unicode);
                put_toned(line, i, cut, display_width(cut));
            }
        }
        if (has_bars()) {
            append_spaces(out_, gap);
            out_ += bar(grid_.bar(line), bar_, options_.unicode);
        }
        end_line();
        for (std::size_t below = 1; below < height; ++below) {
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                const auto prose = broken.find(i);
                const bool more = prose != broken.end() && below < prose->second.size();
                const std::string text = more ? prose->second[below] : std::string();
                put_toned(line, i, text, display_width(text));
            }
            end_line();
        }
    }

private:
    const GridColumn& column(std::size_t i) const { return grid_.columns()[shown_[i]]; }
    void put_toned(std::size_t line, std::size_t i, std::string_view text, int width) {
        put(i, styled(text, style_of(grid_.tone(line, shown_[i])), options_.colour), width);
    }
    void put(std::size_t i, std::string_view text, int width) {
        if (i > 0) { append_spaces(out_, gap); }
        const bool right = column(i).right;
        if (right) { append_spaces(out_, widths_[i] - width); }
        out_ += text;
        if (!right && (has_bars() || i + 1 < widths_.size())) { append_spaces(out_, widths_[i] - width); }
    }
    void end_line() {
        while (out_.ends_with(' ')) { out_.pop_back(); }
        out_ += '\n';
    }

    std::string& out_;
    const Grid& grid_;
    const std::vector<std::size_t>& shown_;
    const std::vector<int>& widths_;
    const Options& options_;
    int bar_ = 0;  ///< columns of the longest bar; 0: none are drawn
};

void append_cards(std::string& out, const Grid& grid, const Options& options) {
    int widest = 0;
    for (const GridColumn& column : grid.columns()) { widest = std::max(widest, display_width(column.title) + 1); }
    std::vector<Pair> pairs;
    for (std::size_t line = 0; line < grid.lines(); ++line) {
        for (std::size_t i = 0; i < grid.columns().size(); ++i) {
            const GridColumn& column = grid.columns()[i];
            const std::string_view cell = grid.cell(line, i);
            if (cell.empty()) { continue; }
            pairs.push_back({pad_right(column.title + ':', widest), column.share ? closed_up(cell) : std::string(cell),
                             grid.tone(line, i)});
        }
        if (line + 1 < grid.lines() && grid.continued(line + 1)) { continue; }
        append_pairs(out, pairs, options);
        pairs.clear();
        if (line + 1 < grid.lines()) { out += '\n'; }
    }
}

/// A table from which something is missing says so, and where it stands.
void append_left_out(std::string& out, const Grid& grid, const Fitted& shown, const Options& options) {
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < grid.columns().size(); ++i) {
        if (std::ranges::find(shown.columns, i) == shown.columns.end()) { titles.push_back(grid.columns()[i].title); }
    }
    if (titles.empty()) { return; }
    append_sentence(out, "No room for " + join(titles, ", ") + "; --format markdown shows all.", options);
}

}  // namespace

Fitted fitted(const std::vector<GridColumn>& columns, int width) {
    Fitted result;
    for (std::size_t i = 0; i < columns.size(); ++i) { result.columns.push_back(i); }
    while (true) {
        std::vector<GridColumn> shown;
        for (const std::size_t i : result.columns) { shown.push_back(columns[i]); }
        const auto spare = std::max_element(
            result.columns.begin(), result.columns.end(),
            [&](std::size_t left, std::size_t right) { return columns[left].spare < columns[right].spare; });
        const bool more = spare != result.columns.end() && columns[*spare].spare > 0;
        result.widths = widths_of(shown, width, width > 0 && width < too_narrow ? whole : readable);
        const bool cut_more = !more && (width <= 0 || width >= too_narrow);
        for (const Cuts& cuts : {tight, close}) {
            if (result.widths.empty() && cut_more) { result.widths = widths_of(shown, width, cuts); }
        }
        if (!result.widths.empty() || !more) { return result; }
        result.columns.erase(spare);
    }
}

bool append_grid(std::string& out, const Grid& grid, const Options& options) {
    if (options.width > 0 && options.width < too_narrow && !can_be_turned(grid, options)) {
        append_cards(out, grid, options);
        return false;
    }
    Fitted columns = fitted(grid.columns(), options.width);
    if (columns.widths.empty() && options.width >= too_narrow && !can_be_turned(grid, options)) {
        columns = fitted_to_few(grid.columns(), options.width);
    }
    if (columns.widths.empty()) {
        can_be_turned(grid, options) ? append_turned(out, grid, options) : append_cards(out, grid, options);
        return false;
    }
    Lines lines(out, grid, columns, options);
    lines.heading();
    for (std::size_t line = 0; line < grid.lines(); ++line) { lines.line(line); }
    append_left_out(out, grid, columns, options);
    return lines.has_bars();
}

}  // namespace winloss::render
