#include "winloss/app/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "report_records.hpp"
#include "report_run.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/compared.hpp"

namespace winloss::app {

namespace {

struct Part {
    std::string_view report;
    bool of_period = true;   ///< the others are about today
    std::int64_t limit = 0;  ///< rows of a list of records; 0: it is none
};
constexpr std::array parts{Part{"win-rate"},        Part{"loss-reasons"},     Part{"response"}, Part{"retention"},
                           Part{"renewals", false}, Part{"pulse", false, 10}, Part{"actions"}};

bool takes(const Part& part, report::Facet facet) { return report::find_report(part.report).filters.has(facet); }

/// The reports that do not take a filter.
std::vector<std::string> without(report::Facet facet) {
    std::vector<std::string> names;
    for (const Part& part : parts) {
        if (!takes(part, facet)) { names.emplace_back(part.report); }
    }
    return names;
}

Report report_of(const Part& part, const DigestReport& typed, const store::Store& store, const Context& context) {
    ReportOptions options(report::find_report(part.report));
    if (part.of_period) {
        options.period = typed.period;
        options.from = typed.from;
        options.to = typed.to;
        if (!typed.period && !typed.from && !typed.to) { options.period = "last quarter"; }
    }
    for (FilterWords& each : options.filters) {
        const auto at = std::ranges::find(typed.filters, each.facet, &FilterWords::facet);
        if (at != typed.filters.end()) { each.values = at->values; }
    }
    if (part.of_period) { options.compare_to = typed.compare_to; }
    options.hide_under = typed.hide_under;
    options.small_under = typed.small_under;
    if (part.limit > 0) { options.own["limit"].number = part.limit; }
    options.rows = typed.rows;
    options.where = typed.where;
    return figures_of(store, context, options);
}

/// The report's own tables under its name: the main one with the headline below it, and the one that compares it.
std::vector<Table> tables_of(const Report& report, bool is_compared) {
    std::string name = report.name;
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string& title = report::find_report(report.name).title;
    std::vector<Table> tables{report.tables[is_compared ? 1 : 0]};
    tables.front().name = name;
    tables.front().title = title;
    tables.front().notes.insert(tables.front().notes.begin(), report.headline);
    if (is_compared) {
        tables.push_back(report.tables.front());
        tables.back().name = name + "_compared";
        tables.back().title = title + ", now and before";
    }
    return tables;
}

}  // namespace

std::vector<FilterWords> digest_filters() {
    std::vector<FilterWords> filters;
    for (const report::FacetEntry& each : report::facets()) {
        const bool all = std::ranges::all_of(parts, [&](const Part& part) { return takes(part, each.facet); });
        if (all && each.facet != report::Facet::amount) { filters.push_back({each.facet, each.name, {}}); }
    }
    return filters;
}

std::vector<std::pair<std::string, Error>> digest_refused() {
    std::vector<std::pair<std::string, Error>> refused;
    for (const report::FacetEntry& each : report::facets()) {
        const std::vector<std::string> names = without(each.facet);
        if (!each.filters || names.empty()) { continue; }
        const Error why = usage_error(
            fmt::format("'report digest' takes no filter on {}.", each.name),
            fmt::format("Of its reports these have none: {}. Ask the others for it one by one.", join(names, ", ")));
        if (each.facet == report::Facet::amount) {
            refused.emplace_back("--min-amount", why);
            refused.emplace_back("--max-amount", why);
        } else {
            refused.emplace_back("--" + std::string(each.name), why);
        }
    }
    return refused;
}

std::string digest_explained() {
    std::string text =
        "# Digest\n\nWhat the main reports say of a period, without one of the last quarter: of each its sentence and "
        "its "
        "main table, as the report by itself has them. Renewals and pulse are about today, whatever the period; pulse "
        "has the ten customers of most weight. With another period beside it each report of the period has what "
        "changed in a "
        "table of its own.\n\n## How it is computed\n\nBy its reports, with the same period and "
        "filters:\n\n";
    for (const Part& each : parts) {
        text += fmt::format("- {}: {}\n", each.report, report::find_report(each.report).summary);
    }
    return text + "\n## Source\n\nwinloss report explain NAME says it of each of them.\n";
}

std::vector<std::string> digest_tables() {
    std::vector<std::string> names{"headlines"};
    for (const Part& part : parts) {
        names.emplace_back(part.report);
        std::ranges::replace(names.back(), '-', '_');
    }
    return names;
}

Answer report_digest(const store::Store& store, const Context& context, const DigestReport& options) {
    require_rows(options.rows, options.where);
    const store::Snapshot snapshot(store);
    Report digest;
    digest.name = digest_name;
    digest.title = "Digest";
    digest.as_of = context.today;
    digest.operation = store.operation();
    Table headlines{.name = "headlines",
                    .title = "",
                    .columns = {{"report", "Report", Type::text}, prose_column("says", "Says")},
                    .rows = {},
                    .breakdown = {},
                    .notes = {}};
    std::vector<report::Counting> tables;
    std::vector<std::string> same_in_both;
    for (const Part& part : parts) {
        const Report report = report_of(part, options, store, context);
        if (&part == &parts.front()) {  // its period and filters are those that were typed
            digest.period = report.period;
            digest.filters = report.filters;
        }
        headlines.rows.push_back({report.name, report.headline});
        if (std::ranges::find(report.notes, report::same_in_both) != report.notes.end()) {
            same_in_both.push_back(report.name);
        }
        digest.hide_under = report.hide_under;
        digest.small_under = report.small_under;
        for (Table& each : tables_of(report, part.of_period && options.compare_to)) {
            tables.push_back({.table = std::move(each), .report = &report::find_report(part.report)});
        }
    }
    digest.tables.push_back(std::move(headlines));
    if (!options.rows) {
        for (report::Counting& each : tables) { digest.tables.push_back(std::move(each.table)); }
    }
    digest.notes.emplace_back("Renewals and pulse are about today, the others about the period.");
    if (options.compare_to) { digest.notes.emplace_back(report::what_a_change_is); }
    if (!same_in_both.empty()) {
        digest.notes.push_back(fmt::format("{} That is so of {}.", report::same_in_both, join(same_in_both, ", ")));
    }
    Answer answer{.data = std::move(digest),
                  .messages = {"Next, for one of them in full, its name: winloss report win-rate"}};
    if (options.rows) {
        answer.messages.clear();
        put_records(answer, store, std::move(tables), options.where);
    }
    if (std::string begin = how_to_begin(store); !begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

}  // namespace winloss::app
