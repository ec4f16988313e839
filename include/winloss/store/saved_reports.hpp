// Reports that a team has saved under a name: the words they are typed with. Knows no report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::store {

struct SavedReport {
    std::int64_t id = 0;
    std::string name;  ///< in small letters
    std::string line;  ///< the words behind 'winloss report', as a shell takes them
    friend bool operator==(const SavedReport&, const SavedReport&) = default;
};

/// By name.
std::vector<SavedReport> saved_reports(const Store& store);
std::optional<SavedReport> saved_report(const Store& store, std::string_view name);

/// Under a name that is there already it takes the place of what was.
void save_report(Write& write, std::string_view name, std::string_view line);
void remove_saved_report(Write& write, std::int64_t id);

}  // namespace winloss::store
