// What 'winloss export KIND' writes, 'winloss import KIND' takes: of the sample company nothing changes.
#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an export of the sample company imported again changes nothing") {
    const Program run;
    REQUIRE(run({"demo", "--quiet"}).code == 0);
    REQUIRE(run({"touch", "add", "call", "--account", "1", "--said", "a; b", "--on", "2026-09-01"}).code == 0);
    REQUIRE(run({"health", "add", "amber", "--account", "1", "--why", "late", "--on", "2026-09-02"}).code == 0);
    for (const std::string kind : {"interviews", "touches", "health", "notes", "codebook"}) {
        const std::string file = run / (kind + ".csv");
        REQUIRE(run({"export", kind, "--format", "csv", "--output", file}).code == 0);
        const Result back = run({"import", kind, file});
        INFO(kind << ": " << back.err);
        CHECK(back.code == 0);
        CHECK(says(back.err, "Nothing changed: "));
        CHECK(!says(back.err, "no rows"));
    }
    REQUIRE(run({"export", "contracts", "--format", "csv", "--output", run / "contracts.csv"}).code == 0);
    const Result contracts = run({"import", "contracts", run / "contracts.csv"});
    INFO(contracts.err);
    CHECK(contracts.code == 0);
    CHECK(says(contracts.err, "Nothing changed: "));
    CHECK(run({"check"}).code == 0);
}

}  // namespace winloss::cli
