#include "winloss/store/touches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "company.hpp"
#include "records.hpp"

namespace winloss::store {

namespace {

/// A contact as it was put in; id 0 is a held interview.
struct Made {
    std::int64_t id = 0;
    std::int64_t interview = 0;
    Date on{};
    std::int64_t account = 0;
    std::int64_t person = 0;
    std::string kind;
};

std::string told(const TouchLine& line) {
    return fmt::format("{} {} {} {} {}", iso(line.touched_on), line.id ? line.id->value : 0,
                       line.kind ? word(*line.kind) : "interview", line.interview ? line.interview->value : 0,
                       line.account_id.value);
}

std::string told(const Made& made) {
    return fmt::format("{} {} {} {} {}", iso(made.on), made.id, made.kind, made.interview, made.account);
}

class Contacts {
public:
    Contacts(Store& store, unsigned seed) : write_(store, by("import")), random_(seed) {
        std::vector<std::int64_t> interviews{0};
        for (int i = 1; i <= 30; ++i) { interview(i, interviews); }
        for (int i = 1; i <= 40; ++i) { touch(i, interviews); }
        write_.commit();
    }

    /// The list as it should be, made of what was put in.
    std::vector<std::string> expected(const TouchFilter& filter, std::int64_t limit) const {
        std::vector<Made> found;
        for (const Made& each : all_) {
            if (filter.account && filter.account->value != each.account) { continue; }
            if (filter.interview && filter.interview->value != each.interview) { continue; }
            if (filter.person && filter.person->value != each.person) { continue; }
            if (filter.kind && word(*filter.kind) != each.kind) { continue; }
            if (filter.interviews_alone && each.kind != "interview") { continue; }
            if (filter.from && each.on < *filter.from) { continue; }
            found.push_back(each);
        }
        std::ranges::sort(found, [](const Made& left, const Made& right) {
            return std::tuple(right.on, left.id == 0, right.id, right.interview) <
                   std::tuple(left.on, right.id == 0, left.id, left.interview);
        });
        std::vector<std::string> words;
        for (const Made& each : found) { words.push_back(told(each)); }
        if (limit > 0 && words.size() > static_cast<std::size_t>(limit)) {
            words.resize(static_cast<std::size_t>(limit));
        }
        return words;
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    static std::string null_or(std::int64_t id) { return id == 0 ? "NULL" : std::to_string(id); }

    void interview(int id, std::vector<std::int64_t>& interviews) {
        const Made made{0, id, day(9, 1) + Days{below(12)}, 1 + below(2), below(4), "interview"};
        const std::string state = below(3) == 0 ? "planned" : "held";
        write_.connection().execute(fmt::format(
            "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
            "held_on, completeness, interviewer_id) VALUES ('exit', {}, '2026-08-01', 'chosen', '2026-08-01', "
            "'2026-08-01', '2026-09-01', '{}', {}, {}, {})",
            made.account, state, state == "held" ? "'" + iso(made.on) + "'" : "NULL",
            state == "held" ? "'full'" : "NULL", null_or(made.person)));
        if (state != "held") { return; }
        all_.push_back(made);
        interviews.push_back(id);
    }

    void touch(int id, const std::vector<std::int64_t>& interviews) {
        const Made made{id,
                        interviews[static_cast<std::size_t>(below(static_cast<int>(interviews.size())))],
                        day(9, 1) + Days{below(12)},
                        1 + below(2),
                        below(4),
                        below(2) == 0 ? "call" : "visit"};
        write_.connection().execute(
            fmt::format("INSERT INTO touch (account_id, touched_on, kind, person_id, interview_id) VALUES ({}, '{}', "
                        "'{}', {}, {})",
                        made.account, iso(made.on), made.kind, null_or(made.person), null_or(made.interview)));
        all_.push_back(made);
    }

    Write write_;
    std::mt19937 random_;
    std::vector<Made> all_;
};

}  // namespace

TEST_CASE("touches and held interviews are one list, each of them once") {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Folder folder;
        Store store = company(folder / "a.db");
        const Contacts contacts(store, seed);
        for (unsigned bits = 0; bits < 32; ++bits) {
            TouchFilter filter;
            if ((bits & 1U) != 0) { filter.account = AccountId{1}; }
            if ((bits & 2U) != 0) { filter.person = PersonId{2}; }
            if ((bits & 4U) != 0) { filter.from = day(9, 6); }
            if ((bits & 24U) == 8) { filter.kind = TouchKind::visit; }
            if ((bits & 24U) == 16) { filter.interviews_alone = true; }
            if ((bits & 24U) == 24) { filter.interview = InterviewId{4}; }
            for (const std::int64_t limit : {0, 1, 7}) {
                CAPTURE(seed, bits, limit);
                std::vector<std::string> found;
                for (const TouchLine& each : touches(store, filter, limit)) { found.push_back(told(each)); }
                CHECK(found == contacts.expected(filter, limit));
            }
            CHECK(count_touches(store, filter).rows == static_cast<std::int64_t>(contacts.expected(filter, 0).size()));
        }
    }
}

TEST_CASE("the list of touches seeks in what there is an index for") {
    const Folder folder;
    const Store store = new_store(folder / "a.db");
    const auto plan = [&](const TouchFilter& filter) { return plan_of(store, touches_sql(filter)); };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != text.npos; };
    const std::string all = plan({});
    CAPTURE(all);
    CHECK(has(all, "i USING INDEX interview_held"));  // in its order: the first rows need no look at the others
    CHECK_FALSE(has(all, "SCAN a"));
    const std::string of_account = plan({.account = AccountId{1}});
    CAPTURE(of_account);
    CHECK(has(of_account, "SEARCH t USING INDEX touch_account"));
    CHECK(has(of_account, "SEARCH i USING INDEX interview_account"));
    CHECK_FALSE(has(plan({.kind = TouchKind::call}), " i "));
    CHECK_FALSE(has(plan({.interviews_alone = true}), " t "));
}

}  // namespace winloss::store
