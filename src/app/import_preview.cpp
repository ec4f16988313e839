#include "import_preview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_notes.hpp"
#include "import_run.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::Mapping;
using exchange::RecordType;

namespace {

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

/// The command with nothing left to be recognised, on one line.
std::string full_command(const Mapping& mapping, const ImportFile& options) {
    std::string command = fmt::format("winloss import {} {}", options.type, shell_word(options.file));
    const auto add = [&command](std::string_view option, std::string_view value) {
        command += fmt::format(" {} {}", option, value);
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
    if (options.form.ends_exclusive) { command += " --ends-exclusive"; }
    if (options.skip_bad) { command += " --skip-bad"; }
    if (options.rejects) { add("--rejects", shell_word(*options.rejects)); }
    return command;
}

}  // namespace

std::string title_of(std::string_view field) {
    std::string title(field);
    std::ranges::replace(title, '_', ' ');
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

Answer preview_import(store::Store& store, const Context& context, const ImportFile& options) {
    const RecordType type = exchange::parse_record_type(options.type);
    const auto input = open_input(context, options.file);
    ImportPreview preview;
    store::Write write(store, context.operation());
    const ImportTally tally =
        import_rows(write, context, type, {input->stream(), name_of_input(options.file), input->size()}, options.form,
                    {.preview = &preview});
    if (context.progress) { context.progress({}); }
    const bool changes = write.abandon();
    Record record{.title = fmt::format("{} in {}", options.type, name_of_input(options.file)),
                  .fields = {{"rows_read", "Rows", tally.read}, {"bad_rows", "Bad rows", tally.rejected}},
                  .sections = {mapping_table(preview.mapping), left_table(preview.mapping), std::move(preview.rows)},
                  .body = Field{"command", "Command", full_command(preview.mapping, options)}};
    if (!tally.stages.empty()) { record.sections.push_back(stages_table(tally)); }
    Answer answer{.data = std::move(record), .messages = bad_sentences(tally.bad, tally.bad_cells)};
    if (tally.rejected > 0 && !options.skip_bad) {
        answer.messages.push_back(rejected_rows(tally) + ", so nothing would be without --skip-bad.");
        answer.exit_code = exit_code(ErrorKind::bad_input);
    } else {
        for (std::string& line : tally_sentences(type, tally, changes)) { answer.messages.push_back(std::move(line)); }
    }
    answer.messages.push_back("Nothing was imported: this was a dry run.");
    return answer;
}

}  // namespace winloss::app
