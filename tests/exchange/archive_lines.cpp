#include "winloss/exchange/archive_lines.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

namespace winloss::exchange {

namespace {

std::string line_of(const ArchivedRow& row) {
    std::string line;
    append_archived_row(line, row);
    return line;
}

template <class Read>
std::string refused(Read read, std::string_view line) {
    try {
        read(line, "a.jsonl:3");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message();
    }
    return "nothing was refused";
}

}  // namespace

TEST_CASE("a row comes back as it went, whatever is in it") {
    const ArchivedRow row{"deal",
                          {{"id", std::int64_t{7}},
                           {"name", std::string("a\"b\\c\n\t\x1b[31m\xe2\x80\xae 商談 é")},
                           {"amount", std::int64_t{-9'223'372'036'854'775'807 - 1}},
                           {"empty", std::string()},
                           {"none", ArchivedValue()}}};
    const std::string line = line_of(row);
    CHECK(line.find('\x1b') == std::string::npos);
    CHECK(line.find("\xe2\x80\xae") == std::string::npos);  // no bidi control either
    const ArchivedRow back = read_archived_row(line, "x");
    CHECK(back.record == "deal");
    REQUIRE(back.fields.size() == 4);  // what has no value is left out
    CHECK(std::equal(back.fields.begin(), back.fields.end(), row.fields.begin()));
    CHECK(line_of(back) == line);
    const auto json = nlohmann::json::parse(line);  // somebody else's reader
    CHECK(json["name"] == std::get<std::string>(row.fields[1].second));
    CHECK(json["amount"] == INT64_MIN);
}

TEST_CASE("the head says which schema the rows are of, and which numbers are used") {
    const std::string line = archive_head_line({2, {{"deal", 9}, {"account", 4}}});
    CHECK(line == "{\"archive\":1,\"schema\":2,\"numbers\":{\"account\":4,\"deal\":9}}\n");
    const ArchiveHead head = read_archive_head(line, "x");
    CHECK(head.schema == 2);
    CHECK(head.numbers == std::map<std::string, std::int64_t>{{"account", 4}, {"deal", 9}});
    CHECK(read_archive_head("{\"archive\":1,\"schema\":1}", "x").numbers.empty());
}

TEST_CASE("a line that is no row says where and why") {
    CHECK(refused(read_archived_row, "{\"record\":").starts_with("a.jsonl:3: at byte "));
    CHECK(refused(read_archived_row, "[]") == "a.jsonl:3: this is no JSON object.");
    CHECK(refused(read_archived_row, "{\"id\":1}") == "a.jsonl:3: it does not say of which record it is.");
    CHECK(refused(read_archived_row, "{\"record\":\"deal\",\"amount\":1.5}") ==
          "a.jsonl:3: 'amount' is number; values are text, whole numbers or null.");
    CHECK(refused(read_archived_row, "{\"record\":\"deal\",\"amount\":18446744073709551615}")
              .starts_with("a.jsonl:3: 'amount' is number"));
    CHECK(refused(read_archived_row, "{\"record\":\"deal\",\"won\":true}").starts_with("a.jsonl:3: 'won' is boolean"));
    CHECK(refused(read_archived_row, "{\"record\":\"deal\",\"name\":\"a\\u0000b\"}").starts_with("a.jsonl:3: "));
    CHECK(refused(read_archived_row, "{\"record\":\"deal\",\"name\":\"\xff\"}").starts_with("a.jsonl:3: "));
    CHECK(refused(read_archive_head, "{\"record\":\"deal\"}") == "a.jsonl:3: there is no whole number 'archive'.");
    CHECK(refused(read_archive_head, "{\"archive\":2,\"schema\":2}") ==
          "a.jsonl:3: archives of version 2 are not known; this is 1.");
    CHECK(refused(read_archive_head, "{\"archive\":1,\"schema\":-4}") == "a.jsonl:3: -4 is no version of the schema.");
    CHECK(refused(read_archive_head, "{\"archive\":1,\"schema\":2,\"numbers\":{\"deal\":\"x\"}}") ==
          "a.jsonl:3: there is no whole number 'deal'.");
}

}  // namespace winloss::exchange
