#include "winloss/app/contracts.hpp"

#include "records.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/deals.hpp"

namespace winloss::app {

namespace {

AddAccount account(const std::string& name) {
    AddAccount options;
    options.name = name;
    return options;
}

AddContract adding(const std::string& from, const std::string& until) {
    AddContract options;
    options.account = "Acme";
    options.from = from;
    options.fields.until = until;
    options.fields.value = "USD 12k";
    return options;
}

RenewContract renewing(const std::string& contract, const std::string& until) {
    RenewContract options;
    options.contract = contract;
    options.until = until;
    options.value = "13k";
    return options;
}

SetContract change(const std::string& contract) {
    SetContract options;
    options.contract = contract;
    return options;
}

struct Contracts : Bench {
    Contracts() { run(add_account, account("Acme")); }
    Answer show(const std::string& contract) { return show_contract(store, context, {contract}); }
    std::string status(const std::string& contract) { return field(show(contract), "status"); }
};

}  // namespace

TEST_CASE("a renewal follows the next day, on the same terms, in the same currency") {
    Contracts b;
    AddContract first = adding("2026-01-01", "2026-12-31");
    first.fields.product = "Atlas";
    b.run(add_contract, first);
    CHECK(b.run(renew_contract, renewing("acme", "2027-12-31")) ==
          "Contract 1 is renewed by contract 2, Acme 2027-01-01 to 2027-12-31. | Next: winloss plan");
    const Answer renewal = b.show("2");
    CHECK(field(renewal, "renews_id") == "1");
    CHECK(field(renewal, "product") == "Atlas");
    CHECK(field(renewal, "annual_value") == "USD 13,000.00");
    CHECK(field(b.show("1"), "renewed_by_id") == "2");
    CHECK(b.status("2") == "to-come");
    CHECK(b.status("1") == "running");
    b.context.today = make_date(2027, 2, 1);
    CHECK(b.status("1") == "renewed");
    CHECK(field(b.show("2"), "served_since") == "2026-01-01");

    CHECK(b.refusal(renew_contract, renewing("1", "2028-12-31")) ==
          "Contract 1 is renewed by contract 2 already. | winloss contract renew 2 renews that one; winloss contract "
          "set 2 "
          "changes it.");
    SetContract steal = change("2");
    steal.fields.renews = "2";
    CHECK(b.refusal(set_contract, steal).starts_with("Contract 2 cannot renew itself."));
    SetContract back = change("1");
    back.from = "2027-01-01";
    back.fields.until = "2027-12-31";
    CHECK(b.refusal(set_contract, back) ==
          "Contract 1 starts on 2027-01-01; what renews it starts later, not on 2027-01-01.");
}

TEST_CASE("where no day follows from the old contract, the new one's must be said") {
    Contracts b;
    AddContract endless = adding("2025-01-01", "");
    b.run(add_contract, endless);
    CHECK(b.refusal(renew_contract, renewing("1", "2027-12-31")) ==
          "Contract 1 has no end that its renewal could follow. | Say when the renewal starts with --from DATE.");
    b.run(add_account, account("Zen"));
    AddContract evergreen = adding("2024-01-01", "2024-12-31");
    evergreen.account = "Zen";
    evergreen.fields.auto_renews = true;
    evergreen.fields.term = "1y";
    b.run(add_contract, evergreen);
    CHECK(b.status("2") == "assumed-renewed");
    CHECK(field(b.show("2"), "term_ends_on") == "2026-12-31");
    CHECK(field(b.show("1"), "term_ends_on") == "-");
    CHECK(b.refusal(renew_contract, renewing("2", "2027-12-31")) ==
          "Contract 2 has renewed itself since its end on 2024-12-31. | Say when the new contract starts with --from "
          "DATE.");
    RenewContract said = renewing("2", "2027-12-31");
    said.from = "2027-01-01";
    said.value = "";
    b.run(renew_contract, said);
    CHECK(field(b.show("3"), "annual_value") == "-");  // unknown, not zero
    CHECK(field(b.show("3"), "auto_renews") == "yes");
}

TEST_CASE("a contract is ended once, for a reason, and that can be taken back") {
    Contracts b;
    b.run(add_contract, adding("2026-01-01", "2026-12-31"));
    const auto ending = [](const std::string& on) { return EndContract{"1", on, "Moved to Initech"}; };
    CHECK(b.refusal(end_contract, ending("2027-01-01")) ==
          "Contract 1 ends on 2026-12-31 as agreed; it cannot be ended on 2027-01-01, after that. | If service went on "
          "until "
          "then, move the end: winloss contract set 1 --until DATE");
    CHECK(b.refusal(end_contract, ending("2025-12-31")) ==
          "Contract 1 was ended on 2025-12-31, which is before it starts on 2026-01-01.");
    CHECK(b.refusal(end_contract, {"1", "2026-09-30", " "}) == "The reason is empty.");
    CHECK(b.run(end_contract, ending("2026-09-30")) ==
          "Ended contract 1, Acme 2026-01-01 to 2026-12-31: last day of service 2026-09-30. | Next: winloss plan");
    CHECK(b.status("1") == "ended");
    CHECK(field(b.show("1"), "end_reason") == "Moved to Initech");
    CHECK(b.refusal(end_contract, ending("2026-09-30")) ==
          "Contract 1 was ended on 2026-09-30 already. | winloss contract set 1 --ended DATE --why TEXT changes that; "
          "--ended '' takes it back.");
    SetContract stay = change("1");
    stay.ended = "";
    b.run(set_contract, stay);
    CHECK(b.status("1") == "running");
    CHECK(field(b.show("1"), "end_reason") == "-");
    stay.ended = std::nullopt;
    stay.why = "Moved";
    CHECK(b.refusal(set_contract, stay).starts_with("Contract 1 was not ended, so there is no reason why."));
}

TEST_CASE("once a renewal has taken over, the renewal is what ends") {
    Contracts b;
    b.run(add_contract, adding("2026-01-01", "2026-12-31"));
    RenewContract early = renewing("1", "2027-06-30");
    early.from = "2026-07-01";
    b.run(renew_contract, early);
    CHECK(b.refusal(end_contract, {"1", "2026-07-01", "x"}) ==
          "Contract 2 has taken over from contract 1 on 2026-07-01. | winloss contract end 2 --on 2026-07-01 --why "
          "TEXT ends "
          "that one.");
    CHECK(b.run(end_contract, {"1", "2026-06-30", "Replaced"}).starts_with("Ended contract 1"));
}

TEST_CASE("a contract comes of a deal of its account that was not lost") {
    Contracts b;
    b.run(add_account, account("Zen"));
    AddDeal deal;
    deal.name = "Platform";
    deal.fields.account = "Zen";
    b.run(add_deal, deal);
    AddContract of_deal = adding("2026-01-01", "2026-12-31");
    of_deal.fields.deal = "Platform";
    CHECK(b.refusal(add_contract, of_deal) ==
          "Deal 1, Platform, is of account 2, and the contract is of account 1. | winloss deal set 1 --account 1");
    of_deal.account = "Zen";
    CHECK(b.run(add_contract, of_deal).starts_with("Added contract 1"));
    b.run(remove_contract, {"1"});
    b.run(close_deal, {"1", "lost", "2026-09-01", {}});
    CHECK(
        b.refusal(add_contract, of_deal) ==
        "Deal 1, Platform, was lost: no contract comes of it. | winloss deal reopen 1, then winloss deal close 1 won");
}

TEST_CASE("terms are whole months") {
    Contracts b;
    AddContract odd = adding("2026-01-01", "2026-12-31");
    odd.fields.auto_renews = true;
    odd.fields.term = "30d";
    CHECK(b.refusal(add_contract, odd) ==
          "'30d' is no term: terms are whole months or years. | Write it like 12m or 1y.");
    odd.fields.term = "";
    CHECK(b.refusal(add_contract, odd).starts_with("The contract renews itself"));
    odd.fields.term = "2y";
    b.run(add_contract, odd);
    CHECK(field(b.show("1"), "term_months") == "24");
}

TEST_CASE("contracts are listed by when they end: a period, or from today until a day") {
    Contracts b;
    b.run(add_contract, adding("2025-11-01", "2026-10-31"));
    b.run(add_contract, adding("2025-12-15", "2026-12-14"));
    b.run(add_contract, adding("2025-01-01", "2026-09-30"));
    const auto ending = [&](const std::string& when) {
        ListContracts options;
        options.ending = when;
        std::string numbers;
        const Answer answer = list_contracts(b.store, b.context, options);
        for (const Row& row : std::get<List>(answer.data).table.rows) {
            numbers += std::to_string(std::get<std::int64_t>(row.front())) + " ";
        }
        return numbers;
    };
    CHECK(ending("in 90 days") == "1 2 ");
    CHECK(ending("+30d") == "1 ");
    CHECK(ending("2026Q4") == "1 2 ");
    CHECK(ending("this year") == "3 1 2 ");
    CHECK(ending("..today") == "3 ");
    CHECK_THROWS_AS(ending("soon"), Error);
}

}  // namespace winloss::app
