#include "program/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace winloss::program {

namespace {

std::filesystem::path quick_folder() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

/// A file without a name: what is printed into it never blocks the printer, as a pipe nobody reads would.
int nameless_file() {
    std::string name = (quick_folder() / "winloss-screen-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) { throw std::runtime_error("no temporary file"); }
    ::unlink(name.c_str());
    return file;
}

std::string all_of(int file) {
    std::string text;
    std::array<char, 65536> buffer{};
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(file, buffer.data(), buffer.size(), at)) > 0; at += got) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

std::vector<char*> pointers(Words& words) {
    std::vector<char*> list;
    for (std::string& word : words) { list.push_back(word.data()); }
    list.push_back(nullptr);
    return list;
}

}  // namespace

Child::Child(const Words& words, const Words& environment) : out_(nameless_file()), err_(nameless_file()) {
    Words line{WINLOSS_PROGRAM};
    line.insert(line.end(), words.begin(), words.end());
    Words variables = environment;
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out_, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, err_, STDERR_FILENO);
    const int code =
        ::posix_spawn(&process_, WINLOSS_PROGRAM, &files, nullptr, pointers(line).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&files);
    if (code != 0) {
        process_ = -1;
        throw std::runtime_error("the program cannot be started");
    }
}

Child::~Child() {
    if (process_ > 0) {
        kill();
        wait();
    }
    ::close(out_);
    ::close(err_);
}

void Child::kill(int signal) { ::kill(process_, signal); }

Result Child::wait() {
    int status = 0;
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return {
        .code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), .out = all_of(out_), .err = all_of(err_)};
}

Folder::Folder() {
    std::string name = (quick_folder() / "winloss-program-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

// The wait is longer than any test takes: a busy store must be waited for, however slow the machine.
Desk::Desk(std::string store)
    : store_(std::move(store)), environment_{"WINLOSS_STORE=" + store_, "WINLOSS_TODAY=2026-10-01", "TZ=UTC"} {}

Result Desk::operator()(const Words& words) const {
    Words line = words;
    line.insert(line.end(), {"--wait", "600"});
    return Child(line, environment_).wait();
}

std::size_t lines_of(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string jargon_in(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* word : {"sql", "database", "constraint", "begin immediate", "rollback", "transaction", "pragma",
                             "rowid", "foreign key", "no such table", "no such column", "journal", "mistake in winloss",
                             "runtime error", "sanitizer"}) {
        if (lower.find(word) != std::string::npos) { return word; }
    }
    return {};
}

}  // namespace winloss::program
