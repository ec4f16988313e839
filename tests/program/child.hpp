// The program itself as child processes: what a shell, a cron job and a kill do to it. Safe to use from several
// threads, which Catch2's assertions are not: collect results there, judge them afterwards.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::program {

using Words = std::vector<std::string>;

/// How a program ended, and what it printed.
struct Result {
    int code = 0;  ///< the exit code, or minus the signal that ended it
    std::string out;
    std::string err;
    std::string screen() const { return out + err; }
};

/// winloss, started with these words and this environment and no other; standard input is empty. Ended with SIGKILL
/// where nobody waited for it.
class Child {
public:
    explicit Child(const Words& words, const Words& environment = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void kill(int signal = 9);
    Result wait();

private:
    pid_t process_ = -1;
    int out_ = -1;
    int err_ = -1;
};

/// A folder that vanishes, in memory where there is such a place: these tests commit thousands of times.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// A store that winloss is run on, on a fixed day.
class Desk {
public:
    explicit Desk(std::string store);
    Result operator()(const Words& words) const;
    const Words& environment() const { return environment_; }
    const std::string& store() const { return store_; }

private:
    std::string store_;
    Words environment_;
};

std::size_t lines_of(std::string_view text);

/// The first word of a text that speaks of the engine instead of the store; empty where there is none.
std::string jargon_in(std::string_view text);

}  // namespace winloss::program
