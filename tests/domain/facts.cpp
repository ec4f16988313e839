#include "winloss/domain/facts.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

TEST_CASE("entered texts that differ in case alone share a label") {
    Labels labels;
    const Label smb = labels.intern("SMB");
    CHECK(smb == 1);
    CHECK(labels.intern("Großkunde") == 2);
    CHECK(labels.intern("smb") == smb);
    CHECK(labels.intern("GROSSKUNDE") == 2);
    CHECK(labels.intern("SMB") == smb);
    CHECK(labels.text(smb) == "SMB");
    CHECK(labels.shown(2) == "Großkunde");
    CHECK(labels.intern("") == 0);
    CHECK(labels.intern(" ") == 0);
    CHECK(labels.size() == 3);
    CHECK(labels.find(" Smb ") == smb);
    CHECK(labels.find("enterprise") == 0);
}

TEST_CASE("records are found by number, and told apart where names repeat") {
    Labels labels;
    CHECK(labels.of(3) == 0);
    labels.add(3, "Kim Lee");
    labels.add(4, "Ana");
    labels.add(9, "Kim Lee");
    CHECK(labels.of(3) == 1);
    CHECK(labels.of(4) == 2);
    CHECK(labels.of(9) == 3);
    for (const std::int64_t missing : {-1, 0, 2, 5, 8, 10}) { CHECK(labels.of(missing) == 0); }
    CHECK(labels.id(3) == 9);
    CHECK_FALSE(labels.id(0).has_value());
    CHECK(labels.shown(2) == "Ana");
    CHECK(labels.shown(3) == "Kim Lee #9");
    CHECK_THROWS_AS(labels.add(9, "again"), Error);
}

TEST_CASE("a deal as of a day") {
    const Date may = make_date(2026, 5, 1);
    const Date june = make_date(2026, 6, 1);
    const Date july = make_date(2026, 7, 1);
    CHECK(outcome_as_of(Outcome::won, may, june, july) == Outcome::won);
    CHECK(outcome_as_of(Outcome::won, may, june, june) == Outcome::won);
    CHECK(outcome_as_of(Outcome::won, may, july, june) == Outcome::open);
    CHECK(outcome_as_of(Outcome::lost, july, july, june) == std::nullopt);
    CHECK(outcome_as_of(Outcome::lost, std::nullopt, july, june) == Outcome::open);
    CHECK(outcome_as_of(Outcome::lost, may, std::nullopt, june) == Outcome::lost);
    CHECK(outcome_as_of(Outcome::open, may, std::nullopt, june) == Outcome::open);
    CHECK(outcome_as_of(Outcome::open, july, std::nullopt, june) == std::nullopt);
}
