#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/survival.hpp"

namespace winloss::report {

namespace {

/// The test's time is square in the groups at each death, and cubic once.
constexpr std::size_t most_groups_tested = 100;

template <class T>
Cell maybe(const std::optional<T>& value) {
    return value ? Cell(*value) : Cell();
}

std::string number(double value) { return fmt::format("{}", value); }

/// '35 months (95% interval 33 to 38)'.
std::string in_words(const stats::SurvivalQuantile& median, std::string_view units) {
    std::string interval;
    if (median.low) { interval = "from " + number(*median.low); }
    if (median.low && median.high) { interval = number(*median.low) + "–" + number(*median.high); }
    return fmt::format("{} {}{}", number(*median.time), units,
                       interval.empty() ? "" : " (95% interval " + interval + ")");
}

}  // namespace

Table Survival::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    table.keys = table.columns.size() + 1;  // dimensions and the time
    const std::string time = options_.unit == TimeUnit::month ? "After months" : "After days";
    for (Column column : std::initializer_list<Column>{{"time", time, Type::integer},
                                                       {"at_risk", "At risk", Type::integer},
                                                       {"events", "Left", Type::integer},
                                                       {"censored", "Censored", Type::integer},
                                                       {"survival", "Survival", Type::real},
                                                       {"standard_error", "Standard error", Type::real},
                                                       {"low", "Low", Type::real},
                                                       {"high", "High", Type::real}}) {
        table.columns.push_back(std::move(column));
    }
    table.columns[table.columns.size() - 3].spare = 1;
    return table;
}

void Survival::add_rows(Table& table, const Row& keys, const Tally& tally, const Curve& curve) const {
    std::vector<Kept> by_end = tally.tenures_kept;
    std::ranges::stable_sort(by_end, {}, [](const Kept& each) { return each.life.left; });
    std::int32_t before = -1;  // the row above
    const auto add = [&](std::int32_t time, std::int64_t at_risk, std::int64_t events, std::int64_t censored,
                         const std::optional<stats::SurvivalAt>& at) {
        Row row = keys;
        const bool few = at_risk < scope_.thresholds.small_under;
        const auto real = [&](const std::optional<double>& value) {
            return few ? toned(maybe(value), Tone::quiet) : maybe(value);
        };
        row.insert(row.end(), {std::int64_t{time}, at_risk, events, censored});
        row.push_back(real(at ? std::optional(at->survival) : std::nullopt));
        row.push_back(real(at ? at->standard_error : std::nullopt));
        row.push_back(real(at && at->interval ? std::optional(at->interval->low) : std::nullopt));
        row.push_back(real(at && at->interval ? std::optional(at->interval->high) : std::nullopt));
        table.rows.push_back(std::move(row));
        keep_lives(table, by_end, before, time);
        before = time;
    };
    if (options_.at.empty()) {
        for (const stats::SurvivalPoint& each : curve) {
            add(each.time, each.at_risk, each.events, each.censored,
                stats::SurvivalAt{each.survival, each.standard_error, each.interval});
        }
        return;
    }
    auto point = curve.begin();
    for (const std::int32_t time : options_.at) {
        std::int64_t events = 0;
        std::int64_t censored = 0;
        for (; point != curve.end() && point->time <= time; ++point) {
            events += point->events;
            censored += point->censored;
        }
        add(time, tally.lives.at_risk(time), events, censored, stats::survival_at(curve, time));
    }
}

Table Survival::groups(const std::vector<Part>& parts, const std::optional<stats::LogRank>& test) const {
    Table table;
    table.name = "groups";
    table.title = "Medians";
    table.columns = customers_.groups().columns();
    const auto column = [&](std::string key, std::string title, Type type) {
        table.columns.push_back({std::move(key), std::move(title), type});
    };
    column("customers", "Customers", Type::integer);
    column("tenures", "Tenures", Type::integer);
    column("ended", "Left", Type::integer);
    column("running", "Running", Type::integer);
    column("pending", "Pending", Type::integer);
    if (!scope_.by.empty()) { column("expected", "Expected to leave", Type::real); }
    column("median", "Median", Type::real);
    column("low", "Low", Type::real);
    column("high", "High", Type::real);
    column("small", "Small", Type::boolean);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Tally& tally = *parts[i].tally;
        const stats::SurvivalQuantile median = stats::median_survival(parts[i].curve);
        Row row = parts[i].keys;
        row.insert(row.end(), {tally.customers, tally.tenures(), tally.ended, tally.running, tally.pending});
        if (!scope_.by.empty()) { row.push_back(test ? Cell(test->groups[i].expected) : Cell()); }
        const bool few = tally.tenures() < scope_.thresholds.small_under;
        const auto reached = [&](const std::optional<double>& time) {  // of nobody there is none to reach
            return tally.tenures() == 0 ? Cell() : Cell(time.value_or(std::numeric_limits<double>::infinity()));
        };
        row.insert(row.end(), {reached(median.time), reached(median.low), reached(median.high), few});
        table.rows.push_back(std::move(row));
        keep_behind(table, tally.records);
    }
    return table;
}

Table Survival::log_rank(const std::optional<stats::LogRank>& test) {
    Table table;
    table.name = "log_rank";
    table.title = "Log-rank test between the groups";
    table.columns = {{"chi_square", "Chi-square", Type::real},
                     {"degrees", "Degrees of freedom", Type::integer},
                     {"p", "p", Type::p_value},
                     {"bound", "p is below", Type::boolean, false, true}};
    if (test) { table.rows.push_back({test->chi_square, std::int64_t{test->degrees}, test->p, test->p.is_bound()}); }
    return table;
}

std::string_view Survival::unit_word(bool many) const {
    return options_.unit == TimeUnit::month ? many ? "months" : "month" : many ? "days" : "day";
}

std::string Survival::subjects_in_words() const {
    return options_.every_tenure ? counted(total_.tenures(), "tenure", "tenures")
                                 : counted(total_.tenures(), "customer", "customers");
}

std::string Survival::headline(const Curve& curve) const {
    if (curve.empty()) { return "No customer was seen."; }
    const std::string rests = fmt::format("{}; {} left", subjects_in_words(), grouped(std::to_string(total_.ended)));
    if (total_.tenures() < scope_.thresholds.hide_under) {
        return fmt::format("Too few customers to state a median: {}.", rests);
    }
    const stats::SurvivalQuantile median = stats::median_survival(curve);
    if (median.time) { return fmt::format("Median {}; {}.", in_words(median, unit_word(true)), rests); }
    const stats::SurvivalPoint& last = curve.back();
    return fmt::format("Median not reached in {}; {}.",
                       counted(last.time, std::string(unit_word(false)), std::string(unit_word(true))), rests);
}

std::vector<std::string> Survival::notes(const Table& main, const std::vector<Part>& parts,
                                         const std::optional<stats::LogRank>& test) const {
    std::vector<std::string> result;
    result.emplace_back("Kaplan–Meier with 95% log-log intervals.");
    result.push_back(
        options_.unit == TimeUnit::month
            ? fmt::format(
                  "A month in which somebody left counts as whole; running tenures are censored after the months "
                  "that were over by {}.",
                  iso(scope_.as_of))
            : fmt::format("Running tenures are censored after the day before {}.", iso(scope_.as_of)));
    if (total_.pending > 0) {
        result.push_back(fmt::format("{} pending, neither kept nor lost, and censored before the last day of service.",
                                     counted(total_.pending, "tenure is", "tenures are")));
    }
    if (total_.late > 0) {
        result.push_back(fmt::format("{} already on {} and {} from the age reached then.",
                                     counted(total_.late, "tenure ran", "tenures ran"), iso(*options_.records_since),
                                     total_.late == 1 ? "counts" : "count"));
    }
    if (total_.unseen > 0) {
        result.push_back(fmt::format("{} left out: over by {}, or not seen for a whole {} since.",
                                     counted(total_.unseen, "tenure is", "tenures are"), iso(*options_.records_since),
                                     unit_word(false)));
    }
    const std::size_t at_risk = main.columns.size() - 7;
    const bool few = std::any_of(main.rows.begin(), main.rows.end(), [&](const Row& row) {
        return std::get<std::int64_t>(row[at_risk]) < scope_.thresholds.small_under;
    });
    if (few) {
        result.push_back(
            fmt::format("Where fewer than {} are at risk the curve rests on few.", scope_.thresholds.small_under));
    }
    if (scope_.by.empty()) { return result; }
    if (test) {
        const std::string p = to_string(test->p);
        result.push_back(fmt::format("Log-rank test: chi-square {:.2f}, {}, p {}{}.", test->chi_square,
                                     counted(test->degrees, "degree of freedom", "degrees of freedom"),
                                     p.starts_with('<') ? "" : "= ", p));
    } else if (parts.size() > most_groups_tested) {
        result.push_back(fmt::format("The log-rank test is made between {} groups at most.", most_groups_tested));
    } else {
        result.emplace_back("The log-rank test has nothing to compare.");
    }
    if (customers_.by_product()) {
        result.emplace_back(
            "An account is a customer of each of its products: rows overlap, and the test takes them as independent.");
    }
    return result;
}

Report Survival::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.title = "Survival";
    result.filters.push_back({"unit", "Unit", std::string(unit_word(true))});
    if (!options_.at.empty()) {
        std::vector<std::string> times;
        for (const std::int32_t time : options_.at) { times.push_back(std::to_string(time)); }
        result.filters.push_back({"at", "At", times});
    }
    if (options_.every_tenure) { result.filters.push_back({"every_tenure", "Every tenure", true}); }
    if (options_.records_since) {
        result.filters.push_back({"records_since", "Records since", *options_.records_since});
    }
    result.filters.push_back({"grace_days", "Grace days", std::int64_t{options_.grace_days}});
    result.base = {{"customers", "Customers", total_.customers},
                   {"tenures", "Tenures", total_.tenures()},
                   {"ended", "Left", total_.ended},
                   {"running", "Running", total_.running},
                   {"pending", "Pending", total_.pending},
                   {"unseen", "Before the records", total_.unseen}};

    const std::vector<Part> each = parts(labels);
    std::optional<stats::LogRank> test;
    if (!scope_.by.empty() && each.size() <= most_groups_tested) {
        std::vector<stats::LifeTable> tables;
        for (const Part& part : each) { tables.push_back(part.tally->lives); }
        test = stats::log_rank(tables);
    }
    Table main = table_of("survival", customers_.groups().columns());
    for (const Part& part : each) { add_rows(main, part.keys, *part.tally, part.curve); }
    main.chart = Chart{.column = "survival", .over_time = scope_.by.empty()};
    result.notes = notes(main, each, test);
    result.tables.push_back(std::move(main));
    result.tables.push_back(groups(each, test));
    const Curve whole = scope_.by.empty() ? each.front().curve : stats::kaplan_meier(total_.lives);
    if (!scope_.by.empty()) { result.tables.push_back(log_rank(test)); }
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_, whole); });
    result.headline = headline(whole);
    return result;
}

}  // namespace winloss::report
