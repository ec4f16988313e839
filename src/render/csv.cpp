#include "winloss/core/csv.hpp"

#include "flat.hpp"
#include "formats.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr std::string_view line_end = "\r\n";  // RFC 4180, section 2

/// Text with its lines kept and every other control character visible; no formula unless raw.
std::string harmless(const std::string& text, bool raw) {
    std::string out;
    for (const std::string_view line : split(text, '\n')) {
        if (line.data() != text.data()) { out += '\n'; }
        out += visible(line);
    }
    return raw ? out : defused(out);
}

}  // namespace

std::string csv_text(const Text& text, const Options& options) {
    std::string out = "text";
    out += line_end;
    append_csv_field(out, harmless(text.text, options.raw));
    out += line_end;
    return out;
}

std::string csv_rows(const Table& table, const Options& options) {
    const FlatTable flat(table);
    std::string out;
    if (!flat.header().empty()) { out = join(flat.header(), ",").append(line_end); }
    flat.each_row([&](const std::vector<FlatCell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) { out += ','; }
            if (cells[i].is_text) {
                append_csv_field(out, harmless(cells[i].text, options.raw));
            } else {
                out += cells[i].text;
            }
        }
        // A line with nothing on it is no record to many readers.
        if (cells.size() == 1 && cells[0].text.empty()) { out += "\"\""; }
        out += line_end;
    });
    return out;
}

std::string csv_record(const Record& record, const Options& options) { return csv_rows(one_row(record), options); }

}  // namespace winloss::render
