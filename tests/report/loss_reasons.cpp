#include "winloss/report/reasons.hpp"

#include "domain/small_codebook.hpp"
#include "facts.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;
using enum Outcome;

namespace {

/// The codes of the small codebook have the labels of their numbers: 1 price, 2 price/total-cost, 3 price/terms,
/// 4 product, 6 support, 8 trend (a market trend).
FactLabels labels() {
    FactLabels result;
    const Codebook codebook = test::small_codebook();
    for (std::int64_t id = 1; id <= static_cast<std::int64_t>(codebook.codes().size()); ++id) {
        result.codes.add(id, codebook.find(CodeId{id})->path);
    }
    result[Attribute::segment].intern("SMB");
    result[Attribute::segment].intern("Enterprise");
    result.stated_codes = {0};
    for (const auto& [text, code] : {std::pair("Price", 2), std::pair("Lost on price", 1), std::pair("Timing", 0)}) {
        result.stated_reasons.add(static_cast<std::int64_t>(result.stated_codes.size()), text);
        result.stated_codes.push_back(static_cast<Label>(code));
    }
    return result;
}

Scope scope() {
    Scope result;
    result.report = "loss-reasons";
    result.as_of = day(2026, 6, 30);
    return result;
}

Report run(const Scope& scope, const std::vector<DealSketch>& deals, ReasonsOptions options = {}) {
    const FactLabels names = labels();
    Reasons fold(scope, ReasonRules(), std::move(options), test::small_codebook(), names);
    add_all(fold, deals);
    return fold.report(names);
}

CodingFact coding(Label code, int rating, Weight weight = Weight::contributing, std::uint32_t interview = 0) {
    return {.interview = interview, .code = code, .rating = static_cast<std::int8_t>(rating), .weight = weight};
}
constexpr Weight primary = Weight::primary;

/// A lost deal with one interview.
DealSketch heard(std::vector<CodingFact> codings) {
    return {.interviews = {{.id = {1}}}, .codings = std::move(codings)};
}

/// A lost deal in which two buyers of these roles named these codes as primary.
DealSketch two_buyers(std::optional<BuyingRole> first, Label code, std::optional<BuyingRole> second, Label other) {
    return {.interviews = {{.id = {1}, .highest_role = first}, {.id = {2}, .highest_role = second}},
            .codings = {coding(code, -1, primary), coding(other, -2, primary, 1)}};
}

std::string primary_code(const DealSketch& deal, std::optional<int> level = {}) {
    const Report report = run(scope(), {deal}, {.level = level});
    REQUIRE(report.tables[0].rows.size() == 1);
    return text_at(report.tables[0], 0, "code");
}

std::vector<std::string> codes(const Table& table) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < table.rows.size(); ++i) { result.push_back(text_at(table, i, "code")); }
    return result;
}

}  // namespace

TEST_CASE("the primary table has each heard deal once and adds up") {
    const Report report =
        run(scope(), {heard({coding(2, -2, primary), coding(4, -1)}),
                      heard({coding(3, -1, primary), coding(3, -1)}),
                      heard({coding(6, -1, primary)}),
                      heard({coding(4, -1)}),
                      {},  // nobody heard it
                      {.outcome = won, .interviews = {{.id = {9}}}, .codings = {coding(6, -2, primary)}}});
    const Table& table = report.tables[0];
    CHECK(codes(table) == std::vector<std::string>{"price", "support", "(no-primary-reason)"});
    CHECK(share_at(table, 0, "share").ratio == Ratio{2, 4});
    CHECK(count_at(table, 0, "mentions") == 3);
    CHECK(is_null(cell_at(table, 2, "mentions")));
    CHECK(text_at(table, 0, "name") == "Price & packaging");
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) { sum += count_at(table, i, "deals"); }
    CHECK(sum == 4);

    const Table& all = table_named(report, "all");
    CHECK(codes(all) == std::vector<std::string>{"price", "product", "support"});
    CHECK(share_at(all, 1, "share").ratio == Ratio{2, 4});

    CHECK(std::get<std::int64_t>(report.base[0].value) == 5);
    CHECK(std::get<std::int64_t>(report.base[1].value) == 4);
    const Table& coverage = table_named(report, "coverage");
    REQUIRE(coverage.rows.size() == 1);
    CHECK(text_at(coverage, 0, "outcome") == "lost");
    CHECK(share_at(coverage, 0, "heard").ratio == Ratio{4, 5});
    CHECK(report.headline == "Buyers: price 2 of 4 deals; 4 of 5 lost deals and deals without decision heard, 80.0%.");
}

TEST_CASE("the headline names all reasons that are equally frequent") {
    const auto deals = [](const std::vector<Label>& primaries) {
        std::vector<DealSketch> result;
        for (const Label each : primaries) { result.push_back(heard({coding(each, -1, primary)})); }
        return result;
    };
    const auto headline = [&](const std::vector<Label>& primaries) {
        const std::string says = run(scope(), deals(primaries)).headline;
        return says.substr(0, says.find(';'));
    };
    CHECK(headline({1, 1, 4, 4, 6}) == "Buyers: price and product, 40.0% (2 of 5 deals) each");
    CHECK(headline({1, 4, 6}) == "Buyers: price, product and support, 1 of 3 deals each");
    CHECK(headline({1, 1, 4}) == "Buyers: price 2 of 3 deals");
    std::vector<DealSketch> both = deals({1, 4, 4});
    both[0].stated = {1};
    both[1].stated = {3};
    const std::string says = run(scope(), both, {.source = ReasonSource::both}).headline;
    CHECK_THAT(says, Catch::StartsWith("Reps: "));
}

TEST_CASE("codes are counted at the level asked for, and in the subtree asked for") {
    const std::vector<DealSketch> deals{heard({coding(2, -2, primary), coding(3, -1)}), heard({coding(1, -1, primary)}),
                                        heard({coding(6, -1, primary)})};
    const Report top = run(scope(), deals);
    CHECK(codes(top.tables[0]) == std::vector<std::string>{"price", "support"});
    CHECK(count_at(table_named(top, "all"), 0, "deals") == 2);  // once, however many of its codes
    CHECK(count_at(table_named(top, "all"), 0, "mentions") == 3);

    const Report second = run(scope(), deals, {.level = 2});
    CHECK(codes(second.tables[0]) == std::vector<std::string>{"price", "price/total-cost", "support"});

    const Report price = run(scope(), deals, {.codes = "price"});
    CHECK(codes(price.tables[0]) == std::vector<std::string>{"price", "price/total-cost", "(other-codes)"});
    CHECK(codes(table_named(price, "all")) == std::vector<std::string>{"price", "price/terms", "price/total-cost"});
    CHECK_THROWS_AS(run(scope(), deals, {.level = 0}), Error);
    CHECK_THROWS_AS(run(scope(), deals, {.codes = "prise"}), Error);
}

TEST_CASE("where buyers' primaries differ the highest role decides; between equals they disagree") {
    using enum BuyingRole;
    CHECK(primary_code(two_buyers(champion, 4, decision_maker, 6)) == "support");
    CHECK(primary_code(two_buyers(decision_maker, 4, champion, 6)) == "product");
    CHECK(primary_code(two_buyers(champion, 4, champion, 6)) == "(buyers-disagree)");
    CHECK(primary_code(two_buyers({}, 4, {}, 6)) == "(buyers-disagree)");
    CHECK(primary_code(two_buyers({}, 4, detractor, 6)) == "support");
    CHECK(primary_code(two_buyers(user, 2, user, 3)) == "price");
    CHECK(primary_code(two_buyers(user, 2, user, 3), 2) == "(buyers-disagree)");
    // Three: the equals below do not matter.
    DealSketch three = two_buyers(user, 4, user, 6);
    three.interviews.push_back({.id = {3}, .highest_role = champion});
    three.codings.push_back(coding(1, -1, primary, 2));
    CHECK(primary_code(three) == "price");
}

TEST_CASE("what is not against us is no loss reason") {
    const Report report = run(scope(), {heard({coding(4, 2, primary), coding(8, 0), coding(8, -1), coding(1, -1)}),
                                        heard({coding(4, 1), coding(4, -1)}), heard({coding(8, -2, primary)})});
    CHECK(codes(report.tables[0]) == std::vector<std::string>{"(no-primary-reason)"});
    const Table& all = table_named(report, "all");
    CHECK(codes(all) == std::vector<std::string>{"price", "product"});
    CHECK(count_at(all, 1, "mixed") == 1);
    CHECK(count_at(all, 1, "mentions") == 1);
    const Table& rest = table_named(report, "heard_but");
    CHECK(codes(rest) == std::vector<std::string>{"trend", "product"});
    CHECK(count_at(rest, 0, "mentions") == 3);
    CHECK(text_at(rest, 0, "code_kind") == "market-trend");
    CHECK(count_at(rest, 1, "deals") == 1);  // the mixed deal stands in the other table
}

TEST_CASE("a driver's deals by sign add up to those whose buyers spoke of it") {
    const Report report =
        run(scope(), {heard({coding(4, 2), coding(4, 1)}), heard({coding(4, 1), coding(4, -1)}), heard({coding(4, -2)}),
                      heard({coding(4, -1), coding(1, -1)}), heard({coding(4, 0)}), heard({coding(8, -1)})});
    const Table& signs = table_named(report, "signs");
    CHECK(codes(signs) == std::vector<std::string>{"product", "price"});  // a trend is no driver
    CHECK(share_at(signs, 0, "share").ratio == Ratio{5, 6});
    CHECK(count_at(signs, 0, "deals") == 5);
    CHECK(count_at(signs, 0, "negative") == 2);
    CHECK(count_at(signs, 0, "mixed") == 1);
    CHECK(count_at(signs, 0, "positive") == 1);
    CHECK(count_at(signs, 0, "unrated") == 1);
    CHECK(count_at(signs, 1, "negative") == 1);
}

TEST_CASE("value counts each deal's known amount once, a line per currency") {
    std::vector<DealSketch> deals{heard({coding(1, -1, primary), coding(2, -1)}), heard({coding(6, -1, primary)}),
                                  heard({coding(1, -1, primary)}), heard({coding(1, -1, primary)})};
    deals[0].amount = usd(100);
    deals[1].amount = usd(300);
    deals[2].amount = jpy(50);
    const Report report = run(scope(), deals);
    const Breakdown& amounts = *report.tables[0].breakdown;
    REQUIRE(amounts.rows.at(0).size() == 2);
    CHECK(cell_at(amounts.columns, amounts.rows[0][1], "value") == Cell(usd(100)));
    CHECK(cell_at(amounts.columns, amounts.rows[0][1], "known") == Cell(std::int64_t{1}));
    const Share& share = std::get<Share>(cell_at(amounts.columns, amounts.rows[0][1], "share"));
    CHECK(share.ratio == Ratio{10000, 40000});
    CHECK_FALSE(share.low.has_value());
}

TEST_CASE("a share of value is small where few amounts of the base are known, however few are the row's") {
    std::vector<DealSketch> deals(30, heard({coding(6, -1, primary)}));
    deals.push_back(heard({coding(1, -1, primary)}));
    for (DealSketch& each : deals) { each.amount = usd(100); }
    deals.back().amount = jpy(50);
    deals[0].codings = {coding(1, -1, primary)};
    const Report report = run(scope(), deals);
    const auto small = [&](std::size_t row, std::size_t currency) {
        const Breakdown& amounts = *report.tables[0].breakdown;
        return std::get<Share>(cell_at(amounts.columns, amounts.rows.at(row).at(currency), "share")).small;
    };
    CHECK(codes(report.tables[0]) == std::vector<std::string>{"support", "price"});
    CHECK_FALSE(small(0, 0));  // 29 of 30 in USD
    CHECK(small(1, 0));        // the one in JPY
    CHECK_FALSE(small(1, 1));  // 1 of 30 in USD
}

TEST_CASE("reps' reasons: mapped to codes, unmapped as entered, several as their own row") {
    const std::vector<DealSketch> deals{
        {.stated = {1}}, {.stated = {1, 2}}, {.stated = {3}}, {.stated = {1, 3}}, {.outcome = no_decision}};
    const Report report = run(scope(), deals, {.source = ReasonSource::rep});
    const Table& table = report.tables[0];
    CHECK(codes(table) == std::vector<std::string>{"price", "(unmapped)", "(several-stated-reasons)"});
    CHECK(text_at(table, 1, "name") == "Timing");
    CHECK(share_at(table, 0, "share").ratio == Ratio{2, 4});
    CHECK(count_at(table, 0, "mentions") == 3);
    CHECK_FALSE(has_table(report, "heard_but"));
    CHECK(count_at(table_named(report, "all"), 1, "deals") == 2);
    const Table& coverage = table_named(report, "coverage");
    CHECK(share_at(coverage, 0, "stated").ratio == Ratio{4, 4});
    CHECK(share_at(coverage, 1, "stated").ratio == Ratio{0, 1});
}

TEST_CASE("both sides, and whether they agree") {
    DealSketch agree = heard({coding(2, -1, primary)});
    agree.stated = {3, 2};
    DealSketch differ = heard({coding(4, -1, primary)});
    differ.stated = {1};
    DealSketch silent = heard({coding(4, -1)});
    silent.stated = {1};
    const Report report = run(scope(), {agree, differ, silent, {.stated = {1}}}, {.source = ReasonSource::both});
    const Table& table = report.tables[0];
    CHECK(codes(table) ==
          std::vector<std::string>{"price", "product", "(several-stated-reasons)", "(no-primary-reason)"});
    CHECK(share_at(table, 0, "buyer").ratio == Ratio{1, 3});
    CHECK(share_at(table, 0, "rep").ratio == Ratio{3, 4});
    CHECK(share_at(table, 1, "rep").ratio == Ratio{0, 4});
    CHECK(is_null(cell_at(table, 2, "buyer")));
    CHECK(is_null(cell_at(table, 3, "rep")));
    CHECK(share_at(table_named(report, "agreement"), 0, "agreement").ratio == Ratio{1, 2});
    CHECK(report.headline ==
          "Reps: price 3 of 4 deals; buyers: price 1 of 3 deals; 3 of 4 lost deals and deals without decision heard.");
    // At the level below they said different things.
    const Report below = run(scope(), {agree, differ}, {.source = ReasonSource::both, .level = 2});
    CHECK(share_at(table_named(below, "agreement"), 0, "agreement").ratio == Ratio{0, 2});
}

TEST_CASE("both sides have the value behind what they say") {
    DealSketch differ = heard({coding(4, -1, primary)});
    differ.stated = {1};
    differ.amount = usd(100);
    DealSketch stated{.stated = {1}};
    stated.amount = usd(300);
    DealSketch silent = heard({coding(4, -1)});
    silent.amount = jpy(50);
    const Report report = run(scope(), {differ, stated, silent}, {.source = ReasonSource::both});
    const Table& table = report.tables[0];
    CHECK(codes(table) == std::vector<std::string>{"product", "price", "(no-primary-reason)"});
    const Breakdown& amounts = *table.breakdown;
    CHECK(amounts.machine);  // on a screen the shares speak for themselves
    const auto at = [&](std::size_t row, std::string_view key) {
        return cell_at(amounts.columns, amounts.rows.at(row).at(0), key);
    };
    CHECK(at(0, "buyer_value") == Cell(usd(100)));
    CHECK(std::get<Share>(at(0, "buyer_share")).ratio == Ratio{10000, 10000});
    CHECK(at(0, "rep_value") == Cell(usd(0)));
    CHECK(std::get<Share>(at(0, "rep_share")).ratio == Ratio{0, 40000});
    CHECK(at(1, "rep_value") == Cell(usd(400)));
    CHECK(at(1, "rep_known") == Cell(std::int64_t{2}));
    CHECK(std::get<Share>(at(1, "buyer_share")).ratio == Ratio{0, 10000});
    CHECK(at(2, "buyer_value") == Cell(jpy(50)));
    CHECK(is_null(at(2, "rep_value")));  // reps have no such row
}

TEST_CASE("both sides keep the deals behind their shares") {
    DealSketch one = heard({coding(2, -1, primary)});
    one.stated = {1};
    Scope keeping = scope();
    keeping.keep_records = true;
    const Report report = run(keeping, {one, {.stated = {1}}}, {.source = ReasonSource::both});
    for (const std::string_view name : {"primary", "all"}) {
        const Table& table = table_named(report, name);
        REQUIRE(table.behind.size() == 2);
        CHECK(table.behind[0].column == "buyer");
        CHECK(table.behind[0].records == std::vector<std::int64_t>{1});
        CHECK(table.behind[1].column == "rep");
        CHECK(table.behind[1].records == std::vector<std::int64_t>{1, 2});
    }
}

TEST_CASE("by interviewer each relation has what was said to it") {
    Scope by_relation = scope();
    by_relation.by = {Facet::relation};
    DealSketch deal = two_buyers({}, 4, {}, 6);
    deal.interviews[0].relation = Relation::third_party;
    deal.interviews[1].relation = Relation::internal;
    const Report report = run(by_relation, {deal, {}});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 2);
    CHECK(text_at(table, 0, "relation") == "third-party");
    CHECK(text_at(table, 0, "code") == "product");
    CHECK(text_at(table, 1, "relation") == "internal");
    CHECK(text_at(table, 1, "code") == "support");
    CHECK(codes(table_named(report, "total")) == std::vector<std::string>{"(buyers-disagree)"});
    CHECK(std::get<std::int64_t>(report.base[1].value) == 1);
    CHECK_THROWS_AS(run(by_relation, {}, {.source = ReasonSource::rep}), Error);
}

TEST_CASE("only losses: other outcomes are refused, and by outcome each has its own base") {
    Scope wins = scope();
    wins.filters = {{Facet::outcome, {label_of(won)}}};
    CHECK_THROWS_AS(run(wins, {}), Error);
    Scope by_outcome = scope();
    by_outcome.by = {Facet::outcome};
    DealSketch undecided = heard({coding(4, -1, primary)});
    undecided.outcome = no_decision;
    const Report report = run(by_outcome, {heard({coding(1, -1, primary)}), undecided});
    REQUIRE(report.tables[0].rows.size() == 2);
    CHECK(text_at(report.tables[0], 1, "outcome") == "no-decision");
    CHECK(share_at(report.tables[0], 1, "share").ratio == Ratio{1, 1});
    const Table& coverage = table_named(report, "coverage");
    CHECK(coverage.columns.size() == 3);  // no second column of that name
    CHECK(coverage.rows.size() == 2);
}

TEST_CASE("nothing lost, nobody heard") {
    CHECK(run(scope(), {}).headline == "No deal was lost.");
    const Report unheard = run(scope(), {{}, {}});
    CHECK(unheard.tables[0].rows.empty());
    CHECK(unheard.headline == "Buyers: none was heard; 0 of 2 lost deals and deals without decision heard.");
}
