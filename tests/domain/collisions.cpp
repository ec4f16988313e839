#include "winloss/domain/collisions.hpp"

#include <random>

#include "support/catch.hpp"

using namespace winloss;

namespace {

const Date origin = make_date(2026, 1, 1);

Meeting meeting(int opens, int target, int closes, int rank = 3, std::int64_t tie = 0) {
    return {{origin + Days{opens}, origin + Days{target}, origin + Days{closes}}, rank, tie};
}

using Leads = std::vector<std::optional<std::size_t>>;

}  // namespace

TEST_CASE("two interviews meet when windows overlap or targets lie within 60 days", "[collisions]") {
    const auto at = [](int opens, int target, int closes) { return meeting(opens, target, closes).window; };
    CHECK(meet(at(0, 10, 20), at(20, 100, 110), 60));
    CHECK(meet(at(0, 10, 20), at(70, 70, 71), 60));
    CHECK_FALSE(meet(at(0, 10, 20), at(21, 71, 80), 60));
}

TEST_CASE("the stronger purpose leads, between equals the earlier target", "[collisions]") {
    CHECK(conversations(std::vector{meeting(0, 14, 30, 4), meeting(30, 45, 90, 3)}, 60) == Leads{1, 1});
    CHECK(conversations(std::vector{meeting(40, 50, 60), meeting(0, 10, 20)}, 60) == Leads{1, 1});
    CHECK(conversations(std::vector{meeting(0, 10, 20, 3, 9), meeting(0, 10, 20, 3, 4)}, 60) == Leads{1, 1});
    CHECK(conversations(std::vector{meeting(0, 10, 20), meeting(100, 110, 120)}, 60) == Leads{0, 1});
    Meeting one = meeting(0, 10, 20, 1, 1);
    Meeting other = meeting(0, 10, 20, 1, 2);
    one.matter = other.matter = 7;  // two buyers
    CHECK(conversations(std::vector{one, other, meeting(0, 12, 20, 2, 3)}, 60) == Leads{0, 1, 0});
}

TEST_CASE("who is led leads nobody", "[collisions]") {
    // 0 leads 1; 2 meets only 1, which is led: it leads itself, and 3.
    CHECK(conversations(
              std::vector{meeting(0, 0, 0), meeting(50, 50, 50), meeting(100, 100, 100), meeting(150, 150, 150)}, 60) ==
          Leads{0, 0, 2, 2});
}

TEST_CASE("who may not lead leaves the others to the next strongest", "[collisions]") {
    const std::vector meetings{meeting(0, 10, 20, 1), meeting(0, 11, 20, 2), meeting(0, 12, 20, 3)};
    CHECK(conversations(meetings, 60, [](std::size_t i) { return i != 0; }) == Leads{std::nullopt, 1, 1});
}

TEST_CASE("random meetings against the plain way", "[collisions]") {
    std::mt19937 random(7);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    for (int round = 0; round < 500; ++round) {
        std::vector<Meeting> meetings;
        for (int i = pick(0, 30); i > 0; --i) {
            const int target = pick(0, 900);
            meetings.push_back(meeting(target - pick(0, 100), target, target + pick(0, 60), pick(1, 4), pick(0, 2)));
        }
        const auto refuses = [](std::size_t i) { return i % 5 != 0; };
        Leads expected(meetings.size());
        std::vector<bool> done(meetings.size());
        for (;;) {
            std::optional<std::size_t> best;
            for (std::size_t i = 0; i < meetings.size(); ++i) {
                const auto key = [&](std::size_t m) {
                    return std::tuple(meetings[m].rank, meetings[m].window.target_on, meetings[m].tie, m);
                };
                if (!done[i] && (!best || key(i) < key(*best))) { best = i; }
            }
            if (!best) { break; }
            done[*best] = true;
            if (!refuses(*best)) { continue; }
            expected[*best] = *best;
            for (std::size_t i = 0; i < meetings.size(); ++i) {
                if (done[i] || !meet(meetings[*best].window, meetings[i].window, 60)) { continue; }
                done[i] = true;
                expected[i] = *best;
            }
        }
        CHECK(conversations(meetings, 60, refuses) == expected);
    }
}
