#include "winloss/report/against.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

#include "figures.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/stats/interval.hpp"

namespace winloss::report {

namespace {

/// The verdict's words (docs/json.md).
struct Verdict {
    static constexpr const char* above = "above";
    static constexpr const char* below = "below";
    static constexpr const char* undecided = "undecided";
    static constexpr const char* inside = "inside";
    static constexpr const char* outside = "outside";
    static constexpr const char* no_interval = "no-interval";
};

MetricName metric_of(const Report& ours, const Benchmark& benchmark) {
    const MetricName name = find_metric(benchmark.metric);
    const Metric& metric = *name.metric;
    if (metric.report != ours.name) {
        throw usage_error(fmt::format("Benchmark {} is a {}, which 'report {}' does not have.", benchmark.id.value,
                                      metric.name, ours.name),
                          fmt::format("winloss report {} --against {}", metric.report, benchmark.id.value));
    }
    if (const auto fault = value_fault(metric, benchmark.value)) {
        throw Error(ErrorKind::store,
                    fmt::format("Benchmark {}, {} of {}, is {:g}, which {}.", benchmark.id.value, metric.name,
                                winloss::quoted(benchmark.source), benchmark.value, *fault),
                    fmt::format("winloss benchmark set {} --value VALUE", benchmark.id.value));
    }
    return name;
}

const Table& table_of(const Report& ours, const Metric& metric) {
    const auto found = std::ranges::find(ours.tables, metric.table, &Table::name);
    if (found == ours.tables.end()) {
        throw Error(ErrorKind::bug, fmt::format("'report {}' has no table '{}'.", ours.name, metric.table));
    }
    if (metric.of_code && std::ranges::find(found->columns, metric.column, &Column::key) == found->columns.end()) {
        throw usage_error("A benchmark is held against what one side says.", "--source buyer or --source rep.");
    }
    return *found;
}

using Figures = std::vector<std::pair<FigureKey, Figure>>;

std::string code_of(const Figure& figure, std::size_t column) {
    const auto* code = std::get_if<std::string>(&figure.keys[column]);
    return code != nullptr ? *code : std::string();
}

std::string filter_of(const Report& ours, std::string_view key) {
    const auto found = std::ranges::find(ours.filters, key, &Field::key);
    const auto* word = found == ours.filters.end() ? nullptr : std::get_if<std::string>(&found->value);
    return word != nullptr ? *word : std::string();
}

/// Throws usage unless all that was said below the code is counted in its row: that of a code above the report's level
/// has only what was coded with it itself, and codes outside of --codes have none.
void require_counted(const Report& ours, const std::string& path, const Codebook& codebook) {
    const std::string below = filter_of(ours, "codes");
    if (!below.empty() && path != below && !path.starts_with(below + "/")) {
        throw usage_error(fmt::format("The benchmark is of {}, and only codes below {} are counted.", path, below),
                          fmt::format("Without --codes, or --codes {}.", path));
    }
    const auto counted = std::ranges::find(ours.filters, "level", &Field::key);
    if (counted == ours.filters.end()) { return; }
    const std::int64_t level = std::get<std::int64_t>(counted->value);
    const Code* code = codebook.find_path(path);
    const bool is_leaf = code != nullptr && codebook.subtree(*code).size() == 1;
    if (level == level_of(path) || (is_leaf && level > level_of(path))) { return; }
    throw usage_error(fmt::format("The benchmark is of {}, and codes are counted at level {}.", path, level),
                      fmt::format("--level {}", level_of(path)));
}

/// Of each group the row of the code; none of the group's base where nobody gave it. Each heard deal stands in the
/// table `primary` once, so that it has all groups and their bases.
Figures of_code(const Report& ours, const Table& table, const MetricName& name, const Codebook& codebook) {
    require_counted(ours, name.code, codebook);
    const auto at =
        static_cast<std::size_t>(std::ranges::find(table.columns, "code", &Column::key) - table.columns.begin());
    const auto is_other = [&](const auto& each) {
        return each.second.column != name.metric->column || !each.second.currency.empty();
    };
    const auto front = [&](const FigureKey& key) {
        constexpr std::ptrdiff_t column_and_currency = 2;
        return FigureKey{key.begin(), key.begin() + column_and_currency + static_cast<std::ptrdiff_t>(at)};
    };
    Figures given = figures_of(table, PeriodInFront::yes);
    std::erase_if(given, is_other);
    std::map<FigureKey, Share> of_groups;
    for (const auto& [key, figure] : given) {
        if (code_of(figure, at) == name.code) { of_groups.emplace(front(key), figure.share); }
    }
    const Code* code = codebook.find_path(name.code);
    const Cell title = code != nullptr ? Cell(code->name) : Cell();
    const auto primary = std::ranges::find(ours.tables, "primary", &Table::name);
    Figures bases = primary == ours.tables.end() ? std::move(given) : figures_of(*primary, PeriodInFront::yes);
    std::erase_if(bases, is_other);
    Figures found;
    for (auto& [key, figure] : bases) {
        if (!found.empty() && front(found.back().first) == front(key)) { continue; }
        const auto share = of_groups.find(front(key));
        figure.share = share == of_groups.end() ? none_of(figure.share) : share->second;
        figure.keys[at] = name.code;
        figure.keys[at + 1] = title;
        found.emplace_back(key, std::move(figure));
    }
    if (found.empty() && at == 0) {  // nobody was heard: n/a, as of every figure
        found.emplace_back(FigureKey(), Figure{{name.code, title}, {}, std::string(name.metric->column), {}, Share()});
    }
    for (auto& [key, figure] : found) { figure.title = name.metric->title; }
    return found;
}

/// What of ours the benchmark is held against.
Figures figures_like(const Report& ours, const MetricName& name, const Codebook& codebook) {
    const Table& table = table_of(ours, *name.metric);
    if (name.metric->of_code) { return of_code(ours, table, name, codebook); }
    Figures figures = figures_of(table, PeriodInFront::yes);
    std::erase_if(figures, [&](const auto& each) {
        return each.second.column != name.metric->column || each.second.currency.empty() == name.metric->of_amounts;
    });
    return figures;
}

const char* verdict_of(stats::Change change) {
    switch (change) {
        case stats::Change::up: return Verdict::above;
        case stats::Change::down: return Verdict::below;
        case stats::Change::none: break;
    }
    return Verdict::undecided;
}

/// Difference, its interval where there is one, and the verdict.
Row held_against(const Share& share, const Benchmark& benchmark) {
    const auto value = share.ratio.value();
    if (!value || share.hidden) { return {Cell(), Cell(), Cell(), Cell()}; }  // a difference would tell a hidden share
    const Cell difference = points(*value - benchmark.value);
    if (!share.low) { return {difference, Cell(), Cell(), Cell(Verdict::no_interval)}; }
    if (!benchmark.n) {
        const bool inside = *share.low <= benchmark.value && benchmark.value <= *share.high;
        return {difference, Cell(), Cell(), Cell(inside ? Verdict::inside : Verdict::outside)};
    }
    const auto compared = stats::compare_published(share.ratio, {benchmark.value, static_cast<double>(*benchmark.n)});
    return {difference, points(compared->interval.low), points(compared->interval.high),
            Cell(verdict_of(compared->change))};
}

/// `several`: of more than one benchmark, whose rows say which; of a single one a note does.
Table table_beside(const Table& of, bool money, bool several) {
    Table table = figures_table("benchmarks", of, money, PeriodInFront::yes);
    for (Column column :
         std::initializer_list<Column>{{"ours", "Ours", Type::share},
                                       {"benchmark", "", Type::real, false, true},
                                       {.key = "published", .title = "Benchmark", .prose = true},
                                       {"points", "Points", Type::real},
                                       {"points_low", "Low", Type::real},
                                       {"points_high", "High", Type::real},
                                       {.key = "verdict", .title = "Ours is", .prose = true},
                                       {"benchmark_id", "", Type::integer, false, true},
                                       {"n", "", Type::integer, false, true},
                                       {.key = "source", .title = "Source", .machine = !several, .prose = true},
                                       {"dated_on", "", Type::date, false, true}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

/// What the verdicts that stand in the table mean, a sentence each.
void note_verdicts(std::vector<std::string>& notes, const Table& table) {
    const auto at = std::ranges::find(table.columns, std::string("verdict"), &Column::key) - table.columns.begin();
    const auto has = [&](std::initializer_list<const char*> words) {
        return std::ranges::any_of(table.rows, [&](const Row& row) {
            const auto* word = std::get_if<std::string>(&row[static_cast<std::size_t>(at)]);
            return word != nullptr && std::ranges::find(words, *word) != words.end();
        });
    };
    if (has({Verdict::above, Verdict::below, Verdict::undecided})) {
        notes.emplace_back(
            "Ours is above or below only where the 95% interval of the difference leaves zero out (Newcombe).");
    }
    if (has({Verdict::inside, Verdict::outside})) {
        notes.emplace_back(
            "A benchmark that does not say of how many it is: only whether our 95% interval has it inside is known.");
    }
    if (has({Verdict::no_interval})) {
        notes.emplace_back("Figures that are no share of countable things have no interval: the difference alone.");
    }
}

}  // namespace

std::string percent_of(double value) {
    constexpr double whole = 100;
    return fmt::format("{:.6g}%", value * whole);
}

std::string in_words(const Benchmark& benchmark) {
    const std::string percent = percent_of(benchmark.value);
    return benchmark.n ? fmt::format("{} of {}", percent, grouped(std::to_string(*benchmark.n))) : percent;
}

Report against(Report ours, const std::vector<Benchmark>& benchmarks, const Codebook& codebook) {
    bool money = false;
    for (const Benchmark& each : benchmarks) { money = money || metric_of(ours, each).metric->of_amounts; }
    Table table =
        table_beside(table_of(ours, *metric_of(ours, benchmarks.front()).metric), money, benchmarks.size() > 1);
    std::vector<std::string> notes;
    std::vector<std::string> ids;
    for (const Benchmark& each : benchmarks) {
        const MetricName metric = metric_of(ours, each);
        for (const auto& [key, figure] : figures_like(ours, metric, codebook)) {
            Row row = figure_cells(figure, money);
            row.insert(row.end(), {figure.share, each.value, in_words(each)});
            for (Cell& cell : held_against(figure.share, each)) { row.push_back(std::move(cell)); }
            row.insert(row.end(), {each.id.value, each.n ? Cell(*each.n) : Cell(), each.source, each.dated_on});
            table.rows.push_back(std::move(row));
        }
        notes.push_back(fmt::format("Benchmark {}: {} {}, {}, {}.", each.id.value, metric.text(), in_words(each),
                                    each.source, iso(each.dated_on)));
        ids.push_back(std::to_string(each.id.value));
    }
    note_verdicts(notes, table);
    ours.filters.push_back({"against", "Benchmarks", std::move(ids)});
    ours.notes.insert(ours.notes.end(), notes.begin(), notes.end());
    ours.tables.insert(ours.tables.begin(), std::move(table));
    return ours;
}

}  // namespace winloss::report
