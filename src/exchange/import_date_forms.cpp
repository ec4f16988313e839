#include "winloss/exchange/import_date_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

using Patterns = std::vector<std::string>;  ///< that read a value, in the order of date_readings(); none: ISO

struct Value {
    std::string text;
    CsvPlace place;
};

std::string place(const CsvReader& csv, const std::string& heading, const Value& value) {
    return fmt::format("{}: {} {}", place_in(csv.name(), value.place.line, value.place.column), heading,
                       quoted(value.text));
}

Error undecided(const CsvReader& csv, const std::string& heading, std::string_view field, const Value& value,
                const Patterns& forms) {
    std::string hint;
    for (const auto& [pattern, date] : date_readings(value.text)) {
        if (std::ranges::find(forms, pattern) == forms.end()) { continue; }
        hint += fmt::format("{}--date-format {} reads it as {}", hint.empty() ? "" : ", ", pattern, iso(date));
    }
    return bad_input(
        place(csv, heading, value) + " is a date, but no value of the column tells in which form.",
        fmt::format("{}. That decides every column that does not tell; --date-format {}=FORMAT this one alone.", hint,
                    field));
}

Error contradicting(const CsvReader& csv, const std::string& heading, std::string_view field, const Value& one,
                    const Value& other, const std::string& form) {
    return bad_input(
        fmt::format("{} and {} in line {} are dates, but no form reads both.", place(csv, heading, one),
                    quoted(other.text), other.place.line),
        fmt::format("Mend one of them, or say which form holds: with --date-format {}={} the other is a bad row.",
                    field, form));
}

}  // namespace

const DateFormat* SaidDates::of(std::string_view field) const {
    const auto found = fields.find(field);
    return found != fields.end() ? &found->second : plain ? &*plain : nullptr;
}

std::optional<std::string_view> field_of_format(std::string_view typed) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string_view::npos || typed.find('%') < equals) { return std::nullopt; }
    return trim(typed.substr(0, equals));
}

SaidDates parse_date_formats(RecordType type, const std::vector<std::string>& typed) {
    std::vector<std::string> dates;
    for (const FieldSpec& field : import_fields(type)) {
        if (field.kind == FieldKind::date) { dates.emplace_back(field.name); }
    }
    SaidDates said;
    for (const std::string& each : typed) {
        const auto named = field_of_format(each);
        if (!named) {
            said.plain.emplace(each);
            continue;
        }
        const std::string field(*named);
        if (std::ranges::find(dates, field) == dates.end()) {
            const std::string near = did_you_mean(field, dates);
            throw usage_error(fmt::format("--date-format {}: {} have no date {}.", each, name_of(type), quoted(field)),
                              (near.empty() ? near : near + " ") + "Dates: " + join(dates, ", ") + ".");
        }
        said.fields.insert_or_assign(field, DateFormat(each.substr(each.find('=') + 1)));
    }
    return said;
}

/// The values of a column by the forms that read them.
class DateFormFinder::Column {
public:
    void add(std::string_view cell, const CsvReader& csv, std::size_t column, const std::optional<DateFormat>& said) {
        ++values_;
        if (said && said->read(cell)) { ++said_; }
        if (read_iso_date(cell)) {
            ++iso_;
            return;
        }
        Patterns patterns;
        for (const auto& [pattern, date] : date_readings(cell)) { patterns.push_back(pattern); }
        if (patterns.empty()) { return; }
        auto& [count, first] = readings_[patterns];
        if (++count == 1) { first = {std::string(cell), csv.place(column)}; }
    }
    bool any() const { return iso_ > 0 || said_ > 0 || !readings_.empty(); }

    /// The forms that read the most values; none: ISO does.
    Patterns best() const {
        std::map<std::string, std::int64_t> counts;
        std::int64_t most = 0;
        for (const auto& [patterns, values] : readings_) {
            for (const std::string& each : patterns) { most = std::max(most, counts[each] += values.first); }
        }
        Patterns result;
        if (iso_ >= most) { return result; }
        for (const auto& [pattern, count] : counts) {
            if (count == most) { result.push_back(pattern); }
        }
        return result;
    }
    /// Whether the form that is said of no field is the column's: no other reads more.
    bool is_as_said(const Patterns& best) const {
        const std::int64_t most = best.empty() ? iso_ : read_by(best.front());
        return said_ > most || (values_ > 0 && said_ == most && iso_ == 0);
    }
    /// The first value that one of these forms reads.
    const Value& example(const Patterns& forms) const {
        for (const auto& [patterns, values] : readings_) {
            if (std::ranges::find(patterns, forms.front()) != patterns.end()) { return values.second; }
        }
        return readings_.begin()->second.second;
    }
    /// Two values of which no form reads both, in the order of the file, and a form of the first; null: every two have
    /// one.
    std::optional<std::tuple<Value, Value, std::string>> contradiction() const {
        for (const auto& [patterns, values] : readings_) {
            const Value& one = values.second;
            for (const auto& reading : readings_) {
                const Value& other = reading.second.second;
                const bool shared = std::ranges::any_of(patterns, [&reading](const std::string& each) {
                    return std::ranges::find(reading.first, each) != reading.first.end();
                });
                if (!shared && one.place.line <= other.place.line) { return std::tuple(one, other, patterns.front()); }
            }
        }
        return std::nullopt;
    }

private:
    std::int64_t read_by(const std::string& pattern) const {
        std::int64_t count = 0;
        for (const auto& [patterns, values] : readings_) {
            if (std::ranges::find(patterns, pattern) != patterns.end()) { count += values.first; }
        }
        return count;
    }

    std::int64_t values_ = 0;
    std::int64_t iso_ = 0;
    std::int64_t said_ = 0;  ///< values that the form reads which is said of no field
    std::map<Patterns, std::pair<std::int64_t, Value>> readings_;
};

const DateFormat* DateForms::of(std::size_t column) const {
    const auto found = std::ranges::find(columns, column, &ColumnDates::column);
    return found != columns.end() && found->format ? &*found->format : nullptr;
}

std::vector<std::string> date_formats_of(const Mapping& mapping, const DateForms& forms) {
    std::vector<std::string> formats;
    std::set<std::string> patterns;
    bool iso_too = false;
    for (const MappedColumn& each : mapping.columns) {
        const auto column = std::ranges::find(forms.columns, each.column, &ColumnDates::column);
        if (column == forms.columns.end() || !column->any) { continue; }
        if (!column->format) {
            iso_too = true;
            continue;
        }
        patterns.insert(column->format->pattern());
        formats.push_back(fmt::format("{}={}", each.field->name, column->format->pattern()));
    }
    if (!iso_too && patterns.size() == 1) { return {*patterns.begin()}; }
    return formats;
}

DateFormFinder::DateFormFinder(const Mapping& mapping, const SaidDates& said) : mapping_(mapping), said_(said) {
    for (const MappedColumn& each : mapping.columns) {
        if (each.field->kind == FieldKind::date) {
            forms_.columns.push_back({.column = each.column, .any = false, .format = {}});
            fields_.push_back(each.field);
        }
    }
    columns_.resize(forms_.columns.size());
}

DateFormFinder::~DateFormFinder() = default;

void DateFormFinder::add(const CsvReader& csv) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (const std::string_view cell = trim(csv.row()[forms_.columns[i].column]); !cell.empty()) {
            columns_[i].add(cell, csv, forms_.columns[i].column, said_.plain);
        }
    }
}

DateForms DateFormFinder::finish(const CsvReader& csv) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        ColumnDates& column = forms_.columns[i];
        column.any = columns_[i].any();
        const Patterns best = columns_[i].best();
        if (const auto said = said_.fields.find(fields_[i]->name); said != said_.fields.end()) {
            column.format = said->second;
        } else if (said_.plain && columns_[i].is_as_said(best)) {
            column.format = said_.plain;
        } else if (best.size() == 1) {
            column.format.emplace(best.front());
        } else if (best.size() > 1 && !forms_.undecided) {
            forms_.undecided = question(csv, i, best);
        }
    }
    return std::move(forms_);
}

Error DateFormFinder::question(const CsvReader& csv, std::size_t i, const std::vector<std::string>& best) const {
    const std::string& heading = mapping_.headings[forms_.columns[i].column];
    if (const auto values = columns_[i].contradiction()) {
        const auto& [one, other, form] = *values;
        return contradicting(csv, heading, fields_[i]->name, one, other, form);
    }
    return undecided(csv, heading, fields_[i]->name, columns_[i].example(best), best);
}

}  // namespace winloss::exchange
