#include "winloss/domain/tenure.hpp"

#include <random>

#include "contracts.hpp"

using namespace winloss;

TEST_CASE("a contract of the same product that starts inside the grace period renews", "[tenure]") {
    const auto first = contract(1, "2024-01-01", "2024-12-31");
    SECTION("the day after") {
        const auto served = history({first, contract(2, "2025-01-01", "2025-12-31")}, "2025-06-01");
        REQUIRE(served.contracts()[0].renewed_by == 1);
        CHECK(served.contracts()[1].renews == 0);
        CHECK(served.contracts()[1].renewal_inferred);
        CHECK(served.contracts()[0].ending == Ending::renewed);
        CHECK(served.contracts()[1].ending == Ending::running);
        CHECK(served.tenures().size() == 1);
    }
    SECTION("on the last day of grace, 30 days after the end") {
        CHECK(history({first, contract(2, "2025-01-30", "2025-12-31")}, "2025-06-01").tenures().size() == 1);
    }
    SECTION("a day later service was broken") {
        const auto served = history({first, contract(2, "2025-01-31", "2025-12-31")}, "2025-06-01");
        CHECK(served.tenures().size() == 2);
        CHECK(served.contracts()[0].ending == Ending::ended);
        CHECK_FALSE(served.contracts()[1].renews);
    }
    SECTION("90 days before the end is early enough, 91 days is another contract beside it") {
        CHECK(history({first, contract(2, "2024-10-02", "2025-12-31")}, "2025-06-01").contracts()[1].renews == 0);
        CHECK_FALSE(history({first, contract(2, "2024-10-01", "2025-12-31")}, "2025-06-01").contracts()[1].renews);
    }
    SECTION("one that does not end later is no renewal") {
        CHECK_FALSE(history({first, contract(2, "2024-12-01", "2024-12-31")}, "2025-06-01").contracts()[1].renews);
    }
    SECTION("another product is no renewal, but the service of the account goes on") {
        auto other = contract(2, "2025-01-01", "2025-12-31");
        other.product = ProductId{2};
        const auto served = history({first, other}, "2025-06-01");
        CHECK_FALSE(served.contracts()[1].renews);
        CHECK(served.tenures().size() == 1);
        CHECK(served.product_tenures().size() == 2);
        CHECK(served.product_tenures()[0].product == ProductId{1});
        CHECK(served.contracts()[0].ending == Ending::ended);
    }
}

TEST_CASE("each contract renews one: what is said first, then the nearest end", "[tenure]") {
    SECTION("two ends, two successors") {
        const auto served = history({contract(1, "2024-01-01", "2024-12-31"), contract(2, "2024-02-01", "2025-01-20"),
                                     contract(3, "2025-01-01", "2025-12-31"), contract(4, "2025-01-22", "2026-01-21")},
                                    "2025-06-01");
        CHECK(served.contracts()[2].renews == 0);
        CHECK(served.contracts()[3].renews == 1);
    }
    SECTION("a said link wins over a nearer end, across a longer gap, and leaves the other pending") {
        auto said = contract(3, "2025-03-15", "2026-03-14");
        said.renews = ContractId{1};
        const auto served = history(
            {contract(1, "2024-01-01", "2024-12-31"), contract(2, "2024-03-15", "2025-03-14"), said}, "2025-04-01");
        CHECK(served.contracts()[2].renews == 0);
        CHECK_FALSE(served.contracts()[2].renewal_inferred);
        CHECK(served.contracts()[0].ending == Ending::renewed);
        CHECK(served.contracts()[1].ending == Ending::pending);
    }
    SECTION("monthly contracts form a chain") {
        const auto served = history({contract(1, "2025-01-01", "2025-01-31"), contract(2, "2025-02-01", "2025-02-28"),
                                     contract(3, "2025-03-01", "2025-03-31")},
                                    "2025-03-10");
        CHECK(served.contracts()[1].renews == 0);
        CHECK(served.contracts()[2].renews == 1);
    }
    SECTION("a contract that starts after the as-of day is not known yet") {
        const auto served =
            history({contract(1, "2024-01-01", "2024-12-31"), contract(2, "2025-01-01", "2025-12-31")}, "2024-12-31");
        REQUIRE(served.contracts().size() == 1);
        CHECK(served.contracts()[0].ending == Ending::running);
    }
}

TEST_CASE("an end inside the grace period is pending, unless somebody ended it", "[tenure]") {
    const auto plain = contract(1, "2024-01-01", "2024-12-31");
    auto ended_early = plain;
    ended_early.ended_on = day("2024-08-31");
    const auto ending = [](const ContractFacts& facts, const char* as_of) {
        return history({facts}, as_of).contracts()[0].ending;
    };
    CHECK(ending(plain, "2024-12-31") == Ending::running);
    CHECK(ending(plain, "2025-01-01") == Ending::pending);
    CHECK(ending(plain, "2025-01-30") == Ending::pending);
    CHECK(ending(plain, "2025-01-31") == Ending::ended);
    CHECK(ending(ended_early, "2024-08-31") == Ending::running);
    CHECK(ending(ended_early, "2024-09-01") == Ending::ended);

    const auto pending = history({plain}, "2025-01-30");
    CHECK(pending.tenures()[0].pending_on(day("2025-01-30")));
    CHECK(pending.tenures()[0].leaving_known_on == day("2025-01-31"));
    CHECK(history({plain}, "2025-01-31").tenures()[0].ended_on(day("2025-01-31")));
    CHECK(history({ended_early}, "2024-09-01").tenures()[0].leaving_known_on == day("2024-09-01"));
    CHECK(history({contract(1, "2024-01-01", nullptr)}, "2030-01-01").tenures()[0].running_on(day("2030-01-01")));
}

TEST_CASE("who leaves after an early renewal has left, though the first end is still to come", "[tenure]") {
    auto early = contract(2, "2026-02-14", "2027-02-13");
    early.renews = ContractId{1};
    early.ended_on = day("2026-07-31");
    const auto served = history({contract(1, "2024-05-16", "2026-12-31"), early}, "2026-10-01");
    REQUIRE(served.tenures().size() == 1);
    CHECK(served.tenures()[0].last_day == day("2026-07-31"));
    CHECK(served.tenures()[0].leaving_known_on == day("2026-08-01"));
    CHECK(served.tenures()[0].ended_on(day("2026-10-01")));
}

TEST_CASE("a successor follows the next end of short terms when it comes too late for the nearest", "[tenure]") {
    // Terms end on 2025-04-07, 2025-07-07, …: 2025-05-15 is 38 days after one and 53 before the other.
    const auto quarterly = auto_renewing(1, "2025-01-08", "2025-04-07", 3);
    const auto served = history({quarterly, contract(2, "2025-05-15", "2025-10-08", 200'00)}, "2025-08-01");
    REQUIRE(served.contracts()[0].renewed_by == 1U);
    CHECK(served.contracts()[0].last_day == day("2025-07-07"));
    CHECK(served.value_on(day("2025-06-01")).known == std::vector{usd(200'00)});
}

TEST_CASE("an auto-renewing contract runs on term by term until ended", "[tenure]") {
    const auto yearly = auto_renewing(1, "2023-01-01", "2023-12-31", 12);
    SECTION("assumed renewed once its agreed end has passed") {
        CHECK(history({yearly}, "2023-12-31").contracts()[0].ending == Ending::running);
        const auto served = history({yearly}, "2025-06-01");
        CHECK(served.contracts()[0].ending == Ending::assumed_renewed);
        CHECK(served.contracts()[0].terms_assumed == 2);
        CHECK_FALSE(served.contracts()[0].last_day);
        const auto ends = served.ends();
        REQUIRE(ends.size() == 2);
        CHECK(ends[0].day == day("2023-12-31"));
        CHECK(ends[1].day == day("2024-12-31"));
        CHECK(ends[1].ending == Ending::assumed_renewed);
        CHECK(served.active_on(day("2025-05-31")));
    }
    SECTION("until ended") {
        auto ended = yearly;
        ended.ended_on = day("2024-12-31");
        const auto ends = history({ended}, "2025-06-01").ends();
        REQUIRE(ends.size() == 2);
        CHECK(ends[0].ending == Ending::assumed_renewed);
        CHECK(ends[1].day == day("2024-12-31"));
        CHECK(ends[1].ending == Ending::ended);
    }
    SECTION("a successor at the end of a term takes over") {
        const auto served = history({yearly, contract(2, "2025-01-01", "2025-12-31", 200'00)}, "2025-06-01");
        CHECK(served.contracts()[0].ending == Ending::renewed);
        CHECK(served.contracts()[0].last_day == day("2024-12-31"));
        CHECK(served.contracts()[0].terms_assumed == 1);
        CHECK(served.value_on(day("2025-03-01")).in(*Currency::parse("USD")) == usd(200'00));
    }
    SECTION("the nearest end counts: of the term that is over") {
        const auto served = history({yearly, contract(2, "2025-01-20", "2025-12-31", 200'00)}, "2025-06-01");
        CHECK(served.contracts()[1].renews == 0);
        CHECK(served.contracts()[0].last_day == day("2024-12-31"));
    }
    SECTION("one in the middle of a term stands beside it, unless it is said to renew") {
        auto middle = contract(2, "2024-06-01", "2025-05-31", 200'00);
        CHECK(history({yearly, middle}, "2025-01-15").contracts()[0].ending == Ending::assumed_renewed);
        middle.renews = ContractId{1};
        const auto served = history({yearly, middle}, "2025-01-15");
        CHECK(served.contracts()[0].last_day == day("2024-05-31"));
        CHECK(served.value_on(day("2024-07-01")).known == std::vector{usd(200'00)});
    }
    SECTION("terms are counted from the first end, never chained") {
        const auto monthly = auto_renewing(1, "2024-01-31", "2024-02-29", 1);
        CHECK(term_end(monthly, 0) == day("2024-02-29"));
        CHECK(term_end(monthly, 1) == day("2024-03-31"));
        CHECK(term_end(monthly, 12) == day("2025-02-28"));
        CHECK(term_start(monthly, 12) == day("2025-02-01"));
        CHECK(term_start(monthly, 0) == day("2024-01-31"));
        const auto from_30th = auto_renewing(1, "2024-01-31", "2024-01-30", 1);  // its next term starts on the 31st
        CHECK(term_end(from_30th, 1) == day("2024-02-28"));
        CHECK(term_end(from_30th, 2) == day("2024-03-30"));
    }
}

TEST_CASE("a trial makes no customer, an unknown value does", "[tenure]") {
    const auto trial = contract(1, "2024-01-01", "2024-01-31", 0);
    CHECK(history({trial}, "2024-01-15").tenures().empty());
    const auto bought = history({trial, contract(2, "2024-02-01", "2025-01-31")}, "2024-06-01");
    REQUIRE(bought.tenures().size() == 1);
    CHECK(bought.tenures()[0].first_day == day("2024-02-01"));
    CHECK_FALSE(bought.active_on(day("2024-01-15")));
    CHECK_FALSE(bought.contracts()[1].renews);
    auto unknown = contract(1, "2024-01-01", "2024-12-31");
    unknown.annual_value.reset();
    CHECK(history({unknown}, "2024-06-01").active_on(day("2024-06-01")));
}

TEST_CASE("who goes on with a trial has not renewed, whatever its link says", "[tenure]") {
    const auto old = contract(1, "2024-01-01", "2024-12-31");
    auto trial = contract(2, "2024-11-01", "2025-10-31", 0);
    trial.renews = ContractId{1};
    const auto served = history({old, trial}, "2025-06-01");
    CHECK(served.contracts()[0].ending == Ending::ended);
    CHECK(served.active_on(day("2024-12-31")));  // the trial does not cut the service short either
    CHECK_FALSE(served.active_on(day("2025-01-01")));
    auto longer = contract(3, "2025-11-01", "2026-10-31", 0);
    longer.renews = ContractId{2};
    CHECK(history({trial, longer}, "2026-01-01").contracts()[0].ending == Ending::renewed);
}

TEST_CASE("the first go-live of a tenure is its go-live", "[tenure]") {
    auto first = contract(1, "2024-01-01", "2024-12-31");
    first.live_on = day("2024-03-01");
    auto second = contract(2, "2025-01-01", "2025-12-31");
    second.live_on = day("2025-01-01");
    const auto served = history({second, first}, "2025-06-01");
    CHECK(served.product_tenures()[0].live_on == day("2024-03-01"));
    CHECK(served.product_tenures()[0].first_contract == 0);
    CHECK(served.product_tenures()[0].last_contract == 1);
}

TEST_CASE("the leaving is known once no contract can still be renewed", "[tenure]") {
    const auto plain = contract(1, "2024-01-01", "2024-05-31");
    auto other = contract(2, "2024-01-01", "2024-12-31");
    other.product = ProductId{2};
    other.ended_on = day("2024-06-10");
    const auto served = history({plain, other}, "2024-06-20");
    CHECK(served.tenures()[0].last_day == day("2024-06-10"));
    CHECK(served.tenures()[0].leaving_known_on == day("2024-07-01"));
    CHECK(served.tenures()[0].pending_on(day("2024-06-20")));
}

TEST_CASE("an early end that its renewal brought is not a pending one", "[tenure]") {
    auto first = contract(1, "2024-01-01", "2024-12-31");
    first.ended_on = day("2024-06-30");
    const auto served = history({first, contract(2, "2024-07-01", "2025-06-30")}, "2024-09-01");
    CHECK(served.contracts()[0].ending == Ending::renewed);
    CHECK(served.tenures().size() == 1);
    CHECK(served.ends().size() == 1);
}

TEST_CASE("random contracts: tenures against a calendar of days", "[tenure]") {
    std::mt19937 random(20260101);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const Date origin = day("2024-01-01");
    for (int round = 0; round < 2'000; ++round) {
        std::vector<ContractFacts> contracts;
        const int count = pick(1, 6);
        for (int id = 1; id <= count; ++id) {
            ContractFacts facts{.id = {id}, .account = {1}, .product = ProductId{pick(1, 2)}};
            facts.starts_on = origin + Days{pick(0, 700)};
            if (pick(0, 9) > 0) { facts.ends_on = facts.starts_on + Days{pick(20, 400)}; }
            if (facts.ends_on && pick(0, 3) == 0) { facts.ended_on = facts.starts_on + Days{pick(0, 300)}; }
            contracts.push_back(facts);
        }
        const Date as_of = origin + Days{pick(300, 1200)};
        const ServiceHistory served(contracts, default_grace_days, as_of);
        // A day belongs to the service when a contract covers it, or when it lies between two covered days that are at
        // most the grace period apart. A renewed contract counts no longer than to its renewal.
        std::vector<bool> covered(1300);
        for (const ContractStanding& each : served.contracts()) {
            const auto first = (each.facts.starts_on - origin).count();
            const Date until = std::min(each.last_day.value_or(as_of), as_of);
            const bool cut = each.renewed_by && each.counts_until < each.last_day;
            const auto last = (cut ? std::min(until, *each.counts_until) : until) - origin;
            for (auto d = first; d <= last.count(); ++d) { covered[static_cast<std::size_t>(d)] = true; }
        }
        std::optional<std::size_t> last_covered;
        std::vector<bool> expected = covered;
        for (std::size_t d = 0; d < covered.size(); ++d) {
            if (!covered[d]) { continue; }
            if (last_covered && d - *last_covered <= default_grace_days) {
                for (std::size_t gap = *last_covered; gap < d; ++gap) { expected[gap] = true; }
            }
            last_covered = d;
        }
        for (int d = 0; d <= (as_of - origin).count(); ++d) {
            const bool active = served.active_on(origin + Days{d});
            if (active != expected[static_cast<std::size_t>(d)]) {
                CAPTURE(round, iso(as_of), iso(origin + Days{d}));
                CHECK(active == expected[static_cast<std::size_t>(d)]);
            }
        }
    }
}

TEST_CASE("a contract without end that is renewed ends the day before its renewal", "[tenure]") {
    const auto open_ended = contract(1, "2023-01-01", nullptr);
    auto renewal = contract(2, "2024-07-01", "2025-06-30", 50'00);
    renewal.renews = ContractId{1};
    const auto served = history({open_ended, renewal}, "2026-01-01");
    CHECK(served.contracts()[0].last_day == day("2024-06-30"));
    CHECK(served.tenures()[0].last_day == day("2025-06-30"));
    CHECK(served.tenures()[0].ended_on(day("2026-01-01")));
}

TEST_CASE("without a grace period contracts that follow each other without a gap are one service", "[tenure]") {
    const std::vector contracts{contract(1, "2024-01-01", "2024-12-31"), contract(2, "2025-01-01", "2025-12-31")};
    const ServiceHistory served(contracts, 0, day("2026-02-01"));
    CHECK(served.contracts()[0].renewed_by == 1);
    CHECK(served.contracts()[0].ending == Ending::renewed);
    REQUIRE(served.tenures().size() == 1);
    CHECK(served.product_tenures().size() == 1);
    CHECK(served.tenures()[0].last_day == day("2025-12-31"));
    CHECK(served.tenures()[0].leaving_known_on == day("2026-01-01"));

    const std::vector apart{contract(1, "2024-01-01", "2024-12-31"), contract(2, "2025-01-02", "2025-12-31")};
    CHECK(ServiceHistory(apart, 0, day("2026-02-01")).tenures().size() == 2);
    CHECK(ServiceHistory(apart, 1, day("2026-02-01")).tenures().size() == 2);
    CHECK(ServiceHistory(apart, 2, day("2026-02-01")).tenures().size() == 1);
}
