// What is wrong with an archive is told with its line and field, and no store is made.
#include <filesystem>

#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/archive.hpp"

namespace winloss::app {

namespace {

namespace fs = std::filesystem;

/// What is said of an archive, which leaves no store behind.
Error refused(const Folder& folder, const std::string& archive) {
    store::write_bytes(folder / "bad.jsonl", archive);
    const Error error =
        error_of([&] { import_all(folder / "bad.db", {}, at_work("import all"), {folder / "bad.jsonl"}); });
    CHECK_FALSE(fs::exists(folder / "bad.db"));
    CHECK_FALSE(fs::exists(folder / "bad.db-journal"));
    return error;
}

const std::string head = "{\"archive\":1,\"schema\":" + std::to_string(store::current_schema_version()) + "}\n";

/// What is said of an archive of one row, from its file's name on.
std::string refusal(const std::string& line) {
    const Folder folder;
    const Error error = refused(folder, head + line + "\n");
    CHECK(error.kind() == ErrorKind::bad_input);
    CHECK_FALSE(error.hint().empty());
    return error.message().substr(error.message().find("bad.jsonl"));
}

}  // namespace

TEST_CASE("an archive that is not whole is refused with its line, and no store is made") {
    const Folder folder;
    CHECK(refused(folder, "").message() == "The archive is empty.");
    CHECK(refused(folder, "{\"archive\":1,\"schema\":999}\n").message().find("a newer version") != std::string::npos);
    const auto says = [&](const std::string& line) {
        const Error error = refused(folder, head + line + "\n");
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message().substr(error.message().find("bad.jsonl"));
    };
    CHECK(says("{\"record\":\"deals\",\"id\":1}") == "bad.jsonl:2: there are no records 'deals'.");
    CHECK(says("{\"record\":\"account\",\"id\":4,\"nmae\":\"x\"}") == "bad.jsonl:2: account 4 has no field 'nmae'.");
    const std::string deal = "{\"record\":\"deal\",\"id\":7,\"name\":\"x\",\"name_folded\":\"x\"";
    CHECK(says(deal + ",\"outcome\":\"wonn\"}") ==
          "bad.jsonl:2: deal 7 is not as it should be: outcome 'wonn' is none of open, won, lost, no-decision.");
    CHECK(
        says(deal + ",\"outcome\":\"open\",\"closed_on\":\"2026-02-30\"}") ==
        "bad.jsonl:2: deal 7 is not as it should be: closed_on '2026-02-30' is no day that there is; days are written "
        "2026-10-02.");
    CHECK(says(deal + ",\"outcome\":\"open\",\"amount\":5}") ==
          "bad.jsonl:2: deal 7 is not as it should be: amount 5, currency (nothing) do not go together.");
    CHECK(says("{\"record\":\"account\",\"id\":4,\"name\":\"\",\"name_folded\":\"x\"}") ==
          "bad.jsonl:2: account 4 is not as it should be: name is empty.");
    CHECK(says("{\"record\":\"account\",\"id\":4}") ==
          "bad.jsonl:2: account 4 is not as it should be: The name of the account is missing.");
    CHECK(says("\n{\"record\":\"account\",\"id\":\"four\"}") ==
          "bad.jsonl:3: 'id' of account without a number is a whole number.");
    CHECK(says("{\"record\":\"account\",\"id\":4,\"name\":5}") == "bad.jsonl:2: 'name' of account 4 is a text.");
    CHECK(
        refused(folder, head + "{\"record\":\"account\",\"id\":4,\"name\":\"x\",\"name_folded\":\"x\",\"owner_id\":9}")
            .message()
            .ends_with("bad.jsonl:2: account 4 refers to a person that is not there."));
    CHECK(refused(folder, head +
                              "{\"record\":\"person\",\"id\":4,\"name\":\"x\",\"name_folded\":\"x\",\"role\":\"rep\","
                              "\"active\":1}\n" +
                              "{\"record\":\"account_team\",\"id\":4,\"account_id\":9,\"person_id\":4}\n")
              .message()
              .ends_with("bad.jsonl:3: account team 4 refers to an account that is not there."));
    CHECK(refused(folder, "{\"archive\":1,\"schema\":2,\"numbers\":{\"dael\":4}}\n").message() ==
          "there are no records 'dael' to number.");
}

TEST_CASE("what no command could read of the programme is refused with its line and field") {
    const auto setting = [&](const std::string& key, const std::string& value) {
        return refusal("{\"record\":\"setting\",\"id\":90,\"key\":\"" + key + "\",\"value\":\"" + value + "\"}");
    };
    const std::string there = "bad.jsonl:2: setting 90 is not as it should be: value ";
    CHECK(setting("grace_days", "zzz") == there + "'zzz' is no value for grace_days.");
    CHECK(setting("won_percent", "101") == there + "'101' is no value for won_percent.");
    CHECK(setting("first_day", "2026-02-30") == there + "'2026-02-30' is no value for first_day.");
    CHECK(setting("records_since", "2026-02-30") == there + "'2026-02-30' is no value for records_since.");
    CHECK(setting("currency", "EURO") == there + "'EURO' is no value for currency.");
    const auto rule = [&](const std::string& field, const std::string& value) {
        std::string line =
            "{\"record\":\"programme_rule\",\"id\":90,\"kind\":\"x\",\"outcome\":\"\",\"anchor\":\"decided-on\",";
        for (const std::string each : {"opens", "target", "closes", "every"}) {
            line += "\"" + each + "\":\"" + (each == field ? value : "30d") + "\",";
        }
        return refusal(line + "\"enabled\":1,\"rank\":9}");
    };
    for (const std::string field : {"opens", "target", "closes", "every"}) {
        CHECK(rule(field, "2026-02-30") == "bad.jsonl:2: programme rule 90 is not as it should be: " + field +
                                               " '2026-02-30' is not a length of time.");
    }
    CHECK(refusal("{\"record\":\"programme_criterion\",\"id\":90,\"field\":\"minimum-amount\",\"value\":\"much\"}") ==
          "bad.jsonl:2: programme criterion 90 is not as it should be: value 'much' is no value for minimum-amount.");
}

TEST_CASE("what an archive says was taken away from a deal is one part of one deal that is there") {
    const Folder folder;
    const auto says = [&](const std::string& fields) {
        return refused(folder, head + "{\"record\":\"competitor\",\"id\":3,\"name\":\"x\",\"name_folded\":\"x\"}\n" +
                                   "{\"record\":\"taken_away\"" + fields + "}\n")
            .message();
    };
    const std::string form =
        ": what was taken away is a deal_id and one of competitor_id, stated_reason_id, code_id and outcome.";
    CHECK(says("").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":1").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":\"1\",\"competitor_id\":3").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":1,\"competitor_id\":3,\"code_id\":3").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":1,\"account_id\":3").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":1,\"competitor_id\":3").ends_with("bad.jsonl:3: there is no deal 1."));
    CHECK(says(",\"deal_id\":1,\"outcome\":3").ends_with("bad.jsonl:3" + form));
    CHECK(says(",\"deal_id\":1,\"outcome\":\"lost\"").ends_with("bad.jsonl:3: there is no deal 1."));
}

TEST_CASE("an archive's money is in a currency that there is") {
    const auto deal = [](const std::string& currency) {
        return refusal(
            "{\"record\":\"deal\",\"id\":7,\"name\":\"x\",\"name_folded\":\"x\",\"outcome\":\"open\",\"amount\":5,"
            "\"currency\":\"" +
            currency + "\"}");
    };
    const std::string is_none = " is no currency that there is; currencies are written EUR.";
    for (const std::string none : {"XXY", "eur", "Eur", "EURO", ""}) {
        CHECK(deal(none) == "bad.jsonl:2: deal 7 is not as it should be: currency '" + none + "'" + is_none);
    }
    CHECK(refusal("{\"record\":\"contract\",\"id\":7,\"account_id\":1,\"starts_on\":\"2026-01-01\",\"annual_value\":5,"
                  "\"currency\":\"eur\",\"auto_renews\":0}") ==
          "bad.jsonl:2: contract 7 is not as it should be: currency 'eur'" + is_none);
}

TEST_CASE("the moments of an archive's history are some") {
    CHECK(
        refusal(
            "{\"record\":\"operation\",\"id\":7,\"at\":\"0000-10-02T07:30:00Z\",\"person\":\"x\",\"command\":\"x\"}") ==
        "bad.jsonl:2: operation 7 is not as it should be: at '0000-10-02T07:30:00Z' is no moment that there is; "
        "moments are written 2026-10-02T07:30:00Z.");
}

TEST_CASE("what is entered as one line is one in an archive too") {
    const auto account = [](const std::string& field, const std::string& value) {
        return refusal("{\"record\":\"account\",\"id\":7,\"name\":\"x\",\"" + field + "\":\"" + value + "\"}");
    };
    const std::string there = "bad.jsonl:2: account 7 is not as it should be: ";
    CHECK(account("segment", "a\\nb") == there + "segment 'a\nb' holds a line break.");
    CHECK(account("external_id", "D\\r\\n") == there + "external_id 'D\n' holds a line break.");
    CHECK(refusal("{\"record\":\"contact\",\"id\":7,\"name\":\"Eva\\nLind\"}") ==
          "bad.jsonl:2: contact 7 is not as it should be: name 'Eva\nLind' holds a line break.");
}

TEST_CASE("an appointment of an archive is a time, and its settings are some that there are") {
    CHECK(
        refusal("{\"record\":\"interview\",\"id\":7,\"booked_at\":\"garbage\"}") ==
        "bad.jsonl:2: interview 7 is not as it should be: booked_at 'garbage' is no time of a day that there is; times "
        "are written 2026-10-02T10:00.");
    CHECK(refusal("{\"record\":\"setting\",\"id\":90,\"key\":\"nope\",\"value\":\"1\"}") ==
          "bad.jsonl:2: setting 90 is not as it should be: key 'nope' is no setting.");
}

}  // namespace winloss::app
