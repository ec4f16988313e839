#include "winloss/core/csv.hpp"

#include "flat.hpp"
#include "formats.hpp"
#include "kept_text.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr std::string_view line_end = "\r\n";  // RFC 4180, section 2

/// No formula, and nothing that a terminal obeys; raw as it is stored, but on a screen.
std::string harmless(const std::string& text, const Options& options) {
    if (!options.raw) { return defused(kept_text(text)); }
    return options.screen ? kept_text(text) : text;
}

}  // namespace

std::string csv_text(const Text& text, const Options& options) {
    std::string out = "text";
    out += line_end;
    append_csv_field(out, harmless(text.text, options));
    out += line_end;
    return out;
}

void append_csv_heading(std::string& out, const FlatTable& flat, const Options& options) {
    for (const std::string& heading : flat.header()) {
        if (&heading != &flat.header().front()) { out += ','; }
        append_csv_field(out, harmless(heading, options));
    }
    if (!flat.header().empty()) { out += line_end; }
}

void append_csv_row(std::string& out, const std::vector<FlatCell>& cells, const Options& options) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) { out += ','; }
        if (cells[i].is_text) {
            append_csv_field(out, harmless(cells[i].text, options));
        } else {
            out += cells[i].text;
        }
    }
    // A line with nothing on it is no record to many readers.
    if (cells.size() == 1 && cells[0].text.empty()) { out += "\"\""; }
    out += line_end;
}

std::string csv_rows(const Table& table, const Options& options) {
    const FlatTable flat(table, options.rows_done);
    std::string out;
    append_csv_heading(out, flat, options);
    flat.each_row([&](const std::vector<FlatCell>& cells) { append_csv_row(out, cells, options); });
    return out;
}

std::string csv_record(const Record& record, const Options& options) { return csv_rows(one_row(record), options); }

}  // namespace winloss::render
