// What becomes of a text in the editor: keys, signals and kills, at a real terminal.
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "program/terminal.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

/// Interview 1 of Acme, booked, and a folder of its own for whatever the editor is given.
class Desktop {
public:
    Desktop() : desk_(folder_ / "a.db") {
        std::filesystem::create_directory(runtime());
        std::filesystem::permissions(runtime(), std::filesystem::perms::owner_all);
        typed({"deal", "add", "Platform", "--account", added("account", "Acme"), "--kind", "new", "--outcome", "lost",
               "--decided", "2026-08-20"});
        typed({"plan"});
        typed({"interview", "book", "1", "--at", "2026-10-01 10:00"});
    }

    std::string typed(const Words& words) const {
        const Result result = desk_(words);
        INFO(result.screen());
        REQUIRE(result.code == 0);
        return result.screen();
    }

    /// Runs a script at a terminal; `editor` is a shell script, its file is $1.
    Terminal at_terminal(const std::string& script, const std::string& editor) const {
        write_text(*this / "editor", "#!/bin/sh\n" + editor + "\n", true);
        Words environment = desk_.environment();
        environment.push_back("WINLOSS_EDITOR=" + *this / "editor");
        environment.push_back("XDG_RUNTIME_DIR=" + runtime());
        environment.push_back("HERE=" + *this / "");
        return {script, environment};
    }

    /// The note without the line that says which it is.
    std::string note() const {
        const std::string printed = desk_({"note", "1", "--print"}).out;
        return printed.substr(printed.find('\n') + 1);
    }
    std::string runtime() const { return folder_ / "runtime"; }
    bool runtime_is_empty() const { return std::filesystem::is_empty(runtime()); }
    std::string operator/(const std::string& name) const { return folder_ / name; }
    /// The texts that were kept beside the store.
    std::string kept() const {
        std::string texts;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / "")) {
            if (entry.path().string().find("a.db.note-1-") != std::string::npos) { texts += text_of(entry.path()); }
        }
        return texts;
    }

private:
    std::string added(const std::string& noun, const std::string& name) const {
        typed({noun, "add", name});
        return name;
    }

    Folder folder_;
    Desk desk_;
};

/// Wherever the screen broke its lines.
bool says(const std::string& text, const std::string& part) {
    std::string words;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r';
        if (!blank || !words.ends_with(' ')) { words += blank ? ' ' : c; }
    }
    return words.find(part) != std::string::npos;
}

/// Writes a note, says so, and stays open until it is ended.
constexpr const char* stays_open =
    "echo 'They said much.' > $1\necho $$ > ${HERE}pid; mv ${HERE}pid ${HERE}started\nexec sleep 60";

const std::string note_script = "$WINLOSS note 1; echo \"ended $?\"";

pid_t process_in(const std::string& path) { return static_cast<pid_t>(std::stol(text_of(path))); }

/// The process that waits for the editor.
pid_t parent_of(pid_t process) {
    const std::string stat = text_of("/proc/" + std::to_string(process) + "/stat");
    return static_cast<pid_t>(std::stol(stat.substr(stat.rfind(')') + 4)));
}

}  // namespace

TEST_CASE("the editor's file is private, and gone afterwards") {
    const Desktop desk;
    Terminal terminal =
        desk.at_terminal(note_script, "stat -c '%a %F' $1 $(dirname $1) > ${HERE}modes\necho 'They said much.' > $1");
    REQUIRE(terminal.shows("ended 0"));
    CHECK(text_of(desk / "modes") == "600 regular file\n700 directory\n");
    CHECK(desk.runtime_is_empty());
    CHECK(desk.note() == "They said much.\n");
}

TEST_CASE("an editor that fails changes nothing") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal(note_script, "echo 'They said much.' > $1\nexit 1");
    REQUIRE(terminal.shows("ended 1"));
    CHECK(says(terminal.screen(), "did not end well; nothing was changed"));
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept().empty());
}

TEST_CASE("the keys that send signals are the editor's") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal(note_script,
                                         "trap 'echo \"They said much.\" > $1; exit 0' INT\n"
                                         "touch ${HERE}started\nwhile :; do sleep 0.05; done");
    REQUIRE(appears(desk / "started"));
    terminal.type("\x03");
    REQUIRE(terminal.shows("ended 0"));
    CHECK(desk.note() == "They said much.\n");
    CHECK(desk.runtime_is_empty());
}

TEST_CASE("an editor that an interrupt ends leaves its text beside the store") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal(note_script, stays_open);
    REQUIRE(appears(desk / "started"));
    terminal.type("\x03");
    REQUIRE(terminal.shows("ended 130"));
    CHECK(says(terminal.screen(), "Writing the note of interview 1 was interrupted."));
    CHECK(says(terminal.screen(), "Your text is kept in"));
    CHECK(desk.kept() == "They said much.\n");
    CHECK(desk.runtime_is_empty());
}

TEST_CASE("told to end, winloss ends the editor, clears its file away and ends as it was told") {
    const Desktop desk;
    const auto [signal, code] =
        GENERATE(std::pair(SIGINT, "ended 130"), std::pair(SIGTERM, "ended 143"), std::pair(SIGHUP, "ended 129"));
    CAPTURE(signal);
    Terminal terminal = desk.at_terminal(note_script, "stty -echo\n" + std::string(stays_open));
    REQUIRE(appears(desk / "started"));
    const pid_t editor = process_in(desk / "started");
    CHECK_FALSE(terminal.echoes());
    ::kill(parent_of(editor), signal);
    REQUIRE(terminal.shows(code));
    CHECK(::kill(editor, 0) != 0);
    CHECK(terminal.echoes());
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "They said much.\n");
}

TEST_CASE("an editor that does not listen is ended after two seconds, however often winloss is told") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal(
        note_script,
        "trap '' TERM HUP INT\necho 'They said much.' > $1\necho $$ > ${HERE}pid; mv ${HERE}pid ${HERE}started\n"
        "while :; do sleep 0.1; done");
    REQUIRE(appears(desk / "started"));
    const pid_t winloss = parent_of(process_in(desk / "started"));
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 20 && ::kill(winloss, SIGTERM) == 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    REQUIRE(terminal.shows("ended 143"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "They said much.\n");
}

TEST_CASE("told to end, winloss ends the editor behind a script, too") {
    const Desktop desk;
    const auto [signal, code] = GENERATE(std::pair(SIGINT, "ended 130"), std::pair(SIGTERM, "ended 143"));
    CAPTURE(signal);
    Terminal terminal = desk.at_terminal(note_script, "stty -echo\n( " + std::string(stays_open) + " )\ntrue");
    REQUIRE(appears(desk / "started"));
    ::kill(parent_of(process_in(desk / "started")), signal);
    REQUIRE(terminal.shows(code));
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        if (text_of(entry.path() / "comm") != "sleep\n") { continue; }
        CHECK(text_of(entry.path() / "environ").find("XDG_RUNTIME_DIR=" + desk.runtime()) == std::string::npos);
    }
    CHECK(terminal.echoes());
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "They said much.\n");
}

TEST_CASE("a broken line leaves no file behind but the text beside the store") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal("exec $WINLOSS note 1", stays_open);
    REQUIRE(appears(desk / "started"));
    terminal.hang_up();
    CHECK(terminal.wait() == -SIGHUP);
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "They said much.\n");
}

TEST_CASE("what an editor had not saved when the line broke is kept beside the store") {
    const Desktop desk;
    const std::string own = GENERATE("#$(basename $1)#", "$(basename $1).save", ".$(basename $1).swp");
    CAPTURE(own);
    Terminal terminal =
        desk.at_terminal(note_script, "echo 'Not saved yet.' > \"$(dirname $1)/" + own +
                                          "\"\necho $$ > ${HERE}pid; mv ${HERE}pid ${HERE}started\nexec sleep 60");
    REQUIRE(appears(desk / "started"));
    ::kill(parent_of(process_in(desk / "started")), SIGHUP);
    REQUIRE(terminal.shows("ended 129"));
    CHECK(says(terminal.screen(), "What was not saved"));
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "Not saved yet.\n");
}

TEST_CASE("an editor that is not there is told in one sentence") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal("export WINLOSS_EDITOR='no-such-editor --wait'; " + note_script, "true");
    REQUIRE(terminal.shows("ended 1"));
    CHECK(says(terminal.screen(),
               "winloss: There is no editor 'no-such-editor', which WINLOSS_EDITOR names; nothing was changed."));
    CHECK_FALSE(says(terminal.screen(), "exec:"));
    CHECK(desk.runtime_is_empty());
}

TEST_CASE("an editor that is killed leaves the terminal as it was, and its text beside the store") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal(note_script, "stty -echo\n" + std::string(stays_open));
    REQUIRE(appears(desk / "started"));
    ::kill(process_in(desk / "started"), SIGKILL);
    REQUIRE(terminal.shows("ended 1"));
    CHECK(says(terminal.screen(), "The editor was ended by signal 9."));
    CHECK(terminal.echoes());
    CHECK(desk.runtime_is_empty());
    CHECK(desk.kept() == "They said much.\n");
}

TEST_CASE("the editor can be stopped and taken up again") {
    const Desktop desk;
    Terminal terminal = desk.at_terminal("$WINLOSS note 1; echo \"stopped $?\"; fg; echo \"ended $?\"",
                                         "touch ${HERE}started\nread line\necho \"$line\" > $1");
    REQUIRE(appears(desk / "started"));
    terminal.type("\x1a");
    REQUIRE(terminal.shows("stopped 148"));
    terminal.type("They said much.\n");
    REQUIRE(terminal.shows("ended 0"));
    CHECK(desk.note() == "They said much.\n");
    CHECK(desk.runtime_is_empty());
}

namespace {

/// winloss and its editor are killed while a note is written.
void kill_both(const Desktop& desk) {
    Terminal terminal = desk.at_terminal(note_script, stays_open);
    REQUIRE(appears(desk / "started"));
    const pid_t editor = process_in(desk / "started");
    ::kill(parent_of(editor), SIGKILL);
    REQUIRE(terminal.shows("ended 137"));
    ::kill(editor, SIGKILL);
    std::filesystem::remove(desk / "started");
}

}  // namespace

TEST_CASE("what was left when winloss was killed is offered the next time") {
    const Desktop desk;
    kill_both(desk);
    REQUIRE_FALSE(desk.runtime_is_empty());
    SECTION("and gone on with") {
        Terminal terminal = desk.at_terminal(note_script, "cp $1 ${HERE}opened\necho 'And more.' >> $1");
        REQUIRE(terminal.shows("The note of interview 1 was being written when winloss was killed, "));
        REQUIRE(terminal.shows("Go on with it? [Y/n/d(elete)] "));
        terminal.type("what\n");
        terminal.type("\n");
        REQUIRE(terminal.shows("ended 0"));
        CHECK(text_of(desk / "opened") == "They said much.\n");
        CHECK(desk.note() == "They said much.\nAnd more.\n");
        CHECK(desk.runtime_is_empty());
    }
    SECTION("or left unchanged, which is a note all the same") {
        Terminal terminal = desk.at_terminal(note_script, "true");
        REQUIRE(terminal.shows("Go on with it?"));
        terminal.type("y\n");
        REQUIRE(terminal.shows("ended 0"));
        CHECK(desk.note() == "They said much.\n");
        CHECK(desk.runtime_is_empty());
    }
    SECTION("or left where it is") {
        Terminal terminal = desk.at_terminal(note_script, "echo 'Something else.' > $1");
        REQUIRE(terminal.shows("Go on with it?"));
        terminal.type("n\n");
        REQUIRE(terminal.shows("ended 0"));
        CHECK(desk.note() == "Something else.\n");
        CHECK_FALSE(desk.runtime_is_empty());
    }
    SECTION("or deleted") {
        Terminal terminal = desk.at_terminal(note_script, "echo 'Something else.' > $1");
        REQUIRE(terminal.shows("Go on with it?"));
        terminal.type("d\n");
        REQUIRE(terminal.shows("ended 0"));
        CHECK(desk.note() == "Something else.\n");
        CHECK(desk.runtime_is_empty());
    }
    SECTION("or named, where nobody can answer") {
        write_text(desk / "other.md", "Something else.\n");
        Terminal terminal =
            desk.at_terminal("$WINLOSS note 1 --file ${HERE}other.md </dev/null; echo \"ended $?\"", "true");
        REQUIRE(terminal.shows("ended 0"));
        CHECK(says(terminal.screen(), "Its text is in " + desk.runtime() + "/winloss-"));
        CHECK_FALSE(desk.runtime_is_empty());
    }
    SECTION("but not for another store") {
        Terminal terminal = desk.at_terminal(
            "cp ${HERE}a.db ${HERE}b.db; $WINLOSS note 1 --store ${HERE}b.db; echo \"ended $?\"", "true");
        REQUIRE(terminal.shows("ended 0"));
        CHECK_FALSE(says(terminal.screen(), "Go on with it?"));
        CHECK_FALSE(desk.runtime_is_empty());
    }
}

TEST_CASE("the file of an editor that is still open is not taken") {
    const Desktop desk;
    Terminal first = desk.at_terminal(note_script, stays_open);
    REQUIRE(appears(desk / "started"));
    const pid_t editor = process_in(desk / "started");
    SECTION("while its winloss waits") {
        Terminal second = desk.at_terminal(note_script, "true");
        REQUIRE(second.shows("ended 0"));
        CHECK(says(second.screen(), "is open in another editor"));
        CHECK_FALSE(says(second.screen(), "Go on with it?"));
    }
    SECTION("and when its winloss was killed") {
        ::kill(parent_of(editor), SIGKILL);
        REQUIRE(first.shows("ended 137"));
        Terminal second = desk.at_terminal(note_script, "touch ${HERE}opened");
        REQUIRE(second.shows("ended 4"));
        CHECK_FALSE(std::filesystem::exists(desk / "opened"));
        CHECK(says(second.screen(), "An editor is still open on it (process " + std::to_string(editor) + ")"));
        CHECK_FALSE(says(second.screen(), "Go on with it?"));
    }
    CHECK_FALSE(desk.runtime_is_empty());
    ::kill(editor, SIGKILL);
}

TEST_CASE("what was killed before anything was typed is cleared away") {
    const Desktop desk;
    {
        Terminal terminal =
            desk.at_terminal(note_script, "echo $$ > ${HERE}pid; mv ${HERE}pid ${HERE}started\nexec sleep 60");
        REQUIRE(appears(desk / "started"));
        const pid_t editor = process_in(desk / "started");
        ::kill(parent_of(editor), SIGKILL);
        REQUIRE(terminal.shows("ended 137"));
        ::kill(editor, SIGKILL);
    }
    REQUIRE_FALSE(desk.runtime_is_empty());
    Terminal terminal = desk.at_terminal(note_script, "true");
    REQUIRE(terminal.shows("ended 0"));
    CHECK_FALSE(says(terminal.screen(), "Go on with it?"));
    CHECK(desk.runtime_is_empty());
}

}  // namespace winloss::program
