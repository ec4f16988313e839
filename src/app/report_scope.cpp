#include "report_scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

using report::Facet;

namespace {

std::optional<Money> typed_amount(const std::optional<std::string>& typed, std::optional<Currency> fallback) {
    return typed ? std::optional(parse_money(*typed, fallback)) : std::nullopt;
}

report::AmountRange typed_amounts(const ReportOptions& options, const store::Store& store) {
    report::AmountRange range;
    if (!options.min_amount && !options.max_amount) { return range; }
    report::require_filter(*options.report, Facet::amount);
    const std::optional<Currency> usual = store::default_currency(store);
    range.low = typed_amount(options.min_amount, usual);
    range.high = typed_amount(options.max_amount, range.low ? std::optional(range.low->currency) : usual);
    if (!range.low || !range.high) { return range; }
    if (range.low->currency != range.high->currency) {
        throw usage_error("--min-amount and --max-amount are in different currencies.");
    }
    if (range.low->minor > range.high->minor) { throw usage_error("--min-amount is more than --max-amount."); }
    return range;
}

/// --period, or --from and --to, both days included; open where neither is given.
Period typed_period(const ReportOptions& options, Date today) {
    if (options.period) {
        if (options.from || options.to) { throw usage_error("--period stands for --from and --to."); }
        return parse_period(*options.period, today);
    }
    Period period;
    if (options.from) { period.from = parse_date(*options.from, today, "--from"); }
    if (options.to) { period.to = parse_date(*options.to, today, "--to"); }
    if (period.from && period.to && *period.from > *period.to) {
        throw usage_error(
            fmt::format("The period ends on {}, before it begins on {}.", iso(*period.to), iso(*period.from)));
    }
    return period;
}

std::int64_t record_named(const store::Store& store, Facet facet, const std::string& typed) {
    switch (facet) {
        case Facet::owner: return store::find_person(store, typed).value;
        case Facet::product: return store::find_product(store, typed).value;
        case Facet::competitor: return store::find_competitor(store, typed).value;
        default: break;
    }
    throw Error(ErrorKind::bug, fmt::format("{} is no record.", report::entry(facet).name));
}

Label label_named(Facet facet, const std::string& typed, const store::Store& store, const FactLabels& labels) {
    switch (facet) {
        case Facet::owner: return labels[Attribute::owner].of(record_named(store, facet, typed));
        case Facet::product: return labels[Attribute::product].of(record_named(store, facet, typed));
        case Facet::competitor: return labels.competitors.of(record_named(store, facet, typed));
        default: return report::find_label(facet, typed, labels);
    }
}

}  // namespace

ReportOptions::ReportOptions(const report::Declaration& of) : report(&of) {
    for (const report::FacetEntry& each : report::facets()) {
        if (const auto refusal = report::filter_refusal(of, each.facet)) {
            const bool amount = each.facet == Facet::amount;
            refused.emplace_back(amount ? "--min-amount" : "--" + std::string(each.name), *refusal);
            if (amount) { refused.emplace_back("--max-amount", *refusal); }
        }
        if (!of.filters.has(each.facet)) { continue; }
        if (each.facet == Facet::amount) {
            takes_amounts = true;
        } else {
            filters.push_back({each.facet, each.name, {}});
        }
    }
}

report::Scope open_scope(const ReportOptions& options, const store::Store& store, const Context& context) {
    report::Scope scope;
    scope.report = options.report->name;
    scope.as_of = context.today;
    scope.period = typed_period(options, context.today);
    scope.named_period = options.period.has_value();
    scope.amount = typed_amounts(options, store);
    std::vector<std::string> by = options.by;
    if (options.every) { by.push_back(*options.every); }
    scope.by = report::parse_by(*options.report, by);
    scope.keep_records = options.rows;
    scope.where = options.where;
    report::Thresholds& thresholds = scope.thresholds;
    thresholds.hide_under = options.hide_under.value_or(context.hide_under.value_or(thresholds.hide_under));
    thresholds.small_under = options.small_under.value_or(context.small_under.value_or(thresholds.small_under));
    for (const FilterWords& each : options.filters) {
        if (each.values.empty()) { continue; }
        report::require_filter(*options.report, each.facet);
        scope.filters.push_back({each.facet, {}});
    }
    return scope;
}

void resolve_filters(report::Scope& scope, const ReportOptions& options, const store::Store& store,
                     const FactLabels& labels) {
    for (report::Filter& filter : scope.filters) {
        for (const FilterWords& words : options.filters) {
            if (words.facet != filter.facet) { continue; }
            for (const std::string& typed : words.values) {
                const Label label = label_named(filter.facet, typed, store, labels);
                if (std::find(filter.any_of.begin(), filter.any_of.end(), label) == filter.any_of.end()) {
                    filter.any_of.push_back(label);
                }
            }
        }
    }
}

}  // namespace winloss::app
