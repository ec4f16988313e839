// One part of a long work, told to whoever watches the connection: so many rows (or pages) of so many. Where nobody
// watches it costs nothing.
#pragma once

#include <cstdint>
#include <string>

#include "winloss/store/connection.hpp"

namespace winloss::store {

class Stage {
public:
    /// `what` says the words, and the whole where it is known already. `connection` must outlive the stage; stages of
    /// one connection follow each other.
    Stage(const Connection& connection, const Far& what);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// Whether it is worth finding out how much there is to do.
    bool watched() const { return static_cast<bool>(connection_.watch()); }
    void expect(std::int64_t whole);
    /// The engine goes through `whole` of them by itself, and takes about so many of its own steps for each: of these
    /// it tells, and the count is reckoned from them.
    void expect_by_itself(std::int64_t whole, std::int64_t steps_each);
    void add(std::int64_t count = 1);
    void set(std::int64_t count, std::int64_t whole);

private:
    void tell();

    const Connection& connection_;
    Far far_;
    std::int64_t told_ = 0;
    std::int64_t steps_ = 0;  ///< of the engine
    bool counts_steps_ = false;
};

/// How many rows a table has, for what a stage expects; 0 where it is too damaged to be counted.
std::int64_t rows_to_go_through(const Connection& connection, const std::string& table);

}  // namespace winloss::store
