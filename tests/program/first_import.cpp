// A first import that is refused or interrupted leaves no store behind, and takes nobody else's away.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "program/child.hpp"
#include "program/terminal.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

/// What is in the folder of the stores.
std::set<std::string> files_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) { names.insert(entry.path().filename()); }
    return names;
}

std::string deals(int count) {
    std::string csv = "Id,Deal Name,Account Name,Outcome,Decided On\n";
    for (int i = 1; i <= count; ++i) {
        const std::string number = std::to_string(i);
        csv += number + ",Deal " + number + ",Account " + number + ",lost,2026-01-11\n";
    }
    return csv;
}

/// A folder of stores, and a file in another one.
struct Place {
    explicit Place(const std::string& text) : desk(folder / "stores/a.db") {
        std::filesystem::create_directory(folder / "stores");
        write_text(folder / "file", text);
    }
    std::set<std::string> stores() const { return files_in(folder / "stores"); }
    void require_no_store() const {
        CHECK(stores().empty());
        const Result list = desk({"deal", "list"});
        CHECK(list.code == 3);
        CHECK(list.err.starts_with("winloss: There is no store yet at "));
    }

    Folder folder;
    Desk desk;
};

}  // namespace

TEST_CASE("a refused first import leaves no store") {
    const Place place(deals(20) + "21,Deal,Account,lost,no day\n");
    const Result refused = place.desk({"import", "deals", place.folder / "file"});
    INFO(refused.err);
    CHECK(refused.code == 5);
    place.require_no_store();
    CHECK(place.desk({"import", "all", place.folder / "file"}).code == 5);
    place.require_no_store();
    CHECK(place.desk({"deal", "add", "Platform", "--account", "Nobody"}).code != 0);
    place.require_no_store();
    CHECK(place.desk({"import", "deals", place.folder / "file", "--skip-bad"}).code == 0);
    CHECK(place.desk({"import", "deals", place.folder / "file"}).code == 5);
    CHECK(lines_of(place.desk({"deal", "list", "--limit", "0"}).out) == 20);
}

TEST_CASE("Ctrl-C in a first import that waits for its file leaves no store, or that of somebody else") {
    for (const bool somebody_else : {false, true}) {
        const Place place({});
        const std::string pipe = place.folder / "pipe";
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        Child child({"import", "deals", pipe}, place.desk.environment());
        const int writer = ::open(pipe.c_str(), O_WRONLY);  // waits until it is read
        REQUIRE(writer >= 0);
        REQUIRE(appears(place.desk.store()));
        if (somebody_else) { REQUIRE(place.desk({"person", "add", "Kim"}).code == 0); }
        child.kill(SIGINT);
        CHECK(child.wait().code == -SIGINT);
        ::close(writer);
        if (somebody_else) {
            CHECK(place.desk({"person", "list"}).out.find("Kim") != std::string::npos);
            CHECK(place.desk({"check"}).code == 0);
        } else {
            place.require_no_store();
        }
    }
}

TEST_CASE("Ctrl-C at any moment of a first import leaves no store or a whole one") {
    std::mt19937 random(2026);
    std::chrono::microseconds whole{0};
    int interrupted = 0;
    for (int round = 0; round < 100 && interrupted < 10; ++round) {
        CAPTURE(round);
        const Place place(deals(3000));
        const Words words{"import", "deals", place.folder / "file"};
        if (round == 0) {
            const auto start = std::chrono::steady_clock::now();
            REQUIRE(place.desk(words).code == 0);
            whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
            continue;
        }
        Child child(words, place.desk.environment());
        std::this_thread::sleep_for(std::chrono::microseconds(
            std::uniform_int_distribution<std::int64_t>(whole.count() / 10, whole.count())(random)));
        child.kill(SIGINT);
        const Result ended = child.wait();
        REQUIRE((ended.code == 0 || ended.code == -SIGINT));
        if (ended.code == -SIGINT) {
            ++interrupted;
        } else {
            whole -= whole / 10;  // the first one was slower than most are
        }
        const std::set<std::string> left = place.stores();
        if (left.contains("a.db") && !text_of(place.desk.store()).empty()) {
            CHECK(lines_of(place.desk({"deal", "list", "--limit", "0"}).out) == 3000);
            CHECK(place.desk({"check"}).code == 0);
        } else {
            CHECK(ended.code == -SIGINT);
            CHECK_FALSE(left.contains("a.db-journal"));
        }
    }
    CHECK(interrupted == 10);
}

}  // namespace winloss::program
