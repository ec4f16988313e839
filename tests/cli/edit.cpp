// Records in the editor, through the whole program.
#include <fstream>
#include <functional>
#include <iterator>

#include "cli/program.hpp"
#include "winloss/core/error.hpp"

namespace winloss::cli {

namespace {

using Hand = std::function<std::optional<std::string>(std::string form)>;

/// A deal with all that hangs on it, and somebody at the editor.
class Office {
public:
    Office() {
        typed({"person", "add", "Kim Larsen"});
        typed({"person", "add", "Lee Ng", "--role", "rep"});
        typed({"account", "add", "Acme", "--owner", "Kim Larsen", "--team", "+lee:success manager"});
        typed({"contact", "add", "Ana Ruiz", "--account", "Acme", "--role", "champion"});
        typed({"deal",     "add",       "Platform",      "--account",    "Acme",           "--owner",      "lee",
               "--amount", "12000 USD", "--outcome",     "lost",         "--decided",      "2026-08-20",   "--kind",
               "new",      "--reason",  "Too expensive", "--competitor", "Initech:winner", "--competitor", "Globex",
               "--team",   "+kim"});
        typed({"contract", "add", "Acme", "--from", "2026-01-01", "--until", "2026-12-31", "--value", "9000 EUR",
               "--product", "Suite"});
        typed({"plan"});
        typed({"touch", "add", "call", "--account", "Acme", "--by", "kim", "--said", "two sites more\nin spring"});
        typed({"expectation", "add", "month end in three days", "--account", "Acme"});
        typed({"health", "add", "amber", "--account", "Acme", "--why", "their champion leaves"});
        typed({"flag", "add", "expansion", "--account", "Acme", "--text", "two sites more"});
        typed({"action", "add", "a page of prices", "--account", "Acme", "--code", "total-cost"});
        typed({"benchmark", "add", "win-rate", "47%", "--source", "Trade survey", "--n", "1204"});
    }
    std::string typed(const std::vector<std::string>& words) const {
        const Result result = run(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out;
    }
    /// Each hand edits what the editor is opened on, one after the other.
    Result edited(std::vector<std::string> words, const std::vector<Hand>& hands) const {
        std::size_t opened = 0;
        Result result = run.edited(std::move(words), [&](std::string form) {
            REQUIRE(opened < hands.size());
            return hands[opened++](std::move(form));
        });
        CHECK(opened == hands.size());
        return result;
    }
    std::size_t operations() const {
        const std::string log = typed({"log", "--limit", "0"});
        return static_cast<std::size_t>(std::count(log.begin(), log.end(), '\n'));
    }

    Program run;
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    CAPTURE(text, from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

Hand replacing(const std::string& from, const std::string& to) {
    return [from, to](std::string form) { return replaced(std::move(form), from, to); };
}

const std::vector<std::vector<std::string>> records = {
    {"account", "1"},    {"contact", "1"}, {"deal", "1"},      {"contract", "1"}, {"person", "1"},
    {"competitor", "1"}, {"product", "1"}, {"interview", "1"}, {"touch", "1"},    {"expectation", "1"},
    {"health", "1"},     {"flag", "1"},    {"action", "1"},    {"benchmark", "1"}};

std::vector<std::string> edit(const std::vector<std::string>& record) { return {record[0], "edit", record[1]}; }

}  // namespace

TEST_CASE("a form of any record that comes back as it was, or empty, changes nothing") {
    const Office office;
    const std::size_t before = office.operations();
    for (const auto& record : records) {
        CAPTURE(record);
        const auto same = [](std::string form) { return form + "\n# a word\n"; };
        const auto left = [](const std::string&) { return std::optional<std::string>(); };
        for (const Hand& hand : {Hand(same), Hand(left)}) {
            const Result result = office.edited(edit(record), {hand});
            CHECK(result.code == 0);
            CHECK(result.err == "Nothing was changed.\n");
        }
        const std::string printed = office.typed({record[0], "edit", record[1], "--print"});
        CHECK(printed.starts_with("# winloss " + record[0] + " " + record[1] + " form "));
        std::ofstream(office.run / "form") << printed;
        CHECK(office.run({record[0], "edit", record[1], "--file", office.run / "form"}).err ==
              "Nothing was changed.\n");
    }
    CHECK(office.operations() == before);
}

TEST_CASE("what was changed in a form is one operation, as set would have made it") {
    const Office office;
    const std::string before = office.typed({"deal", "show", "1", "--format", "json"});
    const std::size_t operations = office.operations();
    const Result result = office.edited(
        {"deal", "edit", "platform"}, {[](std::string form) {
            form = replaced(std::move(form), "owner: Lee Ng", "owner: kim");
            form = replaced(std::move(form), "team: Kim Larsen", "team: lee");
            form = replaced(std::move(form), "amount: 12000.00 USD", "amount: 15k");
            form = replaced(std::move(form), "kind: new", "kind:");
            form = replaced(std::move(form), "competitor: Initech:winner", "competitor: Initech:finalist");
            form = replaced(std::move(form), "competitor: Globex\n", "");
            return replaced(std::move(form), "reason: Too expensive", "reason: Price\nreason: Timing");
        }});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(says(result.err, "Changed deal 1, Platform."));
    CHECK(office.operations() == operations + 1);
    const std::string after = office.typed({"deal", "edit", "1", "--print"});
    for (const std::string line : {"owner: Kim Larsen", "team: Lee Ng", "amount: 15000.00 USD",
                                   "kind:", "competitor: Initech:finalist", "reason: Price", "reason: Timing"}) {
        CHECK(says(after, "\n" + line + "\n"));
    }
    CHECK_FALSE(says(after, "Globex"));
    CHECK_FALSE(says(after, "Too expensive"));
    CHECK(says(office.typed({"log"}), "deal edit 1"));
    office.typed({"undo"});
    CHECK(office.typed({"deal", "show", "1", "--format", "json"}) == before);
}

TEST_CASE("every record is changed by its form") {
    const Office office;
    const auto change = [&](const std::vector<std::string>& record, const std::string& from, const std::string& to) {
        const Result result = office.edited(edit(record), {replacing("\n" + from + "\n", "\n" + to + "\n")});
        CAPTURE(record, result.err);
        CHECK(result.code == 0);
        CHECK(says(office.typed({record[0], "edit", record[1], "--print"}), "\n" + to + "\n"));
    };
    change({"account", "1"}, "segment:", "segment: Mid");
    change({"account", "1"}, "team: Lee Ng:success manager", "team: Kim Larsen:lead");
    change({"account", "1"}, "owner: Kim Larsen", "owner: Lee Ng");
    change({"interview", "1"}, "consent_to_quote:", "consent_to_quote: yes");
    change({"interview", "1"}, "contact:", "contact: Ana Ruiz");
    office.typed({"person", "add", "Clear Voice", "--role", "interviewer"});
    change({"interview", "1"}, "closes_on: 2026-11-18", "closes_on: 2026-11-30");
    change({"interview", "1"}, "interviewer:", "interviewer: Clear Voice");
    office.typed({"interview", "book", "1", "--at", "2026-10-05 10:00"});
    change({"interview", "1"}, "booked_at: 2026-10-05 10:00", "booked_at: 2026-10-06 09:30");
    change({"interview", "1"}, "first_asked_on: 2026-10-01", "first_asked_on: 2026-09-29");
    change({"interview", "1"}, "attempts: 1", "attempts: 3");
    change({"contact", "1"}, "do_not_contact: no", "do_not_contact: yes");
    change({"contact", "1"}, "left_on:", "left_on: 2026-09-30");
    change({"contract", "1"}, "auto_renews: no\n# how long a term is: 12m, 1y\nterm_months:",
           "auto_renews: yes\n# how long a term is: 12m, 1y\nterm_months: 12m");
    change({"contract", "1"}, "ends_on: 2026-12-31", "ends_on: 2027-01-31");
    change({"person", "2"}, "role: rep", "role: interviewer");
    change({"person", "2"}, "active: yes", "active: no");
    change({"person", "2"}, "email:", "email: lee@example.com");
    change({"person", "2"}, "email: lee@example.com", "email:");
    change({"competitor", "1"}, "name: Initech", "name: Initrode");
    change({"competitor", "1"}, "external_id:", "external_id: a0X1");
    change({"competitor", "1"}, "external_id: a0X1", "external_id:");
    change({"product", "1"}, "name: Suite", "name: Atlas");
    change({"touch", "1"}, "contact:", "contact: Ana Ruiz");
    change({"touch", "1"}, "said: in spring", "said: in spring, or later\nsaid: and one in the north");
    change({"touch", "1"}, "person: Kim Larsen", "person:");
    change({"expectation", "1"}, "target:", "target: 3");
    change({"health", "1"}, "health: amber", "health: red");
    office.typed({"flag", "set", "1", "--raised", "2026-09-01"});
    office.typed({"flag", "clear", "1", "--on", "2026-09-29", "--why", "they grew"});
    change({"flag", "1"}, "cleared_on: 2026-09-29", "cleared_on: 2026-09-30");
    change({"flag", "1"}, "cleared_why: they grew", "cleared_why: they have them");
    change({"action", "1"}, "told_on:", "told_on: 2026-09-30");
    change({"action", "1"}, "code: price/total-cost", "code:");
}

TEST_CASE("a value that cannot be opens the editor again, with the reason above its line") {
    const Office office;
    std::string second;
    const Result result =
        office.edited({"deal", "edit", "1"}, {replacing("owner: Lee Ng", "owner: Lea"), [&](std::string form) {
                                                  second = form;
                                                  return replaced(form, "owner: Lea", "owner: Kim");
                                              }});
    CHECK(result.code == 0);
    CHECK(says(second, "\n# a person: the rep\n#! There is no person 'Lea'"));
    CHECK(says(second, "\nowner: Lea\n"));
    CHECK(says(office.typed({"deal", "edit", "1", "--print"}), "\nowner: Kim Larsen\n"));
}

TEST_CASE("values that do not go together open it again too; given up, the text is kept") {
    const Office office;
    std::string second;
    const Result result =
        office.edited({"contract", "edit", "1"},
                      {replacing("ends_on: 2026-12-31", "ends_on: 2025-12-31"), [&](const std::string& form) {
                           second = form;
                           return std::optional<std::string>();
                       }});
    CAPTURE(second, result.err);
    CHECK(result.code != 0);
    CHECK(second.find("\n#! ") < second.find("\nends_on:"));  // at the line that was changed
    CHECK(second.find("\n#! ") > second.find("\nexternal_id:"));
    const std::string kept = office.run.store() + ".contract-1-20261001T080000Z.conf";
    CHECK(says(result.err, "Your text is kept in " + kept + "; mend it, then winloss --store " + office.run.store() +
                               " contract edit 1 --file " + kept));
    std::ifstream file(kept);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK(says(text, "ends_on: 2025-12-31"));
}

TEST_CASE("of several lines that were changed the one at fault has the message") {
    const Office office;
    std::string second;
    const Result result =
        office.edited({"interview", "edit", "1"},
                      {[](std::string form) {
                           form = replaced(std::move(form), "closes_on: ", "closes_on: 2026-11-30\n# was ");
                           return replaced(replaced(std::move(form), "target_on: ", "target_on: 2026-12-24\n# was "),
                                           "incentive:", "incentive: a book");
                       },
                       [&](const std::string& form) {
                           second = form;
                           return replaced(form, "target_on: 2026-12-24", "target_on: 2026-11-02");
                       }});
    CAPTURE(second);
    CHECK(result.code == 0);
    CHECK(says(second,
               "\n#! A window from 2026-09-19 to 2026-11-30 with its target on 2026-12-24.\n"
               "#! It opens, has its target, and closes, in this order.\ntarget_on: 2026-12-24\n"));
    CHECK(says(office.typed({"interview", "edit", "1", "--print"}), "\ntarget_on: 2026-11-02\n"));
    office.typed({"plan"});  // which leaves it
    CHECK(says(office.typed({"interview", "edit", "1", "--print"}), "\ncloses_on: 2026-11-30\n"));
    CHECK(says(office.typed({"interview", "show", "1", "--format", "json"}), "\"moved\""));
}

TEST_CASE("in a file a fault is named with its line, and nothing is written") {
    const Office office;
    const std::size_t before = office.operations();
    std::ofstream(office.run / "form") << "owner: kim\nkind: newish\nclosed_on: 01/02/2026\n";
    const Result result = office.run({"deal", "edit", "1", "--file", office.run / "form"});
    CHECK(result.code == 5);
    CHECK(says(result.err, "line 2: "));
    CHECK(says(result.err, "line 3: "));
    std::ofstream(office.run / "form") << "owner: kim\n";
    CHECK(office.operations() == before);
    CHECK(office.run({"deal", "edit", "1", "--file", office.run / "form"}).code == 0);
    CHECK(says(office.typed({"deal", "edit", "1", "--print"}), "reason: Too expensive"));
}

TEST_CASE("what every record of a kind has cannot be taken out of its form") {
    const Office office;
    const std::vector<std::pair<std::string, std::string>> lines = {
        {"account", "name: Acme"},  {"contact", "account: Acme"},
        {"deal", "name: Platform"}, {"contract", "starts_on: 2026-01-01"},
        {"person", "role: other"},  {"competitor", "name: Initech"},
        {"product", "name: Suite"}};
    for (const auto& [record, line] : lines) {
        CAPTURE(record, line);
        const std::string key = line.substr(0, line.find(':'));
        const std::string form = office.typed({record, "edit", "1", "--print"});
        std::ofstream(office.run / "form") << replaced(form, "\n" + line + "\n", "\n" + key + ":\n");
        const Result result = office.run({record, "edit", "1", "--file", office.run / "form"});
        CHECK(result.code == 5);
        CHECK(says(result.err, "The " + key + " is empty."));
    }
}

TEST_CASE("two who edit one record at a time: the second is refused, and the text is kept") {
    const Office office;
    const Result result = office.edited({"deal", "edit", "1"}, {[&](std::string form) {
                                            office.typed({"deal", "set", "1", "--stage", "Closed"});
                                            return replaced(std::move(form), "owner: Lee Ng", "owner: Kim");
                                        }});
    CHECK(result.code == 4);
    CHECK(says(result.err, "Somebody changed deal 1 meanwhile: the form was opened on other values."));
    const std::string kept = office.run.store() + ".deal-1-20261001T080000Z.conf";
    CHECK(says(result.err, "Your text is kept in " + kept));
    CHECK(says(office.typed({"deal", "edit", "1", "--print"}), "\nowner: Lee Ng\n"));
    CHECK(office.run({"deal", "edit", "1", "--file", kept}).code == 4);
    std::ifstream file(kept);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    std::ofstream(office.run / "form") << text.substr(text.find('\n') + 1);
    CHECK(office.run({"deal", "edit", "1", "--file", office.run / "form"}).code == 0);
    CHECK(says(office.typed({"deal", "edit", "1", "--print"}), "\nowner: Kim Larsen\n"));
}

TEST_CASE("a form of another record is refused, and what the buyer says is not taken out with the rep's") {
    const Office office;
    std::ofstream(office.run / "form") << office.typed({"account", "edit", "1", "--print"});
    CHECK(says(office.run({"deal", "edit", "1", "--file", office.run / "form"}).err,
               "This is the form of account 1, not of deal 1."));
    office.typed({"deal", "set", "1", "--competitor", "Globex:finalist", "--said-by", "buyer"});
    std::ofstream(office.run / "form") << "competitor: Initech:winner\n";
    const Result result = office.run({"deal", "edit", "1", "--file", office.run / "form"});
    CHECK(result.code == 4);
    CHECK(says(result.err, "The buyer names Globex too"));
}

TEST_CASE("a refused form is kept beside the store when the editor does not come back from it") {
    const Office office;
    const Hand refused = replacing("\nsegment:\n", "\nsegment: Mid\nnonsense: 1\n");
    const auto kept = [&] {
        std::vector<std::string> texts;
        for (const auto& entry : std::filesystem::directory_iterator(office.run / "")) {
            if (entry.path().filename().string().find(".account-1-") == std::string::npos) { continue; }
            std::ifstream file(entry.path());
            texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
            CHECK(says(texts.back(), "segment: Mid\n"));
        }
        return texts.size();
    };
    const Result failed =
        office.edited(edit({"account", "1"}), {refused, [](const std::string&) -> std::optional<std::string> {
                                                   throw Error(ErrorKind::failure, "The editor did not end well.");
                                               }});
    CHECK(failed.code == 1);
    CHECK(says(failed.err, "The editor did not end well."));
    CHECK(says(failed.err, "Your text is kept in"));
    CHECK(kept() == 1);
    const Result unchanged = office.edited(edit({"account", "1"}),
                                           {refused, [](const std::string&) { return std::optional<std::string>(); }});
    CHECK(unchanged.code == 5);
    CHECK(kept() == 2);  // within the same second
}

TEST_CASE("a form says whom a part of a name was taken for, as a command does") {
    const Office office;
    const auto saved = [&](const std::vector<std::string>& record, const std::string& old, const std::string& now) {
        std::vector<std::string> words = {record.front(), "edit"};
        words.insert(words.end(), record.begin() + 1, record.end());
        return office.edited(words, {[&](std::string form) {
                                 const std::size_t found = form.find(old);
                                 REQUIRE(found != std::string::npos);
                                 return std::optional(form.replace(found, old.size(), now));
                             }});
    };
    CHECK(saved({"account", "1"}, "owner: Kim Larsen", "owner: lee").err.find("'lee' is person 2, Lee Ng.") !=
          std::string::npos);
    CHECK(saved({"account", "1"}, "owner: Lee Ng", "owner: Kim Larsen").err.find("is person") == std::string::npos);
    CHECK(saved({"account", "1"}, "team: Lee Ng:success manager", "team: kim:success manager")
              .err.find("'kim' is person 1, Kim Larsen.") != std::string::npos);
}

TEST_CASE("of several values that came to a list the one at fault is named by its line") {
    const Office office;
    office.typed({"contact", "add", "Eva Lind", "--account", "Acme"});
    office.typed({"contact", "add", "Tom Bo", "--account", "Acme", "--do-not-contact"});
    const auto comes_after = [](const std::string& form, const std::string& line) {
        return form.find("\n#! ") > form.find("\n" + line + "\n");
    };
    std::string second;
    office.edited(edit({"interview", "1"}),
                  {replacing("\ncontact:\n", "\ncontact: Eva Lind\ncontact: Tom Bo\n"), [&](std::string form) {
                       second = form;
                       return replaced(std::move(form), "contact: Tom Bo\n", "");
                   }});
    CAPTURE(second);
    CHECK(comes_after(second, "contact: Eva Lind"));
    CHECK_FALSE(comes_after(second, "contact: Tom Bo"));
    std::ofstream(office.run / "form") << "contact: Ana Ruiz\ncontact: Tom Bo\n";
    const Result result = office.run({"interview", "edit", "1", "--file", office.run / "form"});
    CHECK(result.code != 0);
    CHECK(says(result.err, "Line 2: Tom Bo must not be contacted"));
}

TEST_CASE("hostile values are harmless in a form and stay as they are") {
    const Office office;
    const std::string evil = "\x1b[31m\xe2\x80\xae --> # {==x==}: y";
    office.typed({"deal", "set", "1", "--stage", evil});
    std::string form;
    const Result result = office.edited({"deal", "edit", "1"}, {[&](std::string opened) {
                                            form = opened;
                                            return replaced(std::move(opened), "owner: Lee Ng", "owner: Kim");
                                        }});
    CHECK(result.code == 0);
    CHECK(says(form, "\nstage: \\x1b[31m\\u{202e} --> # {==x==}: y\n"));
    CHECK_FALSE(says(form, "\x1b"));
    CHECK(says(office.typed({"deal", "show", "1", "--format", "json"}), "\\u001b[31m"));
}

}  // namespace winloss::cli
