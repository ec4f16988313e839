#include "winloss/store/facts.hpp"

#include <string>
#include <vector>

#include "company.hpp"

namespace winloss::store {

namespace {

/// "1: 1 5, 2: 2": the accounts in the order they come in, with their contracts.
std::string contracts_of(const Store& store, const Needs& needs) {
    AccountFacts facts(store, needs, day(10, 2));
    std::string result;
    facts.each([&](const AccountFact& fact) {
        result += (result.empty() ? "" : ", ") + std::to_string(fact.id.value) + ":";
        for (const ContractFacts& each : fact.contracts) { result += " " + std::to_string(each.id.value); }
    });
    return result;
}

std::vector<std::int64_t> deals_of(const Store& store, const Needs& needs) {
    DealFacts facts(store, needs, day(10, 2));
    std::vector<std::int64_t> result;
    facts.each([&](const DealFact& fact) { result.push_back(fact.id.value); });
    return result;
}

}  // namespace

TEST_CASE("contracts come by account and number, however they were entered") {
    const Folder folder;
    Store store = company(folder / "a.db");
    CHECK(contracts_of(store, {}).empty());
    write(store, R"(
INSERT INTO product (name, name_folded) VALUES ('Insight', 'insight');
INSERT INTO stated_reason (text, text_folded) VALUES ('Price', 'price');
INSERT INTO contract (account_id, starts_on) VALUES (2, '2025-01-01');
INSERT INTO contract (account_id, product_id, starts_on, ends_on, ended_on, annual_value, currency, auto_renews,
    term_months, end_reason_id) VALUES (1, 1, '2024-01-01', '2024-12-31', '2025-12-31', 120000, 'EUR', 1, 12, 1);
INSERT INTO contract (account_id, starts_on, renews_id, annual_value, currency)
    VALUES (2, '2026-01-01', 1, 0, 'USD');
INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2026-01-01', '2026-12-31'))");
    Needs needs;
    needs.stated_reasons = true;
    CHECK(contracts_of(store, needs) == "1: 2 4, 2: 1 3");

    AccountFacts facts(store, needs, day(10, 2));
    std::vector<ContractFacts> all;
    std::vector<Label> reasons;
    facts.each([&](const AccountFact& fact) {
        all.insert(all.end(), fact.contracts.begin(), fact.contracts.end());
        reasons.insert(reasons.end(), fact.end_reasons.begin(), fact.end_reasons.end());
    });
    REQUIRE(all.size() == 4);
    const ContractFacts& full = all[0];
    CHECK(full.account == AccountId{1});
    CHECK(full.product == ProductId{1});
    CHECK_FALSE(full.renews);
    CHECK(full.starts_on == make_date(2024, 1, 1));
    CHECK(full.ends_on == make_date(2024, 12, 31));
    CHECK(full.ended_on == make_date(2025, 12, 31));
    CHECK(full.annual_value == Money{120000, *Currency::parse("EUR")});
    CHECK(full.auto_renews);
    CHECK(full.term_months == 12);
    CHECK(facts.labels().stated_reasons.text(reasons[0]) == "Price");
    const ContractFacts& bare = all[2];
    CHECK_FALSE(bare.product);
    CHECK_FALSE(bare.ends_on);
    CHECK_FALSE(bare.ended_on);
    CHECK_FALSE(bare.annual_value);
    CHECK_FALSE(bare.term_months);
    CHECK(reasons[2] == 0);
    CHECK(all[3].renews == ContractId{1});
    CHECK(all[3].is_trial());
}

TEST_CASE("deals of the outcomes asked for are read, all where none is") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store,
          "INSERT INTO deal (account_id, name, name_folded, kind, outcome, opened_on, decided_on) VALUES "
          "(1, 'Open', 'open', 'new', 'open', '2026-01-01', NULL), "
          "(2, 'None', 'none', 'new', 'no-decision', NULL, '2026-09-01')");
    Needs needs;
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{1, 2, 3, 4});
    needs.outcomes = {Outcome::lost, Outcome::no_decision};
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{1, 4});
    needs.outcomes = {Outcome::won};
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{2});
}

TEST_CASE("of a period the deals decided in it are read, with open ones and those without a date") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store,
          "INSERT INTO deal (account_id, name, name_folded, kind, outcome, opened_on, decided_on, closed_on) VALUES "
          "(1, 'Open', 'open', 'new', 'open', '2026-01-01', NULL, '2026-12-01'), "
          "(1, 'Undated', 'undated', 'new', 'lost', NULL, NULL, NULL), "
          "(1, 'Closed', 'closed', 'new', 'lost', NULL, NULL, '2026-08-31'), "
          "(1, 'Later', 'later', 'new', 'won', '2026-01-01', '2026-11-01', NULL)");
    Needs needs;
    needs.decided = {day(8, 1), day(8, 31)};
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{1, 3, 4, 5, 6});
    needs.decided = {day(9, 1), {}};
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{2, 3, 4, 6});
    needs.decided = {{}, day(8, 20)};
    CHECK(deals_of(store, needs) == std::vector<std::int64_t>{1, 3, 4, 6});
}

TEST_CASE("codings find their interview, in whatever order notes were written") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store, R"(
INSERT INTO code (path, name, definition, kind) VALUES ('price', 'Price', 'What it costs.', 'driver'),
    ('support', 'Support', 'Help.', 'driver');
INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, held_on,
    completeness, coded_on) SELECT 'retrospective', id, id, '2026-08-01', 'decided-on', '2026-08-01', '2026-08-02',
    '2026-12-01', 'held', '2026-09-0' || id, 'full', '2026-09-09' FROM deal;
INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, held_on,
    completeness, coded_on) VALUES ('retrospective', 1, 1, '2026-08-01', 'chosen', '2026-08-01', '2026-08-02',
    '2026-12-01', 'held', '2026-09-05', 'full', '2026-09-09');
INSERT INTO note (interview_id, text) VALUES (3, 'c'), (1, 'a'), (2, 'b');
INSERT INTO coding (note_id, code_id, rating, weight) VALUES (3, 2, 1, 'primary'), (1, 1, -1, 'minor'), (2, 2, -2, 'primary'),
    (3, 1, 2, 'minor'), (1, 2, NULL, 'minor'))");
    Needs needs;
    needs.codings = true;
    DealFacts facts(store, needs, day(10, 2));
    std::string said;
    facts.each([&](const DealFact& fact) {
        said += std::to_string(fact.id.value) + ":";
        for (const CodingFact& each : fact.codings) {
            said += " " + std::to_string(fact.interviews[each.interview].id.value) + " " +
                    facts.labels().codes.text(each.code) + " " + std::to_string(each.rating) + ",";
        }
        said += "\n";
    });
    CHECK(said == "1: 1 support -2, 3 price -1, 3 support 0,\n2: 2 price 2, 2 support 1,\n");
}

}  // namespace winloss::store
