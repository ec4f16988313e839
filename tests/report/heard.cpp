#include "winloss/report/heard.hpp"

#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;

TEST_CASE("who was heard against who decided, by outcome, size and segment") {
    FactLabels labels;
    const Label small = labels[Attribute::segment].intern("SMB");
    const Label large = labels[Attribute::segment].intern("Enterprise");
    Heard heard{Thresholds{}};
    std::int64_t id = 0;
    const auto add = [&](int count, Outcome outcome, bool was_heard, Label segment, std::int64_t amount) {
        for (int i = 0; i < count; ++i) {
            DealSketch deal{.outcome = outcome, .amount = usd(amount), .labels = {{Attribute::segment, segment}}};
            if (was_heard) { deal.interviews = {{.id = {1}}}; }
            heard.add(deal.fact(++id), false);
        }
    };
    add(30, Outcome::lost, false, small, 100);
    add(10, Outcome::lost, true, large, 300);
    add(5, Outcome::won, true, large, 300);
    add(15, Outcome::won, false, small, 100);
    add(3, Outcome::open, false, small, 100);
    CHECK(heard.line(labels) ==
          "Heard: lost 25.0% (10 of 40 deals), won 25.0% (5 of 20 deals); on average the deals heard are 2.0 times as "
          "large as all in USD; least heard: SMB 0.0% (0 of 45 deals).");
    const Table table = heard.table(labels);
    REQUIRE(table.rows.size() == 5);
    CHECK(text_at(table, 0, "value") == "lost");
    CHECK(share_at(table, 0, "share").ratio == Ratio{10, 40});
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows[0][0], "average") == Cell(usd(150)));
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows[0][0], "average_heard") == Cell(usd(300)));
    CHECK(table.breakdown->rows[4].empty());
}

TEST_CASE("averages are to the nearest minor unit") {
    Heard heard{Thresholds{}};
    for (const std::int64_t amount : {10, 11, 11}) {
        heard.add(DealSketch{.amount = jpy(amount), .interviews = {{.id = {1}}}}.fact(amount), false);
    }
    const Table table = heard.table({});
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows.at(0).at(0), "average") == Cell(jpy(11)));
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows.at(0).at(0), "average_heard") == Cell(jpy(11)));
}

TEST_CASE("where nothing was decided there is no line") {
    const Heard heard{Thresholds{}};
    CHECK(heard.line({}).empty());
    CHECK(heard.table({}).rows.empty());
}
