// Files that somebody may import, by mistake or to do harm: what they hold comes back as it was and obeys nothing, or
// the file is refused with the place that is wrong, and the store is as it was.
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "hostile.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::cli {

namespace {

using nlohmann::json;

std::string put(const Program& program, const std::string& name, const std::string& bytes) {
    std::ofstream(program / name, std::ios::binary | std::ios::trunc) << bytes;
    return program / name;
}

std::string csv(const std::vector<Words>& rows) {
    std::string text;
    for (const Words& row : rows) {
        std::string line;
        for (const std::string& cell : row) {
            if (!line.empty()) { line += ','; }
            append_csv_field(line, cell);
        }
        text += line + "\n";
    }
    return text;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

json listed(const Program& program, const std::string& noun) {
    const Result result = program({noun, "list", "--format", "json"});
    REQUIRE(result.code == 0);
    return json::parse(result.out);
}

void import(const Program& program, const std::string& type, const std::vector<Words>& rows,
            const Words& options = {}) {
    Words words = {"import", type, put(program, type + ".csv", csv(rows))};
    words.insert(words.end(), options.begin(), options.end());
    const Result result = program(words);
    INFO(type << ": " << visible(result.err, Breaks::keep));
    CHECK(result.code == 0);
    CHECK(result.out.empty());
    CHECK(first_obeyed(result.err) == 0);
}

/// A file is refused: nothing on stdout, a message that obeys nothing, and the store as it was.
std::string refusal(const Program& program, const Words& words, int code) {
    const std::string before = bytes_of(program / "a.db");
    const Result result = program(words);
    INFO(join(words, " ") << "\n" << visible(result.err, Breaks::keep));
    CHECK(result.code == code);
    CHECK(result.out.empty());
    CHECK(first_obeyed(result.err) == 0);
    CHECK(result.err.starts_with("winloss: "));
    CHECK(bytes_of(program / "a.db") == before);
    return result.err;
}

std::string refusal(const Program& program, const std::string& bytes) {
    return refusal(program, {"import", "accounts", put(program, "bad.csv", bytes)}, 5);
}

/// A message's first sentence, without the file's path.
std::string first_sentence(const Program& program, std::string message) {
    const std::string path = program / "bad.csv";
    if (const auto at = message.find(path); at != std::string::npos) { message.replace(at, path.size(), "bad.csv"); }
    return message.substr(0, message.find('\n'));
}

}  // namespace

TEST_CASE("what an imported cell holds comes back as it was, and no way out lets it do harm") {
    const Program program;
    std::vector<Words> accounts = {{"id", "name", "segment", "industry", "region", "owner", "parent"}};
    std::vector<Words> people = {{"name", "role"}};
    std::vector<Words> contacts = {{"id", "account_id", "name", "title", "email", "phone"}};
    std::vector<Words> deals = {{"id", "account_id", "name", "owner", "product", "outcome", "stage", "decided_on",
                                 "lead_source", "competitor", "stated_reason"}};
    std::vector<Words> contracts = {{"id", "account_id", "product", "starts_on", "ended_on", "end_reason"}};
    Words kept;
    for (const std::string& value : accepted()) {
        kept.push_back(checked_line(value, "value"));
        people.push_back({value, "rep"});
        accounts.push_back({value, value, value, value, value, value, ""});
        contacts.push_back({value, value, value, value, value, value});
        deals.push_back({value, value, value, value, value, "lost", value, "2026-09-01", value, value, value});
        contracts.push_back({value, value, value, "2026-01-01", "2026-06-30", value});
    }
    import(program, "people", people);
    import(program, "accounts", accounts);
    import(program, "contacts", contacts);
    import(program, "deals", deals);
    import(program, "contracts", contracts);
    for (const std::string noun : {"account", "contact", "deal", "person"}) {
        INFO(noun);
        Words names;
        for (const json& each : listed(program, noun)) { names.push_back(each.at("name")); }
        std::ranges::sort(names);
        Words expected = kept;
        std::ranges::sort(expected);
        CHECK(names == expected);
    }
    for (const json& deal : listed(program, "deal")) {
        INFO(deal);
        CHECK(deal.at("account") == deal.at("name"));
        CHECK(deal.at("product") == deal.at("name"));
        CHECK(deal.at("stage") == deal.at("name"));
        CHECK(deal.at("lead_source") == deal.at("name"));
    }
    for (const json& contract : listed(program, "contract")) {
        const json& account = contract.at("account");
        const bool nothing = exchange::says_nothing(account.get<std::string>());  // is no reason, though a name
        CHECK(contract.at("end_reason") == (nothing ? json() : account));
    }
    hold_harmless(program);
    const Result again = program({"import", "deals", program / "deals.csv"});
    CHECK(again.err.find("\nNothing changed: ") != std::string::npos);
    const Result check = program({"check"});
    INFO(check.out << check.err);
    CHECK(check.code == 0);
}

TEST_CASE("a cell that is no line of text is refused with its line and its column", "[thorough]") {
    const Program program;
    import(program, "accounts", {{"id", "name"}, {"1", "Acme"}});
    const auto mistake = [&program](const std::string& cell) {
        const std::string err = refusal(program, "id,segment,name\n2,SMB,Zenith\n3," + cell + ",Third\n");
        CHECK(first_sentence(program, err) == "winloss: 1 of 2 rows cannot be imported, so nothing was:");
        return std::string(trim(split(err, '\n').at(1))).substr((program / "").size());
    };
    CHECK(mistake("\"two\nlines\"") ==
          "bad.csv:3:3: segment 'two\\nlines' must be one line: it holds a line break at column 4");
    CHECK(mistake("\"cr\rhere\"")
              .starts_with("bad.csv:3:3: segment 'cr\\rhere' must be one line: it holds a line break at column 3"));
    CHECK(mistake("a\xff") ==
          "bad.csv:3:4: segment is not UTF-8; save the file as CSV in UTF-8, or say with --encoding what it is");
    CHECK(mistake("\xc3\x28") ==
          "bad.csv:3:3: segment is not UTF-8; save the file as CSV in UTF-8, or say with --encoding what it is");
    CHECK(mistake("\xed\xa0\x80") ==
          "bad.csv:3:3: segment is not UTF-8; save the file as CSV in UTF-8, or say with --encoding what it is");
    CHECK(mistake(repeated("y", 70'000)).find("...' is longer than 10,000 bytes: 70,000 bytes") != std::string::npos);
    CHECK(mistake(repeated("y", 70'000)).size() < 400);
    CHECK(mistake("\"a\"b") ==
          "bad.csv:3:6: segment has text behind a closing quote; a quote within a quoted field is written twice");
    CHECK(mistake("a,b") == "bad.csv:3:7: this row has 4 fields, the heading has 3");
    // A NUL among the first bytes marks a file as binary; further down it is a cell's fault.
    const std::string rows =
        "id,segment,name\n" + repeated("2,SMB,Zenith\n", 1000) + "3,a" + std::string(1, '\0') + ",x\n";
    CHECK(refusal(program, rows).find(":1002:4: segment holds U+0000") != std::string::npos);
    // What is wrong is shown, not obeyed.
    const std::string amounts =
        put(program, "deals.csv", "id,account,amount\n1,Acme,\x1b]0;x\x07 \xc2\x9b \xe2\x80\xae\n");
    CHECK(refusal(program, {"import", "deals", amounts, "--currency", "EUR"}, 5).find(":2:8: amount") !=
          std::string::npos);
}

TEST_CASE("what is no table is refused in one clear sentence, with line and column where there is one", "[thorough]") {
    const Program program;
    import(program, "accounts", {{"id", "name"}, {"1", "Acme"}});
    const auto told = [&program](const std::string& bytes) { return first_sentence(program, refusal(program, bytes)); };
    CHECK(told("") == "winloss: bad.csv:1:1: the file is empty.");
    CHECK(told("\n\n") == "winloss: bad.csv:1:1: the file is empty.");
    CHECK(told("id,name\n2,\"Zenith\n3,Third\n") == "winloss: bad.csv:2:3: the quote opened here is never closed.");
    CHECK(told("\"id,name\n2,Zenith\n") == "winloss: bad.csv:1:1: the quote opened here is never closed.");
    CHECK(told(std::string("\x7f"
                           "ELF\2\1\1\0\0\0",
                           10)) == "winloss: bad.csv:1:1: this is binary data, not a CSV file.");
    CHECK(told("PK\x03\x04 and so on") ==
          "winloss: bad.csv:1:1: this is a workbook or some other zip archive, not a CSV file.");
    CHECK(told(std::string("\xff\xfei\0d", 5)) ==
          "winloss: bad.csv:1:2: this is not utf-16le: the text ends within a character.");
    CHECK(told("{\"id\": 1}\n").starts_with("winloss: "));
    CHECK(told("id,n\xff\n1,x\n") ==
          "winloss: bad.csv:1:5: the heading is not UTF-8; save the file as CSV in UTF-8, or say with "
          "--encoding what it is.");
    std::string wide = "id,name";
    for (int i = 0; i < 3000; ++i) { wide += ",c" + std::to_string(i); }
    CHECK(told(wide + "\n1,x\n").starts_with("winloss: "));
    CHECK(told("colour,size\nred,1\n").starts_with("winloss: "));

    const Result heading = program({"import", "accounts", put(program, "bad.csv", "id,name\n")});
    CHECK(heading.code == 5);
    CHECK(heading.err.starts_with("winloss: "));
    CHECK(heading.err.find(":2:1: the file holds a heading, but no rows.") != std::string::npos);
}

TEST_CASE("a file that cannot be had is told, and no store is made for it") {
    const Program program;
    CHECK(refusal(program, {"import", "deals", program / "none.csv"}, 2).find("No such file or directory") !=
          std::string::npos);
    CHECK(refusal(program, {"import", "deals", program / ""}, 5).find("is a folder, not a file") != std::string::npos);
    const std::string path = put(program, "secret.csv", "id,account\n1,Acme\n");
    CHECK_FALSE(std::filesystem::exists(program / "a.db"));
    std::filesystem::permissions(path, std::filesystem::perms::none);
    if (geteuid() != 0) {  // nothing is forbidden to root
        CHECK(refusal(program, {"import", "deals", path}, 1).find("Permission denied") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(program / "a.db"));
    }
}

TEST_CASE("a dry run needs no store and makes none") {
    const Program program;
    const std::string path = put(program, "deals.csv", "id,account,stage\n1,Acme,Won\n2,,Won\n");
    const Result result = program({"import", "deals", path, "--dry-run", "--format", "json"});
    CHECK(result.code == 5);
    CHECK(result.err == path +
                            ":3:3: account is empty; only an open deal may lack its account, this one is won\n"
                            "1 of 2 rows cannot be imported, so nothing would be without --skip-bad.\n"
                            "Nothing was imported: this was a dry run.\n");
    CHECK(json::parse(result.out).at("bad_rows") == 1);
    CHECK_FALSE(std::filesystem::exists(program / "a.db"));

    REQUIRE(program({"import", "deals", path, "--skip-bad"}).code == 0);
    const std::string before = bytes_of(program / "a.db");
    const Result again = program({"import", "deals", path, "--dry-run", "--skip-bad"});
    CHECK(again.code == 0);
    CHECK(again.err.find("Nothing changed: 2 deals read, 1 as it was, 1 left out.") != std::string::npos);
    CHECK(bytes_of(program / "a.db") == before);
}

}  // namespace winloss::cli
