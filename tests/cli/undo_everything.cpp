// Whatever was done is taken back without a trace, and done again to the letter: random days of work on every verb.
#include <map>
#include <set>

#include "program.hpp"
#include "random_commands.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/store.hpp"

namespace winloss::cli {

namespace {

store::Store opened(const Program& program) { return store::Store::open_for_reading(program.store(), {}); }

/// Every row of every table but the history's, its number included.
std::string dump(const store::Store& store) {
    std::map<std::string, std::string> tables;
    store::Statement columns = store.prepare(
        "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c WHERE t.schema = 'main' AND "
        "t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' AND t.name NOT IN ('operation', 'row_log', "
        "'row_range', 'import_file', 'packed_table', 'packed_row') "
        "ORDER BY t.name, c.cid");
    while (columns.step()) { tables[std::string(columns.text(0))] += ", " + std::string(columns.text(1)); }
    REQUIRE(tables.size() > 15);
    std::string all;
    for (const auto& [table, names] : tables) {
        store::Statement rows =
            store.prepare("SELECT json_array('" + table + "'" + names + ") FROM " + table + " ORDER BY 1");
        while (rows.step()) { all += std::string(rows.text(0)) + '\n'; }
    }
    return all;
}

/// The first lines in which two dumps differ.
std::string difference(const std::string& left, const std::string& right) {
    const auto lines = [](const std::string& text) {
        std::set<std::string> set;
        for (std::string_view line : split(text, '\n')) { set.emplace(line); }
        return set;
    };
    const auto a = lines(left);
    const auto b = lines(right);
    std::string out;
    for (const std::string& line : a) { out += b.contains(line) ? "" : "- " + line + '\n'; }
    for (const std::string& line : b) { out += a.contains(line) ? "" : "+ " + line + '\n'; }
    return out;
}

void require_same(const std::string& now, const std::string& then) {
    if (now != then) { FAIL(difference(then, now)); }
}

void require_whole(const Program& program) {
    const Result check = program({"check"});
    INFO(check.out << check.err);
    REQUIRE(check.code == 0);
}

void require_done(const Program& program, const std::string& verb) {
    const Result result = program({verb});
    INFO(result.err);
    REQUIRE(result.code == 0);
}

/// A day of work, and the states it went through.
class Day {
public:
    explicit Day(unsigned seed) : commands_(seed) {
        REQUIRE(program_({"init"}).code == 0);
        states_.push_back(dump(opened(program_)));
    }

    /// Until so many commands have changed something; now and then a few are taken back and done again meanwhile.
    void work(std::size_t operations) {
        while (states_.size() <= operations) {
            if (commands_.one_in(12)) { go_back_and_forth(); }
            type();
        }
    }

    void undo_all() {
        for (std::size_t i = states_.size() - 1; i > 0; --i) {
            INFO(typed_[i - 1]);
            require_done(program_, "undo");
            require_same(dump(opened(program_)), states_[i - 1]);
        }
        CHECK(program_({"undo"}).code == 4);
        require_whole(program_);
    }

    void redo_all() {
        for (std::size_t i = 1; i < states_.size(); ++i) {
            INFO(typed_[i - 1]);
            require_done(program_, "redo");
            require_same(dump(opened(program_)), states_[i]);
        }
        CHECK(program_({"redo"}).code == 4);
        require_whole(program_);
    }

    /// 'deal add': how often each has changed something.
    const std::map<std::string, int>& done() const { return done_; }

private:
    void type() {
        const store::Store before = opened(program_);
        const std::int64_t known = before.operation();
        const Typed typed = commands_.next(before);
        const Result result = program_(typed.words, typed.input);
        const std::string line = join(typed.words, " ");
        INFO(line << '\n' << typed.input << result.out << result.err);
        REQUIRE((result.code == 0 || (result.code >= 2 && result.code <= 5)));
        const store::Store after = opened(program_);
        if (result.code != 0 || after.operation() == known) {
            REQUIRE(after.operation() == known);
            require_same(dump(after), states_.back());
            return;
        }
        require_whole(program_);
        states_.push_back(dump(after));
        typed_.push_back(line);
        ++done_[typed.words[0] + (typed.words[0] == "plan" || typed.words[0] == "note" ? "" : " " + typed.words[1])];
    }

    void go_back_and_forth() {
        std::size_t steps = 0;
        while (steps + 1 < states_.size() && !commands_.one_in(4)) {
            require_done(program_, "undo");
            ++steps;
            require_same(dump(opened(program_)), states_[states_.size() - 1 - steps]);
        }
        for (; steps > 0; --steps) { require_done(program_, "redo"); }
        require_same(dump(opened(program_)), states_.back());
    }

    Program program_;
    RandomCommands commands_;
    std::vector<std::string> states_;
    std::vector<std::string> typed_;  ///< the command that led from each state to the next
    std::map<std::string, int> done_;
};

std::map<std::string, int> live_through(unsigned first_seed, unsigned seeds) {
    std::map<std::string, int> done;
    for (unsigned seed = first_seed; seed < first_seed + seeds; ++seed) {
        CAPTURE(seed);
        Day day(seed);
        day.work(50);
        day.undo_all();
        day.redo_all();
        for (const auto& [command, times] : day.done()) { done[command] += times; }
    }
    return done;
}

}  // namespace

TEST_CASE("a day's work is taken back to the start and done again to the end", "[thorough]") { live_through(1, 2); }

TEST_CASE("sixty days' work, by every verb that writes, are taken back and done again", "[.long]") {
    const std::map<std::string, int> done = live_through(1000, 60);
    for (const char* command : {"account add",
                                "account remove",
                                "account set",
                                "competitor add",
                                "competitor remove",
                                "competitor set",
                                "contact add",
                                "contact remove",
                                "contact set",
                                "contract add",
                                "contract end",
                                "contract remove",
                                "contract renew",
                                "contract set",
                                "deal add",
                                "deal close",
                                "deal lost",
                                "deal no-decision",
                                "deal remove",
                                "deal reopen",
                                "deal set",
                                "deal won",
                                "import accounts",
                                "import competitors",
                                "import contacts",
                                "import contracts",
                                "import deals",
                                "import people",
                                "interview add",
                                "interview assign",
                                "interview book",
                                "interview cancel",
                                "interview declined",
                                "interview held",
                                "interview invited",
                                "interview reopen",
                                "interview set",
                                "interview shared",
                                "interview thanked",
                                "interview no-response",
                                "interview unreachable",
                                "interview not-qualified",
                                "note",
                                "person add",
                                "person remove",
                                "person set",
                                "plan",
                                "product add",
                                "product remove",
                                "product set",
                                "programme remove",
                                "programme set",
                                "reasons map",
                                "touch add",
                                "touch edit",
                                "touch remove",
                                "touch set",
                                "expectation add",
                                "expectation remove",
                                "expectation review",
                                "expectation set",
                                "health add",
                                "health remove",
                                "health set",
                                "flag add",
                                "flag clear",
                                "flag remove",
                                "flag set",
                                "action add",
                                "action remove",
                                "action set",
                                "action told"}) {
        INFO(command);
        CHECK(done.contains(command));
    }
}

TEST_CASE("the sample company is taken back as a whole, and comes again as it was") {
    const Program program;
    REQUIRE(program({"init"}).code == 0);
    const std::string empty = dump(opened(program));
    REQUIRE(program({"demo"}).code == 0);
    const std::string full = dump(opened(program));
    for (int times = 0; times < 2; ++times) {
        while (program({"undo"}).code == 0) {}
        require_same(dump(opened(program)), empty);
        while (program({"redo"}).code == 0) {}
        require_same(dump(opened(program)), full);
        require_whole(program);
    }
}

}  // namespace winloss::cli
