#include "winloss/report/response.hpp"

#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

const Date today = day(2026, 6, 1);

Scope scope() {
    Scope result;
    result.as_of = today;
    return result;
}

/// The retrospective of a deal lost on 1 January 2026: its window is 31 January to 1 April.
struct Sketch {
    InterviewState state = InterviewState::planned;
    std::optional<Date> asked = {};
    std::optional<Date> held = {};
    bool bad_address = false;
    std::optional<Outcome> outcome = Outcome::lost;  ///< null: it is about no deal
    std::string_view kind = "retrospective";
    std::optional<Date> opens = day(2026, 1, 31);
};

Report run(const std::vector<Sketch>& interviews, ResponseOptions options = {}, Scope of = scope()) {
    Response fold(of, std::move(options));
    for (const Sketch& each : interviews) {
        OutreachFact fact;
        fact.kind = each.kind;
        fact.about.is_deal = each.outcome.has_value();
        fact.about.outcome = each.outcome.value_or(Outcome::open);
        fact.about.decided = day(2026, 1, 1);
        fact.bad_address = each.bad_address;
        fact.interview.state = each.state;
        fact.interview.opens_on = *each.opens;
        fact.interview.target_on = *each.opens + Days{15};
        fact.interview.closes_on = *each.opens + Days{60};
        fact.interview.first_asked_on = each.asked;
        fact.interview.held_on = each.held;
        fold.add(fact);
    }
    return fold.report({});
}

std::map<std::string, std::int64_t> why_not(const Report& report) {
    std::map<std::string, std::int64_t> result;
    const Table& table = table_named(report, "why_not");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        result[text_at(table, i, "why")] = count_at(table, i, "interviews");
    }
    return result;
}

}  // namespace

TEST_CASE("net response leaves out bad addresses and who is still being asked; gross does not") {
    using enum InterviewState;
    const Date asked = day(2026, 2, 10);
    const Report report = run({{.state = held, .asked = asked, .held = day(2026, 2, 20)},
                               {.state = held, .held = day(2026, 2, 20)},  // nobody noted the ask
                               {.state = declined, .asked = asked},
                               {.state = no_response, .asked = asked},
                               {.state = unreachable, .asked = asked, .bad_address = true},
                               {.state = invited, .asked = asked},
                               {.state = invited, .asked = asked, .bad_address = true},
                               {.state = booked, .asked = asked},
                               {.state = planned}});
    const Table& table = report.tables[0];
    CHECK(count_at(table, 0, "eligible") == 9);
    CHECK(count_at(table, 0, "asked") == 8);
    CHECK(count_at(table, 0, "answered") == 4);
    CHECK(count_at(table, 0, "held") == 2);
    CHECK(count_at(table, 0, "bad_addresses") == 2);
    CHECK(count_at(table, 0, "running") == 2);
    CHECK(share_at(table, 0, "gross_response").ratio == Ratio{2, 8});
    CHECK(share_at(table, 0, "net_response").ratio == Ratio{2, 4});
    CHECK(why_not(report) == std::map<std::string, std::int64_t>{{"booked", 1},
                                                                 {"asked", 2},
                                                                 {"not-asked-in-time", 1},
                                                                 {"declined", 1},
                                                                 {"no-response", 1},
                                                                 {"unreachable", 1}});
}

TEST_CASE("what we ended before anybody was asked, and what has not opened, was not owed") {
    using enum InterviewState;
    const Report report = run({{.state = cancelled},
                               {.state = covered},
                               {.state = planned, .opens = day(2026, 6, 2)},
                               {.state = planned, .opens = today},
                               {.state = cancelled, .asked = day(2026, 2, 1)},
                               {.state = not_qualified}});
    CHECK(count_at(report.tables[0], 0, "eligible") == 3);
    CHECK(count_at(report.tables[0], 0, "asked") == 1);
    CHECK(report.base[2].value == Cell(std::int64_t{2}));
    CHECK(why_not(report) ==
          std::map<std::string, std::int64_t>{{"not-asked-yet", 1}, {"cancelled", 1}, {"not-qualified", 1}});
}

TEST_CASE("the first ask against the window: day 29 early, 30 to 90 kept, 91 late") {
    using enum InterviewState;
    const Date decided = day(2026, 1, 1);
    std::vector<Sketch> interviews;
    for (const int days : {29, 30, 90, 91}) {
        interviews.push_back({.state = held, .asked = decided + Days{days}, .held = decided + Days{days + 10}});
    }
    const Report report = run(interviews);
    const Table& window = table_named(report, "window");
    std::map<std::string, std::int64_t> counts;
    for (std::size_t i = 0; i < window.rows.size(); ++i) {
        counts[text_at(window, i, "window")] = count_at(window, i, "interviews");
    }
    CHECK(counts["early"] == 1);
    CHECK(counts["kept"] == 2);
    CHECK(counts["late"] == 1);
    const Table& days = table_named(report, "days");
    CHECK(std::get<double>(cell_at(days, 0, "median")) == 60);
    CHECK(std::get<double>(cell_at(days, 1, "median")) == 70);
}

TEST_CASE("outcomes and kinds of interview are told apart") {
    using enum InterviewState;
    const Date asked = day(2026, 2, 10);
    const std::vector<Sketch> interviews{{.state = held, .asked = asked, .held = asked, .outcome = Outcome::won},
                                         {.state = no_response, .asked = asked},
                                         {.state = held, .asked = asked, .held = asked, .kind = "exit"}};
    const Report report = run(interviews);
    CHECK(count_at(report.tables[0], 0, "eligible") == 2);
    const Table& outcomes = table_named(report, "outcomes");
    REQUIRE(outcomes.rows.size() == 2);
    CHECK(text_at(outcomes, 0, "outcome") == "won");
    CHECK(share_at(outcomes, 0, "net_response").ratio == Ratio{1, 1});
    CHECK(share_at(outcomes, 1, "net_response").ratio == Ratio{0, 1});
    CHECK(table_named(report, "kinds").rows.size() == 2);
    CHECK(count_at(run(interviews, {.kind = ""}).tables[0], 0, "eligible") == 3);
}

TEST_CASE("an interview about no deal has no outcome") {
    const std::vector<Sketch> interviews{{.outcome = Outcome::open}, {.outcome = {}}};
    Scope by_outcome = scope();
    by_outcome.by = {Facet::outcome};
    const Report split = run(interviews, {}, by_outcome);
    REQUIRE(split.tables[0].rows.size() == 2);
    CHECK(text_at(split.tables[0], 0, "outcome") == "open");
    CHECK(is_null(cell_at(split.tables[0], 1, "outcome")));
    Scope open = scope();
    open.filters = {{.facet = Facet::outcome, .any_of = {label_of(Outcome::open)}}};
    CHECK(count_at(run(interviews, {}, open).tables[0], 0, "eligible") == 1);
}

TEST_CASE("as of an earlier day what came later has not happened") {
    using enum InterviewState;
    const Date asked = day(2026, 2, 10);
    const Date later = day(2026, 3, 1);
    CHECK(state_as_of(held, asked, later, std::nullopt, later) == held);
    CHECK(state_as_of(held, asked, later, std::nullopt, later - Days{1}) == invited);
    CHECK(state_as_of(held, asked, later, std::nullopt, asked - Days{1}) == planned);
    CHECK(state_as_of(declined, asked, std::nullopt, later, later - Days{1}) == invited);
    CHECK(state_as_of(declined, asked, std::nullopt, std::nullopt, asked) == declined);
    CHECK(state_as_of(booked, asked, std::nullopt, std::nullopt, asked - Days{1}) == planned);
}

TEST_CASE("nothing owed and nobody asked are said in words") {
    CHECK(run({}).headline == "No interview was owed.");
    CHECK(run({{}}).headline == "Nobody was asked yet: 1 interview is owed.");
}
