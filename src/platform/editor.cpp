#include "winloss/platform/editor.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <utility>

#include "editor_folder.hpp"
#include "guest_process.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::platform {

namespace {

struct EditorChoice {
    std::string variable;  ///< empty: nobody set one
    std::string command;
};

EditorChoice editor_choice() {
    for (const char* name : {"WINLOSS_EDITOR", "VISUAL", "EDITOR"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value != '\0') { return {name, value}; }
    }
    return {"", "vi"};
}

Error not_there(const EditorChoice& editor, const std::string& program) {
    const bool chosen = !editor.variable.empty();
    return {ErrorKind::failure,
            chosen ? "There is no editor " + winloss::quoted(program) + ", which " + editor.variable +
                         " names; nothing was changed."
                   : "No editor is set, and vi is not there; nothing was changed.",
            chosen
                ? "Set " + editor.variable + " to the command of one that is there, like " + editor.variable + "=nano."
                : "Set WINLOSS_EDITOR, VISUAL or EDITOR to the command of yours, like EDITOR=nano."};
}

/// A program with its arguments; then no shell need stay between it and us, and a signal reaches it.
bool is_one_command(const std::string& command) { return command.find_first_of("|&;<>(){}`=!\n") == std::string::npos; }

/// Whether a program of that name would be found, as the shell looks for it in these folders.
bool is_program(const std::string& name) {
    const auto can_run = [](const std::string& path) {
        return access(path.c_str(), X_OK) == 0 && !std::filesystem::is_directory(path);
    };
    if (name.find('/') != std::string::npos) { return can_run(name); }
    return std::ranges::any_of(program_folders(),
                               [&](const std::string& folder) { return can_run(folder + "/" + name); });
}

/// Throws where the shell could not but say that there is no such program. What only a shell can read it is left to.
void require_editor(const EditorChoice& editor) {
    const std::string_view command = trim(editor.command);
    const std::string program(command.substr(0, command.find_first_of(" \t")));
    const bool plain = is_one_command(editor.command) && program.find_first_of("'\"\\$~*?[#") == std::string::npos;
    const bool of_the_shell =
        program == ":" || program == "exec" || program == "command" || program == "eval" || program == "builtin";
    if (!plain || of_the_shell || is_program(program)) { return; }
    throw not_there(editor, program);
}

/// The shell splits a command with arguments ('code --wait').
[[noreturn]] void become_editor(const std::string& command, const std::string& file) {
    const std::string script = (is_one_command(command) ? "exec " : "") + command + " \"$1\"";
    keep_to_program_folders();
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
    const EditorChoice editor = editor_choice();
    const std::string& command = editor.command;
    require_editor(editor);
    const auto desk = std::make_shared<const Desk>(task);
    const GuestEnd end = run_guest([&] { become_editor(command, desk->folder.file()); },
                                   [&](pid_t process) { desk->folder.owned_by(process); });
    if (end.code == no_such_command || end.code == not_executable) { throw not_there(editor, command); }
    if (end.code != 0) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' did not end well; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    return {.text = desk->folder.text(), .signal = end.signal, .told = end.told, .until_saved = desk};
}

}  // namespace winloss::platform
