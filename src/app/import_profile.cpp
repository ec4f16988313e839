#include "import_profile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/app/profiles.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_profiles.hpp"

namespace winloss::app {

using exchange::CsvReader;
using exchange::Mapping;
using exchange::SavedColumn;

namespace {

constexpr std::size_t shown_columns = 20;

void fall_back(std::optional<std::string>& said, const std::optional<std::string>& saved) {
    if (!said) { said = saved; }
}

/// Whether --map speaks of the field.
bool is_mapped(const ImportForm& form, std::string_view field) {
    return std::ranges::any_of(form.maps, [&](std::string_view typed) {
        return exchange::is_heading(typed.substr(0, typed.find('=')), field);
    });
}

void require_column(const CsvReader& csv, const SavedColumn& column, const std::string& file) {
    const auto& headings = csv.heading();
    const bool there = std::ranges::any_of(
        headings, [&](std::string_view heading) { return exchange::is_heading(heading, column.heading); });
    if (there) { return; }
    const std::string near = did_you_mean(column.heading, headings);
    throw bad_input(fmt::format("{}: {} has no column {}.", place_in(file, column.place.line, column.place.column),
                                csv.name(), quoted(column.heading)),
                    fmt::format("{}--map {}=COLUMN names another, --map {}= reads it from none.",
                                near.empty() ? near : near + " ", column.field, column.field));
}

/// The heading; with its place where another column has the same one.
std::string column_named(const Mapping& mapping, std::size_t column) {
    const std::string& heading = mapping.headings[column];
    const bool alone = std::ranges::count(mapping.headings, heading) == 1;
    return alone ? heading : fmt::format("{} (column {})", heading, exchange::column_letters(column));
}

std::string listed(const std::vector<std::string>& parts) {
    const std::size_t shown = std::min(parts.size(), shown_columns);
    std::string text = join({parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    if (parts.size() > shown) { text += fmt::format(" and {} more", grouped(std::to_string(parts.size() - shown))); }
    return text;
}

}  // namespace

bool comes_with_another(const Mapping& mapping, const exchange::MappedColumn& column) {
    return column.also && std::ranges::any_of(mapping.columns, [&](const exchange::MappedColumn& other) {
               return other.field == column.field && other.column < column.column &&
                      fold(mapping.headings[other.column]) == fold(mapping.headings[column.column]);
           });
}

ImportFile with_saved_profile(ImportFile options) {
    ImportForm& form = options.form;
    if (options.save_profile) {  // before anything is imported
        profile_path(options.profile_folder, *options.save_profile);
        if (exchange::find_profile(*options.save_profile) != nullptr) {
            throw usage_error(fmt::format("--save-profile: {} is a built-in profile.", quoted(*options.save_profile)),
                              "Give it another name.");
        }
    }
    if (!form.profile || form.saved) { return options; }
    const std::string name = *form.profile;
    if (const exchange::Profile* built_in = exchange::find_profile(lower_ascii(name))) {
        form.profile = std::string(built_in->name);
        return options;
    }
    exchange::SavedProfile saved = read_profile(options.profile_folder, name);
    form.profile = saved.profile;
    form.saved = SavedForm{.name = name,
                           .file = profile_file(options.profile_folder, name),
                           .table = saved.tables[exchange::parse_record_type(options.type)]};
    fall_back(form.encoding, saved.encoding);
    fall_back(form.decimal, saved.decimal);
    fall_back(form.currency, saved.currency);
    fall_back(form.lines, form.saved->table.lines);
    // What is typed comes behind what is saved: of two the later one holds.
    const std::vector<std::string>& formats = form.saved->table.date_formats;
    form.date_formats.insert(form.date_formats.begin(), formats.begin(), formats.end());
    return options;
}

std::vector<std::string> overrides_of(const CsvReader& csv, const ImportForm& form) {
    std::vector<std::string> overrides = form.maps;
    if (!form.saved) { return overrides; }
    for (const SavedColumn& each : form.saved->table.columns) {
        if (is_mapped(form, each.field)) { continue; }
        if (!each.heading.empty()) { require_column(csv, each, form.saved->file); }
        overrides.push_back(each.field + "=" + each.heading);
    }
    return overrides;
}

std::vector<std::string> reading_sentences(const exchange::Profile& profile, const Mapping& mapping,
                                           const ImportForm& form,
                                           const std::vector<exchange::NamelessColumn>& nameless) {
    std::vector<std::string> used;
    for (const exchange::MappedColumn& each : mapping.columns) {
        const std::string heading = column_named(mapping, each.column);
        if (each.also) {
            used.back() += fmt::format(" {} {}", each.field->adds_up() ? "and" : "or", heading);
            continue;
        }
        used.push_back(heading == each.field->name ? heading : fmt::format("{} from {}", each.field->name, heading));
    }
    std::vector<std::string> left;
    for (const exchange::LeftColumn& each : mapping.left_aside) {
        if (!each.heading.empty()) { left.push_back(column_named(mapping, each.column)); }
    }
    for (const exchange::NamelessColumn& each : nameless) {
        if (each.line == 0) { continue; }
        left.push_back(fmt::format("column {}, which has no heading (its first value is in line {})",
                                   exchange::column_letters(each.column), each.line));
    }
    const std::string name =
        form.saved ? fmt::format("{} on {}", form.saved->name, profile.name) : std::string(profile.name);
    std::vector<std::string> sentences{fmt::format("Profile {}: {}.", name, listed(used))};
    if (!left.empty()) { sentences.push_back(fmt::format("Left aside: {}.", listed(left))); }
    const bool guessed = !form.profile && !form.saved && profile.name == exchange::generic_profile().name;
    if (const auto* alike =
            guessed && !mapping.own_list ? exchange::profile_alike(mapping.type, mapping.headings) : nullptr) {
        sentences.push_back(
            fmt::format("The headings fit {} too: --profile {} reads them as its export.", alike->name, alike->name));
    }
    return sentences;
}

std::string save_profile(const ImportFile& options, const ImportPreview& read, const ImportTally& tally) {
    const std::string path = profile_path(options.profile_folder, *options.save_profile);
    exchange::SavedProfile profile;
    try {
        profile = read_profile(options.profile_folder, *options.save_profile);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) { throw; }
    }
    const ImportForm& form = options.form;
    profile.profile = std::string(read.profile->name);
    if (form.encoding) { profile.encoding = form.encoding; }
    if (form.decimal || !tally.commas.empty()) { profile.decimal = form.decimal.value_or(","); }
    if (form.currency) { profile.currency = form.currency; }
    exchange::SavedTable& table = profile.tables[read.mapping.type];
    table = {};
    for (const exchange::MappedColumn& each : read.mapping.columns) {
        if (comes_with_another(read.mapping, each)) { continue; }
        table.columns.push_back({std::string(each.field->name), read.mapping.headings[each.column]});
    }
    for (const std::string& each : form.maps) {  // FIELD=: read from nowhere
        if (each.ends_with('=')) { table.columns.push_back({each.substr(0, each.size() - 1), {}}); }
    }
    if (form.saved) {
        table.values = form.saved->table.values;
        table.aliases = form.saved->table.aliases;
    }
    for (const std::string& each : form.values) {
        table.values.push_back(exchange::parse_replacement(read.mapping.type, each, "--value"));
    }
    for (const std::string& each : form.aliases) {
        table.aliases.push_back(exchange::parse_replacement(read.mapping.type, each, "--alias"));
    }
    table.lines = form.lines;
    table.date_formats = form.date_formats;
    table.date_formats.insert(table.date_formats.end(), tally.date_formats.begin(), tally.date_formats.end());
    write_profile(options.profile_folder, *options.save_profile, profile);
    return fmt::format("Saved in {}: --profile {} reads the next export so.", path, *options.save_profile);
}

}  // namespace winloss::app
