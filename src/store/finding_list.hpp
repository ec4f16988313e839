// Findings while a check is at work: the first ones of a kind are kept, the rest are counted, so that a broken import
// of a million rows can still be read.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/maintenance.hpp"

namespace winloss::store {

class FindingList {
public:
    /// A finding about one record of a table. `kind` is what those that are counted only are called, where the problem
    /// names a value; empty: the problem itself.
    void add(std::string_view check, std::string_view table, std::int64_t id, std::string problem, std::string remedy,
             std::string_view kind = {});
    /// A finding about the store as a whole.
    void add(std::string_view check, std::string problem, std::string remedy);
    /// All of them, the counted ones in one line a kind.
    std::vector<Finding> take();

private:
    std::vector<Finding> findings_;
    struct Kind {
        std::string check;
        std::string table;
        std::string problem;
        friend auto operator<=>(const Kind&, const Kind&) = default;
    };
    std::map<Kind, std::int64_t> counts_;
};

}  // namespace winloss::store
