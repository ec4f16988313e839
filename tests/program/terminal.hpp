// The program at a terminal: a pseudo terminal whose keys the test types and whose screen it reads.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "program/child.hpp"

namespace winloss::program {

class Terminal {
public:
    /// Runs a shell script as the terminal's first program, with job control; $WINLOSS is the program.
    Terminal(const std::string& script, const Words& environment);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void type(const std::string& keys);
    /// Reads the screen until it shows the text; false when it has not after ten seconds.
    bool shows(const std::string& text) { return !shows_one_of({text}).empty(); }
    /// Likewise; returns the first that it shows, empty where it shows none.
    std::string shows_one_of(const std::vector<std::string>& texts);
    /// Whether what is typed is shown, as the terminal's mode says.
    bool echoes() const;
    /// The terminal's settings, to be compared.
    std::string mode() const;
    /// Takes the terminal away, as a broken line does.
    void hang_up();
    /// How the script ended; the screen up to there is in screen().
    int wait();
    const std::string& screen() const { return screen_; }
    pid_t shell() const { return shell_; }

private:
    bool read_more(int milliseconds);

    int keys_ = -1;
    pid_t shell_ = -1;
    std::string screen_;
};

/// What the line that says how far a work is begins with, each time that it is written.
inline const std::string progress_line = "\r\x1b[K";
/// Whether it was not taken away at the end.
bool progress_stays(const std::string& screen);

/// Waits until the file is there; false when it is not after ten seconds.
bool appears(const std::string& path);
/// The whole file; empty where there is none.
std::string text_of(const std::string& path);
void write_text(const std::string& path, const std::string& text, bool executable = false);

}  // namespace winloss::program
