#include "winloss/domain/record_rules.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

const Date day = make_date(2026, 5, 1);
const Money usd{100, *Currency::parse("USD")};

template <class Record>
std::string refusal(const Record& record) {
    try {
        check(record);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::conflict);
        return error.message();
    }
    return "";
}

Deal deal(Outcome outcome) {
    Deal deal;
    deal.id = {17};
    deal.outcome = outcome;
    deal.account = AccountId{1};
    if (outcome != Outcome::open) { deal.decided_on = day; }
    return deal;
}

Contract contract() {
    Contract contract;
    contract.id = {7};
    contract.account = {1};
    contract.starts_on = day;
    contract.ends_on = day + Days(364);
    contract.annual_value = usd;
    return contract;
}

}  // namespace

TEST_CASE("a deal is decided by somebody, no earlier than it began") {
    for (const Outcome outcome : {Outcome::open, Outcome::won, Outcome::lost, Outcome::no_decision}) {
        Deal fine = deal(outcome);
        CHECK(refusal(fine).empty());
        fine.opened_on = day;
        CHECK(refusal(fine).empty());
    }
    Deal early = deal(Outcome::lost);
    early.opened_on = day + Days(1);
    CHECK(refusal(early) ==
          "Deal 17 was opened on 2026-05-02 and cannot have been decided on 2026-05-01, before that.");
    Deal nobody = deal(Outcome::won);
    nobody.account = std::nullopt;
    CHECK(refusal(nobody) == "Deal 17 has no account: whose decision was it?");
    nobody.outcome = Outcome::open;
    nobody.decided_on = std::nullopt;
    CHECK(refusal(nobody).empty());
    Deal open = deal(Outcome::open);
    open.id = {};
    open.decided_on = day;
    CHECK(refusal(open) == "The deal is open: it has no day on which it was decided.");
    Deal owing = deal(Outcome::lost);
    owing.amount = Money{0, usd.currency};
    CHECK(refusal(owing).empty());
    owing.amount->minor = -1;  // a credit
    CHECK(refusal(owing).empty());
}

TEST_CASE("only a lost deal has a winner among the competitors") {
    const std::vector<DealCompetitor> all = {{{1}, SaidBy::rep, true, true, false},
                                             {{2}, SaidBy::buyer, false, false, true}};
    for (const Outcome outcome : {Outcome::open, Outcome::won, Outcome::no_decision}) {
        const DealCompetitor* misplaced = misplaced_winner(deal(outcome), all);
        REQUIRE(misplaced != nullptr);
        CHECK(misplaced->competitor == CompetitorId{2});
        CHECK(misplaced_winner(deal(outcome), {all.data(), 1}) == nullptr);
    }
    CHECK(misplaced_winner(deal(Outcome::lost), all) == nullptr);
}

TEST_CASE("a contract's days follow one another") {
    CHECK(refusal(contract()).empty());
    Contract one = contract();
    one.live_on = one.ended_on = one.ends_on = one.starts_on;  // all on one day
    CHECK(refusal(one).empty());

    Contract backwards = contract();
    backwards.ends_on = day - Days(1);
    CHECK(refusal(backwards) == "Contract 7 ends on 2026-04-30, which is before it starts on 2026-05-01.");
    Contract dead = contract();
    dead.ended_on = day - Days(1);
    CHECK(refusal(dead) == "Contract 7 was ended on 2026-04-30, which is before it starts on 2026-05-01.");
    Contract keen = contract();
    keen.live_on = day - Days(1);
    CHECK(refusal(keen) == "Contract 7 goes live on 2026-04-30, which is before it starts on 2026-05-01.");
    Contract never = contract();
    never.live_on = day + Days(365);
    CHECK(refusal(never) == "Contract 7 ends on 2027-04-30, which is before it goes live on 2027-05-01.");
}

TEST_CASE("a contract ends no later than it ends anyway, unless it renews itself") {
    Contract late = contract();
    late.ended_on = *late.ends_on;  // said that it ends, on its day
    CHECK(refusal(late).empty());
    late.ended_on = *late.ends_on + Days(1);
    CHECK(refusal(late) == "Contract 7 ends on 2027-04-30 as agreed; it cannot be ended on 2027-05-01, after that.");
    late.auto_renews = true;
    late.term_months = 12;
    CHECK(refusal(late).empty());
    late.ends_on = std::nullopt;
    CHECK(refusal(late) == "Contract 7 renews itself, which takes a last day and the length of its terms.");
    late.auto_renews = false;
    CHECK(refusal(late).empty());
    late.ended_on = std::nullopt;
    late.end_reason = "Too dear";
    CHECK(refusal(late) == "Contract 7 was not ended, so there is no reason why.");
}

TEST_CASE("zero is a trial, less is nothing") {
    Contract cheap = contract();
    cheap.annual_value = Money{0, usd.currency};
    CHECK(refusal(cheap).empty());
    cheap.annual_value = Money{-1, usd.currency};
    CHECK(refusal(cheap) == "Contract 7 has an annual value below zero.");
}

TEST_CASE("a renewal is of the same account and starts later") {
    const Contract old = contract();
    Contract next = contract();
    next.starts_on = day + Days(1);
    CHECK_NOTHROW(check_renewal(old, next));
    next.starts_on = day;
    CHECK_THROWS_AS(check_renewal(old, next), Error);
    next.starts_on = day + Days(365);
    next.account = {2};
    CHECK_THROWS_AS(check_renewal(old, next), Error);
}
