#include "import_preview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_run.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::BadCell;
using exchange::Mapping;
using exchange::RecordType;

namespace {

constexpr std::size_t shown_rows = 5;

/// 'closed_on' → 'Closed on'.
std::string title_of(std::string_view field) {
    std::string title(field);
    std::ranges::replace(title, '_', ' ');
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

Table mapping_table(const Mapping& mapping) {
    Table table{.name = "mapping",
                .title = "What is read from where",
                .columns = {{"field", "Field", Type::text}, {"column", "Column", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const exchange::MappedColumn& each : mapping.columns) {
        table.rows.push_back({std::string(each.field->name), mapping.headings[each.column]});
    }
    return table;
}

Table left_table(const Mapping& mapping) {
    Table table{.name = "left_aside",
                .title = "Left aside",
                .columns = {{"column", "Column", Type::text, true}, {"why", "Why", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const exchange::LeftColumn& each : mapping.left_aside) { table.rows.push_back({each.heading, each.why}); }
    return table;
}

/// A word as a POSIX shell takes it for itself.
std::string shell_word(std::string_view text) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./:,=@%+").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::ranges::all_of(text, plain)) { return std::string(text); }
    std::string quoted = "'";
    for (const char c : text) { quoted += c == '\'' ? std::string("'\\''") : std::string(1, c); }
    return quoted + "'";
}

/// The command with nothing left to be recognised, one option a line.
std::string full_command(const Mapping& mapping, const ImportFile& options) {
    std::string command = fmt::format("winloss import {} {}", options.type, shell_word(options.file));
    const auto add = [&command](std::string_view option, std::string_view value) {
        command += fmt::format(" \\\n    {} {}", option, value);
    };
    for (const exchange::MappedColumn& each : mapping.columns) {
        add("--map", fmt::format("{}={}", each.field->name, shell_word(mapping.headings[each.column])));
    }
    for (const std::string& each : options.form.maps) {  // FIELD=: read from nowhere
        if (each.ends_with('=')) { add("--map", shell_word(each)); }
    }
    for (const std::string& each : options.form.values) { add("--value", shell_word(each)); }
    for (const std::string& each : options.form.aliases) { add("--alias", shell_word(each)); }
    if (options.form.currency) { add("--currency", shell_word(*options.form.currency)); }
    if (options.form.date_format) { add("--date-format", shell_word(*options.form.date_format)); }
    if (options.form.ends_exclusive) { command += " \\\n    --ends-exclusive"; }
    if (options.skip_bad) { command += " \\\n    --skip-bad"; }
    if (options.rejects) { add("--rejects", shell_word(*options.rejects)); }
    return command;
}

struct Preview {
    Table rows;
    std::int64_t read = 0;
    std::int64_t bad = 0;
    std::vector<std::string> mistakes;
};

template <class Row>
Preview read_rows(exchange::CsvReader& csv, const Mapping& mapping, const ImportForm& form) {
    Preview preview;
    std::vector<const PreviewField<Row>*> shown;
    Table& table = preview.rows;
    table.name = "rows";
    table.title = "The first rows";
    for (const PreviewField<Row>& each : preview_fields(static_cast<const Row*>(nullptr))) {
        const bool told = each.field == "outcome" && mapping.has("stage");
        if (!told && !mapping.has(each.field)) { continue; }
        shown.push_back(&each);
        table.columns.push_back({std::string(each.field), title_of(each.field), each.type, each.field == "name"});
    }
    BadRows bad(nullptr);
    exchange::ImportReader<Row> reader(csv, mapping, cell_options(mapping.type, form),
                                       [&](const BadCell& cell) { bad.add(csv, csv.line(), cell); });
    while (const Row* row = reader.next()) {
        ++preview.read;
        if (table.rows.size() == shown_rows) { continue; }
        auto& cells = table.rows.emplace_back();
        for (const auto* each : shown) { cells.push_back(each->cell(*row)); }
    }
    bad.finish();
    preview.bad = bad.rows();
    preview.read += bad.rows();
    preview.mistakes = bad_sentences(bad.first(), bad.cells());
    return preview;
}

Preview read_rows(exchange::CsvReader& csv, const Mapping& mapping, const ImportForm& form) {
    switch (mapping.type) {
        case RecordType::accounts: return read_rows<exchange::AccountRow>(csv, mapping, form);
        case RecordType::people: return read_rows<exchange::PersonRow>(csv, mapping, form);
        case RecordType::contacts: return read_rows<exchange::ContactRow>(csv, mapping, form);
        case RecordType::deals: return read_rows<exchange::DealRow>(csv, mapping, form);
        case RecordType::competitors: return read_rows<exchange::CompetitorRow>(csv, mapping, form);
        case RecordType::contracts: return read_rows<exchange::ContractRow>(csv, mapping, form);
    }
    throw Error(ErrorKind::bug, "A kind of record without a preview.");
}

}  // namespace

Answer preview_import(const Context& context, const ImportFile& options) {
    const RecordType type = exchange::parse_record_type(options.type);
    const auto input = open_input(context, options.file);
    exchange::CsvReader csv(input->stream(), name_of_input(options.file));
    const Mapping mapping = mapping_of(type, csv, options.form);
    Preview preview = read_rows(csv, mapping, options.form);
    Record record{.title = fmt::format("{} in {}", options.type, name_of_input(options.file)),
                  .fields = {{"rows", "Rows", preview.read}, {"bad_rows", "Bad rows", preview.bad}},
                  .sections = {mapping_table(mapping), left_table(mapping), std::move(preview.rows)},
                  .body = Field{"command", "Command", full_command(mapping, options)}};
    Answer answer{.data = std::move(record), .messages = std::move(preview.mistakes)};
    answer.messages.push_back("Nothing was imported: this was a dry run.");
    if (preview.bad > 0 && !options.skip_bad) { answer.exit_code = exit_code(ErrorKind::bad_input); }
    return answer;
}

}  // namespace winloss::app
