#include "winloss/exchange/import_date_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

using Patterns = std::vector<std::string>;  ///< that read a value, in the order of date_readings(); none: ISO

struct Value {
    std::string text;
    std::int64_t line = 0;
};

Error undecided(const CsvReader& csv, const std::string& heading, const Value& value, const Patterns& forms) {
    std::string hint;
    for (const auto& [pattern, date] : date_readings(value.text)) {
        if (std::ranges::find(forms, pattern) == forms.end()) { continue; }
        hint += fmt::format("{}--date-format {} reads it as {}", hint.empty() ? "" : ", ", pattern, iso(date));
    }
    return bad_input(
        fmt::format("{}, line {}, column {}: {} is a date, but no value of the column tells in which form.", csv.name(),
                    value.line, quoted(heading), quoted(value.text)),
        hint + ". The form holds for the whole file.");
}

}  // namespace

/// The values of a column by the forms that read them.
class DateFormFinder::Column {
public:
    void add(std::string_view cell, std::int64_t line) {
        if (read_iso_date(cell)) {
            ++iso_;
            return;
        }
        Patterns patterns;
        for (const auto& [pattern, date] : date_readings(cell)) { patterns.push_back(pattern); }
        if (patterns.empty()) { return; }
        auto& [count, first] = readings_[patterns];
        if (++count == 1) { first = {std::string(cell), line}; }
    }
    bool any() const { return iso_ > 0 || !readings_.empty(); }

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
    /// The first value that one of these forms reads.
    const Value& example(const Patterns& forms) const {
        for (const auto& [patterns, values] : readings_) {
            if (std::ranges::find(patterns, forms.front()) != patterns.end()) { return values.second; }
        }
        return readings_.begin()->second.second;
    }

private:
    std::int64_t iso_ = 0;
    std::map<Patterns, std::pair<std::int64_t, Value>> readings_;
};

const DateFormat* DateForms::of(std::size_t column) const {
    const auto found = std::ranges::find(columns, column, &ColumnDates::column);
    return found != columns.end() && found->format ? &*found->format : nullptr;
}

std::optional<std::string> DateForms::common() const {
    std::optional<std::string> result;
    for (const ColumnDates& each : columns) {
        if (!each.any) { continue; }
        if (!each.format || (result && *result != each.format->pattern())) { return std::nullopt; }
        result = each.format->pattern();
    }
    return result;
}

DateFormFinder::DateFormFinder(const Mapping& mapping) : mapping_(mapping) {
    for (const MappedColumn& each : mapping.columns) {
        if (each.field->kind == FieldKind::date) {
            forms_.columns.push_back({.column = each.column, .any = false, .format = {}});
        }
    }
    columns_.resize(forms_.columns.size());
}

DateFormFinder::~DateFormFinder() = default;

void DateFormFinder::add(const CsvReader& csv) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (const std::string_view cell = trim(csv.row()[forms_.columns[i].column]); !cell.empty()) {
            columns_[i].add(cell, csv.line());
        }
    }
}

DateForms DateFormFinder::finish(const CsvReader& csv) {
    std::vector<Patterns> best;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        forms_.columns[i].any = columns_[i].any();
        best.push_back(columns_[i].best());
        if (best[i].size() == 1) { forms_.columns[i].format.emplace(best[i].front()); }
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (best[i].size() < 2) { continue; }
        const auto told = std::ranges::find_if(best, [&](const Patterns& other) {
            return other.size() == 1 && std::ranges::find(best[i], other.front()) != best[i].end();
        });
        if (told != best.end()) {
            forms_.columns[i].format.emplace(told->front());
        } else if (!forms_.undecided) {
            forms_.undecided =
                undecided(csv, mapping_.headings[forms_.columns[i].column], columns_[i].example(best[i]), best[i]);
        }
    }
    return std::move(forms_);
}

}  // namespace winloss::exchange
