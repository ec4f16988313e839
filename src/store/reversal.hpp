// One operation being taken back inside of another one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "effects.hpp"
#include "restorer.hpp"
#include "stage.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

/// "operation 12 (deal close 7)"
std::string named_operation(const Connection& connection, std::int64_t operation);
/// The words as a sentence of their own.
std::string sentence(std::string words);

class Reversal {
public:
    Reversal(Write& write, std::int64_t operation) : write_(write), operation_(operation) {}

    /// Throws conflict when an operation in effect since then has changed a row of this one.
    void require_unchanged(const Effects& effects) const;
    void apply();
    /// Throws conflict when a record now refers to one that is not there.
    void require_references() const;

private:
    /// Numbers of rows that follow each other.
    struct Ids {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    void expect(const std::map<std::string, std::int64_t>& rows);
    Error refusal(const std::string& why, std::optional<std::int64_t> first) const;
    void read_made();
    std::map<std::string, std::int64_t> rows_to_come_or_go() const;
    void remove_made();
    void restore_changed();
    std::vector<Stretch> stretches() const;
    Stretch put_back(const Stretch& stretch);
    void restore(const Statement& entry);
    Restorer& restorer(const std::string& table, std::string_view example);
    bool made_here(const std::string& table, std::int64_t id) const;
    std::string known_table(std::string_view name) const;

    Write& write_;
    std::int64_t operation_;
    std::map<std::string, std::vector<Ids>> made_;  // rows that it made or put back, by table, in order
    std::map<std::string, Restorer> restorers_;
    std::optional<Stage> stage_;  // of the rows
};

}  // namespace winloss::store
