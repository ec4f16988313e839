#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("commands to type name the store that was named") {
    Program run;
    const std::string path = run / "my team.db";
    const Result added = run({"--store", path, "account", "add", "Acme"});
    CHECK(says(added.err, "Next: winloss --store '" + path + "' deal add NAME --account 1\n"));
    const Result missing = run({"account", "show", "Zenith", "--store", path});
    CHECK(missing.code == 3);
    CHECK(says(missing.err, "winloss --store '" + path + "' account"));
    run({"--store", path, "deal", "add", "Rollout", "--account", "1", "--outcome", "lost", "--decided", "2026-08-20"});
    run({"--store", path, "plan"});
    CHECK(says(run({"--store", path, "next"}).out, "command\twinloss --store '" + path + "' interview assign 1"));
    run.terminal = true;
    CHECK(says(run({"--store", path, "touch", "list", "--kind", "call"}).err, "winloss --store '" + path + "' touch"));
    run.columns = 400;  // the sentence on one line
    const std::string page = run({"--store", path, "report", "win-themes"}).out;
    INFO(page);
    CHECK(says(page, "winloss --store '" + path + "' deal set"));
    run.terminal = false;
    CHECK(says(run({"undo", "--store", path, "--dry-run"}).err, "Would take back operation"));
    // Named by the environment, it is named for the next command too.
    CHECK(says(run({"account", "add", "Acme"}).err, "Next: winloss deal add NAME --account 1\n"));
}

}  // namespace winloss::cli
