#include "records.hpp"

namespace winloss::store {

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Expectation {
    std::string what;
    std::string sql;
    std::string step;  ///< how the listing's own table is to be reached
};

void hold(const Store& store, const std::vector<Expectation>& expectations) {
    for (const Expectation& each : expectations) {
        const std::string plan = plan_of(store, each.sql);
        INFO(each.what << ": " << plan);
        CHECK(has(plan, each.step));
        // What a row refers to is looked up by its number.
        for (const char* joined : {"SCAN a ", "SCAN p ", "SCAN o ", "SCAN up ", "SCAN r ", "SCAN n ", "SCAN a;"}) {
            CHECK_FALSE(has(plan + ";", has(each.step, joined) ? "never" : joined));
        }
    }
}

}  // namespace

TEST_CASE("no listing of deals scans what it can seek in") {
    const Folder folder;
    const Store store = new_store(folder / "a.db");
    const auto sql = [](const DealFilter& filter) { return deal_listing(filter).sql(); };
    hold(store, {{"all", sql({}), "SCAN d"},
                 {"account", sql({.account = AccountId{1}}), "SEARCH d USING INDEX deal_account"},
                 {"owner", sql({.owner = PersonId{1}}), "SEARCH d USING INDEX deal_owner"},
                 {"product", sql({.product = ProductId{1}}), "SEARCH d USING INDEX deal_product"},
                 {"competitor", sql({.competitor = CompetitorId{1}}), "SEARCH d USING INTEGER PRIMARY KEY"},
                 {"competitor", sql({.competitor = CompetitorId{1}}), "SEARCH deal_competitor USING COVERING INDEX"},
                 {"open", sql({.outcome = Outcome::open}), "SCAN d USING INDEX deal_open"},
                 {"period", sql({.decided = {make_date(2026, 1, 1), make_date(2026, 3, 31)}}),
                  "SEARCH d USING INDEX deal_decision"},
                 {"lost, latest first", sql({.outcome = Outcome::lost, .order = DealOrder::decided}),
                  "SCAN d USING INDEX deal_decision"},
                 {"largest", sql({.order = DealOrder::amount}), "SEARCH d USING INTEGER PRIMARY KEY"},
                 {"segment", sql({.segments = {"SMB"}}), "SEARCH s USING INTEGER PRIMARY KEY"},
                 {"by name", sql({.order = DealOrder::name}), "SCAN d USING INDEX deal_name"}});
    for (const DealOrder order : {DealOrder::number, DealOrder::decided, DealOrder::name}) {
        const std::string plan = plan_of(store, sql({.order = order}));
        INFO(plan);
        CHECK_FALSE(has(plan, "TEMP B-TREE"));  // the first rows need no look at the others
    }
}

TEST_CASE("no listing of accounts, contacts and contracts scans what it can seek in") {
    const Folder folder;
    const Store store = new_store(folder / "a.db");
    hold(
        store,
        {{"accounts", account_listing({}).sql(), "SCAN a USING INDEX account_name"},
         {"accounts of an owner", account_listing({.owner = PersonId{1}}).sql(), "SEARCH a USING INDEX account_owner"},
         {"accounts below one", account_listing({.parent = AccountId{1}}).sql(), "SEARCH a USING INDEX account_parent"},
         {"contacts", contact_listing({}).sql(), "SCAN c USING INDEX contact_name"},
         {"contacts of an account", contact_listing({.account = AccountId{1}}).sql(),
          "SEARCH c USING INDEX contact_account"},
         {"contracts", contract_listing({}).sql(), "SCAN c"},
         {"contracts of an account", contract_listing({.account = AccountId{1}}).sql(),
          "SEARCH c USING INDEX contract_account"},
         {"contracts of a product", contract_listing({.product = ProductId{1}}).sql(),
          "SEARCH c USING INDEX contract_product"},
         {"contracts of a deal", contract_listing({.deal = DealId{1}}).sql(), "SEARCH c USING INDEX contract_deal"},
         {"ending", contract_listing({.ending = Period{make_date(2026, 1, 1), make_date(2026, 3, 31)}}).sql(),
          "SEARCH c USING INDEX contract_end"}});
}

TEST_CASE("a count with conditions stops, one without is exact") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    Write write(store, by("x"));
    for (int i = 0; i < 12; ++i) {
        Deal deal;
        deal.name = "d";
        deal.kind = i % 2 == 0 ? DealKind::fresh : DealKind::renewal;
        insert_deal(write, deal);
    }
    const auto count = [&](const DealFilter& filter, std::int64_t most) {
        return deal_listing(filter).count(store, most);
    };
    CHECK(count({}, 3).rows == 12);
    CHECK_FALSE(count({}, 3).more);
    CHECK(count({.kind = DealKind::fresh}, 6).rows == 6);
    CHECK_FALSE(count({.kind = DealKind::fresh}, 6).more);
    CHECK(count({.kind = DealKind::fresh}, 5).rows == 5);
    CHECK(count({.kind = DealKind::fresh}, 5).more);
}

}  // namespace winloss::store
