// Ctrl-C while a long work is under way, typed at a terminal: it is as if nobody had begun it.
#include <set>

#include "program/terminal.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

namespace fs = std::filesystem;

struct Work {
    const char* name;
    Words before;         ///< done beforehand; empty: nothing
    const char* command;  ///< for the shell
};

const std::vector<Work>& works() {
    static const std::vector<Work> all = {
        {"undo", {}, "$WINLOSS undo"},
        {"redo", {"undo"}, "$WINLOSS redo"},
        {"export", {}, "$WINLOSS export deals --output $HERE/out/deals.csv"},
        {"export xlsx", {}, "$WINLOSS export deals --output $HERE/out/deals.xlsx"},
        {"import all", {}, "$WINLOSS --store $HERE/stores/b.db import all $HERE/archive.jsonl"},
        {"import deals", {}, "$WINLOSS import deals $HERE/more.csv"},
    };
    return all;
}

std::string deals(const std::string& prefix, int count, const std::string& source) {
    std::string csv = "Deal ID,Deal Name,Account Name,Outcome,Decided On,Lead Source\n";
    for (int i = 1; i <= count; ++i) {
        const std::string number = prefix + std::to_string(i);
        csv += number + ",Deal " + number + ",Account " + std::to_string(i % 100) + ",lost,2026-01-11," + source + "\n";
    }
    return csv;
}

/// A store of so many deals, each of which was changed last; what is to be imported, and where files are written.
class Place {
public:
    explicit Place(int count) : desk_(folder_ / "stores/a.db") {
        for (const char* name : {"stores", "out", "tmp", "kept"}) { fs::create_directory(folder_ / name); }
        write_text(folder_ / "more.csv", deals("M-", count, "Fair"));
        for (const char* source : {"Fair", "Search"}) {
            write_text(folder_ / "deals.csv", deals("D-", count, source));
            done({"import", "deals", folder_ / "deals.csv"});
        }
        done({"export", "all", folder_ / "archive.jsonl"});
        fs::copy(desk_.store(), folder_ / "kept/a.db");
    }
    std::string done(const Words& words) const {
        const Result result = desk_(words);
        INFO(result.screen());
        REQUIRE(result.code == 0);
        return result.out;
    }
    void begin(const Work& work) const {
        fs::remove(folder_ / "stores/b.db");
        fs::remove(folder_ / "out/deals.csv");
        fs::remove(folder_ / "out/deals.xlsx");
        fs::copy_file(folder_ / "kept/a.db", desk_.store(), fs::copy_options::overwrite_existing);
        if (!work.before.empty()) { done(work.before); }
    }
    /// All that the store holds, its history too.
    std::string contents() const {
        done({"export", "all", folder_ / "kept/contents.jsonl", "--history"});
        return text_of(folder_ / "kept/contents.jsonl");
    }
    /// Every file there is, but the store's own journal, which tells whoever opens it next what to take back.
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "")) {
            if (entry.path().filename() != "a.db-journal") { names.insert(entry.path()); }
        }
        return names;
    }
    Words environment() const {
        Words environment = desk_.environment();
        environment.push_back("HERE=" + folder_ / "");
        environment.push_back("TMPDIR=" + folder_ / "tmp");
        return environment;
    }

private:
    Folder folder_;
    Desk desk_;
};

/// False where the work was done before it was long enough to be told.
bool interrupts(const Place& place, const Work& work) {
    place.begin(work);
    const std::string contents = place.contents();
    const std::set<std::string> files = place.files();
    Terminal terminal(
        "trap : INT; echo begun; read go; " + std::string(work.command) + "; echo \"ended $?\"; read rest",
        place.environment());
    REQUIRE(terminal.shows("begun"));
    const std::string mode = terminal.mode();
    terminal.type("\n");
    const std::string seen = terminal.shows_one_of({progress_line, "ended "});
    REQUIRE_FALSE(seen.empty());
    if (seen == progress_line) { terminal.type("\x03"); }
    const bool ended = terminal.shows("ended ");
    CAPTURE(terminal.screen());
    REQUIRE(ended);
    if (terminal.screen().find("ended 0") != std::string::npos) { return false; }
    const std::string last = terminal.screen().substr(terminal.screen().rfind(progress_line) + progress_line.size());
    CHECK(last.starts_with("ended 130"));
    CHECK(terminal.mode() == mode);
    CHECK(place.files() == files);
    CHECK(place.done({"check"}).empty());
    CHECK(place.contents() == contents);
    return true;
}

}  // namespace

TEST_CASE("Ctrl-C in the middle of a long work leaves everything as it was") {
    std::set<std::string> caught;
    // As many deals as it takes: a quick machine is done with few before there is a progress line to wait for.
    for (int count = 32000; count <= 512000 && caught.size() < works().size(); count *= 4) {
        const Place place(count);
        for (const Work& work : works()) {
            CAPTURE(work.name, count);
            if (caught.contains(work.name)) { continue; }
            if (interrupts(place, work)) { caught.insert(work.name); }
        }
    }
    for (const Work& work : works()) { CHECK(caught.contains(work.name)); }
}

}  // namespace winloss::program
