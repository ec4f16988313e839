// What goes with winning and losing: each code and sign, its share among won deals beside its share among lost ones
// (DOMAIN §6).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/p_value.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/said.hpp"
#include "winloss/stats/multiplicity.hpp"
#include "winloss/stats/two_by_two.hpp"

namespace winloss::report {

namespace {

enum class Sign : std::uint8_t { in_favour, against };

/// Deals in which a code was heard with a sign.
struct HeardIn {
    Members won;
    Members lost;
};

struct Tally {
    std::int64_t decided = 0;  ///< won and lost deals in scope, heard or not
    std::int64_t won = 0;      ///< heard
    std::int64_t lost = 0;
    std::map<std::pair<Reason, Sign>, HeardIn> codes;
};

/// A test that was made, or could not be.
struct Driver {
    Reason reason = 0;
    Sign sign{};
    const HeardIn* heard = nullptr;
    bool hidden = false;  ///< one of its shares is
    std::optional<stats::OddsRatio> odds{};
    std::optional<PValue> p{};
    std::optional<PValue> adjusted{};
};

constexpr double level_of_discovery = 0.05;

/// Empty where a share is hidden: odds and verdict would tell it.
std::string_view verdict(const Driver& driver) {
    if (driver.hidden) { return {}; }
    if (!driver.adjusted || !driver.adjusted->below(level_of_discovery) || !driver.odds) { return "only talked about"; }
    return driver.odds->estimate > 1 ? "decides for us" : "decides against us";
}

class Drivers final : public DealFold {
public:
    Drivers(const Scope& scope, std::optional<int> level, const std::optional<std::string>& codes,
            const Codebook& codebook, const FactLabels& labels)
        : scope_(scope), tree_(codebook, labels, level, codes), groups_(scope.by), heard_(scope.thresholds) {}

    void add(const DealFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    void add_to(Tally& tally, const DealFact& fact) const;
    using Part = std::pair<Row, const Tally*>;
    /// The tests of one group, most certain first.
    struct Tested {
        Row keys;
        const Tally* tally;
        std::vector<Driver> drivers;
    };
    /// Adjusted for all tests made, of all groups together.
    std::vector<Tested> test(std::vector<Part> parts) const;
    Table table_of(std::string name, std::vector<Column> keys, const std::vector<Tested>& groups) const;
    void add_rows(Table& table, const Tested& group) const;
    std::string headline(const std::vector<Driver>& all) const;
    std::vector<std::string> notes(const std::vector<Tested>& groups) const;

    Scope scope_;
    ReasonTree tree_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    Heard heard_;
    std::int64_t undated_ = 0;
    std::vector<Said> said_;  ///< of the deal at hand
};

void Drivers::add(const DealFact& fact) {
    if ((fact.outcome != Outcome::won && fact.outcome != Outcome::lost) || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    heard_.add(fact, scope_.keep_records);
    buyers_said(fact, tree_, said_);
    add_to(total_, fact);
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact);
    }
}

void Drivers::add_to(Tally& tally, const DealFact& fact) const {
    ++tally.decided;
    if (!fact.heard()) { return; }
    const bool won = fact.outcome == Outcome::won;
    ++(won ? tally.won : tally.lost);
    const auto count = [&](Reason reason, Sign sign) {
        HeardIn& heard = tally.codes[{reason, sign}];
        (won ? heard.won : heard.lost).add(fact.id.value, scope_.keep_records);
    };
    for (const Said& each : said_) {
        if (!tree_.is_inside(each.reason)) { continue; }
        if (each.in_favour > 0) { count(each.reason, Sign::in_favour); }
        if (each.against > 0) { count(each.reason, Sign::against); }
    }
}

std::vector<Drivers::Tested> Drivers::test(std::vector<Part> parts) const {
    std::vector<Tested> result;
    std::vector<PValue> made;
    for (auto& [keys, tally] : parts) {
        Tested& tested = result.emplace_back(Tested{.keys = std::move(keys), .tally = tally, .drivers = {}});
        const bool few = std::min(tally->won, tally->lost) < scope_.thresholds.hide_under;
        for (const auto& [code, heard] : tally->codes) {
            const stats::TwoByTwo table{.a = heard.won.count,
                                        .b = tally->won - heard.won.count,
                                        .c = heard.lost.count,
                                        .d = tally->lost - heard.lost.count};
            const Driver& driver = tested.drivers.emplace_back(Driver{.reason = code.first,
                                                                      .sign = code.second,
                                                                      .heard = &heard,
                                                                      .hidden = few,
                                                                      .odds = stats::odds_ratio(table),
                                                                      .p = stats::fisher_exact(table)});
            if (driver.p) { made.push_back(*driver.p); }
        }
    }
    const std::vector<PValue> adjusted = stats::benjamini_hochberg(made);
    std::size_t next = 0;
    for (Tested& tested : result) {
        for (Driver& each : tested.drivers) {
            if (each.p) { each.adjusted = adjusted[next++]; }
        }
        std::sort(tested.drivers.begin(), tested.drivers.end(), [&](const Driver& left, const Driver& right) {
            const auto key = [&](const Driver& each) {
                return std::tuple(!each.p, each.p ? each.p->log() : 0.0, tree_.code(each.reason), each.sign);
            };
            return key(left) < key(right);
        });
    }
    return result;
}

Table Drivers::table_of(std::string name, std::vector<Column> keys, const std::vector<Tested>& groups) const {
    Table table{
        .name = std::move(name), .title = "", .columns = std::move(keys), .rows = {}, .breakdown = {}, .notes = {}};
    table.keys = table.columns.size() + 3;  // dimensions, code, name and sign
    table.columns.insert(table.columns.end(), {{"code", "Said", Type::text, true},
                                               {"name", "Name", Type::text, true, false, 2},
                                               {"sign", "Sign", Type::text},
                                               {"verdict", "Verdict", Type::text},
                                               {"deals_won", "Won", Type::integer, false, false, 3},
                                               {"deals_lost", "Lost", Type::integer, false, false, 3},
                                               {"won", "Of wins", Type::share},
                                               {"lost", "Of losses", Type::share},
                                               {"odds_ratio", "Odds ratio", Type::real},
                                               {"low", "Low", Type::real},
                                               {"high", "High", Type::real},
                                               {"infinite", "Infinite", Type::boolean, false, true},
                                               {"p", "p", Type::p_value, false, false, 1},
                                               {"p_adjusted", "Adjusted", Type::p_value},
                                               {"bound", "Bound", Type::boolean, false, true}});
    for (const Tested& each : groups) { add_rows(table, each); }
    return table;
}

void Drivers::add_rows(Table& table, const Tested& group) const {
    for (const Driver& each : group.drivers) {
        Row row = group.keys;
        row.insert(row.end(), {tree_.code(each.reason), tree_.name(each.reason),
                               std::string(each.sign == Sign::in_favour ? "for us" : "against us"),
                               each.hidden ? Cell() : Cell(std::string(verdict(each)))});
        table.rows.push_back(std::move(row));
        add_counted(table, "deals_won", each.heard->won);
        add_counted(table, "deals_lost", each.heard->lost);
        Row& cells = table.rows.back();
        cells.emplace_back(share({each.heard->won.count, group.tally->won}, scope_.thresholds));
        cells.emplace_back(share({each.heard->lost.count, group.tally->lost}, scope_.thresholds));
        if (each.odds && !each.hidden) {
            cells.insert(cells.end(),
                         {each.odds->estimate, each.odds->low, each.odds->high, std::isinf(each.odds->estimate)});
        } else {
            cells.insert(cells.end(), {Cell(), Cell(), Cell(), Cell(false)});
        }
        cells.push_back(each.p ? Cell(*each.p) : Cell());
        cells.push_back(each.adjusted ? Cell(*each.adjusted) : Cell());
        cells.emplace_back(each.p && each.p->is_bound());
    }
}

std::string Drivers::headline(const std::vector<Driver>& all) const {
    if (total_.won + total_.lost == 0) { return "No buyer of a won or lost deal was heard."; }
    const std::string heard = fmt::format("{} and {} heard", counted(total_.won, "won deal", "won deals"),
                                          counted(total_.lost, "lost one", "lost ones"));
    if (std::min(total_.won, total_.lost) < scope_.thresholds.hide_under) {
        return fmt::format("Too few to tell what decides: {}.", heard);
    }
    const auto first = [&](std::string_view wanted) {
        const auto found = std::ranges::find_if(all, [&](const Driver& each) { return verdict(each) == wanted; });
        if (found == all.end()) { return std::string("nothing certain"); }
        return fmt::format("{}, heard {}", tree_.code(found->reason),
                           found->sign == Sign::in_favour ? "for us" : "against us");
    };
    return fmt::format("Decides for us: {}; decides against us: {}; {}.", first("decides for us"),
                       first("decides against us"), heard);
}

std::vector<std::string> Drivers::notes(const std::vector<Tested>& groups) const {
    long long tests = 0;
    bool infinite = false;
    for (const Tested& group : groups) {
        for (const Driver& each : group.drivers) {
            tests += each.p ? 1 : 0;
            infinite = infinite || (each.odds && !each.hidden && std::isinf(each.odds->high));
        }
    }
    std::vector<std::string> result{
        "Shares are of the deals with a held and coded interview. What buyers said rests on those who agreed to talk, "
        "not on a random sample.",
        fmt::format("p is adjusted for the {} made (Benjamini-Hochberg); a code decides where it is below {}.",
                    counted(tests, "test", "tests"), level_of_discovery),
        "A code decides by what goes with it, which need not be what it causes."};
    if (infinite) {
        result.emplace_back("Where a code was heard in every win or in no loss, its odds ratio has no upper end.");
    }
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

Report Drivers::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    if (!tree_.below().empty()) { result.filters.push_back({"codes", "Codes", tree_.below()}); }
    result.base = {{"deals_in_scope", "Deals in scope", total_.decided},
                   {"deals_heard", "Heard", total_.won + total_.lost},
                   {"won_heard", "Won", total_.won},
                   {"lost_heard", "Lost", total_.lost}};
    static const Tally nothing;
    std::vector<Part> parts;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        parts.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    const std::vector<Tested> groups = test(std::move(parts));
    const std::vector<Tested> total = test({Part{{}, &total_}});
    result.tables.push_back(table_of("drivers", groups_.columns(), groups));
    if (!scope_.by.empty()) {
        result.tables.push_back(table_of("total", {}, total));
        result.tables.back().title = "Total";
    }
    result.headline = headline(total.front().drivers);
    result.notes = notes(groups);
    heard_.stand_beside(result, labels);
    return result;
}

}  // namespace

Declaration drivers_report() {
    return {
        .name = "drivers",
        .title = "Drivers",
        .summary = "what goes with winning and losing, and what is only talked about",
        .filters = of_deals | FacetSet{Facet::amount},
        .dimensions = of_deals | of_time,
        .why_not = [](Facet facet) -> std::string {
            if (facet == Facet::outcome) { return "Drivers set won deals against lost ones."; }
            return facet == Facet::relation ? "Deals that two relations interviewed would stand on both sides." : "";
        },
        .options = {level_option(), codes_option()},
        .help =
            "Each code that buyers spoke for or against us: its share among won deals beside its share among lost "
            "ones.",
        .tables = {"drivers", "heard"},
        .examples = {{"winloss report drivers --period 2026", "what tells wins from losses"},
                     {"winloss report drivers --level 2 --codes product", "the codes below product"}},
        .definition =
            "For each driver code and sign (for us, against us): the won deals in which a buyer said it, and the lost "
            "ones. A deal counts once for a code and sign, however many quotes or interviews; where buyers disagree it "
            "counts for both signs. The bases are the won and the lost deals with a held and coded interview; deals "
            "without a decision are in neither.\n\n"
            "Verdicts: a code whose adjusted p is below 0.05 decides for us where it goes with wins and against us "
            "where it goes with losses; every other one is only talked about.",
        .formula =
            "odds ratio: the conditional maximum likelihood estimate, with the exact 95% interval; null and infinite "
            "where a cell is 0. p: Fisher's exact test, two-sided; adjusted over all tests made in the table "
            "(Benjamini-Hochberg). A test that cannot be made (a margin is empty) is none.",
        .source = "Buyers who agreed to talk, no random sample. R's fisher.test and p.adjust give the same.",
        .methods = {Method::wilson, Method::fisher, Method::odds_ratio, Method::benjamini_hochberg},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"won", {"deals_won"}}, {"lost", {"deals_lost"}}, {"share", {"heard"}}},
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs result = needs(scope);
                Heard::need(result);
                return result;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Drivers>(scope, level_named(values), values.text("codes"), around.codebook(),
                                             around.labels());
        }),
    };
}

}  // namespace winloss::report
