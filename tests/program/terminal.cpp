#include "program/terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

namespace winloss::program {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(10);

}  // namespace

Terminal::Terminal(const std::string& script, const Words& environment) {
    shell_ = ::forkpty(&keys_, nullptr, nullptr, nullptr);
    if (shell_ < 0) { throw std::runtime_error("no pseudo terminal"); }
    if (shell_ > 0) { return; }
    Words variables = environment;
    variables.emplace_back("WINLOSS=" WINLOSS_PROGRAM);
    variables.emplace_back("PATH=/usr/bin:/bin");
    variables.emplace_back("TERM=dumb");
    std::vector<char*> pointers;
    for (std::string& each : variables) { pointers.push_back(each.data()); }
    pointers.push_back(nullptr);
    ::execle("/bin/sh", "sh", "-mc", script.c_str(), nullptr, pointers.data());
    ::_exit(127);
}

Terminal::~Terminal() {
    hang_up();
    if (shell_ > 0) {
        ::kill(shell_, SIGKILL);
        wait();
    }
}

void Terminal::type(const std::string& keys) {
    if (::write(keys_, keys.data(), keys.size()) < 0) { throw std::runtime_error("the terminal takes no keys"); }
}

bool Terminal::read_more(int milliseconds) {
    pollfd ready{.fd = keys_, .events = POLLIN, .revents = 0};
    if (keys_ < 0 || ::poll(&ready, 1, milliseconds) <= 0) { return false; }
    std::array<char, 4096> buffer{};
    const ssize_t got = ::read(keys_, buffer.data(), buffer.size());
    if (got <= 0) { return false; }
    screen_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
}

std::string Terminal::shows_one_of(const std::vector<std::string>& texts) {
    for (const auto end = Clock::now() + patience; Clock::now() < end;) {
        for (const std::string& text : texts) {
            if (screen_.find(text) != std::string::npos) { return text; }
        }
        read_more(50);
    }
    return {};
}

bool Terminal::echoes() const {
    termios mode{};
    return ::tcgetattr(keys_, &mode) == 0 && (mode.c_lflag & ECHO) != 0;
}

std::string Terminal::mode() const {
    termios mode{};
    if (::tcgetattr(keys_, &mode) != 0) { return "none"; }
    std::string text(std::begin(mode.c_cc), std::end(mode.c_cc));
    for (const tcflag_t flags : {mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag}) {
        text += " " + std::to_string(flags);
    }
    return text;
}

void Terminal::hang_up() {
    if (keys_ >= 0) { ::close(std::exchange(keys_, -1)); }
}

int Terminal::wait() {
    int status = 0;
    const auto end = Clock::now() + patience;
    while (::waitpid(shell_, &status, WNOHANG) == 0) {
        if (!read_more(20)) { std::this_thread::sleep_for(std::chrono::milliseconds(5)); }
        if (Clock::now() > end) { ::kill(shell_, SIGKILL); }
    }
    shell_ = -1;
    while (read_more(0)) {}
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool progress_stays(const std::string& screen) {
    const std::size_t last = screen.rfind(progress_line);
    return last != std::string::npos &&
           std::isdigit(static_cast<unsigned char>(screen[last + progress_line.size()])) != 0;
}

bool appears(const std::string& path) {
    for (const auto end = Clock::now() + patience; Clock::now() < end;) {
        if (std::filesystem::exists(path)) { return true; }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_text(const std::string& path, const std::string& text, bool executable) {
    std::ofstream(path, std::ios::binary) << text;
    if (executable) { std::filesystem::permissions(path, std::filesystem::perms::owner_all); }
}

}  // namespace winloss::program
