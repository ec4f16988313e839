#include "winloss/app/record_form.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::app;

namespace {

/// A form whose puts are written down.
struct Sample {
    std::vector<std::string> put;
    RecordForm form{"deal 17", {"deal 17, Platform."}, {}};

    Sample() {
        form.fields.push_back({.key = "name", .values = {"Plat\x1b[31mform"}, .required = true});
        form.fields.push_back({.key = "owner", .values = {}, .says = "a person"});
        form.fields.push_back({.key = "team", .values = {"Kim", "Lee"}, .list = true});
        form.fields[1].check = [](const std::string& typed) {
            if (typed != "Ana") { throw not_found("There is no person '" + typed + "'.", "Did you mean 'Ana'?"); }
        };
        for (std::size_t i = 0; i < 2; ++i) {
            form.fields[i].put = [this, key = form.fields[i].key](const std::string& typed) {
                put.push_back(key + "=" + typed);
            };
        }
        form.fields[2].put_list = [this](const auto& came, const auto& went) {
            for (const std::size_t each : went) { put.push_back("-" + std::to_string(each)); }
            for (const std::string& each : came) { put.push_back("+" + each); }
        };
    }
    ReadForm read(std::string_view text) { return read_form(text, form); }
};

std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a form shows the values as they are, harmless") {
    Sample sample;
    CHECK(form_text(sample.form) == "# winloss deal 17 form " + fingerprint(sample.form) +
                                        "\n# deal 17, Platform.\n\nname: Plat\\x1b[31mform\n# a person\nowner:\n"
                                        "team: Kim\nteam: Lee\n");
    const ReadForm read = sample.read(form_text(sample.form));
    CHECK(read.record == "deal 17");
    CHECK(read.fingerprint == fingerprint(sample.form));
    CHECK_FALSE(read.changed);
    CHECK(read.faults.empty());
    CHECK(sample.put.empty());
}

TEST_CASE("what was changed is put, and no more") {
    Sample sample;
    std::string text = with(form_text(sample.form), "owner:", "owner:  Ana ");
    text = with(text, "team: Kim\n", "team: Pat\n");
    CHECK(sample.read(text).changed);
    CHECK(sample.put == std::vector<std::string>{"owner=Ana", "-0", "+Pat"});
}

TEST_CASE("a list that is gone is taken out of a form, and left alone by a text from outside") {
    Sample sample;
    const std::string opened = form_text(sample.form);
    sample.read(with(opened, "team: Kim\nteam: Lee\n", ""));
    CHECK(sample.put == std::vector<std::string>{"-0", "-1"});
    sample.put.clear();
    CHECK_FALSE(sample.read(opened.substr(0, opened.find("\n\n") + 2)).changed);  // comments alone: emptied
    CHECK(sample.put.empty());
    CHECK_FALSE(sample.read("# winloss said\nname: Plat\\x1b[31mform\n").changed);
    CHECK(sample.read("team:\n").changed);
    CHECK(sample.put == std::vector<std::string>{"-0", "-1"});
}

TEST_CASE("faults say where they are, and nothing is put") {
    Sample sample;
    const ReadForm read = sample.read("name:\nowner: Anna\nownr: Ana\nhello\nname: x\nteam: Pat\n");
    REQUIRE(read.faults.size() == 5);
    CHECK(read.faults[0].line == 1);
    CHECK(read.faults[0].message == "The name is empty.");
    CHECK(read.faults[1].line == 2);
    CHECK(read.faults[1].message == "There is no person 'Anna'.");
    CHECK(read.faults[2].message == "There is no field 'ownr'.");
    CHECK(read.faults[2].hint == "Did you mean 'owner'?");
    CHECK(read.faults[3].message == "'hello' is no field.");
    CHECK(read.faults[4].message == "name stands here twice, in line 1 too.");
    CHECK(sample.put.empty());
}

TEST_CASE("faults stand above their lines until the next time") {
    const std::vector<LineFault> faults = {{2, "No\x1b person.", "Did you mean 'Ana'?"}};
    const std::string text = with_faults("# first\nowner: Anna\n", faults);
    CHECK(text == "# first\n#! No\\x1b person.\n#! Did you mean 'Ana'?\nowner: Anna\n");
    CHECK(with_faults(text, {}) == "# first\nowner: Anna\n");
    CHECK(with_faults("# first\nowner: x\n", {{0, "Both.", {}}}) == "# first\n#! Both.\nowner: x\n");
}

TEST_CASE("a fingerprint tells values apart, not their order of asking") {
    Sample one;
    Sample other;
    CHECK(fingerprint(one.form) == fingerprint(other.form));
    other.form.fields[2].values = {"KimLee"};
    CHECK(fingerprint(one.form) != fingerprint(other.form));
    CHECK(fingerprint(one.form).size() == 16);
}

TEST_CASE("a text stands in the form line by line, and comes back in one piece") {
    std::vector<std::string> put;
    RecordForm form{"touch 3", {}, {{.key = "said", .values = {"two\tsites", "", "  in spring"}, .text = true}}};
    form.fields[0].put = [&](const std::string& typed) { put.push_back(typed); };
    CHECK(form_text(form).ends_with("\n\nsaid: two\\tsites\nsaid: \nsaid:   in spring\n"));
    CHECK_FALSE(read_form(form_text(form), form).changed);
    CHECK_FALSE(read_form("said: two\\tsites\nsaid:\nsaid: in spring\n", form).changed);
    CHECK(read_form("said: two\\tsites\nsaid: at once\nsaid: in spring\n", form).changed);
    CHECK(read_form("said:\n", form).changed);
    CHECK(put == std::vector<std::string>{"two\tsites\nat once\n  in spring", ""});
    form.fields[0].values.clear();
    CHECK(form_text(form).ends_with("\nsaid:\n"));
    CHECK_FALSE(read_form("said:\n", form).changed);
}
