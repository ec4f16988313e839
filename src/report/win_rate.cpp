#include "winloss/report/win_rate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/values.hpp"
#include "winloss/stats/quantile.hpp"
#include "winloss/stats/rank_test.hpp"

namespace winloss::report {

namespace {

std::string_view column_of(Outcome outcome) {
    return outcome == Outcome::no_decision ? std::string_view("no_decision") : word(outcome);
}

/// Of the amounts.
std::string_view known_column_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::won: return "known_won";
        case Outcome::lost: return "known_lost";
        default: return "known_no_decision";
    }
}

bool every_lost_amount_is_zero(const Outcomes& known, const Outcomes& sum) { return known.lost > 0 && sum.lost == 0; }

}  // namespace

std::int64_t& Outcomes::of(Outcome outcome) {
    switch (outcome) {
        case Outcome::won: return won;
        case Outcome::lost: return lost;
        case Outcome::no_decision: return no_decision;
        case Outcome::open: break;
    }
    throw Error(ErrorKind::bug, "An open deal was counted as decided.");
}

void WinRate::Tally::add(const DealFact& fact, bool keep) {
    if (keep) { records.add(column_of(fact.outcome), fact.id.value); }
    if (fact.outcome == Outcome::open) {
        ++open;
        return;
    }
    ++deals.of(fact.outcome);
    if (!fact.amount) { return; }
    ++known.of(fact.outcome);
    Value& value = line_of(values, fact.amount->currency);
    ++value.known.of(fact.outcome);
    if (keep) { records.add(known_column_of(fact.outcome), fact.amount->currency, fact.id.value); }
    std::int64_t& sum = value.sum.of(fact.outcome);
    sum = checked_add(sum, fact.amount->minor);
}

void WinRate::Against::add(const DealFact& fact, LostTo whom, bool keep) {
    all.add(fact, keep);
    if (fact.outcome != Outcome::lost) { return; }
    lost_to_it += whom == LostTo::it ? 1 : 0;
    lost_to_others += whom == LostTo::others ? 1 : 0;
    if (keep) {
        all.records.add(whom == LostTo::it       ? "lost_to_it"
                        : whom == LostTo::others ? "lost_to_others"
                                                 : "lost_to_unknown",
                        fact.id.value);
    }
}

WinRate::WinRate(const Scope& scope, WinRateOptions options) : scope_(scope), options_(options), groups_(scope.by) {
    if (const Filter* filter = scope_.filter(Facet::competitor)) { rivals_ = filter->any_of; }
    considered_.resize(rivals_.size());
    finalist_.resize(rivals_.size());
}

Needs WinRate::needs(const Scope& scope) {
    Needs result = report::needs(scope);
    result.amounts = true;
    result.opened = true;
    return result;
}

void WinRate::add(const DealFact& fact) {
    if (!scope_.takes(fact)) { return; }
    const bool open = fact.outcome == Outcome::open;
    if (!open && !scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    total_.add(fact, scope_.keep_records);
    count_against(fact);
    if (open && groups_.by_time()) { return; }  // without a decision date it has no month
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        tallies_[group].add(fact, scope_.keep_records);
        keep_cycle(group, fact);
    }
}

void WinRate::keep_cycle(std::uint32_t group, const DealFact& fact) {
    if (fact.outcome != Outcome::won && fact.outcome != Outcome::lost) { return; }
    if (!fact.opened || !fact.decided || *fact.opened > *fact.decided) { return; }
    if (group >= cycles_.size()) { cycles_.resize(group + 1); }
    Cycles& cycles = cycles_[group];
    const auto days = static_cast<std::int32_t>((*fact.decided - *fact.opened).count());
    (fact.outcome == Outcome::won ? cycles.won : cycles.lost).push_back(days);
    if (scope_.keep_records) { cycles.records.add(column_of(fact.outcome), fact.id.value); }
}

void WinRate::count_against(const DealFact& fact) {
    if (rivals_.empty()) { return; }
    competitors_met(fact, met_);
    for (std::size_t i = 0; i < rivals_.size(); ++i) {
        const auto one = std::ranges::find(met_, rivals_[i], &Met::competitor);
        if (one == met_.end()) { continue; }
        considered_[i].add(fact, lost_to(*one, met_), scope_.keep_records);
        if (one->finalist) { finalist_[i].add(fact, lost_to(*one, met_), scope_.keep_records); }
    }
}

Share WinRate::rate(const Outcomes& outcomes) const {
    return share(outcomes.rate(options_.count_no_decision), scope_.thresholds);
}

/// Null where lost deals have no amount to set against the won ones: all of them zero, or none of them known.
Cell WinRate::value_rate(const Tally& tally, const Value& value) const {
    const bool none_known = value.known.lost == 0 && tally.deals.lost > tally.known.lost;
    if (none_known || every_lost_amount_is_zero(value.known, value.sum)) { return {}; }
    return figure(value.sum.rate(options_.count_no_decision), value.known.rate(options_.count_no_decision).whole,
                  scope_.thresholds);
}

Table WinRate::table_of(std::vector<Column> keys) const {
    Table table;
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"won", "Won", Type::integer},
                                                       {"lost", "Lost", Type::integer},
                                                       {"no_decision", "No decision", Type::integer},
                                                       {"open", "Open", Type::integer},
                                                       {"win_rate", "Win rate", Type::share}}) {
        table.columns.push_back(std::move(column));
    }
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"won", "Won", Type::money},
                                            {"lost", "Lost", Type::money},
                                            {"no_decision", "No decision", Type::money},
                                            {"win_rate", "Win rate by amount", Type::share},
                                            {"known_won", "Won, known", Type::integer},
                                            {"known_lost", "Lost, known", Type::integer},
                                            {"known_no_decision", "No decision, known", Type::integer}},
                                .rows = {}};
    return table;
}

void WinRate::add_row(Table& table, Row keys, const Tally& tally, bool open_known) const {
    Row row = std::move(keys);
    row.emplace_back(tally.deals.won);
    row.emplace_back(tally.deals.lost);
    row.emplace_back(tally.deals.no_decision);
    row.push_back(open_known ? Cell(tally.open) : Cell());
    row.emplace_back(rate(tally.deals));
    table.rows.push_back(std::move(row));
    keep_behind(table, tally.records);
    std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
    for (const Value& each : tally.values) {
        amounts.push_back({std::string(each.currency.code()), Money{each.sum.won, each.currency},
                           Money{each.sum.lost, each.currency}, Money{each.sum.no_decision, each.currency},
                           value_rate(tally, each), each.known.won, each.known.lost, each.known.no_decision});
    }
}

/// Medians, and whether won deals take longer or shorter than lost ones.
Table WinRate::cycles(const FactLabels& labels) const {
    Table table{.name = "cycle",
                .title = "Days from opening to the decision",
                .columns = groups_.columns(),
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (Column column : std::initializer_list<Column>{{"won", "Won", Type::integer},
                                                       {"median_won", "Median", Type::real},
                                                       {"lost", "Lost", Type::integer},
                                                       {"median_lost", "Median", Type::real},
                                                       {"superiority", "Won take longer", Type::real},
                                                       {"p", "p", Type::p_value},
                                                       {"bound", "Bound", Type::boolean, false, true}}) {
        table.columns.push_back(std::move(column));
    }
    static const Cycles nothing;
    const auto count = [](const std::vector<double>& days) { return static_cast<std::int64_t>(days.size()); };
    const auto real = [](const std::vector<std::int32_t>& days) {
        return std::vector<double>(days.begin(), days.end());
    };
    const auto median = [](const std::vector<double>& days) {
        const auto middle = stats::median(days);
        return middle ? Cell(*middle) : Cell();
    };
    for (const std::uint32_t group : groups_.in_order(labels)) {
        const Cycles& cycles = group < cycles_.size() ? cycles_[group] : nothing;
        const std::vector<double> won = real(cycles.won);
        const std::vector<double> lost = real(cycles.lost);
        Row row = groups_.cells(group, labels);
        row.insert(row.end(), {count(won), median(won), count(lost), median(lost)});
        if (const auto test = stats::mann_whitney(won, lost)) {
            row.insert(row.end(), {test->superiority, test->p, test->p.is_bound()});
        } else {
            row.insert(row.end(), {Cell(), Cell(), Cell(false)});
        }
        table.rows.push_back(std::move(row));
        keep_behind(table, cycles.records);
    }
    return table;
}

Table WinRate::against(const FactLabels& labels) const {
    Table table{.name = "against",
                .title = "Against competitors",
                .columns = {{"competitor", "Competitor", Type::text, true},
                            {"stage", "It was", Type::text},
                            {"won", "Won", Type::integer},
                            {"lost", "Lost", Type::integer},
                            {"lost_to_it", "To it", Type::integer},
                            {"lost_to_others", "To others", Type::integer},
                            {"lost_to_unknown", "Unknown", Type::integer},
                            {"no_decision", "No decision", Type::integer},
                            {"open", "Open", Type::integer},
                            {"win_rate", "Win rate", Type::share}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (std::size_t i = 0; i < rivals_.size(); ++i) {
        for (const auto& [stage, each] :
             {std::pair("considered", considered_[i]), std::pair("finalist", finalist_[i])}) {
            const Outcomes& deals = each.all.deals;
            table.rows.push_back({labels.competitors.shown(rivals_[i]), std::string(stage), deals.won, deals.lost,
                                  each.lost_to_it, each.lost_to_others,
                                  deals.lost - each.lost_to_it - each.lost_to_others, deals.no_decision, each.all.open,
                                  rate(deals)});
            keep_behind(table, each.all.records);
        }
    }
    return table;
}

std::string WinRate::headline() const {
    const Share total = rate(total_.deals);
    if (total.ratio.whole == 0) { return "No deal was decided."; }
    if (total.hidden) {
        return fmt::format("Too few decided deals to state a rate: {}.", in_words(total, "won", "won"));
    }
    return fmt::format("Win rate {}; 95% interval {:.1f}–{:.1f}%.", in_words(total, "deal", "deals"), *total.low * 100,
                       *total.high * 100);
}

std::vector<std::string> WinRate::notes() const {
    std::vector<std::string> result;
    result.push_back(fmt::format(
        "Every decided deal counts, interviewed or not; {} {}in the base.",
        counted(total_.deals.no_decision, "deal without a decision stands", "deals without a decision stand"),
        options_.count_no_decision ? "" : "beside it, not "));
    std::set<Currency> zero;
    bool unknown = false;
    const auto look = [&](const Tally& tally) {
        for (const Value& each : tally.values) {
            if (every_lost_amount_is_zero(each.known, each.sum)) {
                zero.insert(each.currency);
            } else if (std::holds_alternative<std::monostate>(value_rate(tally, each))) {
                unknown = true;
            }
        }
    };
    look(total_);
    std::for_each(tallies_.begin(), tallies_.end(), look);
    for (const Currency currency : zero) {
        const bool all = std::any_of(total_.values.begin(), total_.values.end(), [&](const Value& each) {
            return each.currency == currency && every_lost_amount_is_zero(each.known, each.sum);
        });
        result.push_back(fmt::format("The win rate by amount is n/a in {}{}: every lost deal's amount is zero.",
                                     currency.code(), all ? "" : " where"));
    }
    if (unknown) { result.emplace_back("The win rate by amount is n/a where no lost deal's amount is known."); }
    note_undated(result, undated_);
    if (groups_.by_time() && total_.open > 0) {
        result.push_back(fmt::format("{} no decision date and {} in no row.",
                                     counted(total_.open, "open deal has", "open deals have"),
                                     total_.open == 1 ? "stands" : "stand"));
    }
    if (groups_.overlap()) { result.emplace_back("A deal counts for each competitor named on it: rows overlap."); }
    return result;
}

Report WinRate::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.title = "Win rate";
    if (options_.count_no_decision) { result.filters.push_back({"count_no_decision", "No decision counted", true}); }
    result.base = {{"deals_in_scope", "Deals in scope", total_.deals.decided()},
                   {"deals_open", "Open", total_.open},
                   {"deals_without_date", "Left out without a date", undated_}};

    Table main = table_of(groups_.columns());
    main.name = "win_rate";
    for (const std::uint32_t group : groups_.in_order(labels)) {
        add_row(main, groups_.cells(group, labels), group < tallies_.size() ? tallies_[group] : Tally{},
                !groups_.by_time());
    }
    if (main.rows.size() > 1) {  // one bar is longer than nothing
        main.chart = Chart{.column = "win_rate", .over_time = groups_.by_time() && scope_.by.size() == 1};
    }
    result.tables.push_back(std::move(main));
    add_total(result, scope_, table_of({}), [&](Table& table) { add_row(table, {}, total_, true); });
    result.tables.push_back(cycles(labels));
    if (!rivals_.empty()) { result.tables.push_back(against(labels)); }
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
