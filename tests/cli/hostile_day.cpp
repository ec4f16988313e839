// A day's work on records whose names somebody chose to do harm: screens, forms, the pager, completion and reminders.
#include <fstream>

#include "hostile.hpp"

namespace winloss::cli {

namespace {

/// Names that would leave a comment, a heading or a mark, beside all others.
Words names() {
    Words values = accepted();
    values.insert(values.end(), {"--> {#x}", "## What? {#x}", "{==x==}{>>total-cost -2<<}", "<!-- winloss note 1 -->",
                                 "# winloss deal 1 form 0", "name: x", "\xe2\x81\xa6isolated\xe2\x81\xa9"});
    return values;
}

/// An account, and all that hangs on it down to a booked interview, every word of which is `value`.
class Day {
public:
    explicit Day(const std::string& value) : value_(value) {
        program.variables["WINLOSS_AS"] = "#1";
        done({"person", "add", "--", value});
        done({"product", "add", "--", value});
        done({"competitor", "add", "--", value});
        done({"account", "add", "--segment=" + value, "--owner=#1", "--", value});
        done({"contact", "add", "--account=#1", "--title=" + value, "--", value});
        done({"deal", "add", "--account=#1", "--product=#1", "--kind=new", "--stage=" + value, "--outcome=lost",
              "--decided=2026-09-01", "--competitor=#1:finalist", "--reason=" + value, "--owner=#1", "--", value});
        done({"contract", "add", "#1", "--product=#1", "--from=2026-01-01", "--until=2026-12-31"});
        done({"plan"});
        done({"interview", "invited", "1", "--contact=#1", "--remark=" + value});
        done({"interview", "book", "1", "--at", "2026-10-01 15:00", "--with=#1", "--reason=" + value});
    }
    Day(const Day&) = delete;
    Day& operator=(const Day&) = delete;

    Result done(const Words& words, const std::string& input = {}) const {
        const Result result = program(words, input);
        INFO(join(words, " ") << "\n" << visible(result.err, Breaks::keep));
        CHECK(result.code == 0);
        CHECK(first_obeyed(result.err) == 0);
        return result;
    }

    /// What `hand` makes of the text that the editor is opened on.
    Result edited(const Words& words, const std::function<std::optional<std::string>(std::string)>& hand) const {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
        world.now = *parse_instant("2026-10-01T08:00:00Z");
        world.today = *parse_iso("2026-10-01");
        world.in_is_terminal = world.err_is_terminal = true;
        world.edit = [&](const EditTask& task) { return Edited{hand(task.text)}; };
        Words line = words;
        line.insert(line.end(), {"--store", program.store()});
        const int code = run_app(line, world);
        return {code, out.str(), err.str()};
    }

    const std::string& value() const { return value_; }
    Program program;

private:
    std::string value_;
};

const std::vector<Words>& pages() {
    static const std::vector<Words> all = {{"status"},
                                           {"next"},
                                           {"due"},
                                           {"plan", "--dry-run"},
                                           {"interview", "list"},
                                           {"interview", "show", "1"},
                                           {"account", "list"},
                                           {"account", "show", "#1"},
                                           {"deal", "show", "#1"},
                                           {"contact", "list"},
                                           {"contract", "show", "1"},
                                           {"person", "list"},
                                           {"product", "list"},
                                           {"competitor", "list"},
                                           {"reasons", "list"},
                                           {"log"},
                                           {"check"},
                                           {"guide", "show", "retrospective", "--outcome", "lost"},
                                           {"report", "loss-reasons", "--source", "rep"}};
    return all;
}

/// A screen, and what a pager is given, obeys nothing but the tabs of a note's text.
void hold_screens_harmless(Program& program, const std::vector<Words>& of) {
    program.terminal = true;
    for (const auto& [lines, columns] : {std::pair(3, 30), std::pair(200, 100)}) {
        std::string paged;
        program.lines = lines;
        program.columns = columns;
        program.page = [&](const std::string&, const std::string& text) {
            paged = text;
            return true;
        };
        for (Words words : of) {
            paged.clear();
            words.insert(words.end(), {"--color", "never"});
            const Result result = program(words);
            INFO(join(words, " ") << "\n" << visible(result.out + paged, Breaks::keep) << visible(result.err));
            CHECK(result.code == 0);
            CHECK(first_obeyed(result.out + paged, U"\n\t") == 0);
            CHECK(first_obeyed(result.err) == 0);
        }
    }
    program.terminal = false;
}

std::string without_first_comment(const std::string& note) { return note.substr(note.find('\n') + 1); }

}  // namespace

TEST_CASE("the day's screens obey no name", "[thorough]") {
    for (const std::string& value : names()) {
        INFO(visible(value).substr(0, 60));
        Day day(value);
        hold_screens_harmless(day.program, pages());
        const Result reminder = day.program({"remind", "--dry-run"});
        CHECK(first_obeyed(reminder.out + reminder.err) == 0);
    }
}

TEST_CASE("a form of any record says its values harmlessly and changes nothing when it comes back", "[thorough]") {
    for (const std::string& value : names()) {
        const Day day(value);
        for (const std::string noun :
             {"account", "contact", "deal", "contract", "person", "product", "competitor", "interview"}) {
            INFO(noun << ' ' << visible(value).substr(0, 60));
            const std::string form = day.done({noun, "edit", "1", "--print"}).out;
            CHECK(first_obeyed(form) == 0);
            CHECK(day.done({noun, "edit", "1", "--file", "-"}, form).err == "Nothing was changed.\n");
            std::string opened;
            const Result result = day.edited({noun, "edit", "1"}, [&](std::string text) {
                opened = std::move(text);
                return opened + "\n# a word\n";
            });
            CHECK(opened == form);
            CHECK(result.err == "Nothing was changed.\n");
        }
    }
}

TEST_CASE("no name in a note's form becomes part of the note", "[thorough]") {
    for (const std::string& value : names()) {
        INFO(visible(value).substr(0, 60));
        const Day day(value);
        std::string opened;
        const Result result = day.edited({"note", "1"}, [&](std::string form) {
            opened = form;
            return form + "\nThey said {==much==}{>>total-cost -2 primary<<}.\n";
        });
        INFO(visible(opened, Breaks::keep) << visible(result.err, Breaks::keep));
        CHECK(result.code == 0);
        CHECK(first_obeyed(opened) == 0);
        CHECK(first_obeyed(result.err) == 0);
        const std::string note = without_first_comment(day.done({"note", "1", "--print"}).out);
        CHECK(note.find("They said {==much==}{>>price/total-cost -2 primary<<}.\n") != std::string::npos);
        for (const std::string_view line : split(note, '\n')) {
            CHECK((line.empty() || line.starts_with("They said") || line.starts_with("## ")));
        }
    }
}

TEST_CASE("a memo and a note's text are shown harmlessly, and stay as they are in the editor", "[thorough]") {
    for (const std::string& value : names()) {
        if (value.find("{==") != std::string::npos || value.find("-->") != std::string::npos) { continue; }  // marks
        INFO(visible(value).substr(0, 60));
        Day day(value);
        const std::string text = "Said: " + value + " and {==this==}{>>total-cost -2 primary # " + value + ".<<}.\n";
        day.done({"note", "1", "--file", "-"}, text);
        hold_screens_harmless(day.program, {{"interview", "show", "1"}, {"note", "1", "--print"}, {"status"}, {"log"}});
        for (const std::string format : {"json", "csv", "markdown"}) {
            const Result result = day.program({"interview", "show", "1", "--table", "codings", "--format", format});
            CHECK(first_obeyed(result.out, U"\n\r\t") == 0);
        }
        const Result again = day.edited({"note", "1"}, [](std::string form) { return form + "\n"; });
        INFO(visible(again.err, Breaks::keep));
        CHECK(again.err == "The note of interview 1 is as it was.\n");
    }
}

TEST_CASE("completion offers every name on a line of its own, harmlessly", "[thorough]") {
    for (const std::string& value : names()) {
        INFO(visible(value).substr(0, 60));
        const Day day(value);
        for (const Words& words : std::vector<Words>{{"account", "show", ""},
                                                     {"contact", "show", ""},
                                                     {"deal", "show", ""},
                                                     {"deal", "list", "--owner", ""},
                                                     {"interview", "show", ""},
                                                     {"account", "show", value.substr(0, 1)},
                                                     {"undo", ""}}) {
            Words line = {"__complete"};
            line.insert(line.end(), words.begin(), words.end());
            const Result result = day.done(line);
            CHECK(first_obeyed(result.out, U"\n\t") == 0);
            if (words.back().empty()) { CHECK_FALSE(result.out.empty()); }
        }
    }
}

}  // namespace winloss::cli
