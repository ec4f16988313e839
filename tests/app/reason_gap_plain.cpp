// The reason gap on random small stores, held against a recomputation from the records.
#include <cmath>

#include "app/heard_plainly.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

using Pairs = std::map<std::pair<std::string, std::string>, std::int64_t>;

struct Plain {
    std::int64_t in_scope = 0;
    std::int64_t compared = 0;
    Pairs pairs;
    std::map<std::string, std::int64_t> value;  ///< dollars of compared deals by the buyer's code, minor units
    std::map<std::string, std::int64_t> unmapped;
};

Plain recompute(const World& world, std::size_t level) {
    Plain result;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (deal.outcome != Outcome::lost && deal.outcome != Outcome::no_decision) { continue; }
        ++result.in_scope;
        const std::set<std::string> stated = stated_codes(world, deal.place, level);
        for (const std::string& each : stated) {
            if (each.front() == '\'') { ++result.unmapped[each.substr(1)]; }
        }
        const std::string buyer = primary_code(world, heard_talks(world, deal.place), level);
        if (stated.empty() || buyer.empty()) { continue; }
        ++result.compared;
        const std::string rep = stated.contains(buyer) ? buyer
                                : stated.size() > 1    ? "(several-stated-reasons)"
                                                       : *stated.begin();
        ++result.pairs[{rep, buyer}];
        if (deal.amount && deal.amount->currency.code() == "USD") { result.value[buyer] += deal.amount->minor; }
    }
    return result;
}

/// Cohen's κ as it is defined, from a full square table.
std::optional<double> kappa_of(const Plain& plain) {
    std::map<std::string, double> rep;
    std::map<std::string, double> buyer;
    double agree = 0;
    const auto n = static_cast<double>(plain.compared);
    for (const auto& [pair, count] : plain.pairs) {
        const double share = static_cast<double>(count) / n;
        rep[pair.first] += share;
        buyer[pair.second] += share;
        if (pair.first == pair.second) { agree += share; }
    }
    double chance = 0;
    for (const auto& [code, share] : rep) { chance += share * buyer[code]; }
    if (plain.compared == 0 || chance > 1 - 1e-12) { return std::nullopt; }
    return (agree - chance) / (1 - chance);
}

std::string text_of(const Table& table, const Row& row, std::string_view code, std::string_view name) {
    const std::string path = plain(cell_of(table.columns, row, code));
    return path == "(unmapped)" ? "'" + plain(cell_of(table.columns, row, name)) : path;
}

void check(const Report& report, const Plain& wanted) {
    CHECK(report.base[0].value == Cell(wanted.in_scope));
    CHECK(report.base[3].value == Cell(wanted.compared));
    const Table& confusion = table_named(report, "confusion");
    Pairs pairs;
    for (const Row& row : confusion.rows) {
        const auto key = std::pair(text_of(confusion, row, "rep_code", "rep_name"),
                                   plain(cell_of(confusion.columns, row, "buyer_code")));
        pairs[key] = std::get<std::int64_t>(cell_of(confusion.columns, row, "deals"));
    }
    CHECK(pairs == wanted.pairs);
    const Table& agreement = table_named(report, "agreement");
    std::int64_t agree = 0;
    for (const auto& [pair, count] : wanted.pairs) { agree += pair.first == pair.second ? count : 0; }
    CHECK(std::get<Share>(agreement.rows.at(0).at(0)).ratio == Ratio{agree, wanted.compared});
    const bool hidden = wanted.compared < report::Thresholds().hide_under;  // it would tell the agreement
    const auto kappa = hidden ? std::nullopt : kappa_of(wanted);
    const Cell& shown = cell_of(agreement.columns, agreement.rows[0], "kappa");
    REQUIRE(std::holds_alternative<double>(shown) == kappa.has_value());
    if (kappa) { CHECK(std::get<double>(shown) == Approx(*kappa).margin(1e-12)); }
    const Table& gap = report.tables.front();
    std::int64_t reps = 0;
    std::int64_t buyers = 0;
    double last = 1e9;
    for (std::size_t i = 0; i < gap.rows.size(); ++i) {
        const Row& row = gap.rows[i];
        const std::string code = text_of(gap, row, "code", "name");
        const Share& rep = std::get<Share>(cell_of(gap.columns, row, "rep"));
        const Share& buyer = std::get<Share>(cell_of(gap.columns, row, "buyer"));
        std::int64_t of_rep = 0;
        std::int64_t of_buyer = 0;
        for (const auto& [pair, count] : wanted.pairs) {
            of_rep += pair.first == code ? count : 0;
            of_buyer += pair.second == code ? count : 0;
        }
        CHECK(rep.ratio == Ratio{of_rep, wanted.compared});
        CHECK(buyer.ratio == Ratio{of_buyer, wanted.compared});
        reps += of_rep;
        buyers += of_buyer;
        const double points = 100.0 * static_cast<double>(of_buyer - of_rep) / static_cast<double>(wanted.compared);
        if (rep.hidden) {
            CHECK(plain(cell_of(gap.columns, row, "points")).empty());
        } else {
            CHECK(std::get<double>(cell_of(gap.columns, row, "points")) == Approx(points));
        }
        CHECK(std::abs(points) <= last + 1e-9);  // the biggest shift first
        last = std::abs(points);
        std::int64_t dollars = 0;
        for (const Row& amount : gap.breakdown->rows.at(i)) {
            if (plain(amount[0]) == "USD") { dollars = std::get<Money>(amount[2]).minor; }
        }
        CHECK(dollars == (wanted.value.contains(code) ? wanted.value.at(code) : 0));
    }
    CHECK(reps == wanted.compared);  // each deal stands on either side once
    CHECK(buyers == wanted.compared);
    const Table& unmapped = table_named(report, "unmapped");
    std::map<std::string, std::int64_t> texts;
    for (const Row& row : unmapped.rows) { texts[plain(row[0])] = std::get<std::int64_t>(row[1]); }
    CHECK(texts == wanted.unmapped);
}

}  // namespace

TEST_CASE("the reason gap equals the plain way on random stores", "[thorough]") {
    std::mt19937 random(48);
    for (int i = 0; i < 60; ++i) {
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        for (const std::size_t level : {1U, 2U, 3U}) {
            CAPTURE(i, level);
            ReportOptions options = options_of("reason-gap");
            options.own["level"].number = static_cast<std::int64_t>(level);
            check(report_of(run_report(store, context_of(world), options)), recompute(world, level));
        }
    }
}

}  // namespace winloss::app::world
