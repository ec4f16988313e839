#include "winloss/app/deals.hpp"

#include "records.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/people.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

namespace {

AddAccount account(const std::string& name) {
    AddAccount options;
    options.name = name;
    return options;
}

/// An open deal of Acme, number 1.
AddDeal platform() {
    AddDeal options;
    options.name = "Platform";
    options.fields.account = "Acme";
    options.fields.opened = "2026-03-01";
    return options;
}

CloseDeal closing(const std::string& outcome, const std::string& on) { return {"1", outcome, on, {}}; }

SetDeal change() {
    SetDeal options;
    options.deal = "1";
    return options;
}

struct Deals : Bench {
    Deals() {
        run(add_account, account("Acme"));
        run(add_deal, platform());
    }
    Answer show() { return show_deal(store, context, {"1"}); }
};

}  // namespace

TEST_CASE("a lost deal's page asks for silence until its buyer is heard, and not longer") {
    Deals b;
    const auto pending = [&] { return field(b.show(), "retrospective_pending") == "yes"; };
    CHECK_FALSE(pending());
    CHECK(b.run(close_deal, closing("lost", "2026-09-01")) ==
          "Closed deal 1, Platform: lost on 2026-09-01. | Its retrospective opens on 2026-10-01 and closes on "
          "2026-11-30. "
          "No call to win it back before the buyer was heard. | Next: winloss plan");
    CHECK(pending());
    CHECK(b.show().messages.size() == 1);
    b.context.today = make_date(2026, 11, 30);
    CHECK(pending());
    b.context.today = make_date(2026, 12, 1);
    CHECK_FALSE(pending());
    b.context.today = make_date(2026, 10, 1);
    SetDeal out = change();
    out.fields.exclude = "outreach";
    b.run(set_deal, out);
    CHECK_FALSE(pending());
    out.fields.exclude = "none";
    b.run(set_deal, out);
    CHECK(pending());
    b.run(reopen_deal, {"1"});
    CHECK_FALSE(pending());
}

TEST_CASE("a deal is closed once") {
    Deals b;
    b.run(close_deal, closing("won", "2026-09-01"));
    CHECK(b.refusal(close_deal, closing("lost", "2026-09-02")) ==
          "Deal 1, Platform, is closed already: won on 2026-09-01. | winloss deal set 1 --decided DATE mends the day, "
          "winloss deal reopen 1 opens it again.");
    b.run(reopen_deal, {"1"});
    CHECK(b.refusal(reopen_deal, {"1"}) ==
          "Deal 1, Platform, is open already. | winloss deal close 1 won|lost|no-decision --on DATE");
    CHECK(b.refusal(close_deal, closing("open", "2026-09-02")) ==
          "A deal is closed as won, lost or no-decision. | winloss deal reopen DEAL opens it again.");
    CHECK(b.refusal(close_deal, closing("lost", "2026-10-02")) ==
          "2026-10-02 is after today, 2026-10-01. | A decision is recorded once it was taken.");
    CHECK(
        b.refusal(close_deal, closing("lost", "2026-02-28")) ==
        "Deal 1 was opened on 2026-03-01 and cannot have been decided on 2026-02-28, before that. | winloss deal set 1 "
        "--opened DATE mends the first day.");
    CHECK(b.run(close_deal, closing("lost", "2026-03-01")).starts_with("Closed deal 1"));
}

TEST_CASE("a refused change leaves nothing, not even the competitor it named") {
    Deals b;
    CloseDeal won = closing("won", "2026-09-01");
    won.told.competitors = {"Initech:winner"};
    CHECK(b.refusal(close_deal, won) ==
          "Deal 1, Platform, is won, so Initech is not its winner, though the rep says so. | Only a lost deal has one. "
          "Say what it was instead: --competitor 'Initech:finalist'");
    CHECK(store::competitors(b.store, 0).empty());
    SetDeal open = change();
    open.fields.told.competitors = {"Initech:winner"};
    CHECK(b.refusal(set_deal, open).starts_with("Deal 1, Platform, is open, so Initech is not its winner"));
    SetDeal decided = change();
    decided.fields.decided = "2026-09-01";
    CHECK(b.refusal(set_deal, decided).starts_with("Deal 1 is open: it has no day on which it was decided."));
}

TEST_CASE("stances are words, behind the last colon") {
    Deals b;
    CloseDeal lost = closing("lost", "2026-09-01");
    lost.told.competitors = {"Initech:Finalist, winner", "Vendor: the second:considered", "Globex"};
    b.run(close_deal, lost);
    using Rows = std::vector<std::string>;
    CHECK(section(b.show(), "competitors") ==
          Rows{"Globex 3 rep no no no", "Initech 1 rep yes no yes", "Vendor: the second 2 rep no no no"});

    SetDeal again = change();
    again.fields.told.competitors = {"initech"};  // named again: what was said of it stays
    CHECK(b.run(set_deal, again).starts_with("Nothing to change"));
    again.fields.told.competitors = {"initech:considered"};
    b.run(set_deal, again);
    CHECK(section(b.show(), "competitors")[1] == "Initech 1 rep no no no");
    again.fields.told.competitors = {"initech:finalst"};
    CHECK(b.refusal(set_deal, again) ==
          "'finalst' is no stance of a competitor. | Did you mean 'finalist'? One of: considered, finalist, incumbent, "
          "winner; behind the last colon of the name, like Initech:finalist,incumbent.");
    again.fields.told.competitors = {":winner"};
    CHECK(b.refusal(set_deal, again) == "The competitor is empty.");
    again.fields.told.competitors = {"17"};
    CHECK(b.refusal(set_deal, again) == "There is no competitor '17'. | winloss competitor list shows them.");
}

TEST_CASE("a new name that is near to an old one is said aloud") {
    Deals b;
    SetDeal named = change();
    named.fields.told.competitors = {"Initech"};
    named.fields.product = "Atlas Suite";
    CHECK(b.run(set_deal, named) ==
          "Atlas Suite is a new product, number 1. | Initech is a new competitor, number 1. | Changed deal 1, "
          "Platform. | "
          "Next: winloss deal close 1 won|lost|no-decision --on DATE");
    named.fields.product = "Atlas Siute";
    named.fields.told.competitors = {};
    CHECK(b.run(set_deal, named)
              .starts_with(
                  "Atlas Siute is a new product, number 2. Did you mean 'Atlas Suite'? winloss undo takes this back."));
    named.fields.product = "ATLAS SUITE";
    CHECK(b.run(set_deal, named).starts_with("Changed deal 1"));
    named.fields.product = "";
    b.run(set_deal, named);
    CHECK(field(b.show(), "product_id") == "-");
}

TEST_CASE("reopening keeps what was said, but nobody has won") {
    Deals b;
    CloseDeal lost = closing("lost", "2026-09-01");
    lost.told = {{"Too expensive"}, {"Initech:winner"}, {}};
    b.run(close_deal, lost);
    SetDeal buyer = change();
    buyer.fields.told = {{}, {"Initech:winner,finalist"}, "buyer"};
    b.run(set_deal, buyer);
    CHECK(b.run(reopen_deal, {"1"}) ==
          "Reopened deal 1, Platform. | Initech is not its winner any more, but stays a finalist. | Next, to take back "
          "what was planned for its decision: winloss plan");
    CHECK(section(b.show(), "reasons").size() == 1);
    CHECK(section(b.show(), "competitors").size() == 2);
    CHECK(b.run(close_deal, closing("won", "2026-09-02")).starts_with("Closed deal 1, Platform: won"));
}

TEST_CASE("reasons are kept as they were said, and taken back by any spelling") {
    Deals b;
    CloseDeal lost = closing("lost", "2026-09-01");
    lost.told.reasons = {"  Too Expensive ", "Too Expensive", "No budget"};
    b.run(close_deal, lost);
    CHECK(section(b.show(), "reasons").size() == 2);
    SetDeal less = change();
    less.not_reasons = {"too expensive"};
    b.run(set_deal, less);
    CHECK(section(b.show(), "reasons") == std::vector<std::string>{"No budget -"});
    CHECK(b.refusal(set_deal, less) == "Nobody stated the reason 'too expensive' for deal 1. | Stated: 'No budget'.");
}

TEST_CASE("an amount takes its own currency, then the store's, then none") {
    Deals b;
    SetDeal amount = change();
    amount.fields.amount = "12k";
    CHECK(b.refusal(set_deal, amount) == "'12k' names no currency. | Write it like USD 12k.");
    {
        store::Write write(b.store, b.context.operation());
        store::set_setting(write, "currency", "CHF");
        write.commit();
    }
    b.run(set_deal, amount);
    CHECK(field(b.show(), "amount") == "CHF 12,000.00");
    amount.fields.amount = "EUR 5";
    b.run(set_deal, amount);
    amount.fields.amount = "7";
    b.run(set_deal, amount);
    CHECK(field(b.show(), "amount") == "EUR 7.00");
    amount.fields.amount = "";
    b.run(set_deal, amount);
    CHECK(field(b.show(), "amount") == "-");
}

TEST_CASE("owners and accounts must be there") {
    Deals b;
    b.run(add_person, {"Kim Larsen", {}});
    SetDeal owner = change();
    owner.fields.owner = "kim larson";
    CHECK(b.refusal(set_deal, owner) ==
          "There is no person 'kim larson'. | Did you mean 'Kim Larsen'? winloss person add 'kim larson' adds one.");
    owner.fields.owner = "O'Hara";
    CHECK(b.refusal(set_deal, owner) == "There is no person 'O'Hara'. | winloss person add 'O'\\''Hara' adds one.");
    owner.fields.owner = "99";
    CHECK(b.refusal(set_deal, owner) == "There is no person '99'. | winloss person list shows them.");
    owner.fields.owner = "KIM LARSEN";
    owner.fields.team = {"+Kim Larsen"};
    b.run(set_deal, owner);
    CHECK(field(b.show(), "owner") == "Kim Larsen");
    CHECK(section(b.show(), "team").size() == 1);
    SetDeal away = change();
    away.fields.team = {"-1"};
    b.run(set_deal, away);
    CHECK(section(b.show(), "team").empty());
    CHECK(b.refusal(set_deal, away) == "Person 1 is not on the team of deal 1.");
    away.fields.team = {"1,"};
    CHECK(b.refusal(set_deal, away) == "The name of a team member is empty.");
}

TEST_CASE("what is listed is what was asked for, and cut only on a screen") {
    Deals b;
    for (int i = 0; i < 60; ++i) {
        AddDeal lost = platform();
        lost.outcome = "lost";
        lost.fields.decided = "2026-09-01";
        b.run(add_deal, lost);
    }
    const auto list = [&](const ListDeals& options) { return list_deals(b.store, b.context, options); };
    CHECK(rows_of(list({})) == 61);
    CHECK(list({}).messages.empty());
    ListDeals ten;
    ten.limit = 10;
    CHECK(rows_of(list(ten)) == 10);
    CHECK(list(ten).messages.empty());
    b.context.on_screen = true;
    CHECK(rows_of(list({})) == 50);
    CHECK(list({}).messages == std::vector<std::string>{"50 of 61; --limit 0 shows all."});
    ListDeals all;
    all.limit = 0;
    CHECK(rows_of(list(all)) == 61);
    CHECK(list(all).messages.empty());
    ListDeals open;
    open.open = true;
    CHECK(rows_of(list(open)) == 1);
    open.sort = "decided";
    CHECK_THROWS_AS(list(open), Error);
    const Answer page = show_account(b.store, b.context, {"Acme"});
    CHECK(section(page, "deals").size() == 10);
    const auto& sections = std::get<Record>(page.data).sections;
    const auto deals = std::ranges::find(sections, "deals", &Table::name);
    CHECK(deals->notes == std::vector<std::string>{"The first 10; winloss deal list --account 1 shows all."});
    b.context.on_screen = false;
    CHECK(section(show_account(b.store, b.context, {"Acme"}), "deals").size() == 61);
}

TEST_CASE("what a deal is meant to be won with is a win theme of the codebook, and can be taken back") {
    Deals b;
    SetDeal set = change();
    set.fields.win_themes = {"quick-start", "Knows the trade", "theme/quick-start"};
    b.run(set_deal, set);
    CHECK(section(b.show(), "win_themes") ==
          std::vector<std::string>{"theme/knows-the-trade Knows the trade", "theme/quick-start Quick start"});
    SetDeal back = change();
    back.not_win_themes = {"knows-the-trade"};
    b.run(set_deal, back);
    CHECK(section(b.show(), "win_themes") == std::vector<std::string>{"theme/quick-start Quick start"});
    CHECK(b.refusal(set_deal, back) == "Deal 1 does not have that win theme.");
    SetDeal driver = change();
    driver.fields.win_themes = {"price"};
    CHECK(b.refusal(set_deal, driver) ==
          "'price' is no win theme. | One of: theme, theme/knows-the-trade, theme/quick-start.");
    AddDeal other = platform();
    other.name = "Insight";
    other.fields.win_themes = {"quick-start"};
    b.run(add_deal, other);
    CHECK(section(show_deal(b.store, b.context, {"2"}), "win_themes") ==
          std::vector<std::string>{"theme/quick-start Quick start"});
    b.run(remove_deal, RemoveDeal{"2"});
}

TEST_CASE("beside a renewal stands how the customer was judged last") {
    Deals b;
    AddDeal renewal = platform();
    renewal.fields.kind = "renewal";
    b.run(add_deal, renewal);
    const auto health_of = [&] {
        const Table table = std::get<List>(list_deals(b.store, b.context, {}).data).table;
        const auto column = std::ranges::find(table.columns, "health", &Column::key);
        const auto at = static_cast<std::size_t>(column - table.columns.begin());
        return std::tuple{!column->machine, Value(table.rows[0][at]), Value(table.rows[1][at])};
    };
    CHECK(health_of() == std::tuple{false, Value(), Value()});
    b.run(add_health, AddHealth{"red", {.account = "Acme", .from = {}}, "the champion left", "2026-09-01", {}});
    b.run(add_health, AddHealth{"amber", {.account = "Acme", .from = {}}, "a new one came", "2026-09-20", {}});
    CHECK(health_of() == std::tuple{true, Value("amber"), Value()});
}

}  // namespace winloss::app
