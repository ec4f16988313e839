#include <variant>

#include "formats.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

namespace {

/// The table called `name`; usage error with the nearest names, or all of them where none is near.
const Table& named(const std::string& name, const std::vector<const Table*>& tables) {
    std::vector<std::string> names;
    for (const Table* table : tables) {
        if (table->name == name) { return *table; }
        names.push_back(table->name);
    }
    std::string hint = did_you_mean(name, names);
    if (hint.empty()) {
        hint = names.empty() ? "Leave --table out: there are no tables here."
                             : "The tables are: " + join(names, ", ") + ".";
    }
    throw usage_error("There is no table '" + name + "' here.", hint);
}

std::vector<const Table*> pointers(const std::vector<Table>& tables) {
    std::vector<const Table*> out;
    out.reserve(tables.size());
    for (const Table& table : tables) { out.push_back(&table); }
    return out;
}

/// One table that stands for the whole.
std::string rows(const Table& table, Header header, const Options& options) {
    switch (options.format) {
        case Format::table: return screen_rows(table, options);
        case Format::tsv: return tsv_rows(table, header, options);
        case Format::csv: return csv_rows(table, options);
        case Format::json: return json_rows(table);
        case Format::jsonl: return jsonl_rows(table);
        case Format::markdown: return markdown_rows(table, options);
        case Format::xlsx: return xlsx_rows(table, options.rows_done);
    }
    return {};
}

}  // namespace

const std::vector<std::string>& format_names() {
    static const std::vector<std::string> names = {"table", "tsv", "csv", "json", "jsonl", "markdown", "xlsx"};
    return names;
}

std::optional<Format> parse_format(std::string_view word) {
    const std::vector<std::string>& names = format_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == word) { return static_cast<Format>(i); }
    }
    return std::nullopt;
}

std::string render(const Text& text, const Options& options) {
    if (!options.table.empty()) { named(options.table, {}); }
    switch (options.format) {
        case Format::table: return screen_text(text, options);
        case Format::csv: return csv_text(text, options);
        case Format::json:
        case Format::jsonl: return json_text(text);
        case Format::xlsx: return xlsx_text(text);
        case Format::tsv:
        case Format::markdown: break;
    }
    // Where it is to be taken up again the text is the data: not a byte is touched, but for a terminal.
    const bool read_by_people = text.prose || options.width > 0;
    return read_by_people ? visible(text.text, Breaks::keep) : text.text;
}

std::string render(const Record& record, const Options& options) {
    if (!options.table.empty()) { return rows(named(options.table, pointers(record.sections)), Header::no, options); }
    switch (options.format) {
        case Format::table: return screen_record(record, options);
        case Format::tsv: return tsv_record(record, options);
        case Format::csv: return csv_record(record, options);
        case Format::json: return json_record(record);
        case Format::jsonl: return jsonl_record(record);
        case Format::markdown: return markdown_record(record, options);
        case Format::xlsx: return xlsx_record(record);
    }
    return {};
}

std::string render(const List& list, const Options& options) {
    if (!options.table.empty()) { named(options.table, {&list.table}); }
    // A person reads Answer's sentence on how to begin instead of a heading above nothing.
    if (options.format == Format::table && list.table.rows.empty()) { return {}; }
    return rows(list.table, Header::no, options);
}

std::string render(const Report& report, const Options& asked) {
    Options options = asked;
    options.small_base = report.small_under;
    options.hidden_base = report.hide_under;
    const Table none;
    const Table& table = !options.table.empty()  ? named(options.table, pointers(report.tables))
                         : report.tables.empty() ? none
                                                 : report.tables.front();
    if (options.table.empty()) {
        switch (options.format) {
            case Format::table: return screen_report(report, options);
            case Format::json: return json_report(report);
            case Format::markdown: return markdown_report(report, options);
            case Format::xlsx: return xlsx_report(report);
            case Format::tsv:
            case Format::csv:
            case Format::jsonl: break;
        }
    }
    return rows(table, Header::yes, options);
}

std::string render(const Answer& answer, const Options& options) {
    return std::visit(
        [&](const auto& data) -> std::string {
            if constexpr (std::is_same_v<std::decay_t<decltype(data)>, std::monostate>) {
                return {};
            } else {
                return render(data, options);
            }
        },
        answer.data);
}

}  // namespace winloss::render
