// Options that say opposite things of one record.
#include "cli/program.hpp"

namespace winloss::cli {

using Words = std::vector<std::string>;

TEST_CASE("what is to come and to go in one command is refused, however it is named") {
    const Program run;
    const auto do_well = [&](const Words& words) {
        const Result result = run(words);
        INFO(result.err);
        REQUIRE(result.code == 0);
        return result;
    };
    do_well({"person", "add", "Kim Lee"});
    do_well({"account", "add", "Acme"});
    do_well({"contact", "add", "Ada Pohl", "--account", "Acme"});
    do_well({"competitor", "add", "Initech"});
    do_well({"deal", "add", "Platform", "--account", "Acme", "--outcome", "lost", "--decided", "2026-08-20", "--reason",
             "Price", "--competitor", "Initech"});
    do_well({"touch", "add", "call", "--account", "Acme", "--on", "2026-09-01"});
    do_well({"interview", "add", "exit", "--account", "Acme"});
    const std::vector<std::pair<Words, std::string>> cases{
        {{"deal", "set", "1", "--win-theme", "quick-start", "--no-win-theme", "theme/quick-start"},
         "--win-theme 'quick-start' and --no-win-theme 'theme/quick-start' say opposite things."},
        {{"deal", "set", "1", "--reason", "price", "--no-reason", "Price"},
         "--reason 'price' and --no-reason 'Price' say opposite things."},
        {{"deal", "set", "1", "--competitor", "initech:winner", "--no-competitor", "1"},
         "--competitor 'initech:winner' and --no-competitor '1' say opposite things."},
        {{"deal", "set", "1", "--team", "+kim,-1"}, "'+Kim Lee' and '-Kim Lee' say opposite things."},
        {{"account", "set", "1", "--team", "-kim", "--team", "+kim:lead"},
         "'+Kim Lee' and '-Kim Lee' say opposite things."},
        {{"account", "team", "1", "--add", "kim:lead", "--remove", "kim"},
         "--add 'Kim Lee' and --remove 'Kim Lee' say opposite things."},
        {{"touch", "set", "1", "--contact", "ada", "--no-contact", "1"},
         "--contact 'ada' and --no-contact '1' say opposite things."},
        {{"interview", "set", "1", "--contact", "ada", "--no-contact", "Ada Pohl"},
         "--contact 'ada' and --no-contact 'Ada Pohl' say opposite things."},
    };
    const std::string before = do_well({"log", "--format", "csv"}).out;
    for (const auto& [words, said] : cases) {
        const Result result = run(words);
        CAPTURE(words, result.err);
        CHECK(result.code == 2);
        CHECK(result.err.starts_with("winloss: " + said + "\n  Give one of them."));
    }
    CHECK(do_well({"log", "--format", "csv"}).out == before);
    do_well({"deal", "set", "1", "--reason", "Timing", "--no-reason", "Price"});
}

}  // namespace winloss::cli
