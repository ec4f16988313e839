#include "winloss/platform/editor.hpp"

#include <unistd.h>

#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <utility>

#include "editor_folder.hpp"
#include "guest_process.hpp"
#include "winloss/core/error.hpp"

namespace winloss::platform {

namespace {

std::string editor_command() {
    for (const char* name : {"WINLOSS_EDITOR", "VISUAL", "EDITOR"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value != '\0') { return value; }
    }
    return "vi";
}

/// A program with its arguments; then no shell need stay between it and us, and a signal reaches it.
bool is_one_command(const std::string& command) { return command.find_first_of("|&;<>(){}`=!\n") == std::string::npos; }

/// The shell splits a command with arguments ('code --wait').
[[noreturn]] void become_editor(const std::string& command, const std::string& file) {
    const std::string script = (is_one_command(command) ? "exec " : "") + command + " \"$1\"";
    execl("/bin/sh", "sh", "-c", script.c_str(), "winloss", file.c_str(), nullptr);
    _exit(no_such_command);
}

/// The text on the disk, and what would end us waiting until it is gone from there.
struct Desk {
    explicit Desk(const EditTask& task) : folder(task) {}
    HeldSignals signals;
    EditorFolder folder;
};

}  // namespace

Edited edit(const EditTask& task) {
    const std::string command = editor_command();
    const auto desk = std::make_shared<const Desk>(task);
    const GuestEnd end = run_guest([&] { become_editor(command, desk->folder.file()); },
                                   [&](pid_t editor) { desk->folder.owned_by(editor); });
    if (end.code == no_such_command) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' is not there; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    if (end.code != 0) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' did not end well; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    return {.text = desk->folder.text(), .signal = end.signal, .told = end.told, .until_saved = desk};
}

}  // namespace winloss::platform
