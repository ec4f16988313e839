// The digest is the reports it is made of, and nothing besides.
#include "winloss/app/digest.hpp"

#include <algorithm>

#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/compared.hpp"

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

TEST_CASE("the digest sets another period beside its own, where a report has one") {
    std::mt19937 random(7);
    const World world = random_world(random);
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "a.db");
    const Report digest =
        report_of(report_digest(store, context_of(world), {.period = "2025", .compare_to = "previous"}));
    std::vector<std::string> names;
    for (const Table& each : digest.tables) { names.push_back(each.name); }
    CHECK(names == std::vector<std::string>{"headlines", "win_rate", "win_rate_compared", "loss_reasons",
                                            "loss_reasons_compared", "response", "response_compared", "retention",
                                            "retention_compared", "renewals", "pulse", "actions", "actions_compared"});
    ReportOptions options = options_of("win-rate");
    options.period = "2025";
    options.compare_to = "2024";
    const Report alone = report_of(run_report(store, context_of(world), options));
    CHECK(digest.tables[2].rows == alone.tables[0].rows);
    CHECK(digest.tables[1].rows == alone.tables[1].rows);
    CHECK(digest.filters.back().value == alone.filters.back().value);
    const std::string same = std::string(report::same_in_both) + " That is so of retention.";
    CHECK(std::ranges::find(digest.notes, same) != digest.notes.end());
}

TEST_CASE("the digest takes the filters that all of its reports take, and its days as they do") {
    std::mt19937 random(6);
    World world = random_world(random);
    while (world.deals.size() < 20) { world = random_world(random); }
    world.accounts[0].segment = "SMB";
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "a.db");
    DigestReport typed{.from = "2025-02-01", .to = "2025-08-31"};
    std::vector<std::string> names;
    for (FilterWords& each : typed.filters) {
        names.emplace_back(each.name);
        if (each.facet == report::Facet::segment) { each.values = {"SMB"}; }
    }
    CHECK(names == std::vector<std::string>{"segment", "region", "industry", "owner"});
    const Report digest = report_of(report_digest(store, context_of(world), typed));
    CHECK(digest.filters.front().key == "segment");
    CHECK(digest.period == Period{make_date(2025, 2, 1), make_date(2025, 8, 31)});
    ReportOptions options = options_of("win-rate");
    options.from = typed.from;
    options.to = typed.to;
    for (FilterWords& each : options.filters) {
        if (each.facet == report::Facet::segment) { each.values = {"SMB"}; }
    }
    const Report alone = report_of(run_report(store, context_of(world), options));
    CHECK(digest.tables[1].rows == alone.tables.front().rows);
    const auto refused = digest_refused();
    const auto product = std::ranges::find(refused, std::string("--product"), &std::pair<std::string, Error>::first);
    REQUIRE(product != refused.end());
    CHECK_THAT(product->second.hint(), Catch::Contains("actions"));
}

TEST_CASE("the digest is a report like the others to those who look for one") {
    const Answer list = list_reports({}, {});
    CHECK(std::get<List>(list.data).table.rows.front().front() == Cell("digest"));
    const Answer explained = explain_report({}, {"digest"});
    CHECK_THAT(std::get<Text>(explained.data).text, Catch::Contains("- win-rate: "));
    const auto text_of = [](const std::string& name) { return std::get<Text>(explain_report({}, {name}).data).text; };
    CHECK_THAT(text_of("survival"), Catch::Contains("N. Mantel"));
    CHECK_THAT(text_of("survival"), !Catch::Contains("Newcombe"));  // it is not compared
    CHECK_THAT(text_of("win-rate"), Catch::Contains("sqrt(p (1 - p)/n + z^2/4n^2)") && Catch::Contains("Newcombe"));
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
