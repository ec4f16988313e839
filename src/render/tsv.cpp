#include "flat.hpp"
#include "formats.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// TAB, LF, CR and backslash as \t \n \r \\; what else a terminal would obey is visible.
void append_text(std::string& out, const std::string& cell, const Options& options) {
    const std::string text = options.file && !options.raw ? defused(cell) : cell;
    if (text.find('\\') == std::string::npos) {
        out += visible(text);
        return;
    }
    std::string doubled;
    for (const char c : text) { doubled.append(c == '\\' ? 2 : 1, c); }
    out += visible(doubled);
}

void append_cell(std::string& out, const FlatCell& cell, const Options& options) {
    if (cell.is_text) {
        append_text(out, cell.text, options);
    } else {
        out += cell.text;
    }
}

void append_heading(std::string& out, const FlatTable& flat, const Options& options) {
    for (const std::string& heading : flat.header()) {
        if (&heading != &flat.header().front()) { out += '\t'; }
        append_text(out, heading, options);
    }
    if (!flat.header().empty()) { out += '\n'; }
}

}  // namespace

void append_tsv_row(std::string& out, const std::vector<FlatCell>& cells, const Options& options) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) { out += '\t'; }
        append_cell(out, cells[i], options);
    }
    out += '\n';
}

std::string tsv_rows(const Table& table, Header header, const Options& options) {
    const FlatTable flat(table, options.rows_done);
    std::string out;
    if (header == Header::yes) { append_heading(out, flat, options); }
    flat.each_row([&](const std::vector<FlatCell>& cells) { append_tsv_row(out, cells, options); });
    return out;
}

std::string tsv_record(const Record& record, const Options& options) {
    const Table table = one_row(record);
    const FlatTable flat(table);
    std::string out;
    flat.each_row([&](const std::vector<FlatCell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            append_text(out, flat.header()[i], options);
            out += '\t';
            append_cell(out, cells[i], options);
            out += '\n';
        }
    });
    return out;
}

}  // namespace winloss::render
