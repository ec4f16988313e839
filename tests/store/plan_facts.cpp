#include "winloss/store/plan_facts.hpp"

#include <fmt/format.h>

#include <random>

#include "company.hpp"
#include "records.hpp"

namespace winloss::store {

namespace {

const Date today = day(10, 1);

/// Random records of a few accounts over eight years; the same seed, the same rows.
class Company {
public:
    Company(Store& store, unsigned seed) : write_(store, by("import")), random_(seed) {}

    void fill(int accounts) {
        sql("INSERT INTO product (name, name_folded) VALUES ('a', 'a'), ('b', 'b')");
        for (int i = 3; i < 3 + accounts; ++i) {
            sql(fmt::format("INSERT INTO account (name, name_folded, segment) VALUES ('n{0}', 'n{0}', {1})", i,
                            one_of({"NULL", "'north'", "'South'"})));
            for (int n = below(4); n > 0; --n) { deal(i); }
            for (int n = below(3); n > 0; --n) { contract(i); }
        }
        write_.commit();
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    std::string one_of(const std::vector<std::string>& words) {
        return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
    }
    Date some_day() { return today + Days{below(3000) - 2700}; }
    std::string maybe(Date date) { return below(4) == 0 ? "NULL" : quoted(date); }
    static std::string quoted(Date date) { return "'" + iso(date) + "'"; }
    void sql(const std::string& statement) { write_.connection().execute(statement); }

    void deal(int account) {
        const std::string outcome = one_of({"open", "won", "lost", "no-decision"});
        const Date decided = some_day();
        sql(fmt::format(
            "INSERT INTO deal (account_id, name, name_folded, kind, amount, currency, outcome, decided_on, "
            "closed_on, exclusion) VALUES ({}, 'd', 'd', {}, {}, '{}', {}, {}, {})",
            account, one_of({"NULL", "'new'", "'expansion'", "'renewal'"}),
            below(2) == 0 ? "NULL, NULL" : "500000, 'USD'", outcome, outcome == "open" ? "NULL" : maybe(decided),
            maybe(decided + Days{9}), one_of({"NULL", "NULL", "NULL", "'outreach'", "'all'"})));
        if (below(3) == 0) {
            interview(account, std::to_string(write_.last_insert_id()), "NULL",
                      one_of({"retrospective", "expectation"}), below(2) == 0 ? decided : some_day(), "decided-on");
        }
    }

    void contract(int account) {
        const Date starts = some_day();
        const Date ends = starts + Days{100 + below(1200)};
        const bool renews = below(3) == 0;
        sql(
            fmt::format("INSERT INTO contract (account_id, product_id, starts_on, live_on, ends_on, auto_renews, "
                        "term_months, ended_on) VALUES ({}, {}, {}, {}, {}, {}, {}, {})",
                        account, one_of({"NULL", "1", "2"}), quoted(starts), maybe(starts + Days{below(90)}),
                        renews ? quoted(ends) : maybe(ends), renews ? 1 : 0, renews ? "12" : "NULL",
                        below(3) == 0 ? quoted(starts + Days{below(1500)}) : "NULL"));
        if (below(3) == 0) {
            interview(account, "NULL", std::to_string(write_.last_insert_id()),
                      one_of({"exit", "pre-renewal", "onboarding", "anniversary"}), below(2) == 0 ? starts : ends,
                      "ends-on");
        }
    }

    void interview(int account, const std::string& deal, const std::string& contract, const std::string& kind,
                   Date anchor, const std::string& basis) {
        const std::string state = one_of({"planned", "invited", "booked", "held", "held", "declined", "cancelled"});
        sql(fmt::format(
            "INSERT INTO interview (kind, account_id, deal_id, contract_id, anchor_on, anchor_basis, "
            "opens_on, target_on, closes_on, state, held_on, completeness, flagged) VALUES ('{}', {}, {}, "
            "{}, {}, '{}', {}, {}, {}, '{}', {}, {}, {})",
            kind, account, deal, contract, quoted(anchor), basis, quoted(anchor + Days{30}), quoted(anchor + Days{45}),
            quoted(anchor + Days{90}), state, state == "held" ? quoted(std::min(anchor + Days{40}, today)) : "NULL",
            state == "held" ? "'full'" : "NULL", below(5) == 0 ? "'something changed'" : "NULL"));
    }

    Write write_;
    std::mt19937 random_;
};

std::vector<std::string> changes(const Store& store, const Programme& programme, const PlanScope& scope,
                                 std::size_t& accounts) {
    std::vector<std::string> found;
    accounts = 0;
    read_plan_facts(store, scope, [&](const PlanFacts& facts) {
        ++accounts;
        for (const Change& change : plan_account(facts.facts, programme, today).changes) {
            found.push_back(fmt::format("{} {} {} {} {} {} {}", facts.facts.account->value,
                                        static_cast<int>(change.what), change.kind,
                                        change.deal ? change.deal->value : 0, change.occurrence,
                                        iso(change.schedule.window.opens_on), change.text));
        }
    });
    return found;
}

}  // namespace

TEST_CASE("what lies out of reach changes no plan", "[thorough]") {
    std::size_t read = 0;
    std::size_t all = 0;
    std::size_t found = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Folder folder;
        Store store = company(folder / "a.db");
        Company(store, seed).fill(60);
        Programme programme = read_programme(store);
        if (seed % 3 == 0) { programme.first_day = today - Days{400}; }
        if (seed % 4 == 0) { programme.rules.back().enabled = true; }
        if (seed % 5 == 0) {
            programme.rules.push_back({.kind = "farewell",
                                       .anchor = Anchor::ends_on,
                                       .opens = parse_span("3m"),
                                       .target = parse_span("4m"),
                                       .closes = parse_span("5m"),
                                       .rank = 9});
        }
        std::size_t in_reach = 0;
        std::size_t there = 0;
        const auto everything = changes(store, programme, {}, there);
        CHECK(changes(store, programme, {.account = {}, .reach = reach_of(programme, today)}, in_reach) == everything);
        read += in_reach;
        all += there;
        found += everything.size();
    }
    CHECK(found > 500);
    CHECK(read < all * 9 / 10);  // and much of it is left alone
}

TEST_CASE("the facts of an account are its own") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview interview = retrospective();
    interview.state = InterviewState::invited;
    interview.attempts = 2;
    interview.first_asked_on = day(9, 20);
    interview.id = insert(store, interview);
    {
        Write write(store, by("interview invited"));
        InterviewWriter writer(write);
        writer.event(interview.id, {day(9, 20), "invited", "kim", {}});
        writer.event(interview.id, {day(9, 25), "assigned", "kim", {}});
        writer.event(interview.id, {day(9, 27), "invited", "kim", {}});
        write.commit();
    }
    std::vector<std::string> seen;
    read_plan_facts(store, {.account = AccountId{1}, .reach = {}}, [&](const PlanFacts& facts) {
        seen.push_back(facts.account);
        REQUIRE(facts.facts.deals.size() == 1);
        CHECK(facts.facts.deals[0].name == "Platform");
        CHECK(facts.facts.deals[0].decision_date() == day(8, 20));
        REQUIRE(facts.facts.interviews.size() == 1);
        CHECK(facts.facts.interviews[0] == interview);
        REQUIRE(facts.facts.later_asks.size() == 2);
        CHECK(facts.facts.later_asks[1].day == day(9, 27));
        CHECK(facts.facts.later_asks[1].interview == interview.id);
    });
    CHECK(seen == std::vector<std::string>{"Acme"});
}

TEST_CASE("a judgement that came with a contact counts on the day of the contact") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(
        store,
        "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
        "held_on, completeness) VALUES ('exit', 1, '2026-08-01', 'chosen', '2026-08-01', '2026-08-01', '2026-09-01', "
        "'held', '2026-08-12', 'full');"
        "INSERT INTO touch (account_id, touched_on, kind) VALUES (1, '2026-07-01', 'call'), (2, '2026-07-02', 'call');"
        "INSERT INTO health (account_id, judged_on, level, why, touch_id, interview_id) VALUES "
        "(1, '2026-07-03', 'green', 'x', 1, NULL), (1, '2026-07-04', 'green', 'x', NULL, NULL), "
        "(1, '2026-08-13', 'green', 'x', NULL, 1), (2, '2026-07-02', 'red', 'x', 2, NULL)");
    std::vector<std::vector<Date>> days;
    read_plan_facts(store, {}, [&](const PlanFacts& facts) { days.push_back(facts.facts.health_days); });
    CHECK(days == std::vector<std::vector<Date>>{{day(7, 1), day(8, 12)}, {day(7, 2)}});
    std::string plan;
    for (const std::string& sql : plan_facts_sql({.account = AccountId{1}, .reach = {}})) {
        plan = plan_of(store, sql);
    }
    CHECK(plan.find("SEARCH h USING INDEX health_account") != std::string::npos);
}

}  // namespace winloss::store
