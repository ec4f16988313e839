// Lists that this program wrote, imported again.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.hpp"

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
