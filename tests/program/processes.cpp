// Many processes on one store: nothing that was acknowledged is lost, and nobody is told of the engine.
#include <filesystem>
#include <latch>
#include <set>
#include <sstream>
#include <thread>

#include "program/child.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

struct Ended {
    Words words;
    Result result;
};

/// What one process of many does: of its own records every fourth command makes an account, adds a deal to it, closes
/// that, or lists. `number` counts from 0.
Words command(int process, int number) {
    const std::string name = std::to_string(process) + "-" + std::to_string(number / 4);
    switch (number % 4) {
        case 0: return {"account", "add", "Account " + name};
        case 1: return {"deal", "add", "Deal " + name, "--account", "Account " + name, "--amount", "EUR 1000"};
        case 2: return {"deal", "lost", "Deal " + name, "--reason", "Reason " + name, "--competitor", "Initech"};
        default: return {"deal", "list", "--limit", "5"};
    }
}

/// Each process in a thread of its own, all at the same moment; the commands of one follow each other.
std::vector<Ended> run_all(const Desk& desk, int processes, int commands) {
    std::vector<std::vector<Ended>> ended(static_cast<std::size_t>(processes));
    std::latch gate(processes);
    std::vector<std::thread> threads;
    for (int process = 0; process < processes; ++process) {
        threads.emplace_back([&, process] {
            gate.arrive_and_wait();
            for (int number = 0; number < commands; ++number) {
                const Words words = command(process, number);
                ended[static_cast<std::size_t>(process)].push_back({words, desk(words)});
            }
        });
    }
    for (std::thread& thread : threads) { thread.join(); }
    std::vector<Ended> all;
    for (const auto& each : ended) { all.insert(all.end(), each.begin(), each.end()); }
    return all;
}

std::string words_of(const Words& words) {
    std::string line;
    for (const std::string& word : words) { line += word + " "; }
    return line;
}

/// The values of a column (from 0) of a list in TSV.
std::multiset<std::string> column(const std::string& tsv, int number) {
    std::multiset<std::string> values;
    std::istringstream lines(tsv);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string cell;
        for (int i = 0; i <= number; ++i) { std::getline(cells, cell, '\t'); }
        values.insert(cell);
    }
    return values;
}

void share_a_store(int processes, int commands) {
    const Folder folder;
    const Desk desk(folder / "new/store.db");
    const std::vector<Ended> all = run_all(desk, processes, commands);
    REQUIRE(all.size() == static_cast<std::size_t>(processes * commands));
    std::size_t writes = 0;
    std::multiset<std::string> accounts;
    std::multiset<std::string> deals;
    for (const auto& [words, result] : all) {
        INFO(words_of(words) << '\n' << result.screen());
        CHECK(result.code == 0);
        CHECK(jargon_in(result.screen()).empty());
        if (words[1] != "list") { ++writes; }
        if (words[0] == "account") { accounts.insert(words[2]); }
        if (words[0] == "deal" && words[1] == "add") { deals.insert(words[2]); }
    }
    const Result account_list = desk({"account", "list", "--limit", "0"});
    const Result deal_list = desk({"deal", "list", "--outcome", "lost", "--limit", "0"});
    const Result log = desk({"log", "--limit", "0"});
    CHECK(column(account_list.out, 2) == accounts);
    CHECK(column(deal_list.out, 2) == deals);
    CHECK(lines_of(log.out) == writes);
    const std::multiset<std::string> numbers = column(log.out, 0);
    CHECK(std::set(numbers.begin(), numbers.end()).size() == writes);
    CHECK(lines_of(desk({"competitor", "list"}).out) == (deals.empty() ? 0 : 1));
    CHECK(lines_of(desk({"reasons", "list"}).out) == deals.size());
    const Result check = desk({"check"});
    INFO(check.screen());
    CHECK(check.code == 0);
    CHECK(check.err == "The store is whole.\n");
}

/// Writers beside somebody who restores a backup again and again: whatever was acknowledged is in the store, or in one
/// of the files in which a restore kept what was there.
void restore_beside_writers(int writers, int commands, int restores) {
    const Folder folder;
    const Desk desk(folder / "store.db");
    const std::string backup = folder / "backup.db";
    REQUIRE(desk({"init"}).code == 0);
    REQUIRE(desk({"backup", backup}).code == 0);
    std::vector<std::vector<Ended>> ended(static_cast<std::size_t>(writers));
    std::vector<Result> restored;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int number = 0; number < commands; ++number) {
                const Words words{"person", "add", "P " + std::to_string(writer) + "-" + std::to_string(number)};
                ended[static_cast<std::size_t>(writer)].push_back({words, desk(words)});
            }
        });
    }
    for (int i = 0; i < restores; ++i) { restored.push_back(desk({"restore", backup})); }
    for (std::thread& thread : threads) { thread.join(); }
    std::set<std::string> acknowledged;
    for (const auto& of_one : ended) {
        for (const auto& [words, result] : of_one) {
            INFO(words_of(words) << '\n' << result.screen());
            CHECK(result.code == 0);
            CHECK(jargon_in(result.screen()).empty());
            acknowledged.insert(words[2]);
        }
    }
    for (const Result& result : restored) {
        INFO(result.screen());
        CHECK(result.code == 0);
        CHECK(jargon_in(result.screen()).empty());
    }
    std::set<std::string> kept;
    std::size_t stores = 0;
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(desk.store()).parent_path())) {
        if (file.path().string().ends_with("-journal")) { continue; }
        const Desk one(file.path().string());
        CHECK(one({"check"}).code == 0);
        for (const std::string& name : column(one({"person", "list"}).out, 2)) { kept.insert(name); }
        ++stores;
    }
    CHECK(stores == static_cast<std::size_t>(restores) + 2);
    CHECK(kept == acknowledged);
}

}  // namespace

TEST_CASE("four processes share a store that none of them finds made") { share_a_store(4, 12); }

TEST_CASE("sixteen processes with a hundred commands each share a store", "[.long]") { share_a_store(16, 100); }

TEST_CASE("what is written beside a restore is in the store, or in what the restore kept") {
    restore_beside_writers(3, 8, 3);
}

TEST_CASE("what many write beside many restores is all there", "[.long]") { restore_beside_writers(8, 60, 40); }

TEST_CASE("every process that makes the store at the same moment succeeds", "[.long]") {
    for (int round = 0; round < 30; ++round) { share_a_store(8, 1); }
}

}  // namespace winloss::program
