// What an export reads one row at a time is what the lists read.
#include "app/company.hpp"
#include "app/sample.hpp"
#include "support/catch.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/health.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/touches.hpp"

namespace winloss::app {

namespace {

/// The numbers and texts of what `each` gives.
template <class Each, class Say>
Words all_of(const Each& each, const Say& say) {
    Words all;
    each([&](const auto& row) { all.push_back(say(row)); });
    return all;
}

template <class Rows, class Say>
Words said(const Rows& rows, const Say& say) {
    Words all;
    for (const auto& row : rows) { all.push_back(say(row)); }
    return all;
}

std::string numbered(std::int64_t id, const std::string& text) { return std::to_string(id) + " " + text; }

}  // namespace

TEST_CASE("records that are read one at a time are those of the lists, in their order") {
    const Folder folder;
    const store::Store store = sample(folder / "a.db");
    const auto action = [](const store::ActionRow& row) { return numbered(row.action.id.value, row.action.text); };
    const Words actions = said(store::actions(store, {.open = false}, 0), action);
    CHECK_FALSE(actions.empty());
    CHECK(all_of([&](const auto& take) { store::each_action(store, {.open = false}, take); }, action) == actions);

    const auto health = [](const store::HealthRow& row) { return numbered(row.health.id.value, row.account); };
    const Words judgements = said(store::judgements(store, {}, 0), health);
    CHECK_FALSE(judgements.empty());
    CHECK(all_of([&](const auto& take) { store::each_judgement(store, {}, take); }, health) == judgements);

    const auto expectation = [](const store::ExpectationRow& row) {
        return numbered(row.expectation.id.value, row.account);
    };
    const Words expectations = said(store::expectations(store, {.open = false}, 0), expectation);
    CHECK_FALSE(expectations.empty());
    CHECK(all_of([&](const auto& take) { store::each_expectation(store, {.open = false}, take); }, expectation) ==
          expectations);

    const auto interview = [](const store::InterviewLine& line) {
        return numbered(line.interview.id.value, line.account + join(line.contacts, ";")) +
               (line.beside.nobody_from ? iso(*line.beside.nobody_from) : "");
    };
    for (const store::InterviewFilter& filter :
         {store::InterviewFilter{}, store::InterviewFilter{.state = InterviewState::held}}) {
        const Words interviews = said(store::interviews(store, filter), interview);
        CHECK_FALSE(interviews.empty());
        CHECK(all_of([&](const auto& take) { store::each_interview(store, filter, take); }, interview) == interviews);
    }

    const auto touch = [](const store::TouchLine& line) {
        return numbered(line.id->value, line.said + join(line.contacts, ";"));
    };
    std::vector<store::TouchLine> lines = store::touches(store, {}, 0);
    std::erase_if(lines, [](const store::TouchLine& line) { return !line.id; });
    CHECK_FALSE(lines.empty());
    CHECK(all_of([&](const auto& take) { store::each_touch(store, take); }, touch) == said(lines, touch));
}

}  // namespace winloss::app
