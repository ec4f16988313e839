#include "winloss/report/declaration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

std::string why_not(const Declaration& report, Facet facet) {
    return report.why_not ? report.why_not(facet) : std::string();
}

Facet parse_dimension(const Declaration& report, std::string_view typed) {
    std::string word = lower_ascii(trim(typed));
    std::replace(word.begin(), word.end(), '_', '-');
    const auto found = std::ranges::find_if(facets(), [&](const FacetEntry& each) { return each.name == word; });
    if (found != facets().end() && report.dimensions.has(found->facet)) { return found->facet; }
    const std::vector<std::string> names = dimension_words(report);
    const std::string all = names.empty() ? "" : "One of: " + join(names, ", ") + ".";
    if (found == facets().end()) {
        const std::string near = did_you_mean(word, names);
        throw usage_error(fmt::format("'{}' is nothing to group by.", typed), near.empty() ? all : near + " " + all);
    }
    const std::string why = why_not(report, found->facet);
    throw usage_error(fmt::format("'report {}' is not grouped by {}.", report.name, found->name),
                      why.empty() ? all : why + " " + all);
}

}  // namespace

const OwnValues::Value& OwnValues::of(std::string_view name) const {
    static const Value nothing;
    const auto at = values_.find(name);
    return at == values_.end() ? nothing : at->second;
}

Counted kind_of_records(const Declaration& report) {
    if (report.counted) { return *report.counted; }
    if (std::holds_alternative<Make<OutreachFold>>(report.make)) { return Counted::interviews; }
    if (std::holds_alternative<Make<ActionFold>>(report.make)) { return Counted::actions; }
    return std::holds_alternative<Make<DealFold>>(report.make) ? Counted::deals : Counted::accounts;
}

std::vector<std::string> reason_tables() { return {"primary", "all", "heard_but", "signs", "coverage", "heard"}; }

OwnOption every_option(std::string help) {
    return {.name = "every",
            .kind = OwnOption::Kind::text,
            .value = "STEP",
            .help = std::move(help),
            .words = {"month", "quarter", "year"}};
}

std::optional<Step> step_named(const OwnValues& values) {
    const auto& typed = values.text("every");
    if (!typed) { return std::nullopt; }
    if (*typed == "month") { return Step::month; }
    if (*typed == "quarter") { return Step::quarter; }
    if (*typed == "year") { return Step::year; }
    throw usage_error("--every takes no '" + *typed + "'.", "One of: month, quarter, year.");
}

OwnOption limit_option(std::string help) {
    return {.name = "limit", .kind = OwnOption::Kind::number, .value = "N", .help = std::move(help)};
}

std::size_t limit_named(const OwnValues& values) {
    return static_cast<std::size_t>(values.number("limit").value_or(50));
}

std::string left_out(std::size_t all, std::size_t shown) {
    if (all <= shown) { return {}; }
    return fmt::format("{} more; --limit 0 lists them all.", grouped(std::to_string(all - shown)));
}

OwnOption level_option() {
    return {.name = "level",
            .kind = OwnOption::Kind::number,
            .value = "N",
            .help = "level of the codebook that codes are counted at (1, the top)",
            .low = 1};
}

std::optional<int> level_named(const OwnValues& values) {
    const auto level = values.number("level");
    return level ? std::optional(static_cast<int>(std::min(*level, std::int64_t{99}))) : std::nullopt;
}

OwnOption codes_option() {
    return {
        .name = "codes", .kind = OwnOption::Kind::text, .value = "CODE", .help = "only this code and those below it"};
}

std::vector<std::string> dimension_words(const Declaration& report) {
    std::vector<std::string> names;
    for (const FacetEntry& each : facets()) {
        if (report.dimensions.has(each.facet)) { names.emplace_back(each.name); }
    }
    return names;
}

std::vector<Facet> parse_by(const Declaration& report, std::span<const std::string> words) {
    std::vector<Facet> by;
    for (const std::string& word : words) {
        for (const std::string_view piece : split(word, ',')) {
            const Facet facet = parse_dimension(report, piece);
            if (std::find(by.begin(), by.end(), facet) != by.end()) {
                throw usage_error(fmt::format("--by names {} twice.", entry(facet).name));
            }
            by.push_back(facet);
        }
    }
    return by;
}

std::optional<Error> filter_refusal(const Declaration& report, Facet facet) {
    if (report.filters.has(facet) || !entry(facet).filters) { return std::nullopt; }
    return usage_error(fmt::format("'report {}' takes no filter on {}.", report.name, entry(facet).name),
                       why_not(report, facet));
}

void require_filter(const Declaration& report, Facet facet) {
    if (const auto refusal = filter_refusal(report, facet)) { throw *refusal; }
}

}  // namespace winloss::report
