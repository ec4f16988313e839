#include "winloss/app/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_profiles.hpp"
#include "winloss/exchange/import_rows.hpp"
#include "winloss/exchange/text_encoding.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::app {

namespace fs = std::filesystem;
using exchange::Profile;
using exchange::SavedProfile;

namespace {

constexpr std::size_t most_bytes = 1'000'000;
constexpr std::string_view extension = ".toml";

bool is_file(std::string_view name) { return name.find('/') != std::string_view::npos || name.ends_with(extension); }

Table headings_table() {
    return {.name = "headings",
            .title = "Headings",
            .columns = {{"record", "Record", Type::text},
                        {"field", "Field", Type::text},
                        {"heading", "Heading", Type::text, true}},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Table stages_of(std::string title) {
    return {.name = "stages",
            .title = std::move(title),
            .columns = {{"stage", "Stage", Type::text, true}, {"outcome", "Outcome", Type::text}},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

/// What 'export crm' sends back.
Table sent_back_table(const std::vector<exchange::CrmColumn>& columns) {
    Table table{.name = "export",
                .title = "Sent back by winloss export crm",
                .columns = {{"field", "Field", Type::text}, {"heading", "Heading", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const exchange::CrmColumn& each : columns) {
        table.rows.push_back({std::string(spec_of(each.field).name), each.heading});
    }
    return table;
}

/// What holds where a table does not have the stage.
Table rules_table() {
    Table table{.name = "words",
                .title = "Else by the words of the stage, the first that is found",
                .columns = {{"word", "Word", Type::text, true}, {"outcome", "Outcome", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const exchange::EndingWord& each : exchange::ending_rules()) {
        table.rows.push_back({std::string(each.word), std::string(word_of(each.ending))});
    }
    return table;
}

/// What counts as an empty cell where a name or a reason would stand, in every profile.
Table nothings_table() {
    const auto fields = exchange::fields_of_nothing();
    Table table{.name = "nothing",
                .title = "Nothing in " + join(std::vector<std::string>(fields.begin(), fields.end()), ", "),
                .columns = {{"word", "Word", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {"In any case, with signs around it or not (--None--, #N/A); signs alone are nothing too."}};
    for (const std::string_view word : exchange::nothing_words()) { table.rows.push_back({std::string(word)}); }
    return table;
}

/// The generic profile's headings are those that every profile falls back to.
void add_generic(Table& table) {
    for (const std::string& name : exchange::record_type_names()) {
        for (const exchange::FieldSpec& field : exchange::import_fields(exchange::parse_record_type(name))) {
            if (std::ranges::find(field.headings, field.name) == field.headings.end()) {
                table.rows.push_back({name, std::string(field.name), std::string(field.name)});
            }
            for (const std::string_view heading : field.headings) {
                table.rows.push_back({name, std::string(field.name), std::string(heading)});
            }
        }
    }
}

Record record_of(const Profile& profile) {
    Record record{.title = fmt::format("Profile {}", profile.name),
                  .fields = {{"name", "Name", std::string(profile.name)},
                             {"says", "For", std::string(profile.says)},
                             {"null", "Empty cell", profile.null.empty() ? Cell() : Cell(std::string(profile.null))}},
                  .sections = {headings_table(), stages_of("Stages and states"), rules_table(), nothings_table()},
                  .body = {}};
    for (const exchange::ProfileHeading& each : profile.headings) {
        record.sections[0].rows.push_back(
            {std::string(name_of(each.type)), std::string(each.field), std::string(each.heading)});
    }
    if (&profile == &exchange::generic_profile()) { add_generic(record.sections[0]); }
    for (const exchange::ProfileStage& each : profile.stages) {
        record.sections[1].rows.push_back({std::string(each.stage), std::string(word_of(each.ending))});
    }
    record.sections.push_back(sent_back_table(exchange::crm_columns(profile)));
    return record;
}

Cell cell_of(const std::optional<std::string>& value) { return value ? Cell(*value) : Cell(); }

Record record_of(const std::string& name, const std::string& path, const SavedProfile& profile) {
    Record record{.title = fmt::format("Profile {}", name),
                  .fields = {{"name", "Name", name},
                             {"file", "File", path},
                             {"profile", "Stands on", cell_of(profile.profile)},
                             {"encoding", "Encoding", cell_of(profile.encoding)},
                             {"decimal", "Decimal mark", cell_of(profile.decimal)},
                             {"currency", "Currency", cell_of(profile.currency)}},
                  .sections = {headings_table(), stages_of("Stages and states")},
                  .body = {}};
    Table words{.name = "replacements",
                .title = "Other words",
                .columns = {{"record", "Record", Type::text},
                            {"field", "Field", Type::text},
                            {"from", "In the file", Type::text, true},
                            {"to", "Here", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& [type, table] : profile.tables) {
        const std::string kind(name_of(type));
        if (!table.date_formats.empty()) {
            record.fields.push_back({"date_format", "Dates of " + kind, join(table.date_formats, ", ")});
        }
        if (table.lines) { record.fields.push_back({"lines", "Rows of a deal", *table.lines}); }
        for (const exchange::SavedColumn& each : table.columns) {
            record.sections[0].rows.push_back({kind, each.field, each.heading});
        }
        for (const auto* replacements : {&table.values, &table.aliases}) {
            for (const exchange::Replacement& each : *replacements) {
                if (each.field == "outcome") {
                    record.sections[1].rows.push_back({each.from, each.to});
                } else {
                    words.rows.push_back({kind, each.field, each.from, each.to});
                }
            }
        }
    }
    record.sections.push_back(std::move(words));
    if (!profile.sent_back.empty()) { record.sections.push_back(sent_back_table(profile.sent_back)); }
    return record;
}

}  // namespace

std::string profile_folder(const std::string& config_path) {
    return (fs::path(config_path).parent_path() / "profiles").string();
}

std::vector<std::string> built_in_profiles() {
    std::vector<std::string> names;
    for (const Profile& each : exchange::profiles()) { names.emplace_back(each.name); }
    return names;
}

std::vector<std::string> encodings() { return exchange::encoding_names(); }

std::vector<std::string> saved_profiles(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const fs::directory_entry& each : fs::directory_iterator(folder, ignored)) {
        if (each.path().extension() == extension) { names.push_back(each.path().stem().string()); }
    }
    std::ranges::sort(names);
    return names;
}

bool is_saved_profile(const std::optional<std::string>& name) {
    return name && !is_file(*name) && exchange::find_profile(lower_ascii(*name)) == nullptr;
}

std::string profile_path(const std::string& folder, const std::string& name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
    if (name.empty() || !plain) {
        throw usage_error(fmt::format("{} is no name of a profile.", winloss::quoted(name)),
                          "Letters, digits, - and _.");
    }
    return (fs::path(folder) / (name + std::string(extension))).string();
}

std::string profile_file(const std::string& folder, const std::string& name) {
    return is_file(name) ? name : profile_path(folder, name);
}

SavedProfile read_profile(const std::string& folder, const std::string& name) {
    const std::string path = profile_file(folder, name);
    std::error_code ignored;
    if (!is_file(name) && !fs::exists(path, ignored)) {
        std::vector<std::string> names = saved_profiles(folder);
        std::ranges::move(built_in_profiles(), std::back_inserter(names));
        const std::string near = did_you_mean(name, names);
        throw Error(ErrorKind::not_found, fmt::format("There is no profile {}.", winloss::quoted(name)),
                    near.empty() ? "winloss profile list shows them." : near);
    }
    return exchange::read_profile_document(platform::read_file(path, most_bytes), path);
}

std::string write_profile(const std::string& folder, const std::string& name, const SavedProfile& profile) {
    if (exchange::find_profile(name) != nullptr) {
        throw usage_error(fmt::format("{} is a built-in profile.", winloss::quoted(name)), "Give it another name.");
    }
    const std::string path = profile_path(folder, name);
    platform::make_private_folder(folder);
    platform::write_file_atomically(path, exchange::write_profile_document(profile, name));
    return path;
}

Answer list_profiles(const std::string& folder, const ListProfiles&) {
    Table table{.name = "profiles",
                .title = {},
                .columns = {{"name", "Profile", Type::text}, prose_column("says", "For")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Profile& each : exchange::profiles()) {
        table.rows.push_back({std::string(each.name), std::string(each.says)});
    }
    for (const std::string& name : saved_profiles(folder)) {
        table.rows.push_back({name, fmt::format("saved in {}", profile_path(folder, name))});
    }
    return {.data = List{std::move(table), {}}, .messages = {}};
}

Answer show_profile(const std::string& folder, const ShowProfile& options) {
    if (const Profile* built_in = exchange::find_profile(lower_ascii(options.name))) {
        return {.data = record_of(*built_in), .messages = {}};
    }
    return {.data = record_of(options.name, profile_file(folder, options.name), read_profile(folder, options.name)),
            .messages = {}};
}

}  // namespace winloss::app
