#include "records.hpp"

#include "winloss/store/codebook.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

namespace {

const Date may_1 = make_date(2026, 5, 1);

/// A store with the records that others refer to, in a write that stays open.
struct Bench {
    Folder folder;
    Store store = new_store(folder / "a.db");
    Write write{store, by("x")};
    PersonId kim = insert_person(write, {{}, "Kim", {}, Role::rep, true});
    PersonId lee = insert_person(write, {{}, "Lee", {}, Role::rep, true});
    ProductId atlas = insert_product(write, {{}, "Atlas"});
    AccountId acme = insert_account(write, {{}, {}, "Acme", {}, {}, {}, {}, {}});
    AccountId zen = insert_account(write, {{}, {}, "Zen", {}, {}, {}, {}, {}});

    DealId deal(const std::string& name, Outcome outcome = Outcome::open) {
        Deal deal;
        deal.name = name;
        deal.account = acme;
        deal.outcome = outcome;
        if (outcome != Outcome::open) { deal.decided_on = may_1; }
        return insert_deal(write, deal);
    }
};

std::string spans(const Store& store, AccountId id) {
    std::string text;
    for (const OwnerSpan& span : account_owners(store, id)) {
        text += span.name + " " + (span.from_on ? iso(*span.from_on) : "?") + ".." +
                (span.until_on ? iso(*span.until_on) : "") + "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("a slip in the first words of a name brings the name to mind") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    Write write(store, by("x"));
    for (const char* name : {"Kim Larsen", "Kim Larsen Berg", "Ana Maria Ruiz", "Bo"}) {
        insert_person(write, {{}, name, {}, Role::rep, true});
    }
    const auto near = [&](std::string_view word) { return near_names(store, RecordKind::person, word); };
    CHECK(near("kym") == "Did you mean 'Kim Larsen' or 'Kim Larsen Berg'?");
    CHECK(near("ana mario") == "Did you mean 'Ana Maria Ruiz'?");
    CHECK(near("kim larsn") == "Did you mean 'Kim Larsen'?");  // the whole of it goes before
    CHECK(near("zzz").empty());
}

TEST_CASE("every field of a record comes back as it went in") {
    Bench b;
    Account account{{}, "0015x", "Zürcher", "SMB", "Lifts", "DACH", b.acme, b.kim};
    account.id = insert_account(b.write, account);
    CHECK(read_account(b.store, account.id) == account);
    CHECK(read_account_row(b.store, account.id).parent == "Acme");
    CHECK(read_account_row(b.store, account.id).owner == "Kim");
    account = {account.id, {}, "Z", {}, {}, {}, {}, {}};
    update_account(b.write, account);
    CHECK(read_account(b.store, account.id) == account);

    Contact contact{{},   "003x", b.acme, "Ada", "CTO", BuyingRole::decision_maker, "ada@acme.example",
                    "+1", true,   may_1};
    contact.id = insert_contact(b.write, contact);
    CHECK(read_contact(b.store, contact.id) == contact);
    contact = {contact.id, {}, b.zen, "Ada L", {}, {}, {}, {}, false, {}};
    update_contact(b.write, contact);
    CHECK(read_contact(b.store, contact.id) == contact);
    CHECK(read_contact_row(b.store, contact.id).account == "Zen");

    Deal deal{{},    "006x",          b.acme,        "Big one", DealKind::expansion, b.atlas,
              b.kim, usd(123),        "Webinar",     "5",       Outcome::lost,       may_1 - Days(9),
              may_1, may_1 + Days(1), Exclusion::all};
    deal.id = insert_deal(b.write, deal);
    CHECK(read_deal(b.store, deal.id) == deal);
    Deal bare;
    bare.id = deal.id;
    bare.name = "x";
    update_deal(b.write, bare);
    CHECK(read_deal(b.store, deal.id) == bare);

    Contract contract{{},   "800x", b.acme,           b.atlas,           {},
                      {},   may_1,  may_1 + Days(9),  may_1 + Days(364), usd(0),
                      true, 12,     may_1 + Days(99), "Too dear"};
    contract.id = insert_contract(b.write, contract);
    CHECK(read_contract(b.store, contract.id) == contract);
    Contract renewal{{}, {}, b.zen, {}, deal.id, contract.id, may_1, {}, {}, {}, false, {}, {}, {}};
    renewal.id = insert_contract(b.write, renewal);
    CHECK(read_contract(b.store, renewal.id) == renewal);
    CHECK(read_contract_row(b.store, contract.id).renewed_by == renewal.id);
    CHECK(contract_facts(b.store, b.acme).size() == 1);
}

TEST_CASE("an external id is given once, byte for byte") {
    Bench b;
    insert_account(b.write, {{}, "0015x00AbC", "A", {}, {}, {}, {}, {}});
    insert_account(b.write, {{}, "0015x00ABC", "B", {}, {}, {}, {}, {}});
    const Error refused = error_of([&] { insert_account(b.write, {{}, "0015x00AbC", "C", {}, {}, {}, {}, {}}); });
    CHECK(refused.kind() == ErrorKind::conflict);
    CHECK(refused.message() == "'0015x00AbC' is the external id of account 3 already.");
    const DealId first = b.deal("a");
    Deal second = read_deal(b.store, b.deal("b"));
    second.external_id = "x";
    update_deal(b.write, second);
    update_deal(b.write, second);
    Deal other = read_deal(b.store, first);
    other.external_id = "x";
    CHECK(error_of([&] { update_deal(b.write, other); }).kind() == ErrorKind::conflict);
}

TEST_CASE("a contract is renewed once") {
    Bench b;
    Contract old{{}, {}, b.acme, {}, {}, {}, may_1, {}, {}, {}, false, {}, {}, {}};
    old.id = insert_contract(b.write, old);
    Contract next = old;
    next.renews = old.id;
    next.id = insert_contract(b.write, next);
    update_contract(b.write, next);
    const Error refused = error_of(
        [&] { insert_contract(b.write, {{}, {}, b.acme, {}, {}, old.id, may_1, {}, {}, {}, false, {}, {}, {}}); });
    CHECK(refused.kind() == ErrorKind::conflict);
    CHECK(refused.message() == "Contract 1 is renewed by contract 2 already.");
}

TEST_CASE("owners follow one another without gap or overlap") {
    Bench b;
    set_owner(b.write, b.acme, b.kim, std::nullopt);
    set_owner(b.write, b.acme, b.lee, may_1);
    CHECK(spans(b.store, b.acme) == "Lee 2026-05-01..; Kim ?..2026-04-30; ");
    set_owner(b.write, b.acme, b.lee, may_1 + Days(5));  // no change
    CHECK(spans(b.store, b.acme) == "Lee 2026-05-01..; Kim ?..2026-04-30; ");
    CHECK(error_of([&] { set_owner(b.write, b.acme, b.kim, may_1 - Days(1)); }).kind() == ErrorKind::conflict);
    set_owner(b.write, b.acme, std::nullopt, may_1 + Days(1));
    CHECK(spans(b.store, b.acme) == "Lee 2026-05-01..2026-05-01; Kim ?..2026-04-30; ");
    CHECK_FALSE(read_account(b.store, b.acme).owner);
    set_owner(b.write, b.acme, b.kim, may_1 + Days(9));
    CHECK(spans(b.store, b.acme) == "Kim 2026-05-10..; Lee 2026-05-01..2026-05-01; Kim ?..2026-04-30; ");
}

TEST_CASE("an owner set and set again on one day is a correction") {
    Bench b;
    set_owner(b.write, b.acme, b.kim, may_1);
    set_owner(b.write, b.acme, b.lee, may_1);
    CHECK(spans(b.store, b.acme) == "Lee 2026-05-01..; ");
    CHECK(read_account(b.store, b.acme).owner == b.lee);
}

TEST_CASE("an owner who came without history gets one when the next follows") {
    Bench b;
    const AccountId imported = insert_account(b.write, {{}, {}, "I", {}, {}, {}, {}, b.kim});
    set_owner(b.write, imported, b.lee, may_1);
    CHECK(spans(b.store, imported) == "Lee 2026-05-01..; Kim ?..2026-04-30; ");
}

TEST_CASE("a team has each person once") {
    Bench b;
    join_account_team(b.write, b.acme, b.kim, "keeper");
    join_account_team(b.write, b.acme, b.kim, std::nullopt);
    join_account_team(b.write, b.acme, b.lee, std::nullopt);
    const auto team = account_team(b.store, b.acme);
    REQUIRE(team.size() == 2);
    CHECK(team[0].role == "keeper");
    leave_account_team(b.write, b.acme, b.kim);
    CHECK(error_of([&] { leave_account_team(b.write, b.acme, b.kim); }).kind() == ErrorKind::not_found);

    const DealId deal = b.deal("d");
    join_deal_team(b.write, deal, b.lee);
    join_deal_team(b.write, deal, b.lee);
    CHECK(deal_team(b.store, deal).size() == 1);
    leave_deal_team(b.write, deal, b.lee);
    CHECK(error_of([&] { leave_deal_team(b.write, deal, b.lee); }).kind() == ErrorKind::not_found);
}

TEST_CASE("rep and buyer each have their say about a competitor") {
    Bench b;
    const DealId deal = b.deal("d", Outcome::lost);
    const CompetitorId initech = insert_competitor(b.write, {{}, "Initech"});
    set_competitor(b.write, deal, {initech, SaidBy::rep, true, false, false});
    set_competitor(b.write, deal, {initech, SaidBy::buyer, false, false, true});
    set_competitor(b.write, deal, {initech, SaidBy::rep, false, true, false});
    const auto said = deal_competitors(b.store, deal);
    REQUIRE(said.size() == 2);
    CHECK(said[0].standing == DealCompetitor{initech, SaidBy::rep, false, true, false});
    CHECK(said[1].standing == DealCompetitor{initech, SaidBy::buyer, false, false, true});
    const auto deals = competitor_deals(b.store, initech);
    REQUIRE(deals.size() == 1);  // one deal, though two say so
    CHECK(deals[0].deals == 1);
    CHECK(deals[0].incumbent == 1);
    CHECK(deals[0].winner == 1);
    remove_competitor(b.write, deal, initech);
    CHECK(deal_competitors(b.store, deal).empty());
    CHECK(error_of([&] { remove_competitor(b.write, deal, initech); }).kind() == ErrorKind::not_found);
}

TEST_CASE("a reason is stated once, as it was entered") {
    Bench b;
    const DealId deal = b.deal("d", Outcome::lost);
    for (const char* text : {"Price", "price", "Price"}) { state_reason(b.write, deal, stated_reason(b.write, text)); }
    const auto reasons = deal_reasons(b.store, deal);
    REQUIRE(reasons.size() == 2);
    CHECK(reasons[0].text == "Price");
    CHECK(reasons[1].text == "price");
    CHECK_FALSE(reasons[0].code);
    retract_reason(b.write, deal, reasons[0].id);
    CHECK(deal_reasons(b.store, deal).size() == 1);
}

TEST_CASE("lost deals know the interview that is owed") {
    Bench b;
    const DealId asked = b.deal("asked", Outcome::lost);
    b.deal("unplanned", Outcome::lost);
    b.deal("won", Outcome::won);
    Interview interview;
    interview.kind = "retrospective";
    interview.account = b.acme;
    interview.deal = asked;
    interview.anchor_on = may_1;
    interview.anchor_basis = Anchor::decided_on;
    interview.opens_on = interview.target_on = may_1 + Days(30);
    interview.closes_on = may_1 + Days(90);
    InterviewWriter(b.write).insert(interview);
    const auto lost = lost_deals(b.store, b.acme);
    REQUIRE(lost.size() == 2);
    CHECK(lost[0].name == "unplanned");
    CHECK_FALSE(lost[0].retrospective);
    REQUIRE(lost[1].retrospective);
    CHECK(lost[1].retrospective->closes_on == may_1 + Days(90));
    CHECK(lost[1].to_be_asked);
}

TEST_CASE("lists keep what their filter names") {
    Bench b;
    insert_account(b.write, {{}, {}, "S1", "SMB", {}, "DACH", b.acme, b.kim});
    insert_account(b.write, {{}, {}, "S2", "smb", {}, "Nordics", {}, b.lee});
    const auto names = [&](const AccountFilter& filter) {
        std::string text;
        each_account(b.store, filter, 0, [&](const AccountRow& row) { text += row.account.name + " "; });
        return text;
    };
    CHECK(names({}) == "Acme S1 S2 Zen ");
    CHECK(names({.owner = b.kim}) == "S1 ");
    CHECK(names({.parent = b.acme}) == "S1 ");
    CHECK(names({.segments = spellings(b.store, AccountWord::segment, "SmB")}) == "S1 S2 ");
    CHECK(names({.segments = {"SMB"}, .regions = {"Nordics"}}).empty());
    const Error refused = error_of([&] { spellings(b.store, AccountWord::region, "Nordic"); });
    CHECK(refused.message() == "No account has the region 'Nordic'.");
    CHECK(refused.hint() == "Did you mean 'Nordics'?");

    const DealId won = b.deal("w", Outcome::won);
    const DealId open = b.deal("o");
    Deal late = read_deal(b.store, b.deal("late", Outcome::lost));
    late.decided_on = std::nullopt;
    late.closed_on = may_1 + Days(60);
    late.amount = usd(5);
    update_deal(b.write, late);
    const auto deals = [&](const DealFilter& filter) {
        std::string text;
        each_deal(b.store, filter, 0, [&](const DealRow& row) { text += row.deal.name + " "; });
        return text;
    };
    CHECK(deals({}) == "late o w ");
    CHECK(deals({.outcome = Outcome::open}) == "o ");
    CHECK(deals({.decided = {may_1, may_1}}) == "w ");
    CHECK(deals({.decided = {may_1 + Days(60), {}}}) == "late ");
    CHECK(deals({.order = DealOrder::decided}) == "late w ");
    CHECK(deals({.order = DealOrder::name}) == "late o w ");
    CHECK(deals({.order = DealOrder::amount}) == "late o w ");
    set_competitor(b.write, open, {insert_competitor(b.write, {{}, "I"}), SaidBy::rep, false, false, false});
    CHECK(deals({.competitor = CompetitorId{1}}) == "o ");
    CHECK(product_deals(b.store, b.atlas).empty());
    CHECK(won.value > 0);
}

TEST_CASE("contracts are listed by when they end, and by whether they run") {
    Bench b;
    const auto add = [&](Date starts, std::optional<Date> ends, std::optional<Date> ended, bool renews) {
        return insert_contract(b.write, {{},
                                         {},
                                         b.acme,
                                         {},
                                         {},
                                         {},
                                         starts,
                                         {},
                                         ends,
                                         {},
                                         renews,
                                         renews ? std::optional(12) : std::nullopt,
                                         ended,
                                         {}})
            .value;
    };
    const Date year = make_date(2026, 1, 1);
    add(year, make_date(2026, 12, 31), {}, false);             // 1
    add(year, make_date(2026, 12, 31), may_1, false);          // 2: ended early
    add(year - Days(365), make_date(2025, 12, 31), {}, true);  // 3: renews itself
    add(year, {}, {}, false);                                  // 4: no end
    const auto numbers = [&](const ContractFilter& filter) {
        std::string text;
        each_contract(b.store, filter, 0,
                      [&](const ContractRow& row) { text += std::to_string(row.contract.id.value) + " "; });
        return text;
    };
    CHECK(numbers({}) == "4 3 2 1 ");
    CHECK(numbers({.ending = Period{}}) == "3 2 1 ");
    CHECK(numbers({.ending = Period{may_1, may_1}}) == "2 ");
    CHECK(numbers({.ending = Period{may_1 + Days(1), {}}}) == "1 ");
    CHECK(numbers({.running = may_1}) == "4 3 2 1 ");
    CHECK(numbers({.running = may_1 + Days(1)}) == "4 3 1 ");
    CHECK(numbers({.running = make_date(2027, 1, 1)}) == "4 3 ");
    CHECK(numbers({.running = make_date(2024, 1, 1)}).empty());
    CHECK(numbers({.auto_renews = true}) == "3 ");
    CHECK(numbers({.ended = true}) == "2 ");
}

TEST_CASE("a circle of parents is walked once") {
    Bench b;
    Account acme = read_account(b.store, b.acme);
    acme.parent = b.zen;
    update_account(b.write, acme);
    CHECK(ancestors(b.store, b.acme) == std::vector{b.zen});
    Account zen = read_account(b.store, b.zen);
    zen.parent = b.acme;  // no verb lets this happen
    update_account(b.write, zen);
    CHECK(ancestors(b.store, b.acme) == std::vector{b.zen});
}

}  // namespace winloss::store
