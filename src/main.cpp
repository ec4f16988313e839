// The real world: arguments, streams, clock, terminal, editor and pager for cli::run_app.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "winloss/cli/run.hpp"
#include "winloss/platform/clock.hpp"
#include "winloss/platform/editor.hpp"
#include "winloss/platform/last_acts.hpp"
#include "winloss/platform/last_record.hpp"
#include "winloss/platform/pager.hpp"
#include "winloss/platform/terminal.hpp"

int main(int argc, char** argv) {
    namespace platform = winloss::platform;
    platform::act_before_the_end();
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    winloss::cli::World world{.in = std::cin, .out = std::cout, .err = std::cerr};
    world.in_is_terminal = platform::is_terminal(STDIN_FILENO);
    world.out_is_terminal = platform::is_terminal(STDOUT_FILENO);
    world.err_is_terminal = platform::is_terminal(STDERR_FILENO);
    world.columns = platform::terminal_columns();
    world.sentence_columns = world.columns;
    world.lines = platform::terminal_lines();
    world.now = platform::now();
    world.today = platform::local_date(world.now);
    world.variable = [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): nothing here has threads
        if (value == nullptr) { return std::nullopt; }
        return value;
    };
    world.page = platform::page;
    int told = 0;  // the signal that ended us while the editor had the terminal
    world.edit = [&told](const winloss::EditTask& task) {
        winloss::Edited edited = platform::edit(task);
        if (edited.told) { told = edited.signal; }
        return edited;
    };
    world.drafts = platform::drafts;
    world.remove_draft = platform::remove_draft;
    // A pipe changes nothing of what a person's '.' means, and where nobody is there, nobody can mean it.
    if (world.in_is_terminal || world.out_is_terminal) { world.last = platform::last_record; }
    if (world.in_is_terminal && world.out_is_terminal) { world.remember = platform::remember_record; }
    const int code = winloss::cli::run_app({argv + 1, argv + argc}, world);
    if (told != 0 && told != SIGINT) { raise(told); }  // whoever told us sees that we obeyed
    return code;
}
