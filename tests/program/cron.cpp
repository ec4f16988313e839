// What runs without a person: no terminal, no locale, no home, hardly an environment.
#include <algorithm>

#include "program/child.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

Result bare(const Words& words, const std::string& store) {
    Words line = words;
    line.insert(line.end(), {"--store", store, "--today", "2026-10-01"});
    return Child(line).wait();
}

bool is_plain(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

}  // namespace

TEST_CASE("a reminder in an empty environment is plain text, and silence where there is nothing") {
    const Folder folder;
    const std::string store = folder / "a.db";
    REQUIRE(bare({"person", "add", "Kim Larsen"}, store).code == 0);
    REQUIRE(bare({"account", "add", "Acme", "--owner", "Kim Larsen"}, store).code == 0);
    const Result nothing = bare({"remind"}, store);
    CHECK(nothing.code == 0);
    CHECK(nothing.screen().empty());

    REQUIRE(bare({"deal", "add", "Platform", "--account", "Acme", "--owner", "kim", "--outcome", "lost", "--decided",
                  "2026-08-20"},
                 store)
                .code == 0);
    REQUIRE(bare({"plan", "--since", "2026-08-01"}, store).code == 0);
    const Result something = bare({"remind"}, store);
    INFO(something.screen());
    CHECK(something.code == 0);
    CHECK(something.err.empty());
    CHECK(something.out.find("Kim Larsen") != std::string::npos);
    CHECK(something.out.find("Acme") != std::string::npos);
    CHECK(is_plain(something.out));
    CHECK(bare({"remind"}, store).out == something.out);
}

TEST_CASE("everything that reads works in an empty environment") {
    const Folder folder;
    const std::string store = folder / "a.db";
    const Result made = bare({"demo"}, store);
    INFO(made.screen());
    REQUIRE(made.code == 0);
    const std::vector<Words> reads = {{"due"},
                                      {"due", "--late"},
                                      {"remind"},
                                      {"plan", "--dry-run"},
                                      {"plan", "--explain"},
                                      {"programme", "show"},
                                      {"interview", "list"},
                                      {"interview", "show", "1"},
                                      {"guide", "list"},
                                      {"guide", "show", "exit"},
                                      {"codebook", "list"},
                                      {"codebook", "show", "total-cost"},
                                      {"reasons", "list"},
                                      {"report", "win-rate", "--by", "segment"},
                                      {"report", "loss-reasons", "--source", "both"},
                                      {"report", "retention", "--every", "quarter"},
                                      {"deal", "list"},
                                      {"deal", "show", "#1"},
                                      {"account", "list"},
                                      {"account", "show", "#1"},
                                      {"contract", "list"},
                                      {"contract", "show", "#1"},
                                      {"contact", "list"},
                                      {"contact", "show", "#1"},
                                      {"person", "list"},
                                      {"person", "show", "#1"},
                                      {"competitor", "list"},
                                      {"competitor", "show", "#1"},
                                      {"product", "list"},
                                      {"product", "show", "#1"},
                                      {"log"},
                                      {"log", "deal", "#1"},
                                      {"check"},
                                      {"backup", folder / "copy.db"},
                                      {"restore", folder / "copy.db", "--dry-run"},
                                      {"help"},
                                      {"help", "dates"},
                                      {"--version"}};
    for (const Words& words : reads) {
        const Result result = bare(words, store);
        INFO(words[0] << (words.size() > 1 ? " " + words[1] : "") << '\n' << result.screen());
        CHECK(result.code == 0);
        CHECK(jargon_in(result.screen()).empty());
        CHECK(result.screen().find('\x1b') == std::string::npos);
    }
}

TEST_CASE("who says neither where the store is nor where home is, is told how") {
    for (const Words& words : {Words{"deal", "list"}, Words{"person", "add", "Kim"}, Words{"remind"}}) {
        const Result result = Child(words).wait();
        CHECK(result.code == 2);
        CHECK(result.out.empty());
        CHECK(result.err ==
              "winloss: Where is the store? Neither WINLOSS_STORE nor XDG_DATA_HOME nor HOME is set.\n"
              "  Say it with --store PATH.\n");
    }
}

}  // namespace winloss::program
