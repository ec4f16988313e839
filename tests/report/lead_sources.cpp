#include <stdexcept>

#include "facts.hpp"
#include "winloss/report/catalogue.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

DealFact won(std::int64_t id, const std::vector<InterviewFact>& held) {
    DealFact fact;
    fact.id = {id};
    fact.outcome = Outcome::won;
    fact.decided = day(2026, 1, 1);
    fact.interviews = held;
    return fact;
}

/// The report asks for nothing besides facts.
struct Nothing final : Surroundings {
    const FactLabels& labels() const override { throw std::logic_error("labels"); }
    Codebook codebook() const override { throw std::logic_error("codebook"); }
    int grace_days() const override { throw std::logic_error("grace days"); }
    std::optional<Date> records_since() const override { throw std::logic_error("records since"); }
    std::optional<Date> first_start() const override { throw std::logic_error("first start"); }
};

}  // namespace

TEST_CASE("where no buyer was asked the share of what they said is n/a") {
    FactLabels labels;
    const Label fair = labels[Attribute::lead_source].intern("Trade fair");
    const Declaration report = lead_sources_report();
    const auto fold = std::get<Make<DealFold>>(report.make)(Scope(), OwnValues(), Nothing());
    const std::vector<InterviewFact> held{{.id = {1}, .held_on = day(2026, 1, 20)}};
    for (const std::int64_t id : {1, 2}) {
        DealFact fact = won(id, held);
        fact.labels[Attribute::lead_source] = id == 1 ? fair : 0;
        fold->add(fact);
    }
    const Table table = fold->report(labels).tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK(share_at(table, 0, "share_said").ratio == Ratio{0, 0});
    CHECK(share_at(table, 0, "share_entered").ratio == Ratio{1, 1});  // of the deals that have one
}

TEST_CASE("what the buyer said is of the interview held first, whichever was entered first") {
    FactLabels labels;
    const Label fair = labels[Attribute::lead_source].intern("Trade fair");
    const Label partner = labels[Attribute::lead_source].intern("Partner");
    const Declaration report = lead_sources_report();
    const auto fold = std::get<Make<DealFold>>(report.make)(Scope(), OwnValues(), Nothing());
    const std::vector<InterviewFact> held{
        {.id = {1}, .held_on = day(2026, 3, 1), .heard_how = partner},
        {.id = {2}, .held_on = day(2026, 2, 1), .heard_how = fair},
        {.id = {3}, .held_on = day(2026, 1, 20)},  // said nothing
    };
    fold->add(won(1, held));
    fold->add(won(2, {}));  // nobody was heard
    const Report found = fold->report(labels);
    const Table& table = found.tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK(text_at(table, 0, "source") == "Trade fair");
    CHECK(count_at(table, 0, "said") == 1);
    CHECK(share_at(table, 0, "share_said").ratio == Ratio{1, 1});
    CHECK(share_at(table, 0, "share_entered").ratio == Ratio{0, 0});  // no source was entered anywhere
    CHECK(share_at(table_named(found, "heard"), 0, "share").ratio == Ratio{1, 2});
}
