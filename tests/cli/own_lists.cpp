// Lists that this program wrote, imported again.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "cli/program.hpp"
#include "render/readers.hpp"

namespace winloss::cli {

TEST_CASE("a list of our own comes in again: the numbers of its store mean nothing") {
    const Program run;
    const auto do_well = [&](const std::vector<std::string>& words) {
        const Result result = run(words);
        INFO(result.err);
        CHECK(result.code == 0);
        return result.out;
    };
    do_well({"account", "add", "Alfa", "--external-id", "CRM-6"});
    do_well({"account", "add", "Beta", "--external-id", "CRM-7"});
    do_well({"account", "add", "+1+1"});
    do_well({"deal", "add", "X", "--account", "Beta", "--external-id", "D-1"});
    do_well({"deal", "add", "Y", "--account", "Alfa"});
    do_well({"deal", "add", "Z", "--account", "+1+1"});
    const std::string deals = do_well({"export", "deals", "--format", "csv"});
    CHECK(deals.find("'+1+1") != std::string::npos);
    const Result again = run({"import", "deals", "-", "--currency", "EUR"}, deals);
    CHECK(again.code == 0);
    CHECK(again.err.find("Nothing changed: 3 deals read, all as they were.") != std::string::npos);
    const Result accounts = run({"import", "accounts", "-"}, do_well({"export", "accounts", "--format", "csv"}));
    CHECK(accounts.err.find("Nothing changed: 3 accounts read, all as they were.") != std::string::npos);
    CHECK(do_well({"export", "deals", "--format", "csv"}) == deals);
}

TEST_CASE("deals leave with what is part of them, and come in again with it") {
    Program run;
    const auto do_well = [&](const std::vector<std::string>& words) {
        const Result result = run(words);
        INFO(result.err);
        REQUIRE(result.code == 0);
        return result.out;
    };
    do_well({"person", "add", "Kim"});
    for (const char* name : {"Initech", "Globex", "Umbra"}) { do_well({"competitor", "add", name}); }
    do_well({"account", "add", "Alfa"});
    do_well({"deal", "add", "Y", "--account", "Alfa", "--outcome", "lost", "--decided", "2026-09-01", "--reason",
             "Price", "--reason", "Timing", "--competitor", "Initech:finalist,winner", "--competitor", "Globex",
             "--team", "+Kim"});
    do_well({"deal", "add", "Z", "--account", "Alfa"});
    do_well({"deal", "set", "Y", "--competitor", "Umbra:finalist", "--said-by", "buyer"});
    const auto line = [&](const std::string& format) {
        const std::string all = do_well({"export", "deals", "--format", format});
        const std::size_t start = all.find(format == "csv" ? "Initech" : "\"competitor\":[");
        return all.substr(start, all.find('\n', start) - start);
    };
    CHECK(line("csv") == "Initech; Globex,finalist+winner; considered,Price; Timing,,Kim,Umbra,finalist\r");
    CHECK(line("jsonl") ==
          "\"competitor\":[\"Initech\",\"Globex\"],\"competitor_stance\":[\"finalist+winner\",\"considered\"],"
          "\"stated_reason\":[\"Price\",\"Timing\"],\"win_theme\":null,\"team\":[\"Kim\"],"
          "\"buyer_competitor\":[\"Umbra\"],\"buyer_competitor_stance\":[\"finalist\"]}");
    const std::string csv = do_well({"export", "deals", "--format", "csv"});
    CHECK(run({"import", "deals", "-"}, csv).err.find("Nothing changed: 2 deals read") != std::string::npos);
    CHECK(run({"--store", run / "other.db", "import", "deals", "-"}, csv).code == 0);
    const std::string there = run({"--store", run / "other.db", "export", "deals", "--format", "csv"}).out;
    CHECK(there.find("Initech; Globex,finalist+winner; considered,Price; Timing,,,,") != std::string::npos);
}

TEST_CASE("actions, expectations and what is around them come into another store without the numbers of ours") {
    Program run;
    const auto do_well = [&](const std::vector<std::string>& words, const std::string& input = {}) {
        const Result result = run(words, input);
        INFO(result.err);
        REQUIRE(result.code == 0);
        return result.out;
    };
    do_well({"account", "add", "Nobody"});
    do_well({"account", "add", "Alfa", "--external-id", "CRM-6"});
    do_well({"action", "add", "=Call them", "--account", "Alfa"});
    do_well({"action", "add", "Write it down", "--account", "Alfa"});
    do_well({"action", "set", "2", "--state", "done"});
    do_well({"expectation", "add", "Less typing", "--account", "Alfa"});
    do_well({"health", "add", "green", "--account", "Alfa", "--why", "=fine"});
    do_well({"touch", "add", "call", "--account", "Alfa", "--said", "-1 of them"});
    const std::string there = run / "other.db";
    do_well({"--store", there, "account", "add", "Alfa", "--external-id", "CRM-6"});
    for (const char* kind : {"actions", "expectations", "health", "touches"}) {
        CAPTURE(kind);
        const std::string csv = do_well({"export", kind, "--format", "csv"});
        CHECK(run({"import", kind, "-"}, csv).err.find("Nothing changed: ") != std::string::npos);
        do_well({"--store", there, "import", kind, "-"}, csv);
        CHECK(do_well({"--store", there, "account", "list", "--format", "jsonl"}).find("\"id\":2") ==
              std::string::npos);
        CHECK(run({"--store", there, "import", kind, "-"}, csv).err.find("Nothing changed: ") != std::string::npos);
    }
    CHECK(do_well({"--store", there, "export", "actions", "--format", "csv"}).find("Write it down,Alfa,1,") !=
          std::string::npos);
    const std::string health = do_well({"--store", there, "export", "health", "--format", "jsonl"});
    CHECK(health.find("\"why\":\"=fine\"") != std::string::npos);
    // The list command's own table, too.
    CHECK(run({"import", "actions", "-"}, do_well({"action", "list", "--all", "--format", "csv"}))
              .err.find("Nothing changed: 2 actions") != std::string::npos);
}

TEST_CASE("a text that begins as a formula does, or with quotes before one, comes back as it was") {
    Program run;
    const std::vector<std::string> texts{"=1+1",   "'=1+1",  "''=1+1", "'Acme", "-5",
                                         "+x; =y", "\"=q\"", "'\"@z",  "' =b",  "=a;b"};
    const auto do_well = [&](const std::vector<std::string>& words, const std::string& input = {}) {
        const Result result = run(words, input);
        INFO(result.err);
        REQUIRE(result.code == 0);
        return result.out;
    };
    for (const std::string& text : texts) {
        do_well({"account", "add", "--", text});
        do_well({"deal", "add", "--account", std::to_string(&text - texts.data() + 1), "--reason=" + text, "--outcome",
                 "lost", "--decided", "2026-09-01", "--", text});
        do_well({"health", "add", "green", "--account", std::to_string(&text - texts.data() + 1), "--why=" + text});
    }
    // What somebody wrote; the other store numbers its records itself.
    const auto told_in = [&](const std::string& csv) {
        const render::readers::Records rows = render::readers::read_csv(csv);
        std::multiset<std::string> told;
        for (std::size_t row = 1; row < rows.size(); ++row) {
            for (std::size_t i = 0; i < rows[row].size(); ++i) {
                const std::string& key = rows[0][i];
                if (key == "name" || key == "account" || key == "stated_reason" || key == "why") {
                    told.insert(key + ": " + rows[row][i]);
                }
            }
        }
        CHECK(told.size() % texts.size() == 0);
        return told;
    };
    const std::string there = run / "other.db";
    for (const char* kind : {"accounts", "deals", "health"}) {
        CAPTURE(kind);
        const std::string csv = do_well({"export", kind, "--format", "csv"});
        CHECK(csv.find(",=") == std::string::npos);
        CHECK(run({"import", kind, "-"}, csv).err.find("Nothing changed: ") != std::string::npos);
        do_well({"--store", there, "import", kind, "-"}, csv);
        CHECK(told_in(do_well({"--store", there, "export", kind, "--format", "csv"})) == told_in(csv));
    }
}

TEST_CASE("a reason comes back as it is, with semicolons, quotes and words for nothing") {
    Program run;
    REQUIRE(run({"account", "add", "Alfa"}).code == 0);
    const Result made = run({"deal", "add", "Y", "--account", "Alfa", "--outcome", "lost", "--decided", "2026-09-01",
                             "--reason", "we were late; they did not wait", "--reason", "\"cheap\", they said",
                             "--reason", "Unknown", "--reason", "Price"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    const std::string csv = run({"export", "deals", "--format", "csv"}).out;
    const Result again = run({"import", "deals", "-"}, csv);
    INFO(again.err);
    CHECK(again.err.find("Nothing changed: 1 deal read") != std::string::npos);
    const std::string there = run / "other.db";
    CHECK(run({"--store", there, "import", "deals", "-"}, csv).code == 0);
    const auto reasons = [&](const std::vector<std::string>& words) {
        const std::string line = run(words).out;
        const std::size_t start = line.find("\"stated_reason\"");
        return line.substr(start, line.find("\"win_theme\"") - start);
    };
    CHECK(reasons({"--store", there, "export", "deals", "--format", "jsonl"}) ==
          reasons({"export", "deals", "--format", "jsonl"}));
    // In a file of others quotes keep a semicolon too.
    const Result foreign = run({"import", "deals", "-"},
                               "deal id,account,outcome,reason\nD-1,Alfa,lost,\"\"\"slow; dear\"\";\"\"cheap\"\"\"\n");
    INFO(foreign.err);
    CHECK(foreign.code == 0);
    CHECK(run({"export", "deals", "--format", "jsonl"}).out.find("[\"slow; dear\",\"\\\"cheap\\\"\"]") !=
          std::string::npos);
}

TEST_CASE("rows that are read while they are printed are the same in every format, in a pipe and in a file",
          "[thorough]") {
    Program run;
    REQUIRE(run({"demo"}).code == 0);
    for (const char* kind :
         {"deals", "accounts", "contacts", "contracts", "interviews", "notes", "touches", "codings"}) {
        for (const char* format : {"csv", "tsv", "json", "jsonl"}) {
            CAPTURE(kind, format);
            const Result piped = run({"export", kind, "--format", format});
            CHECK(piped.code == 0);
            CHECK(piped.out.size() > 100);
            run.terminal = true;
            CHECK(run({"export", kind, "--format", format, "--no-pager"}).out == piped.out);  // all rows at once
            run.terminal = false;
            const Result written = run({"export", kind, "--format", format, "--output", run / "x"});
            CHECK(written.code == 0);
            std::ifstream in(run / "x", std::ios::binary);
            CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == piped.out);
            CHECK(written.err.size() == piped.err.size() + ("Wrote " + (run / "x") + ".\n").size());
        }
        CHECK(run({"export", kind, "--format", "markdown"}).out.starts_with("| "));
    }
}

TEST_CASE("guides leave with their questions and their whole text") {
    const Program run;
    REQUIRE(run({"init"}).code == 0);
    const Result guides = run({"export", "guide", "--format", "csv"});
    CHECK(guides.code == 0);
    CHECK(guides.out.starts_with("id,kind,outcome,version,questions,text\r\n"));
    const std::string exit = run({"guide", "show", "exit"}).out;
    const std::string quoted = exit.substr(0, exit.find('"'));  // as far as nothing in it is doubled
    CHECK(quoted.size() > 100);
    CHECK(guides.out.find(quoted) != std::string::npos);
}

TEST_CASE("a file's ending says its format, or --format does") {
    const Program run;
    REQUIRE(run({"account", "add", "=1+1"}).code == 0);
    const Result bogus = run({"export", "accounts", "--output", run / "x.bogus"});
    CHECK(bogus.code == 2);
    CHECK(bogus.err.find("The ending of ") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(run / "x.bogus"));
    CHECK(run({"export", "accounts", "--output", run / "x.bogus", "--format", "csv"}).code == 0);
    CHECK(run({"export", "accounts", "--output", run / "plain"}).code == 0);
    const auto text_of = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"export", "accounts", "--output", run / "x.tsv"};
        words.insert(words.end(), more.begin(), more.end());
        CHECK(run(words).code == 0);
        std::ifstream in(run / "x.tsv");
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    CHECK(text_of({}).find("\t'=1+1\t") != std::string::npos);  // a spreadsheet may open it
    CHECK(text_of({"--raw"}).find("\t=1+1\t") != std::string::npos);
    CHECK(run({"export", "accounts"}).out.find("\t=1+1\t") != std::string::npos);
}

}  // namespace winloss::cli
