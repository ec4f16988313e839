#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "keyed.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/compared.hpp"
#include "winloss/report/competitors.hpp"
#include "winloss/report/notes.hpp"

namespace winloss::report {

namespace {

const Column competitor_column{"competitor", "Competitor", Type::text, true};

std::string days_of(const Period& period) { return fmt::format("{} to {}", iso(*period.from), iso(*period.to)); }

}  // namespace

std::vector<Competitors::Part> Competitors::parts(const FactLabels& labels) const {
    static const Standings nothing;
    std::vector<Part> result;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        const bool there = group < tallies_.size();
        result.push_back({groups_.cells(group, labels), there ? &tallies_[group] : &nothing});
    }
    return result;
}

std::vector<Label> Competitors::in_order(const Standings& standings, const FactLabels& labels) const {
    std::vector<Label> result;
    for (Label label = 0; label < standings.size(); ++label) {
        if (standings[label].ends.decided + standings[label].open.count > 0) { result.push_back(label); }
    }
    std::ranges::sort(result, {}, [&](Label label) {
        const Standing& one = standings[label];
        return std::tuple(-one.ends.decided, -one.open.count, fold(labels.competitors.text(label)), label);
    });
    return result;
}

Table Competitors::main_table(std::string name, std::vector<Column> keys, const std::vector<Part>& parts,
                              const FactLabels& labels) const {
    const bool open_known = keys.empty() || !groups_.by_time();  // without a decision date it has no month
    Table table = keyed_table(std::move(name), {}, std::move(keys),
                              {competitor_column,
                               {"deals", "Deals", Type::integer},
                               {"won", "Won", Type::integer},
                               {"lost", "Lost", Type::integer},
                               {"lost_to_it", "To it", Type::integer},
                               {"lost_to_others", "To others", Type::integer},
                               {"lost_to_unknown", "Unknown", Type::integer, false, false, 3},
                               {"no_decision", "No decision", Type::integer, false, false, 2},
                               {"open", "Open", Type::integer, false, false, 1},
                               {"win_rate", "Win rate", Type::share}});
    table.chart = Chart{.column = "win_rate"};
    for (const Part& part : parts) {
        for (const Label label : in_order(*part.standings, labels)) {
            const Standing& one = (*part.standings)[label];
            table.rows.push_back(with_key(part.keys, labels.competitors.shown(label)));
            table.rows.back().emplace_back(one.ends.decided);
            add_counted(table, "won", one.won);
            table.rows.back().emplace_back(one.ends.lost);
            add_counted(table, "lost_to_it", one.lost[static_cast<std::size_t>(LostTo::it)]);
            add_counted(table, "lost_to_others", one.lost[static_cast<std::size_t>(LostTo::others)]);
            add_counted(table, "lost_to_unknown", one.lost[static_cast<std::size_t>(LostTo::unknown)]);
            add_counted(table, "no_decision", one.no_decision);
            if (open_known) {
                add_counted(table, "open", one.open);
            } else {
                table.rows.back().emplace_back();
            }
            table.rows.back().emplace_back(share(one.ends.rate(), scope_.thresholds));
        }
    }
    return table;
}

Table Competitors::stood(const std::vector<Part>& parts, const FactLabels& labels) const {
    Table table = keyed_table("stood", "How far they came", groups_.columns(),
                              {competitor_column,
                               {"incumbent", "Incumbent", Type::share, false, false, 1},
                               {"finalist", "Finalist", Type::share},
                               {"won", "Won", Type::integer, false, false, 2},
                               {"lost", "Lost", Type::integer, false, false, 2},
                               {"win_rate", "Win rate then", Type::share}});
    for (const Part& part : parts) {
        for (const Label label : in_order(*part.standings, labels)) {
            const Standing& one = (*part.standings)[label];
            Row row = with_key(part.keys, labels.competitors.shown(label));
            row.insert(row.end(), {share({one.incumbent.count, one.ends.decided}, scope_.thresholds),
                                   share({one.finalist.decided, one.ends.decided}, scope_.thresholds), one.finalist.won,
                                   one.finalist.lost, share(one.finalist.rate(), scope_.thresholds)});
            table.rows.push_back(std::move(row));
            keep_behind(table, "incumbent", one.incumbent);
            keep_behind(table, one.stood);
        }
    }
    return table;
}

Table Competitors::reasons(const std::vector<Part>& parts, const FactLabels& labels) const {
    Table table = keyed_table("reasons", "What buyers said in these deals", groups_.columns(),
                              {competitor_column,
                               {"sign", "Said", Type::text},
                               {"code", "Reason", Type::text, true},
                               {"name", "Name", Type::text, true, false, 1},
                               {"deals", "Deals", Type::integer, false, false, 2},
                               {"share", "Of the heard", Type::share}});
    for (const Part& part : parts) {
        for (const Label label : in_order(*part.standings, labels)) {
            const Standing& one = (*part.standings)[label];
            const Row keys = with_key(part.keys, labels.competitors.shown(label));
            for (const bool for_us : {true, false}) { add_reasons(table, keys, one, for_us); }
        }
    }
    return table;
}

void Competitors::add_reasons(Table& table, const Row& keys, const Standing& standing, bool for_us) const {
    using Entry = std::pair<Reason, const Members*>;
    std::vector<Entry> said;
    for (const auto& [key, members] : standing.said) {
        if (key.first == for_us) { said.emplace_back(key.second, &members); }
    }
    std::ranges::sort(said, {},
                      [&](const Entry& each) { return std::pair(-each.second->count, tree_.code(each.first)); });
    if (options_.reasons > 0 && std::ssize(said) > options_.reasons) {
        said.resize(static_cast<std::size_t>(options_.reasons));
    }
    for (const auto& [reason, members] : said) {
        Row row = keys;
        row.insert(row.end(), {std::string(for_us ? "for us" : "against us"), tree_.code(reason), tree_.name(reason)});
        table.rows.push_back(std::move(row));
        add_counted(table, "deals", *members);
        table.rows.back().emplace_back(share({members->count, standing.heard}, scope_.thresholds));
    }
}

Table Competitors::trend(const FactLabels& labels) const {
    Table table =
        keyed_table("trend", fmt::format("Trend: {} against {}", days_of(halves_.now), days_of(halves_.before)), {},
                    {competitor_column, {"figure", "Figure", Type::text}});
    int spare = 0;
    for (Column& column : difference_columns("Later", "Earlier")) {
        if (column.type == Type::real) { column.spare = ++spare; }
        table.columns.push_back(std::move(column));
    }
    if (*halves_.before.to < *halves_.before.from) {
        table.title = "Trend: a period of one day has no halves";
        return table;
    }
    std::vector<Label> order = in_order(total_, labels);
    for (const auto& [label, ends] : times_.met) {  // met before the period alone
        if (std::ranges::find(order, label) == order.end()) { order.push_back(label); }
    }
    for (const Label label : order) {
        const auto at = times_.met.find(label);
        if (at == times_.met.end()) { continue; }
        const auto& [before, now] = at->second;
        const auto add = [&](std::string figure, Ratio later, Ratio earlier, std::string_view part) {
            Row row{labels.competitors.shown(label), std::move(figure)};
            const Cell left = share(later, scope_.thresholds);
            const Cell right = share(earlier, scope_.thresholds);
            row.insert(row.end(), {left, right});
            add_difference(row, left, right);
            table.rows.push_back(std::move(row));
            const auto records = times_.records.find(label);
            if (records == times_.records.end()) { return; }
            keep_behind(table, "now", records->second[1].of(part));
            keep_behind(table, "before", records->second[0].of(part));
        };
        add("met", {now.decided, times_.decided[1]}, {before.decided, times_.decided[0]}, "met");
        add("win rate", now.rate(), before.rate(), "won");
    }
    return table;
}

std::string Competitors::headline(const FactLabels& labels) const {
    if (decided_ == 0) { return "No deal was decided."; }
    if (met_in_ == 0) { return "No competitor was named in a decided deal."; }
    const std::vector<Label> order = in_order(total_, labels);
    const Standing& first = total_[order.front()];
    std::vector<std::string> names;  // several where they were met equally often
    std::vector<std::string> rates;
    for (const Label label : order) {
        const Standing& one = total_[label];
        if (one.ends.decided != first.ends.decided) { break; }
        names.push_back(labels.competitors.shown(label));
        rates.push_back(in_words(share(one.ends.rate(), scope_.thresholds), "deal", "deals"));
    }
    const std::string met = in_words(share({first.ends.decided, decided_}, scope_.thresholds), "deal", "deals");
    if (names.size() == 1) {
        return fmt::format("Met most: {}, in {}; win rate against it {}.", names.front(), met, rates.front());
    }
    constexpr std::size_t most_named = 3;
    if (names.size() > most_named) { return fmt::format("Met most: {} competitors, each in {}.", names.size(), met); }
    return fmt::format("Met most: {}, each in {}; win rate against them {}.", join(names, ", "), met,
                       join(rates, ", "));
}

std::vector<std::string> Competitors::notes() const {
    std::vector<std::string> result{
        "Every decided deal counts in which somebody named the competitor, interviewed or not; a deal with several "
        "counts for each.",
        "Lost to it or to others goes by the buyer's word on the winner, else the rep's; unknown: nobody said."};
    if (decided_ > met_in_) {
        result.push_back(fmt::format("In {} nobody named a competitor.",
                                     counted(decided_ - met_in_, "decided deal", "decided deals")));
    }
    result.push_back(
        fmt::format("What buyers said is of the {} heard among these, by those who agreed to talk; codes "
                    "are counted at level {} of the codebook.",
                    counted(heard_in_, "deal", "deals"), tree_.level()));
    note_undated(result, undated_);
    return result;
}

Report Competitors::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    result.base = {{"deals_in_scope", "Deals in scope", decided_},
                   {"deals_with_competitor", "With a competitor", met_in_},
                   {"deals_heard", "Of them heard", heard_in_},
                   {"deals_open", "Open with a competitor", open_}};
    const std::vector<Part> groups = parts(labels);
    result.tables.push_back(main_table("competitors", groups_.columns(), groups, labels));
    if (!scope_.by.empty()) {
        result.tables.push_back(main_table("total", {}, {{{}, &total_}}, labels));
        result.tables.back().title = "Total";
    }
    result.tables.push_back(stood(groups, labels));
    result.tables.push_back(reasons(groups, labels));
    result.tables.push_back(trend(labels));
    result.headline = headline(labels);
    result.notes = notes();
    heard_.stand_beside(result, labels);
    return result;
}

}  // namespace winloss::report
