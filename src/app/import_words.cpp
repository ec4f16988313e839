#include "import_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::Mapping;
using exchange::Replacement;

namespace {

/// What is said of an outcome is asked of the stages too.
bool is_read_as(const exchange::MappedColumn& column, std::string_view field) {
    return column.field->name == field || (field == "outcome" && column.field->name == "stage");
}

/// Calls `take` with every word of every row under a field of these columns, and with the pieces of those that ';'
/// joins, until it returns false.
void each_word(const Mapping& mapping, const ImportInput& input, const std::set<std::string>& fields,
               const std::function<bool(const exchange::MappedColumn&, std::string_view)>& take) {
    std::vector<const exchange::MappedColumn*> columns;
    for (const exchange::MappedColumn& each : mapping.columns) {
        if (std::ranges::any_of(fields, [&](const std::string& field) { return is_read_as(each, field); })) {
            columns.push_back(&each);
        }
    }
    if (columns.empty()) { return; }
    const auto before = input.in.tellg();
    input.in.clear();
    input.in.seekg(0);
    exchange::CsvReader csv(input.in, input.name);
    const auto take_row = [&] {
        return std::ranges::all_of(columns, [&](const exchange::MappedColumn* column) {
            if (column->column >= csv.row().size()) { return true; }  // of a row that is too short
            const std::string_view cell = trim(csv.row()[column->column]);
            if (!cell.empty() && !take(*column, cell)) { return false; }
            if (cell.find(';') == std::string_view::npos) { return true; }
            const auto pieces = split(cell, ';');
            return std::ranges::all_of(pieces, [&](std::string_view piece) { return take(*column, trim(piece)); });
        });
    };
    while (csv.next() && take_row()) {}
    input.in.clear();
    input.in.seekg(before < 0 ? std::istream::pos_type(input.bytes) : before);
}

std::set<std::string> fields_of(const std::vector<Replacement>& words) {
    std::set<std::string> fields;
    for (const Replacement& each : words) { fields.insert(each.field); }
    return fields;
}

/// No row has 'Closed Lots' in 'Stage': refused where one has a word like it, or where no column could; else told.
void mind_absent(const Mapping& mapping, const ImportInput& input, std::string_view typed, const Replacement& word,
                 const Say& say) {
    std::set<std::string> headings;
    for (const exchange::MappedColumn& each : mapping.columns) {
        if (is_read_as(each, word.field)) { headings.insert(quoted(mapping.headings[each.column])); }
    }
    if (headings.empty()) {
        throw usage_error(fmt::format("{}: no column of this file is read as {}.", typed, word.field),
                          fmt::format("Leave it out, or name the column with --map {}=COLUMN.", word.field));
    }
    constexpr std::size_t most_words = 10'000;  // nobody reads through more
    std::set<std::string> others;
    each_word(mapping, input, {word.field}, [&](const exchange::MappedColumn&, std::string_view other) {
        others.emplace(other);
        return others.size() < most_words;
    });
    const std::string near = did_you_mean(word.from, {others.begin(), others.end()});
    std::string told = fmt::format("{}: no row has {} in {}.", typed, quoted(word.from),
                                   join({headings.begin(), headings.end()}, " or "));
    if (!near.empty()) {
        throw usage_error(std::move(told), near +
                                               " Leave out what this file does not have; a profile of your own "
                                               "(--save-profile) may say it of every file.");
    }
    if (say) { say(told); }  // this week nobody has lost in that way
}

/// Empty where the form is said of no field.
std::string_view field_of_format(std::string_view typed) {
    const std::size_t equals = typed.find('=');
    return equals == std::string_view::npos || typed.find('%') < equals ? std::string_view()
                                                                        : trim(typed.substr(0, equals));
}

bool has_dates(const Mapping& mapping) {
    return std::ranges::any_of(mapping.columns, [](const exchange::MappedColumn& each) {
        return each.field->kind == exchange::FieldKind::date;
    });
}

}  // namespace

std::vector<Replacement> absent_words(const Mapping& mapping, const ImportInput& input,
                                      std::vector<Replacement> words) {
    if (words.empty()) { return words; }
    std::vector<std::string> folded;
    for (const Replacement& each : words) { folded.push_back(fold(each.from)); }
    each_word(mapping, input, fields_of(words), [&](const exchange::MappedColumn& column, std::string_view cell) {
        const std::string text = fold(cell);
        for (std::size_t i = words.size(); i-- > 0;) {
            if (text != folded[i] || !is_read_as(column, words[i].field)) { continue; }
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
            folded.erase(folded.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return !words.empty();
    });
    return words;
}

void require_used(const Mapping& mapping, const ImportInput& input, const ImportForm& form, const Say& say) {
    const std::size_t saved = form.saved ? form.saved->table.date_formats.size() : 0;  // they come first
    for (std::size_t i = saved; i < form.date_formats.size(); ++i) {
        const std::string_view field = field_of_format(form.date_formats[i]);
        if (field.empty() ? has_dates(mapping) : mapping.has(field)) { continue; }
        throw usage_error(
            fmt::format("--date-format {}: no column of this file is read as {}.", form.date_formats[i],
                        field.empty() ? "a date" : field),
            fmt::format("Leave it out, or name the column with --map {}=COLUMN.", field.empty() ? "FIELD" : field));
    }
    const auto require = [&](std::string_view option, const std::vector<std::string>& typed, bool names_itself) {
        std::vector<Replacement> words;
        for (const std::string& each : typed) {
            Replacement word = exchange::parse_replacement(mapping.type, each, option);
            if (!names_itself || fold(word.from) != fold(word.to)) { words.push_back(std::move(word)); }
        }
        for (const Replacement& each : absent_words(mapping, input, std::move(words))) {
            const auto& [field, from, to] = each;
            mind_absent(mapping, input, fmt::format("{} {}:{}={}", option, field, from, to), each, say);
        }
    };
    require("--value", form.values, false);
    require("--alias", form.aliases, true);
}

std::vector<std::string> used_formats(const Mapping& mapping, const std::vector<std::string>& formats) {
    std::vector<std::string> used;
    std::ranges::copy_if(formats, std::back_inserter(used), [&](const std::string& each) {
        const std::string_view field = field_of_format(each);
        return field.empty() || mapping.has(field);
    });
    return used;
}

}  // namespace winloss::app
