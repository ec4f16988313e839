#include "winloss/platform/editor.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::platform {

namespace {

std::string variable_or(std::initializer_list<const char*> names, const char* fallback) {
    for (const char* name : names) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value != '\0') { return value; }
    }
    return fallback;
}

/// A folder of our own, gone with everything in it at the end of the scope.
class PrivateFolder {
public:
    PrivateFolder() : path_(variable_or({"XDG_RUNTIME_DIR", "TMPDIR"}, "/tmp") + "/winloss-XXXXXX") {
        if (mkdtemp(path_.data()) == nullptr) {
            throw Error(ErrorKind::failure, "No private folder for the editor could be made at " + path_ + ".",
                        "Set TMPDIR to a folder you may write to.");
        }
    }
    ~PrivateFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

void write_file(const std::string& path, const std::string& text) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    std::size_t written = 0;
    while (file >= 0 && written < text.size()) {
        const ssize_t count = write(file, text.data() + written, text.size() - written);
        if (count <= 0) { break; }
        written += static_cast<std::size_t>(count);
    }
    if (file < 0 || close(file) != 0 || written < text.size()) {
        throw Error(ErrorKind::failure, "The editor's file " + path + " could not be written.");
    }
}

/// The editor may be a command with arguments ('code --wait'): the shell splits it, the file is its last argument.
int run_editor(const std::string& command, const std::string& path) {
    const pid_t child = fork();
    if (child == 0) {
        const std::string script = command + " \"$1\"";
        execl("/bin/sh", "sh", "-c", script.c_str(), "winloss", path.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0) { return -1; }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::optional<std::string> edit(const std::string& text, const std::string& suffix) {
    const std::string command = variable_or({"WINLOSS_EDITOR", "VISUAL", "EDITOR"}, "vi");
    const PrivateFolder folder;
    const std::string path = folder.path() + "/note" + suffix;
    write_file(path, text);
    if (run_editor(command, path) != 0) {
        throw Error(ErrorKind::failure, "The editor '" + command + "' did not end well; nothing was changed.",
                    "Set WINLOSS_EDITOR, VISUAL or EDITOR to the one you use.");
    }
    std::ifstream file(path, std::ios::binary);
    std::string edited{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file || edited == text || trim(edited).empty()) { return std::nullopt; }
    return edited;
}

}  // namespace winloss::platform
