// What an import says of the names that it makes.
#include "app/import_desk.hpp"

namespace winloss::app {

namespace {

bool says_of(const std::vector<std::string>& said, const std::string& words) {
    return std::ranges::any_of(said, [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("new records whose names stand for others are told, with what calls them otherwise") {
    Desk desk;
    const auto said = desk.import("accounts", "name\nAcme\n17\n.\n#4\n");
    CHECK(says_of(said,
                  "New account 2 is called '17', which stands for the account of that number in a command; winloss "
                  "account set 2 --name NAME calls it otherwise."));
    CHECK(says_of(said, "New account 3 is called '.', which stands for the account shown or changed last"));
    CHECK(says_of(said, "New account 4 is called '#4', which stands for"));
    CHECK_FALSE(says_of(said, "account 1 is"));
    CHECK_FALSE(says_of(desk.import("accounts", "name,segment\n17,SMB\n"), "stands for"));

    const auto beside = desk.import("deals", "id,account,outcome,owner,product,competitor\nD-1,Acme,open,1,2,3\n");
    CHECK(says_of(beside, "New person 1 is called '1', which stands for the person of that number"));
    CHECK(says_of(beside, "New product 1 is called '2', which stands for the product of that number"));
    CHECK(says_of(beside, "New competitor 1 is called '3', which stands for the competitor of that number"));
}

TEST_CASE("contacts and deals are no numbers either") {
    Desk desk;
    CHECK(says_of(
        desk.import("contacts", "name,account\n17,Acme\nEva,Acme\n"),
        "New contact 1 is called '17', which stands for the contact of that number in a command; winloss contact "
        "set 1 --name NAME calls it otherwise."));
    const auto said = desk.import("deals", "name,account,outcome\n#5,Acme,open\n2026 rollout,Acme,open\n");
    CHECK(says_of(said, "New deal 1 is called '#5', which stands for the deal of that number"));
    CHECK_FALSE(says_of(said, "2026 rollout"));
}

TEST_CASE("many of them are counted") {
    Desk desk;
    std::string rows = "name\n";
    for (int number = 100; number < 112; ++number) { rows += std::to_string(number) + '\n'; }
    const auto said = desk.import("accounts", rows);
    CHECK(std::ranges::count_if(said, [](const std::string& each) {
              return each.find("stands for the account") != std::string::npos;
          }) == 8);
    CHECK(says_of(said, "So are 4 more new names."));
}

TEST_CASE("accounts that are called by an id of a CRM which no account has are told") {
    Desk desk;
    const auto said = desk.import("touches", "account,kind,said,day\n001A000001Dv6rLIAR,call,hello,2026-01-02\n");
    CHECK(says_of(said,
                  "1 account is called by its id, which is all that is known of it: winloss import accounts FILE names "
                  "it."));
    desk.import("accounts", "Id,Name\n001A000001Dv6rLIAR,Acme\n");
    CHECK(desk.rows("coalesce(external_id, '-'), name) FROM account") == "001A000001Dv6rLIAR|Acme");
}

}  // namespace winloss::app
