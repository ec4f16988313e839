// Actions written down one by one.
#include "facts.hpp"
#include "winloss/report/catalogue.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

/// Actions need nothing but facts.
class Nothing final : public Surroundings {
public:
    const FactLabels& labels() const override { return labels_; }
    Codebook codebook() const override { return Codebook(std::vector<Code>()); }
    int grace_days() const override { return 30; }
    std::optional<Date> records_since() const override { return std::nullopt; }
    std::optional<Date> first_start() const override { return std::nullopt; }

private:
    FactLabels labels_;
};

}  // namespace

TEST_CASE("an action about no customer is told to none, whatever an archive says of it") {
    Scope scope;
    scope.report = "actions";
    scope.as_of = day(2026, 10, 1);
    const Nothing around;
    const auto fold = std::get<Make<ActionFold>>(find_report("actions").make)(scope, OwnValues(), around);
    ActionFact fact;
    fact.state = ActionState::done;
    fact.told_on = day(2026, 9, 1);
    fold->add(fact);
    fact.of_customer = true;
    fold->add(fact);
    fact.told_on.reset();
    fold->add(fact);
    const Table table = fold->report(around.labels()).tables.front();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool done = text_at(table, i, "state") == "done";
        CHECK(share_at(table, i, "told").ratio == (done ? Ratio{1, 2} : Ratio{0, 0}));
    }
}
