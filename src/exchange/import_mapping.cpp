#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_profiles.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

namespace {

/// The heading without the number that tells a second one of the same words: 'Deal - Status__2'.
std::string_view without_number(std::string_view heading) {
    const std::size_t digits = heading.find_last_not_of("0123456789") + 1;
    if (digits == heading.size() || digits < 3 || heading.substr(digits - 2, 2) != "__") { return heading; }
    return heading.substr(0, digits - 2);
}

/// Case, blanks, '_' and '-' aside: 'Close Date', close_date and CloseDate are one.
std::string normal(std::string_view heading) {
    std::string result = fold(without_number(trim(heading)));
    std::erase_if(result, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return result;
}

const FieldSpec& require_field(RecordType type, std::string_view typed, std::string_view option) {
    std::vector<std::string> names;
    for (const FieldSpec& field : import_fields(type)) {
        if (normal(field.name) == normal(typed)) { return field; }
        names.emplace_back(field.name);
    }
    const std::string near = did_you_mean(typed, names);
    throw usage_error(fmt::format("{}: there is no field {} in {}.", option, quoted(typed), name_of(type)),
                      (near.empty() ? near : near + " ") + "Fields: " + join(names, ", ") + ".");
}

/// What other tables call the name of such a record; "": nothing that an alias is made for.
std::string_view singular(RecordType type) {
    switch (type) {
        case RecordType::accounts: return "account";
        case RecordType::competitors: return "competitor";
        case RecordType::products: return "product";
        default: return {};
    }
}

/// As many as somebody reads.
std::string first_of(const std::vector<std::string>& headings) {
    constexpr std::size_t most = 30;
    if (headings.size() <= most) { return join(headings, ", "); }
    return fmt::format("{} and {} more", join({headings.begin(), headings.begin() + most}, ", "),
                       std::ssize(headings) - static_cast<std::ptrdiff_t>(most));
}

bool same_heading(std::string_view one, std::string_view other) { return fold(trim(one)) == fold(trim(other)); }

/// Headings of the lists that this program writes, word for word, parted by '|': others have an `id` and an
/// `external_id` too.
struct OwnList {
    RecordType type;
    std::string_view headings;     ///< all of these
    std::string_view one_of = {};  ///< and one of these; empty: no more. Columns may have been cut out of the list
};
constexpr auto own_lists = std::to_array<OwnList>({
    {RecordType::accounts, "id|external_id|name|segment|industry|region|parent|parent_id|owner|owner_id"},
    {RecordType::contacts, "id|external_id|name|account|account_id", "buying_role|do_not_contact|left_on"},
    {RecordType::deals, "id|external_id|name|account|account_id",
     "decision_on|exclusion|opened_on|decided_on|closed_on"},
    {RecordType::contracts, "id|external_id|account|account_id",
     "renews_id|renewed_by_id|live_on|ended_on|auto_renews|term_months"},
    {RecordType::contracts, "id|external_id|account_external_id|account|renews_number|renewed_by_number"},
    {RecordType::interviews, "id|external_id|account_external_id|account|deal_name|covered_by|flagged"},
    {RecordType::interviews, "id|kind|account|days_left|conversation"},
    {RecordType::people, "id|name|email|role|active"},
    {RecordType::products, "id|name"},
    {RecordType::touches, "id|touched_on|kind|account|said"},
    {RecordType::health, "id|judged_on|level|account|why"},
    {RecordType::health, "id|judged_on|health|account_id|why"},
    {RecordType::actions, "id|text|account|account_id|told_on"},
    {RecordType::expectations, "id|account|account_id|text|review_on"},
    {RecordType::codebook, "id|path|definition|use_when|avoid_when"},
    {RecordType::benchmarks, "id|metric|value|source|dated_on"},
    {RecordType::notes, "interview|kind|held_on|account|text"},
    {RecordType::codings, "interview|held_on|deal_id|level_1|code"},
});

bool is_own_list(RecordType type, const std::vector<std::string>& headings) {
    const auto has = [&](std::string_view heading) { return std::ranges::find(headings, heading) != headings.end(); };
    return std::ranges::any_of(own_lists, [&](const OwnList& each) {
        return each.type == type && std::ranges::all_of(split(each.headings, '|'), has) &&
               (each.one_of.empty() || std::ranges::any_of(split(each.one_of, '|'), has));
    });
}

class Mapper {
public:
    Mapper(RecordType type, const std::vector<std::string>& headings) : taken_(headings.size()) {
        mapping_.type = type;
        mapping_.headings = headings;
        for (const std::string& heading : headings) { normal_.push_back(normal(heading)); }
        mapping_.own_list = is_own_list(type, headings);
        by_field_.resize(import_fields(type).size());
        settled_.resize(by_field_.size());
    }

    void override_with(std::string_view typed) {
        const std::size_t equals = typed.find('=');
        if (equals == std::string_view::npos) {
            throw usage_error(fmt::format("--map {}: an equals sign is missing.", typed),
                              "Write --map FIELD=COLUMN, for example --map closed_on='Close Date'.");
        }
        const FieldSpec& field = require_field(mapping_.type, trim(typed.substr(0, equals)), "--map");
        const std::size_t index = index_of(field);
        settled_[index] = true;
        const std::string_view name = trim(typed.substr(equals + 1));
        if (name.empty()) { return; }
        const std::size_t column = require_column(name);
        if (std::ranges::find(by_field_[index], column) != by_field_[index].end()) {
            throw usage_error(fmt::format("--map {}: the field {} is given this column twice.", typed, field.name),
                              "A second column is read where the first one is empty.");
        }
        give(index, column);
    }

    /// Every column that the profile knows; those of one field in the profile's order.
    void recognise(const Profile& profile) {
        for (const ProfileHeading& each : profile.headings) {
            if (each.type != mapping_.type) { continue; }
            const std::size_t index = index_of(require_field(mapping_.type, each.field, "profile"));
            if (!settled_[index]) { claim(index, each.heading); }
        }
    }

    void recognise() {
        for (std::size_t i = 0; i < by_field_.size(); ++i) {
            const FieldSpec& field = import_fields(mapping_.type)[i];
            if (settled_[i]) { continue; }
            if (by_field_[i].empty() && std::ranges::find(field.headings, field.name) == field.headings.end()) {
                claim(i, field.name);
            }
            for (std::size_t at = 0; at < field.headings.size(); ++at) {
                if (by_field_[i].empty() || at < field.beside) { claim(i, field.headings[at]); }
            }
        }
    }

    Mapping finish() {
        for (std::size_t i = 0; i < by_field_.size(); ++i) {
            for (const std::size_t column : by_field_[i]) {
                mapping_.columns.push_back({column, &import_fields(mapping_.type)[i], column != by_field_[i].front()});
            }
        }
        for (std::size_t column = 0; column < taken_.size(); ++column) {
            if (!taken_[column]) {
                mapping_.left_aside.push_back({column, mapping_.headings[column], why_left(column)});
            }
        }
        return std::move(mapping_);
    }

private:
    std::size_t index_of(const FieldSpec& field) const {
        return static_cast<std::size_t>(&field - import_fields(mapping_.type).data());
    }

    /// Gives the field the first column of this heading, where it is free.
    void claim(std::size_t field, std::string_view heading) {
        const auto found = std::ranges::find(normal_, normal(heading));
        const auto column = static_cast<std::size_t>(found - normal_.begin());
        if (found == normal_.end() || taken_[column] || is_own_number(column)) { return; }
        give(field, column);
    }

    /// The columns behind it that have the very same heading come with it.
    void give(std::size_t field, std::size_t first) {
        by_field_[field].push_back(first);
        taken_[first] = true;
        const std::string& heading = mapping_.headings[first];
        for (std::size_t column = first + 1; column < taken_.size() && !heading.empty(); ++column) {
            if (taken_[column] || !same_heading(mapping_.headings[column], heading)) { continue; }
            by_field_[field].push_back(column);
            taken_[column] = true;
        }
    }

    std::size_t require_column(std::string_view typed) const {
        std::vector<std::size_t> found;
        for (std::size_t column = 0; column < normal_.size(); ++column) {
            if (mapping_.headings[column] == typed) { return column; }
            if (normal_[column] == normal(typed)) { found.push_back(column); }
        }
        if (found.size() == 1) { return found.front(); }
        const std::string near = found.empty() ? did_you_mean(typed, mapping_.headings) : std::string();
        throw usage_error(fmt::format("--map: {} {}.", found.empty() ? "there is no column" : "more than one column is",
                                      quoted(typed)),
                          (near.empty() ? near : near + " ") + "Columns: " + first_of(mapping_.headings) + ".");
    }

    /// The number of a record in the store that the list came from, which in another one is another's.
    bool is_own_number(std::size_t column) const {
        const std::string& heading = mapping_.headings[column];
        if (!mapping_.own_list || heading.ends_with("external_id")) { return false; }
        return heading == "id" || heading.ends_with("_id");
    }

    std::string why_left(std::size_t column) const {
        if (is_own_number(column)) { return "a number of the store that the list is from"; }
        for (std::size_t i = 0; i < by_field_.size(); ++i) {
            const FieldSpec& field = import_fields(mapping_.type)[i];
            const bool read =
                std::ranges::any_of(by_field_[i], [&](std::size_t other) { return normal_[other] == normal_[column]; });
            const bool meant = read || normal(field.name) == normal_[column] ||
                               std::ranges::any_of(field.headings, [&](std::string_view heading) {
                                   return normal(heading) == normal_[column];
                               });
            if (meant && !by_field_[i].empty()) {
                return fmt::format("{} is read from {}", field.name, quoted(mapping_.headings[by_field_[i].front()]));
            }
            if (meant) { return fmt::format("--map {}= leaves it out", field.name); }
        }
        return mapping_.headings[column].empty() ? "the column has no heading"
                                                 : fmt::format("no field of {}", name_of(mapping_.type));
    }

    Mapping mapping_;
    std::vector<std::string> normal_;                 ///< the headings
    std::vector<bool> taken_;                         ///< by column
    std::vector<std::vector<std::size_t>> by_field_;  ///< the columns, the first one first
    std::vector<bool> settled_;                       ///< by field: named in an override
};

void check_required(const Mapping& mapping) {
    for (const std::span<const std::string_view> any_of : required_fields(mapping.type)) {
        if (std::ranges::any_of(any_of, [&](std::string_view field) { return mapping.has(field); })) { continue; }
        std::string names;
        for (const std::string_view field : any_of) { names += (names.empty() ? "" : " or ") + std::string(field); }
        throw bad_input(
            fmt::format("No column of this file is the {} of {}.", names, name_of(mapping.type)),
            fmt::format("Say which one is: --map {}=COLUMN. Columns: {}.", any_of.front(), first_of(mapping.headings)));
    }
}

}  // namespace

std::optional<std::size_t> Mapping::column_of(std::string_view field) const {
    for (const MappedColumn& each : columns) {
        if (each.field->name == field) { return each.column; }
    }
    return std::nullopt;
}

std::string column_letters(std::size_t column) {
    constexpr std::size_t letters = 26;
    std::string text;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters) {
        text.insert(text.begin(), static_cast<char>('A' + static_cast<char>((rest - 1) % letters)));
    }
    return text;
}

bool is_heading(std::string_view heading, std::string_view words) { return normal(heading) == normal(words); }

Mapping map_columns(RecordType type, const std::vector<std::string>& headings,
                    const std::vector<std::string>& overrides) {
    return map_columns(type, headings, overrides, recognise_profile(headings));
}

Mapping map_columns(RecordType type, const std::vector<std::string>& headings,
                    const std::vector<std::string>& overrides, const Profile& profile) {
    Mapper mapper(type, headings);
    for (const std::string& typed : overrides) { mapper.override_with(typed); }
    mapper.recognise(profile);
    mapper.recognise();
    Mapping mapping = mapper.finish();
    check_required(mapping);
    return mapping;
}

Replacement parse_replacement(RecordType type, std::string_view typed, std::string_view option) {
    const std::size_t colon = typed.find(':');
    const std::size_t equals = typed.rfind('=');
    if (colon == std::string_view::npos || equals == std::string_view::npos || equals < colon) {
        throw usage_error(fmt::format("{} {}: this is not FIELD:FROM=TO.", option, typed),
                          fmt::format("For example {} outcome:'Closed - Dead'=lost.", option));
    }
    std::string_view named = trim(typed.substr(0, colon));
    if (!singular(type).empty() && is_heading(named, singular(type))) { named = "name"; }
    const FieldSpec& field = require_field(type, named, option);
    const std::string_view from = trim(typed.substr(colon + 1, equals - colon - 1));
    const std::string_view to = trim(typed.substr(equals + 1));
    if (field.name == "outcome" && !to.empty() && !ending_of(to)) {
        const std::string near = did_you_mean(to, ending_words());
        throw usage_error(fmt::format("{} {}: {} is no outcome.", option, typed, quoted(to)),
                          (near.empty() ? near : near + " ") + "One of: " + join(ending_words(), ", ") + ".");
    }
    return {std::string(field.name), std::string(from), std::string(to)};
}

}  // namespace winloss::exchange
