// The day's page fits the screen, whatever its size and whatever the store holds.
#include <set>

#include "program.hpp"
#include "winloss/cli/output.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

void done(const Program& program, const Words& words) {
    const Result result = program(words);
    INFO(result.err);
    REQUIRE(result.code == 0);
}

void hold_on_every_screen(Program& program, const std::string& today) {
    program.terminal = true;
    for (const int columns : {60, 64, 72, 80, 81, 90, 100, 120, 160, 200}) {
        for (const int lines : {24, 25, 30, 40, 50}) {
            program.columns = columns;
            program.lines = lines;
            const Result page = program({"--today", today});
            INFO(columns << 'x' << lines << '\n' << page.out);
            CHECK(screen_lines(page.out, columns) < lines);
            if (!page.out.empty()) { CHECK(page.out.find("Today: " + today) != std::string::npos); }
            CHECK(page.out.find("No room for") == std::string::npos);
        }
    }
    program.terminal = false;
}

/// The sample company on 1 October, with `count` appointments on that day.
void begin(const Program& program, int count) {
    done(program, {"demo"});
    std::istringstream due(program({"due"}).out);
    std::string line;
    for (int booked = 0; booked < count && std::getline(due, line); ++booked) {
        const std::string id = line.substr(0, line.find('\t'));
        done(program, {"interview", "assign", id, "12"});
        done(program, {"interview", "book", id, "--at", "2026-10-01 16:30"});
    }
}

}  // namespace

TEST_CASE("the day's page fits every screen", "[thorough]") {
    for (const int count : {0, 5, 12}) {
        Program program;
        begin(program, count);
        for (const char* today : {"2026-10-01", "2026-10-02", "2027-01-15"}) { hold_on_every_screen(program, today); }
    }
}

TEST_CASE("the day's page fits with long promises, and an empty one does", "[thorough]") {
    Program program;
    done(program, {"init"});
    hold_on_every_screen(program, "2026-10-01");
    done(program, {"account", "add", "A customer with a long name"});
    for (int i = 0; i < 30; ++i) {
        done(program, {"action", "add", "--account", "1", "--due", "2026-10-02", "--state", "planned",
                       std::string(static_cast<std::size_t>(i), 'w') + " a promise that goes on and on, " +
                           "since nobody who wrote it down thought of a screen, and then says one thing more"});
    }
    hold_on_every_screen(program, "2026-10-01");
    program.terminal = true;
    program.columns = 200;
    CHECK(program({"status"}).out.find("thought of a screen, and then says one thing more") != std::string::npos);
    program.columns = 80;
    CHECK(program({"status"}).out.find("one thing more") == std::string::npos);
}

TEST_CASE("every command that the day's page names is one") {
    Program program;
    begin(program, 5);
    done(program, {"flag", "add", "at-risk", "--account", "1", "--text", "x", "--look-again-on", "2026-10-02"});
    std::set<std::string> named;
    for (const char* today : {"2026-10-01", "2026-10-12", "2026-11-12", "2027-03-01"}) {
        program.terminal = true;
        program.columns = 900;  // where nothing is broken
        const std::string page = program({"--today", today, "--limit", "1"}).out;
        program.terminal = false;
        const std::size_t at = page.find("More: ");
        INFO(page);
        REQUIRE(at != std::string::npos);
        const std::string more = page.substr(at + 6, page.find('\n', at) - at - 6);
        for (const std::string_view each : split(more, ',')) { named.emplace(trim(each)); }
    }
    CHECK(named.size() >= 8);
    for (const std::string& command : named) {
        Words words;
        for (const std::string_view word : split(command, ' ')) { words.emplace_back(word); }
        REQUIRE(words.front() == "winloss");
        words.erase(words.begin());
        INFO(command);
        CHECK(program(words).code == 0);
    }
}

TEST_CASE("the options of the day's page need no word before them") {
    const Program program;
    done(program, {"demo"});
    for (const Words& options : std::vector<Words>{
             {"--of", "12"}, {"--of=12"}, {"--mine", "--as", "12"}, {"--as", "12", "--mine"}, {"--limit", "3"}}) {
        Words named{"status"};
        named.insert(named.end(), options.begin(), options.end());
        const Result page = program(named);
        CHECK(page.code == 0);
        CHECK(program(options).out == page.out);
    }
    CHECK(program({"--of", "nobody at all"}).err.find("There is no command") == std::string::npos);
    CHECK(program({"--owner", "kim"}).code == 2);
}

}  // namespace winloss::cli
