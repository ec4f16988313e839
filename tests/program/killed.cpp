// A writer that is killed leaves the store as it was before the command, or as it is after it; never in between.
#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "program/child.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

using Microseconds = std::chrono::microseconds;

/// A CSV file of `count` deals numbered from `first`, each `width` bytes wide, at accounts that every round shares.
void write_deals(const std::string& path, int first, int count, std::size_t width = 0) {
    std::ofstream file(path);
    file << "Id,Deal Name,Account Name,Owner,Outcome,Decided On,Amount,Currency,Reason,Lead Source\n";
    for (int i = first; i < first + count; ++i) {
        file << i << ",Deal " << i << ",Account " << i % 40 << ",Rep " << i % 7 << ",lost,2026-0" << 1 + i % 9
             << "-11,12000,USD,Reason " << i % 11 << ',' << std::string(width, 'x') << '\n';
    }
}

/// What of a store a person sees: all of its deals and accounts, and how many operations it has.
struct State {
    std::string records;
    std::size_t operations = 0;
    friend bool operator==(const State&, const State&) = default;
};

State state_of(const Desk& desk) {
    const Result deals = desk({"deal", "list", "--limit", "0", "--sort", "number"});
    const Result accounts = desk({"account", "list", "--limit", "0"});
    const Result interviews = desk({"interview", "list", "--limit", "0"});
    const Result log = desk({"log", "--limit", "0"});
    for (const Result& each : {deals, accounts, interviews, log}) {
        INFO(each.screen());
        REQUIRE(each.code == 0);
        REQUIRE(jargon_in(each.err).empty());
    }
    return {deals.out + accounts.out + interviews.out, lines_of(log.out)};
}

void require_whole(const Desk& desk) {
    const Result check = desk({"check"});
    INFO(check.screen());
    REQUIRE(check.code == 0);
    REQUIRE(check.err == "The store is whole.\n");
}

Microseconds time_of(const Desk& desk, const Words& words) {
    const auto start = std::chrono::steady_clock::now();
    const Result result = desk(words);
    INFO(result.screen());
    REQUIRE(result.code == 0);
    return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
}

/// Runs a command on a copy of the store, to learn how it takes the store on; then on the store, killed after `share`
/// of the time that took.
void kill_once(const Folder& folder, const Desk& desk, const Words& words, double share) {
    const Desk copy(folder / "copy.db");
    std::filesystem::remove(copy.store());
    std::filesystem::copy_file(desk.store(), copy.store());
    const State before = state_of(desk);
    const Microseconds whole = time_of(copy, words);
    const State after = state_of(copy);
    REQUIRE(before != after);
    {
        Child child(words, desk.environment());
        std::this_thread::sleep_for(
            Microseconds(static_cast<std::int64_t>(static_cast<double>(whole.count()) * share)));
        child.kill();
        const Result ended = child.wait();
        REQUIRE((ended.code == -9 || ended.code == 0));
        const State now = state_of(desk);
        if (ended.code == 0) { REQUIRE(now == after); }
        REQUIRE((now == before || now == after));
        require_whole(desk);
    }
}

void kill_writers(int rounds, int deals) {
    const Folder folder;
    const Desk desk(folder / "store.db");
    const std::string backup = folder / "backup.db";
    REQUIRE(desk({"programme", "set", "--first-day", "2026-01-01"}).code == 0);
    REQUIRE(desk({"backup", backup}).code == 0);
    std::mt19937 random(2026);
    std::uniform_real_distribution<double> share(0.0, 1.2);
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        const std::string file = folder / "deals.csv";
        write_deals(file, 1 + round * deals, deals);
        switch (round % 5) {
            case 0:
            case 1: kill_once(folder, desk, {"import", "deals", file}, share(random)); break;
            case 2: {
                const Words plan{"plan"};
                write_deals(file, 1 + round * deals, 5);
                REQUIRE(desk({"import", "deals", file}).code == 0);
                kill_once(folder, desk, plan, share(random));
                break;
            }
            case 3: kill_once(folder, desk, {"undo"}, share(random)); break;
            default:
                kill_once(folder, desk, {"restore", backup}, share(random));
                std::filesystem::remove(backup);
                REQUIRE(desk({"backup", backup}).code == 0);
                REQUIRE(desk({"person", "add", "Round " + std::to_string(round)}).code == 0);
        }
    }
}

/// A store that is being made when its maker is killed: there is none yet, or it is whole; and it can be made.
void kill_makers(int rounds) {
    std::mt19937 random(7);
    Microseconds whole{0};
    {
        const Folder folder;
        whole = time_of(Desk(folder / "a.db"), {"person", "add", "Kim"});
    }
    std::uniform_int_distribution<std::int64_t> delay(0, whole.count() * 6 / 5);
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        const Folder folder;
        const Desk desk(folder / "new/a.db");
        {
            Child child({"person", "add", "Kim"}, desk.environment());
            std::this_thread::sleep_for(Microseconds(delay(random)));
            child.kill();
            child.wait();
        }
        const Result people = desk({"person", "list"});
        INFO(people.screen());
        REQUIRE((people.code == 0 || people.code == 3));
        REQUIRE(jargon_in(people.screen()).empty());
        REQUIRE(lines_of(people.out) <= 1);
        REQUIRE(desk({"person", "add", "Lee"}).code == 0);
        REQUIRE(lines_of(desk({"person", "list"}).out) == lines_of(people.out) + 1);
        require_whole(desk);
    }
}

/// Listings beside an import: each succeeds, and sees all of it or nothing.
void read_beside_import(int deals, std::size_t width) {
    const Folder folder;
    const Desk desk(folder / "store.db");
    REQUIRE(desk({"deal", "add", "First"}).code == 0);
    const std::string file = folder / "deals.csv";
    write_deals(file, 1, deals, width);
    Result import;
    std::thread writer([&] { import = desk({"import", "deals", file}); });
    std::vector<Result> lists;
    for (std::size_t seen = 1; seen == 1 && lists.size() < 2000;) {
        lists.push_back(desk({"deal", "list", "--limit", "0", "--format", "jsonl"}));
        seen = lists.back().code == 0 ? lines_of(lists.back().out) : 0;
    }
    writer.join();
    INFO(import.screen());
    REQUIRE(import.code == 0);
    for (const Result& list : lists) {
        INFO(list.err);
        REQUIRE(list.code == 0);
        REQUIRE(list.err.empty());
        const std::size_t seen = lines_of(list.out);
        REQUIRE((seen == 1 || seen == static_cast<std::size_t>(deals) + 1));
    }
    require_whole(desk);
}

}  // namespace

TEST_CASE("a writer that is killed leaves the store before or after its command") { kill_writers(5, 60); }

TEST_CASE("a hundred writers are killed at random moments", "[.long]") { kill_writers(100, 300); }

TEST_CASE("who is killed making the store leaves none or a whole one") { kill_makers(5); }

TEST_CASE("a hundred makers of a store are killed at random moments", "[.long]") { kill_makers(100); }

TEST_CASE("a listing beside an import sees all of it or nothing") { read_beside_import(500, 0); }

TEST_CASE("a listing waits for an import that outgrows the cache", "[.long]") { read_beside_import(12000, 5000); }

}  // namespace winloss::program
