// Signals at any moment of whatever talks to a person: nothing of the terminal, the store or the text is lost.
#include <signal.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <random>
#include <sstream>
#include <thread>

#include "program/terminal.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

namespace fs = std::filesystem;
using Microseconds = std::chrono::microseconds;

/// A command that somebody sits at, and where its text ends up.
struct Talk {
    const char* name;
    const char* command;       ///< for the shell
    const char* editor;        ///< how the round's text, $TEXT, is written into $1; empty: nothing is
    Words shown;               ///< the command that shows what is saved
    const char* answer;        ///< what is typed; empty: nothing is asked
    bool draft = false;        ///< what is asked is whether to go on with a text that was left behind
    const char* changes = "";  ///< what is shown once it is done, which is taken back then; empty: the round's text
};

/// Told to stop, the command is taken up again as often as it was.
constexpr const char* taken_up =
    "code=$?; while [ $code -gt 146 ] && [ $code -lt 151 ]; do fg >/dev/null; code=$?; done; echo \"ended $code\"";

/// As a full-screen program does. No signal takes the shell from its stty, which would go on with the terminal by
/// itself.
constexpr const char* takes_screen =
    "trap '' HUP INT QUIT PIPE TERM; stty -echo -icanon </dev/tty; trap - HUP INT QUIT PIPE TERM; ";

constexpr std::size_t count_of_talks = 8;
const std::array<Talk, count_of_talks>& talks() {
    static const std::array<Talk, count_of_talks> all = {{
        {"note", "$WINLOSS note 1", "echo \"$TEXT\" > $1", {"note", "1", "--print"}, ""},
        {"edit", "$WINLOSS account edit 1", "echo \"segment: $TEXT\" > $1", {"account", "show", "1"}, ""},
        {"guide", "$WINLOSS guide edit exit", "echo \"## $TEXT? {#round}\" > $1", {"guide", "show", "exit"}, ""},
        {"pager", "$WINLOSS account list", "", {"account", "show", "3"}, ""},
        {"prompt", "$WINLOSS note 2", "echo \"$TEXT\" > $1", {"note", "2", "--print"}, "y\n", true},
        {"next", "$WINLOSS next --do", "", {"interview", "show", "3"}, "y\n", false, "state\theld"},
        {"progress", "$WINLOSS import deals $HERE/deals.csv", "", {"deal", "show", "Deal 30000"}, ""},
        {"record", "$WINLOSS interview edit 2", "echo \"incentive: $TEXT\" > $1", {"interview", "show", "2"}, ""},
    }};
    return all;
}

constexpr std::array<int, 6> kinds{SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGQUIT};

/// The processes of a terminal's session beside its shell; those that have ended and wait for the shell or one of them
/// to know are 'Z'.
std::string others_of_session(pid_t shell) {
    std::string found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos || name == std::to_string(shell)) { continue; }
        const std::string stat = text_of(entry.path() / "stat");
        const std::size_t end = stat.rfind(')');
        if (end == std::string::npos) { continue; }
        std::istringstream fields(stat.substr(end + 1));
        std::string state;
        pid_t parent = 0;
        pid_t group = 0;
        pid_t session = 0;
        fields >> state >> parent >> group >> session;
        if (session == shell && (state != "Z" || getsid(parent) == shell)) { found += state + stat.substr(0, end + 1); }
    }
    return found;
}

/// None of them is there, or none any more after a moment: who was told together ends one by one.
std::string stayed_of_session(pid_t shell) {
    std::string found = others_of_session(shell);
    for (int tries = 0; tries < 400 && !found.empty(); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        found = others_of_session(shell);
    }
    return found;
}

/// The shell's one child, as soon as it has one.
pid_t job_of(pid_t shell) {
    const std::string number = std::to_string(shell);
    for (int tries = 0; tries < 2000; ++tries) {
        const std::string children = text_of("/proc/" + number + "/task/" + number + "/children");
        if (!children.empty()) { return static_cast<pid_t>(std::stol(children)); }
        std::this_thread::sleep_for(Microseconds(500));
    }
    return 0;
}

/// Accounts that fill more than a screen, three interviews to write on, and a draft that a kill has left of the second.
class Room {
public:
    Room() : desk_(folder_ / "a.db") {
        fs::create_directory(runtime());
        fs::permissions(runtime(), fs::perms::owner_all);
        std::string csv = "Account ID,Account Name\n";
        for (int i = 1; i <= 40; ++i) { csv += std::to_string(i) + ",Account " + std::to_string(i) + "\n"; }
        write_text(folder_ / "accounts.csv", csv);
        typed({"import", "accounts", folder_ / "accounts.csv"});
        for (const std::string number : {"1", "2", "3"}) {
            typed({"deal", "add", "Platform " + number, "--account", "Account " + number, "--kind", "new", "--outcome",
                   "lost", "--decided", "2026-08-20"});
        }
        typed({"plan"});
        for (const auto& [number, at] : {std::pair("1", "10:00"), std::pair("2", "10:00"), std::pair("3", "9:00")}) {
            typed({"interview", "book", number, "--at", std::string("2026-10-01 ") + at});
        }
        leave_draft();
    }

    std::string typed(const Words& words) const {
        const Result result = desk_(words);
        INFO(result.screen());
        REQUIRE(result.code == 0);
        return result.out;
    }
    /// What is saved of a talk's text; empty where there is none yet.
    std::string shown(const Talk& talk) const { return desk_(talk.shown).out; }

    Terminal at_terminal(const std::string& script, const std::string& text) const {
        Words environment = desk_.environment();
        environment.push_back("WINLOSS_EDITOR=" + editor());
        environment.push_back("WINLOSS_PAGER=" + std::string(takes_screen) +
                              "echo paged; cat >/dev/null; exec sleep 0.02");
        environment.push_back("XDG_RUNTIME_DIR=" + runtime());
        environment.push_back("HERE=" + folder_ / "");
        environment.push_back("TEXT=" + text);
        environment.push_back("LINES=24");
        return {script, environment};
    }
    /// It stays open for a while after it has saved.
    void set_editor(const std::string& writes) const {
        write_text(editor(),
                   "#!/bin/sh\n" + std::string(takes_screen) + writes + "\n: > ${HERE}written\nexec sleep 0.02\n",
                   true);
    }
    bool written() const { return fs::exists(folder_ / "written"); }

    void begin(const Talk& talk) const {
        fs::remove(folder_ / "written");
        fs::remove_all(runtime());
        fs::create_directory(runtime());
        fs::permissions(runtime(), fs::perms::owner_all);
        for (const auto& entry : fs::directory_iterator(folder_ / "")) {
            if (is_kept(entry)) { fs::remove(entry); }
        }
        if (talk.draft) { fs::copy(folder_ / "draft", draft(), fs::copy_options::recursive); }
        if (*talk.editor != '\0') { set_editor(talk.editor); }
    }
    /// So many that how far the import is gets told; each is at the stage that is called like the round's text.
    void lay_out_deals(const std::string& text) const {
        std::string csv = "Deal ID,Deal Name,Account Name,Outcome,Decided On,Stage\n";
        for (int i = 1; i <= 30000; ++i) {
            const std::string number = std::to_string(i);
            csv += "D" + number + ",Deal " + number + ",Account 1,no-decision,2024-01-11," + text + "\n";
        }
        write_text(folder_ / "deals.csv", csv);
    }
    /// The texts that were kept beside the store.
    std::string kept() const {
        std::string texts;
        for (const auto& entry : fs::directory_iterator(folder_ / "")) {
            if (is_kept(entry)) { texts += text_of(entry.path()); }
        }
        return texts;
    }
    /// The private folders that are left, without the draft that nobody took up.
    std::string left() const {
        std::string names;
        for (const auto& entry : fs::directory_iterator(runtime())) {
            const bool untouched = entry.path() == draft() && text_of(draft() + "/note-2.md") == "Left behind.\n";
            if (!untouched) { names += entry.path().string() + " "; }
        }
        return names;
    }
    std::string deals() const { return folder_ / "deals.csv"; }

private:
    static bool is_kept(const fs::directory_entry& entry) {
        const std::string name = entry.path().filename();
        return name.starts_with("a.db.") && name != "a.db-journal";
    }
    std::string runtime() const { return folder_ / "runtime"; }
    std::string editor() const { return folder_ / "editor"; }
    std::string draft() const { return runtime() + "/" + draft_name_; }

    void leave_draft() {
        write_text(editor(),
                   "#!/bin/sh\necho 'Left behind.' > $1; echo $$ > ${HERE}pid; mv ${HERE}pid ${HERE}open\n"
                   "exec sleep 60\n",
                   true);
        Terminal terminal = at_terminal("$WINLOSS note 2; echo \"ended $?\"", "");
        REQUIRE(appears(folder_ / "open"));
        const auto left_open = static_cast<pid_t>(std::stol(text_of(folder_ / "open")));
        ::kill(job_of(terminal.shell()), SIGKILL);
        REQUIRE(terminal.shows("ended 137"));
        ::kill(left_open, SIGKILL);
        const fs::path left = *fs::directory_iterator(runtime());
        draft_name_ = left.filename();
        fs::rename(left, folder_ / "draft");
    }

    Folder folder_;
    Desk desk_;
    std::string draft_name_;
};

void signal_at_random(int rounds) {
    const Room room;
    std::mt19937 random(2026);
    std::array<std::string, count_of_talks> before;
    room.lay_out_deals("Round 0");
    room.typed({"import", "deals", room.deals()});
    for (std::size_t i = 0; i < talks().size(); ++i) { before.at(i) = room.shown(talks().at(i)); }
    std::array<Microseconds, count_of_talks> whole{};
    for (int round = 0; round < rounds; ++round) {
        const std::size_t which = static_cast<std::size_t>(round) % talks().size();
        const Talk& talk = talks().at(which);
        const std::string text = "Round " + std::to_string(round) + " was here";
        // The first round of each is left alone, to learn how long it takes.
        const bool alone = whole.at(which).count() == 0;
        const int kind = kinds.at(std::uniform_int_distribution<std::size_t>(0, kinds.size() - 1)(random));
        const bool to_all = std::bernoulli_distribution(0.3)(random);
        const bool twice = std::bernoulli_distribution(0.3)(random);
        const double share = std::uniform_real_distribution<double>(0.0, 1.1)(random);
        CAPTURE(round, talk.name, kind, to_all, twice, share);
        room.begin(talk);
        if (talk.name == std::string_view("progress")) { room.lay_out_deals(text); }
        const auto start = std::chrono::steady_clock::now();
        Terminal terminal = room.at_terminal(
            "trap : INT; echo begun; read go; " + std::string(talk.command) + "; " + taken_up + "; read rest", text);
        REQUIRE(terminal.shows("begun"));
        const std::string mode = terminal.mode();
        terminal.type("\n");
        const pid_t job = job_of(terminal.shell());
        terminal.type(talk.answer);
        if (!alone && job > 0) {
            std::this_thread::sleep_for(
                Microseconds(static_cast<std::int64_t>(static_cast<double>(whole.at(which).count()) * share)));
            for (int times = twice ? 2 : 1; times > 0; --times) { ::kill(to_all ? -job : job, kind); }
        }
        const bool ended = terminal.shows("ended ");
        CAPTURE(terminal.screen());
        REQUIRE(ended);
        if (alone) {
            whole.at(which) = std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
            CHECK(terminal.screen().find("ended 0") != std::string::npos);
        }
        CHECK(terminal.mode() == mode);
        if (talk.name == std::string_view("progress")) { CHECK_FALSE(progress_stays(terminal.screen())); }
        CHECK(room.left() == "");
        CHECK(stayed_of_session(terminal.shell()) == "");
        const std::string after = room.shown(talk);
        const bool saved = after.find(*talk.changes == '\0' ? text : talk.changes) != std::string::npos;
        if (!saved) { CHECK(after == before.at(which)); }
        if (room.written()) { CHECK((saved || room.kept().find(text) != std::string::npos)); }
        CHECK(room.typed({"check"}).empty());
        if (saved && *talk.changes != '\0') {
            room.typed({"undo"});
            CHECK(room.shown(talk) == before.at(which));
        } else {
            before.at(which) = after;
        }
    }
}

}  // namespace

TEST_CASE("a signal at any moment leaves the terminal, the store and the text whole") { signal_at_random(64); }

TEST_CASE("five hundred signals leave the terminal, the store and the text whole", "[.long]") { signal_at_random(500); }

}  // namespace winloss::program
