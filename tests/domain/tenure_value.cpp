// What service is worth on a day.
#include <random>

#include "contracts.hpp"

using namespace winloss;

TEST_CASE("value on a day: a renewal's alone from its start, the earlier one in a gap", "[tenure]") {
    const auto old = contract(1, "2024-01-01", "2024-12-31", 100'00);
    SECTION("overlap") {
        const auto served = history({old, contract(2, "2024-11-01", "2025-10-31", 150'00)}, "2025-06-01");
        CHECK(served.value_on(day("2024-10-31")).known == std::vector{usd(100'00)});
        CHECK(served.value_on(day("2024-11-01")).known == std::vector{usd(150'00)});
        CHECK(served.value_on(day("2025-01-01")).known == std::vector{usd(150'00)});
        CHECK(served.contracts()[0].last_day == day("2024-12-31"));
    }
    SECTION("gap") {
        const auto served = history({old, contract(2, "2025-01-20", "2025-12-31", 150'00)}, "2025-06-01");
        CHECK(served.active_on(day("2025-01-19")));
        CHECK(served.value_on(day("2025-01-19")).known == std::vector{usd(100'00)});
        CHECK(served.value_on(day("2025-01-20")).known == std::vector{usd(150'00)});
    }
    SECTION("a gap of the renewed product while another runs") {
        auto beside = contract(3, "2024-06-01", "2025-05-31", 30'00);
        beside.product = ProductId{2};
        const auto served = history({old, beside, contract(2, "2025-01-20", "2025-12-31", 150'00)}, "2025-06-01");
        CHECK(served.value_on(day("2025-01-10")).known == std::vector{usd(130'00)});
        CHECK(served.value_on(day("2025-01-20")).known == std::vector{usd(180'00)});
    }
    SECTION("a gap between two products") {
        auto other = contract(2, "2025-01-20", "2025-12-31", 150'00);
        other.product = ProductId{2};
        CHECK(history({old, other}, "2025-06-01").value_on(day("2025-01-10")).known == std::vector{usd(100'00)});
    }
    SECTION("per currency, and unknown is counted apart") {
        auto euros = contract(2, "2024-03-01", "2024-12-31");
        euros.product = ProductId{2};
        euros.annual_value = eur(70'00);
        auto unknown = contract(3, "2024-03-01", "2024-12-31");
        unknown.product = ProductId{3};
        unknown.annual_value.reset();
        const auto value = history({old, euros, unknown}, "2024-06-01").value_on(day("2024-05-01"));
        CHECK(value.known == std::vector{eur(70'00), usd(100'00)});
        CHECK(value.unknown == 1);
    }
    SECTION("before and after the service there is none") {
        const auto served = history({old}, "2025-06-01");
        CHECK_FALSE(served.active_on(day("2023-12-31")));
        CHECK(served.active_on(day("2024-12-31")));
        CHECK_FALSE(served.active_on(day("2025-01-01")));
        CHECK(served.value_on(day("2025-01-01")).known.empty());
    }
}

TEST_CASE("what of the value hangs on a pending end", "[tenure]") {
    auto ending = contract(1, "2024-01-01", "2024-12-31", 60'00);
    auto running = contract(2, "2024-01-01", "2025-12-31", 40'00);
    running.product = ProductId{2};
    const auto pending = [&](const char* as_of, const char* by) {
        return history({ending, running}, as_of).pending_value_on(day("2024-06-01"), day(by)).known;
    };
    CHECK(pending("2025-01-30", "2025-01-01") == std::vector{usd(60'00)});
    CHECK(pending("2025-01-30", "2024-12-31").empty());  // it had not ended by then
    CHECK(pending("2025-01-31", "2025-01-01").empty());  // the grace period is over: it is lost
    ending.ended_on = ending.ends_on;
    CHECK(pending("2025-01-30", "2025-01-01").empty());  // somebody ended it
}

TEST_CASE("between two changes of its value a service stays as it is", "[tenure]") {
    std::mt19937 random(77);
    const auto pick = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low));
    };
    const Date begin = day("2024-01-01");
    const Date today = begin + Days{800};
    for (int round = 0; round < 60; ++round) {
        std::vector<ContractFacts> contracts;
        for (int i = 0; i < 4; ++i) {
            ContractFacts each = contract(i + 1, "2024-01-01", nullptr, pick(0, 3) * 100);
            each.starts_on = begin + Days{pick(0, 700)};
            if (pick(0, 5) > 0) { each.ends_on = each.starts_on + Days{pick(0, 300)}; }
            contracts.push_back(each);
        }
        const ServiceHistory served(contracts, default_grace_days, today);
        Date from = begin;
        std::optional<Date> until = served.steady_until(from);
        for (Date at = begin; at <= today; at += Days{1}) {
            if (until && at > *until) {
                from = at;
                until = served.steady_until(at);
            }
            REQUIRE(served.active_on(at) == served.active_on(from));
            REQUIRE(served.value_on(at).known == served.value_on(from).known);
            if (until) { REQUIRE(*until >= at); }
        }
    }
}
