#include "winloss/report/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/stats/sample_size.hpp"

namespace winloss::report {

double parse_share(std::string_view typed, std::string_view option) {
    std::string_view digits = trim(typed);
    const bool percent = digits.ends_with('%');
    if (percent) { digits = trim(digits.substr(0, digits.size() - 1)); }
    double value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (percent) { value /= 100; }
    const bool whole = fault == std::errc() && end == digits.data() + digits.size();
    if (!whole || !(value > 0) || !(value < 1)) {
        throw usage_error(fmt::format("{} takes a share between 0 and 1, not {}.", option, quoted(typed)),
                          fmt::format("{0} 10% and {0} 0.1 are the same.", option));
    }
    return value;
}

SampleSize::SampleSize(const Scope& scope, SampleSizeOptions options)
    : scope_(scope), options_(options), groups_(scope.by) {}

Needs SampleSize::needs(const Scope& scope) {
    Needs result = report::needs(scope);
    result.codings = true;
    return result;
}

void SampleSize::add(const DealFact& fact) {
    if (fact.outcome == Outcome::open || !scope_.takes(fact) || !scope_.in_period(fact)) { return; }
    const auto count = [&](Tally& tally) {
        Count& each = tally[fact.outcome];
        ++each.decided;
        each.heard += fact.heard() ? 1 : 0;
        if (!scope_.keep_records) { return; }
        each.records.add("decided", fact.id.value);
        if (fact.heard()) { each.records.add("heard", fact.id.value); }
    };
    count(total_);
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        count(tallies_[group]);
    }
}

Table SampleSize::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"outcome", "Outcome", Type::text, true},
                                                       {"decided", "Decided", Type::integer},
                                                       {"heard", "Heard", Type::integer},
                                                       {"to_hear_once", "To hear it once", Type::integer},
                                                       {"to_state_share", "To state a share", Type::integer},
                                                       {"still_needed", "Still needed", Type::integer}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void SampleSize::add_rows(Table& table, const Row& keys, const Tally& tally) const {
    for (const auto& [outcome, count] : tally) {
        // Of fewer deals than that there is no more to hear than all of them.
        const std::int64_t once =
            std::min(stats::interviews_to_hear_once(options_.prevalence, confidence_of_hearing()), count.decided);
        const std::int64_t share =
            stats::interviews_to_state_share(options_.margin, count.decided, confidence_of_share());
        Row row = keys;
        row.insert(row.end(), {std::string(word(outcome)), count.decided, count.heard, once, share,
                               std::max<std::int64_t>(share - count.heard, 0)});
        table.rows.push_back(std::move(row));
        keep_behind(table, count.records);
    }
}

std::string SampleSize::headline() const {
    return fmt::format(
        "{} hear an issue that {:g}% of customers have at least once, {:g}% sure; {} state a share within ±{:g} "
        "points, "
        "{:g}% sure, of however many deals.",
        counted(stats::interviews_to_hear_once(options_.prevalence, confidence_of_hearing()), "interview will",
                "interviews will"),
        options_.prevalence * 100, confidence_of_hearing() * 100,
        grouped(std::to_string(stats::interviews_to_state_share(options_.margin, std::nullopt, confidence_of_share()))),
        options_.margin * 100, confidence_of_share() * 100);
}

std::vector<std::string> SampleSize::notes() const {
    std::vector<std::string> result;
    result.emplace_back(
        "Of few deals fewer interviews will do: the numbers for a share allow for how many were decided.");
    result.emplace_back(
        "Both take the interviews for a random sample. Those who agree to talk are none: the true uncertainty is "
        "greater.");
    if (groups_.overlap()) { result.emplace_back("A deal counts for each competitor named on it: rows overlap."); }
    return result;
}

Report SampleSize::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"prevalence", "Prevalence", options_.prevalence});
    result.filters.push_back({"margin", "Margin", options_.margin});
    result.filters.push_back({"confidence_of_hearing", "Sure to hear it", confidence_of_hearing()});
    result.filters.push_back({"confidence_of_share", "Sure of the share", confidence_of_share()});
    std::int64_t decided = 0;
    std::int64_t heard = 0;
    for (const auto& [outcome, count] : total_) {
        decided += count.decided;
        heard += count.heard;
    }
    result.base = {{"deals_in_scope", "Deals in scope", decided}, {"deals_heard", "Heard", heard}};
    Table main = table_of("sample_size", groups_.columns());
    if (scope_.by.empty()) {
        add_rows(main, {}, total_);
    } else {
        for (const std::uint32_t group : groups_.in_order(labels)) {
            if (group < tallies_.size()) { add_rows(main, groups_.cells(group, labels), tallies_[group]); }
        }
    }
    result.tables.push_back(std::move(main));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
