#include "import_preview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_beside.hpp"
#include "import_notes.hpp"
#include "import_profile.hpp"
#include "import_run.hpp"
#include "import_words.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::CsvReader;
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

/// Of columns without a heading those that hold something.
Table left_table(const Mapping& mapping, const std::vector<exchange::NamelessColumn>& nameless) {
    Table table{.name = "left_aside",
                .title = "Left aside",
                .columns = {{"column", "Column", Type::text, true}, {"why", "Why", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const exchange::LeftColumn& each : mapping.left_aside) {
        if (!each.heading.empty()) { table.rows.push_back({each.heading, each.why}); }
    }
    for (const exchange::NamelessColumn& each : nameless) {
        if (each.line == 0) { continue; }
        table.rows.push_back({fmt::format("column {}", exchange::column_letters(each.column)),
                              fmt::format("it has no heading; its first value is in line {}", each.line)});
    }
    return table;
}

/// Of what a saved profile says of words that of this file's: what is typed has to be used.
std::vector<std::string> saved_words(const exchange::Profile& profile, const Mapping& mapping, const ImportInput& input,
                                     const ImportForm& form) {
    std::vector<std::string> said;
    if (!form.saved) { return said; }
    const auto& values = form.saved->table.values;
    const auto& aliases = form.saved->table.aliases;
    std::vector<exchange::Replacement> words = values;
    words.insert(words.end(), aliases.begin(), aliases.end());
    const std::vector<exchange::Replacement> absent = absent_words(profile, mapping, input, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& [field, from, to] = words[i];
        const bool is_absent = std::ranges::any_of(
            absent, [&](const exchange::Replacement& other) { return other.field == field && other.from == from; });
        if (is_absent) { continue; }
        said.push_back(fmt::format("{} {}", i < values.size() ? "--value" : "--alias",
                                   shell_word(fmt::format("{}:{}={}", field, from, to))));
    }
    return said;
}

/// The command with nothing left to be recognised, on one line.
std::string full_command(const exchange::Profile& profile, const Mapping& mapping, const ImportInput& input,
                         const ImportFile& options, const ImportTally& found = {}) {
    std::string command = fmt::format("winloss import {} {}", options.type, shell_word(options.file));
    const auto add = [&command](std::string_view option, std::string_view value) {
        command += fmt::format(" {} {}", option, value);
    };
    for (const exchange::MappedColumn& each : mapping.columns) {
        if (comes_with_another(mapping, each)) { continue; }
        add("--map", fmt::format("{}={}", each.field->name, shell_word(mapping.headings[each.column])));
    }
    // Typed, `generic` says that ids stand as they are: where the headings alone say it, they say it again.
    const bool by_headings =
        guesses_ids(options.form, profile) && &exchange::recognise_profile(mapping.headings) == &profile;
    if (!by_headings) { add("--profile", profile.name); }
    for (const std::string& each : options.form.maps) {  // FIELD=: read from nowhere
        if (each.ends_with('=')) { add("--map", shell_word(each)); }
    }
    for (const std::string& each : saved_words(profile, mapping, input, options.form)) { command += " " + each; }
    for (const std::string& each : options.form.values) { add("--value", shell_word(each)); }
    for (const std::string& each : options.form.aliases) { add("--alias", shell_word(each)); }
    if (options.form.currency) { add("--currency", shell_word(*options.form.currency)); }
    for (const std::string& each :
         found.date_formats.empty() ? used_formats(mapping, options.form.date_formats) : found.date_formats) {
        add("--date-format", shell_word(each));
    }
    if (options.form.decimal || !found.commas.empty()) {
        add("--decimal", shell_word(options.form.decimal.value_or(",")));
    }
    if (options.form.lines) { add("--lines", shell_word(*options.form.lines)); }
    if (options.form.encoding) { add("--encoding", shell_word(*options.form.encoding)); }
    if (options.form.ends_exclusive) { command += " --ends-exclusive"; }
    if (options.skip_bad) { command += " --skip-bad"; }
    if (options.rejects) { add("--rejects", shell_word(*options.rejects)); }
    return command;
}

/// What a run would stop at before the first row: the first of them decides how it would end.
struct Missing {
    std::vector<Error> errors;
    std::string options;  ///< to be added to the command, with a word in capitals for what is missing
};

Missing what_is_missing(const CsvReader& csv, const Mapping& mapping, const ImportInput& input,
                        const ImportFile& options) {
    Missing missing;
    const auto lacks = [&missing](std::optional<Error> error, std::string_view option) {
        if (!error) { return; }
        missing.errors.push_back(std::move(*error));
        missing.options += option;
    };
    exchange::ImportOptions cells = cell_options(mapping.type, csv, options.form);
    cells.forms = forms_of(mapping, input, cells);
    lacks(exchange::missing_currency(mapping, cells), " --currency CURRENCY");
    lacks(std::move(cells.forms.dates.undecided), " --date-format FORMAT");
    lacks(std::move(cells.forms.amounts.undecided), " --decimal MARK");
    return missing;
}

/// The first rows as they stand in the file, under the fields that they would be read into; how many rows there are.
std::pair<Table, std::int64_t> rows_as_written(CsvReader& csv, const Mapping& mapping) {
    constexpr std::size_t shown_rows = 5;
    Table table{
        .name = "rows", .title = "The first rows, as written", .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    for (const exchange::MappedColumn& each : mapping.columns) {
        if (each.also) { continue; }
        table.columns.push_back(
            {std::string(each.field->name), title_of(each.field->name), Type::text, each.field->name == "name"});
    }
    std::int64_t rows = 0;
    while (csv.next()) {
        ++rows;
        if (csv.fault() || table.rows.size() == shown_rows) { continue; }
        auto& cells = table.rows.emplace_back();
        for (const exchange::MappedColumn& each : mapping.columns) {
            if (each.also) { continue; }
            const std::string_view cell = trim(csv.row()[each.column]);
            cells.push_back(cell.empty() ? Cell() : Cell(std::string(cell)));
        }
    }
    return {std::move(table), rows};
}

/// Formats of one table show the head alone.
void tell_of_the_rest(Answer& answer, const Context& context) {
    if (context.sections) { return; }
    answer.messages.emplace_back("The mapping and the first rows are in another format: --format table, or json.");
}

Answer incomplete_preview(const ImportFile& options, CsvReader& csv, const ImportInput& input, const Mapping& mapping,
                          const Missing& missing) {
    auto [rows, count] = rows_as_written(csv, mapping);
    Answer answer{.data = Record{.title = fmt::format("{} in {}", options.type, name_of_input(options.file)),
                                 .fields = {{"profile", "Profile", std::string(profile_of(csv, options.form).name)},
                                            {"rows_read", "Rows", count},
                                            {"bad_rows", "Bad rows", Cell()}},
                                 .sections = {mapping_table(mapping), left_table(mapping, {}), std::move(rows)},
                                 .body = Field{"command", "Command",
                                               full_command(profile_of(csv, options.form), mapping, input, options) +
                                                   missing.options}},
                  .messages = {}};
    for (const Error& error : missing.errors) { answer.messages.push_back(error.message() + " " + error.hint()); }
    answer.messages.push_back("The command lacks" + missing.options + ": with that, a dry run tells the rest.");
    answer.messages.push_back("Nothing was imported: this was a dry run.");
    answer.exit_code = exit_code(missing.errors.front().kind());
    return answer;
}

}  // namespace

std::string import_command_for(const std::string& file) {
    constexpr RecordType by_precedence[] = {
        RecordType::accounts,   RecordType::people,       RecordType::deals,       RecordType::contracts,
        RecordType::contacts,   RecordType::touches,      RecordType::health,      RecordType::actions,
        RecordType::interviews, RecordType::codings,      RecordType::codebook,    RecordType::notes,
        RecordType::benchmarks, RecordType::expectations, RecordType::competitors, RecordType::products};
    std::optional<RecordType> likely;
    std::size_t most = 0;
    try {
        const auto input = open_input({}, file, {});
        const CsvReader csv(input->stream(), file);
        for (const RecordType type : by_precedence) {
            try {
                const std::size_t fields = exchange::map_columns(type, csv.heading(), {}).columns.size();
                if (fields > most) { likely = type; }
                most = std::max(most, fields);
            } catch (const Error&) { continue; }  // a column is missing without which it is no such table
        }
    } catch (const Error&) { return {}; }
    if (!likely) { return {}; }
    return fmt::format("winloss import {} {} --dry-run", exchange::name_of(*likely), shell_word(file));
}

std::string title_of(std::string_view field) {
    std::string title(field);
    std::ranges::replace(title, '_', ' ');
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

Answer preview_import(store::Store& store, const Context& context, const ImportFile& asked) {
    ImportFile options = with_saved_profile(asked);
    take_kept_aliases(store, options.form);
    const RecordType type = exchange::parse_record_type(options.type);
    const auto input = open_input(context, options.file, options.form);
    const ImportInput table{input->stream(), name_of_input(options.file), input->size(), folder_of_input(options.file)};
    {
        CsvReader csv(table.in, table.name);
        const Mapping mapping = mapping_of(type, csv, options.form);
        const Missing missing = what_is_missing(csv, mapping, table, options);
        if (!missing.errors.empty()) {  // else the run itself asks
            require_used(profile_of(csv, options.form), mapping, table, options.form, {});
            Answer answer = incomplete_preview(options, csv, table, mapping, missing);
            tell_of_the_rest(answer, context);
            return answer;
        }
        table.in.clear();
        table.in.seekg(0);
    }
    ImportPreview preview;
    store::Write write(store, context.operation());
    std::vector<store::NumberedDeal> missing;
    const ImportTally tally =
        import_rows(write, context, type, table, options.form,
                    {.rejects = nullptr, .preview = &preview, .missing = options.report_missing ? &missing : nullptr});
    require_rows(tally, table.name);
    const bool changes = write.abandon();
    Record record{
        .title = fmt::format("{} in {}", options.type, name_of_input(options.file)),
        .fields = {{"profile", "Profile", std::string(preview.profile->name)},
                   {"rows_read", "Rows", tally.read},
                   {"bad_rows", "Bad rows", tally.rejected}},
        .sections = {mapping_table(preview.mapping), left_table(preview.mapping, tally.nameless),
                     std::move(preview.rows)},
        .body = Field{"command", "Command", full_command(*preview.profile, preview.mapping, table, options, tally)}};
    if (!tally.stages.empty()) { record.sections.push_back(stages_table(tally)); }
    if (!missing.empty()) { record.sections.push_back(missing_table(missing)); }
    Answer answer{.data = std::move(record),
                  .messages = bad_sentences(name_of_input(options.file), tally.bad, tally.bad_cells)};
    if (tally.rejected > 0 && !options.skip_bad) {
        answer.messages.push_back(rejected_rows(tally) + ", so nothing would be without --skip-bad.");
        answer.exit_code = exit_code(ErrorKind::bad_input);
    } else {
        for (std::string& line : tally_sentences(type, tally, changes)) { answer.messages.push_back(std::move(line)); }
    }
    if (options.report_missing) { answer.messages.push_back(missing_sentence(missing, preview.mapping)); }
    if (options.save_profile && answer.exit_code == 0) {
        answer.messages.push_back(fmt::format("The profile {} was not saved.", *options.save_profile));
    }
    answer.messages.push_back("Nothing was imported: this was a dry run.");
    tell_of_the_rest(answer, context);
    return answer;
}

}  // namespace winloss::app
