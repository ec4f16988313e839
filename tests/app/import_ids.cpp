// Ids of records in the forms that CRMs give them, and ids that only look so.
#include "app/import_desk.hpp"

namespace winloss::app {

namespace {

bool says(const std::vector<std::string>& said, const std::string& words) {
    return std::ranges::any_of(said, [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("ids of fifteen letters and digits that are not Salesforce's stay as they stand in its reports") {
    Desk desk;
    desk.import("deals",
                "Opportunity ID,Account Name,Account ID,Stage,Close Date,Primary Competitor\n"
                "OPPORTUNITY0001,Acme,CUSTOMER0000001,Closed Lost,2026-05-01,802345678901234\n"
                "OPPORTUNITY0002,Beta,CUSTOMER0000002,Closed Lost,2026-05-02,\n");
    CHECK(desk.rows("external_id) FROM deal ORDER BY id") == "OPPORTUNITY0001\nOPPORTUNITY0002");
    CHECK(desk.rows("name) FROM competitor") == "802345678901234");
    desk.import("accounts", "account_id,name\nCUSTOMER0000001,Acme\n");
    CHECK(desk.rows("external_id, name) FROM account ORDER BY id") == "CUSTOMER0000001|Acme\nCUSTOMER0000002|Beta");
}

TEST_CASE("one other id leaves a column of Salesforce's as it stands, which is told; a sum is none") {
    const std::string ids = "external_id) FROM deal ORDER BY id";
    Desk desk;
    CHECK(says(desk.import("deals",
                           "Opportunity ID,Account Name,Stage\n0068d00000AbCdE,Acme,Closed Won\n"
                           "OPP-2,Acme,Closed Won\n"),
               "The ids of 'Opportunity ID' are not all Salesforce's (line 3 'OPP-2'): those of 15 characters are kept "
               "as they stand."));
    CHECK(desk.rows(ids) == "0068d00000AbCdE\nOPP-2");

    Desk report;
    CHECK_FALSE(says(report.import("deals",
                                   "Opportunity ID,Account Name,Stage,Close Date,Amount\n"
                                   "0068d00000AbCdE,Acme,Closed Won,2024-07-12,5\nGrand Totals (1 record),,,,\n"),
                     "are not all Salesforce's"));
    CHECK(report.rows(ids) == "0068d00000AbCdEAAV");
}

}  // namespace winloss::app
