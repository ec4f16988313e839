// New accounts that are called just as known ones are, under ids of their own.
#include <fmt/format.h>

#include <algorithm>

#include "app/import_desk.hpp"
#include "winloss/app/account_merge.hpp"

namespace winloss::app {

namespace {

std::string about(const std::vector<std::string>& said, const std::string& words) {
    for (const std::string& each : said) {
        if (each.find(words) != std::string::npos) { return each; }
    }
    return {};
}

}  // namespace

TEST_CASE("a new account with the name of a known one is pointed out, with what makes them one") {
    Desk desk;
    desk.import("accounts", "id,name\nA1,Acme\n");
    const auto said =
        desk.import("deals", "id,account id,account,stage\nD-1,ZZ9,ACME,Closed Won\nD-2,ZZ8,Acmee,Closed Won\n");
    CHECK(
        about(said, "is called") ==
        "New account 2 (external id 'ZZ9') is called 'ACME' as account 1 (external id 'A1') is; where it is the same, "
        "winloss account merge 2 --into 1 --drop-external-id makes them one.");
    CHECK_FALSE(about(said, "New account 'Acmee' is spelled much like").empty());
    // What is known already is told once.
    CHECK(about(desk.import("deals", "id,account id,account,stage\nD-3,ZZ9,ACME,Closed Won\n"), "is called").empty());
}

TEST_CASE("two accounts that were merged stay one for the deals of the next file") {
    Desk desk;
    desk.import("accounts", "id,name\nA1,Acme\n");
    const std::string deals = "id,account id,account,stage\nD-1,ZZ9,Acme,Closed Won\n";
    desk.import("deals", deals);
    merge_accounts(desk.store, at_work("account merge"), {.from = "2", .into = "1", .drop_external_id = true});
    CHECK(desk.changes_nothing("deals", deals));
    desk.import("deals", deals + "D-2,ZZ9,Acme,Closed Won\n");
    CHECK(desk.count("deal WHERE account_id = 1") == 2);
    CHECK(desk.count("account") == 1);
    // A list says that the CRM has two.
    desk.import("accounts", "id,name\nA1,Acme\nZZ9,Acme\n");
    CHECK(desk.count("account") == 2);
}

TEST_CASE("accounts of one name that came together are not pointed out, and of many the first are") {
    Desk desk;
    std::string names = "id,name\n";
    for (int i = 1; i <= 20; ++i) { names += fmt::format("A{0},Company {0}\n", i); }
    CHECK(about(desk.import("accounts", names + "B1,Company 1\n"), "is called").empty());
    std::string again = "id,name\n";
    for (int i = 1; i <= 20; ++i) { again += fmt::format("C{0},Company {0}\n", i); }
    const auto said = desk.import("accounts", again);
    CHECK(std::ranges::count_if(said, [](const std::string& each) {
              return each.find("is called 'Company ") != std::string::npos;
          }) == 8);
    CHECK(about(said, "So are") == "So are 12 more new accounts.");
}

TEST_CASE("an account without an id has none to forget") {
    Desk desk;
    desk.import("accounts", "name\nAcme\n");
    desk.set("INSERT INTO account (name, name_folded) VALUES ('Acme', 'acme')");
    const auto said = desk.import("deals", "id,account id,account,stage\nD-1,A1,Acme,Closed Won\n");
    CHECK(about(said, "is called") ==
          "New account 3 (external id 'A1') is called 'Acme' as account 1 is; where it is the same, winloss account "
          "merge 3 --into 1 makes them one.");
}

}  // namespace winloss::app
