// The digest is the reports it is made of, and nothing besides.
#include "winloss/app/digest.hpp"

#include <algorithm>

#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/error.hpp"

namespace winloss::app::world {

TEST_CASE("the digest has every part's headline and main table") {
    std::mt19937 random(5);
    const World world = random_world(random);
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "a.db");
    const Answer answer = report_digest(store, context_of(world), {.period = "2025"});
    const Report& digest = report_of(answer);
    const Table& headlines = digest.tables.front();
    REQUIRE(headlines.rows.size() + 1 == digest.tables.size());
    for (std::size_t i = 0; i < headlines.rows.size(); ++i) {
        const auto& name = std::get<std::string>(headlines.rows[i][0]);
        CAPTURE(name);
        ReportOptions options = options_of(name);
        const bool of_today = name == "renewals" || name == "pulse";
        if (!of_today) { options.period = "2025"; }
        if (name == "pulse") { options.own["limit"].number = 10; }
        const Answer alone = run_report(store, context_of(world), options);
        CHECK(headlines.rows[i][1] == Cell(report_of(alone).headline));
        CHECK(digest.tables[i + 1].rows == report_of(alone).tables.front().rows);
        std::string key = name;
        std::replace(key.begin(), key.end(), '-', '_');
        CHECK(digest.tables[i + 1].name == key);
    }
}

TEST_CASE("without a period the digest is that of the last quarter, of an empty store too") {
    World world;
    world.as_of = make_date(2026, 10, 1);
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "a.db");
    const Answer answer = report_digest(store, context_of(world), {});
    CHECK(report_of(answer).period == Period{make_date(2026, 7, 1), make_date(2026, 9, 30)});
    CHECK_THROWS_AS(report_digest(store, context_of(world), {.period = "soon"}), Error);
}

}  // namespace winloss::app::world
