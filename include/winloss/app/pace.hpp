// How far a long work is, on the one line that a person at a terminal sees. For use cases that go through many rows.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/app/context.hpp"

namespace winloss::app {

/// '24,576 rows read, 51,200 a second, 8%': the rate is left out in the first tenth of a second, the share where the
/// whole is not known (0). `part` stands for the count where the whole is of something else, as a file's bytes.
std::string pace_text(const store::Far& far, std::chrono::milliseconds since, std::optional<std::int64_t> part = {});

/// Shows the long works of a store on the same line, each with a time of its own. Empty where nobody watches.
store::Watch watching(const Context& context);

class Pace {
public:
    /// The time is counted from here on. `context` must outlive it; `done` is the word behind the rows, and may be
    /// empty.
    Pace(const Context& context, std::string_view done) : context_(context), done_(done) {}
    Pace(const Pace&) = delete;
    Pace& operator=(const Pace&) = delete;
    ~Pace() { end(); }

    /// Whether somebody watches, and this is one of the rows at which to tell.
    bool due(std::int64_t rows) const { return context_.progress && rows % rows_between == 0; }
    void tell(std::int64_t rows, std::optional<std::int64_t> part = {}, std::int64_t whole = 0) const;
    /// Takes the line away.
    void end() const;

private:
    static constexpr std::int64_t rows_between = 4096;

    const Context& context_;
    std::string_view done_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace winloss::app
