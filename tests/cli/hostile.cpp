// Whatever is typed into a field comes back as it was, and no way out lets it do harm.
#include <nlohmann/json.hpp>

#include "hostile.hpp"
#include "winloss/core/csv.hpp"

namespace winloss::cli {

namespace {

using nlohmann::json;
using render::readers::read_csv;

/// The one object that a listing in JSON holds, with this number.
json listed(const Program& program, const std::string& noun, std::int64_t id) {
    const Result result = program({noun, "list", "--format", "json"});
    REQUIRE(result.code == 0);
    for (const json& each : json::parse(result.out)) {
        if (each.at("id") == id) { return each; }
    }
    FAIL("not listed");
    return {};
}

/// A tab is no harm inside of quotes.
std::string visible_but_tabs(const std::string& line) {
    std::string text;
    for (const std::string_view piece : split(line, '\t')) {
        if (piece.data() != line.data()) { text += '\t'; }
        text += visible(piece);
    }
    return text;
}

/// The column of the row that has this number, as an independent reader of CSV sees it.
std::string csv_cell(const Program& program, const std::string& noun, const std::string& column, bool raw) {
    Words words = {noun, "list", "--format", "csv"};
    if (raw) { words.emplace_back("--raw"); }
    const auto records = read_csv(program(words).out);
    REQUIRE(records.size() >= 2);
    for (std::size_t i = 0; i < records[0].size(); ++i) {
        if (records[0][i] == column) { return records.back()[i]; }
    }
    return "no such column";
}

}  // namespace

TEST_CASE("what is typed into a field comes back as it was typed", "[thorough]") {
    for (const std::string& value : accepted()) {
        INFO(visible(value));
        Program program;
        const std::string kept = checked_line(value, "value");
        const auto run = [&](const Words& words) {
            const Result result = program(words);
            INFO(visible(result.err, Breaks::keep));
            CHECK(result.code == 0);
            CHECK(first_obeyed(result.err) == 0);
        };
        run({"person", "add", "--", value});
        run({"account", "add", "--segment=" + value, "--industry=" + value, "--region=" + value,
             "--external-id=" + value, "--owner=#1", "--", value});
        run({"contact", "add", "--account=#1", "--title=" + value, "--phone=" + value, "--email=" + as_address(value),
             "--", value});
        run({"product", "add", "--", value});
        run({"competitor", "add", "--", value});
        run({"deal", "add", "--account=#1", "--product=#1", "--lead-source=" + value, "--stage=" + value,
             "--outcome=lost", "--decided=2026-09-01", "--competitor=#1:finalist", "--reason=" + value, "--", value});
        run({"contract", "add", "#1", "--from=2026-01-01", "--external-id=" + value});
        run({"contract", "end", "#1", "--on=2026-06-30", "--why=" + value});

        for (const std::string noun : {"person", "account", "contact", "product", "competitor", "deal"}) {
            CHECK(listed(program, noun, 1).at("name") == kept);
        }
        CHECK(listed(program, "account", 1).at("segment") == kept);
        CHECK(listed(program, "account", 1).at("owner") == kept);
        CHECK(listed(program, "deal", 1).at("lead_source") == kept);
        CHECK(listed(program, "deal", 1).at("product") == kept);
        CHECK(listed(program, "contract", 1).at("end_reason") == kept);
        const json page = json::parse(program({"deal", "show", "#1", "--format", "json"}).out);
        CHECK(page.at("reasons").at(0).at("reason") == kept);
        CHECK(page.at("competitors").at(0).at("competitor") == kept);
        CHECK(csv_cell(program, "account", "name", false) == defused(visible_but_tabs(kept)));
        CHECK(csv_cell(program, "account", "name", true) == kept);
        program.terminal = true;
        CHECK(first_obeyed(program({"account", "list", "--format", "csv", "--raw"}).out, U"\r\n\t") == 0);
        program.terminal = false;
        hold_harmless(program);
    }
}

TEST_CASE("a record is found by any name it may have, and can be given another") {
    for (const std::string& value : accepted()) {
        if (value == "--" || value == "--name") { continue; }  // these need the '--' before them
        INFO(visible(value));
        const Program program;
        REQUIRE(program({"account", "add", "Acme"}).code == 0);
        REQUIRE(program({"account", "set", "Acme", "--name=" + value}).code == 0);
        CHECK(listed(program, "account", 1).at("name") == checked_line(value, "value"));
        const Result found = program({"account", "show", "--format", "json", "--", value});
        INFO(visible(found.err));
        CHECK(found.code == 0);
        CHECK(program({"deal", "add", "D", "--account=" + value}).code == 0);
        CHECK(program({"deal", "list", "--account=" + value, "--format", "jsonl"}).out.starts_with("{\"id\":1,"));
    }
}

TEST_CASE("what is no line of text is refused, and nothing is written") {
    for (const std::string& value : refused()) {
        INFO(visible(value).substr(0, 40));
        const Program program;
        REQUIRE(program({"account", "add", "Acme"}).code == 0);
        REQUIRE(program({"deal", "add", "D", "--account", "Acme"}).code == 0);
        const auto refuses = [&](const Words& words) {
            const Result result = program(words);
            INFO(words.front() << ' ' << words[1] << ": " << visible(result.err, Breaks::keep));
            CHECK(result.code == 5);
            CHECK(result.out.empty());
            CHECK(first_obeyed(result.err) == 0);
        };
        for (const std::string noun : {"account", "person", "product", "competitor", "deal"}) {
            refuses({noun, "add", "--", value});
        }
        refuses({"contact", "add", "--account=#1", "--", value});
        refuses({"deal", "set", "#1", "--reason=" + value});
        refuses({"deal", "set", "#1", "--product=" + (trim(value).empty() ? std::string("x\ny") : value)});
        if (!trim(value).empty()) {
            refuses({"account", "set", "Acme", "--segment=" + value});
            refuses({"deal", "set", "#1", "--stage=" + value});
        }
        CHECK(program({"product", "list"}).out.empty());
        CHECK(program({"account", "list", "--format", "tsv"}).out.starts_with("1\t\tAcme\t\t\t"));
    }
}

TEST_CASE("a name that is not there is named harmlessly") {
    const Program program;
    REQUIRE(program({"account", "add", "Acme"}).code == 0);
    Words values = accepted();
    values.insert(values.end(), refused().begin(), refused().end());
    for (const std::string& value : values) {
        for (const std::string noun : {"account", "contact", "deal", "contract", "competitor", "product", "person"}) {
            const Result result = program({noun, "show", "--", value});
            INFO(noun << ' ' << visible(value).substr(0, 40) << ": " << visible(result.err, Breaks::keep));
            CHECK(result.code == (trim(value).empty() ? 2 : 3));  // what is empty is no name
            CHECK(result.out.empty());
            CHECK(first_obeyed(result.err) == 0);
        }
        const Result owner = program({"account", "set", "Acme", "--owner=" + value});
        CHECK((owner.code == 3 || trim(value).empty()));
        CHECK(first_obeyed(owner.err) == 0);
    }
}

}  // namespace winloss::cli
