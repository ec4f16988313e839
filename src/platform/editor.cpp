#include "winloss/platform/editor.hpp"

#include <cstdlib>
#include <initializer_list>
#include <utility>

#include "editor_folder.hpp"
#include "editor_process.hpp"
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

}  // namespace

Edited edit(const EditTask& task) {
    const std::string command = editor_command();
    const HeldSignals signals;
    const EditorFolder folder(task);
    const EditorEnd end = run_editor(command, folder.file(), signals, [&](pid_t editor) { folder.owned_by(editor); });
    if (end.code == no_such_command) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' is not there; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    if (end.code != 0) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' did not end well; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    return {.text = folder.text(), .signal = end.signal, .told = end.told};
}

}  // namespace winloss::platform
