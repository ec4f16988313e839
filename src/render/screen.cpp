#include <algorithm>

#include "ansi.hpp"
#include "cells.hpp"
#include "chart.hpp"
#include "formats.hpp"
#include "grid.hpp"
#include "layout.hpp"
#include "people.hpp"
#include "prose.hpp"
#include "time_line.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

void append_title(std::string& out, const std::string& title, const Options& options) {
    constexpr int widest = 160;  // a name may have 10,000 characters; the data has them all
    for (const std::string& line : wrapped(cut_to_width(visible(title), widest, options.unicode), options.width)) {
        out += styled(line, Style::bold, options.colour) + '\n';
    }
}

/// Sentences under a table or a report, after an empty line.
void append_notes(std::string& out, const std::vector<std::string>& notes, const Options& options) {
    if (!notes.empty()) { out += '\n'; }
    for (const std::string& note : notes) { append_sentence(out, visible(note), options); }
}

/// The columns in front that say whose a row is, before the first figure.
std::size_t keys_of(const Table& table) {
    const auto figure = std::find_if(table.columns.begin(), table.columns.end(), [](const Column& column) {
        return column.type != Type::text && column.type != Type::date && column.type != Type::list;
    });
    return static_cast<std::size_t>(figure - table.columns.begin());
}

/// The sub-rows of a table as a table of its own, behind the columns that say whose they are.
Table broken_down(const Table& table) {
    Table result;
    const std::size_t keys = keys_of(table);
    result.columns.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(keys));
    for (Column& key : result.columns) { key.spare = 0; }  // nothing else says whose they are
    result.columns.insert(result.columns.end(), table.breakdown->columns.begin(), table.breakdown->columns.end());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const Row& sub : sub_rows(table, row)) {
            Row joined;
            for (std::size_t i = 0; i < keys; ++i) { joined.push_back(cell_at(table.rows[row], i)); }
            joined.insert(joined.end(), sub.begin(), sub.end());
            result.rows.push_back(std::move(joined));
        }
    }
    return result;
}

/// How the figures went, in one line, where there is no room for bars: each period a character.
void append_sparkline(std::string& out, const Table& table, const Options& options) {
    const auto values = charted(table);
    constexpr std::size_t fewest = 3;
    if (!table.chart || !table.chart->over_time || values.size() < fewest) { return; }
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const Column& each) { return each.key == table.chart->column; });
    const auto period = [&](const Row& row) { return words(cell_at(row, 0), Wording{}, options); };
    out += '\n' + visible(column->title) + "  " + sparkline(values, options.unicode);
    while (out.ends_with(' ')) { out.pop_back(); }
    out += '\n';
    append_sentence(
        out, period(table.rows.front()) + " to " + period(table.rows.back()) + ", from the lowest to the highest",
        options);
}

/// A table and its amounts side by side, or below one another where the screen is too narrow for both; nothing is left
/// out for the amounts where they can say below whose they are. Whether bars were drawn.
bool append_rows(std::string& out, const Table& table, const Options& options, Marks& marks) {
    const Grid grid(table, options, marks);
    const Fitted beside = fitted(grid.columns(), options.width);
    const bool whole = beside.columns.size() == grid.columns().size();
    if (!table.breakdown || (!beside.widths.empty() && (whole || keys_of(table) == 0))) {
        return append_grid(out, grid, options);
    }
    Table counts = table;
    counts.breakdown.reset();
    const bool drawn = append_grid(out, Grid(counts, options, marks), options);
    const Table amounts = broken_down(table);
    if (amounts.rows.empty()) { return drawn; }
    out += '\n';
    append_grid(out, Grid(amounts, options, marks), options);
    return drawn;
}

void append_table(std::string& out, const Table& table, const Options& options, Marks& marks) {
    if (!out.empty()) { out += '\n'; }
    if (!table.title.empty()) { append_title(out, table.title, options); }
    if (table.rows.empty()) {
        out += "none\n";
    } else if (!append_rows(out, table, options, marks)) {
        append_sparkline(out, table, options);
    }
    if (const std::string lines = time_line(table, options); !lines.empty()) { out += '\n' + lines; }
    append_notes(out, table.notes, options);
}

}  // namespace

std::string screen_text(const Text& text, const Options& options) {
    std::string out = with_plain_marks(visible(text.text, Breaks::keep), options);
    if (!out.empty() && !out.ends_with('\n')) { out += '\n'; }
    return text.prose ? wrapped_lines(out, options.width) : out;
}

std::string screen_rows(const Table& table, const Options& options) {
    std::string out;
    Marks marks;
    append_table(out, table, options, marks);
    append_notes(out, explained(marks, options), options);
    return out;
}

std::string screen_record(const Record& record, const Options& options) {
    std::string out;
    Marks marks;
    if (!record.title.empty()) { append_title(out, record.title, options); }
    std::vector<Pair> pairs;
    for (const Field& field : record.fields) {
        if (field.machine) { continue; }
        if (const Share* share = std::get_if<Share>(&field.value)) { marks.add(*share); }
        pairs.push_back({visible(field.title), words(field, options), tone_of(field.value)});
    }
    if (!out.empty() && !pairs.empty()) { out += '\n'; }
    append_pairs(out, pairs, options);
    for (const Table& section : record.sections) { append_table(out, section, options, marks); }
    append_notes(out, explained(marks, options), options);
    const std::string* body = record.body ? std::get_if<std::string>(&record.body->value) : nullptr;
    if (body != nullptr && !body->empty()) {
        if (!out.empty()) { out += '\n'; }
        if (!record.body->title.empty()) { append_title(out, record.body->title, options); }
        out += screen_text({*body, record.prose}, options);
    }
    return out;
}

std::string screen_report(const Report& report, const Options& options) {
    std::string out;
    Marks marks;
    append_title(out, report.title, options);
    append_facts(out, provenance(report, options), options);
    append_facts(out, facts(report.base, options), options);
    if (!report.headline.empty()) {
        out += '\n';
        append_sentence(out, visible(report.headline), options);
    }
    for (const Table& table : report.tables) {
        if (table.machine) { continue; }
        const std::optional<Table> cut = cut_for_people(table);
        append_table(out, cut ? *cut : table, options, marks);
    }
    std::vector<std::string> notes = explained(marks, options);
    notes.insert(notes.end(), report.notes.begin(), report.notes.end());
    append_notes(out, notes, options);
    return out;
}

}  // namespace winloss::render
