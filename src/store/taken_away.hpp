// What a person took away from a deal, so that no file puts it there again: told by the row log, and in an archive
// that goes without it by rows of their own.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/domain/archive.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// The table of a part that files name, the column in it, and the table and column of what is named.
struct DealPart {
    std::string_view table, column, named, name;
};
inline constexpr std::array<DealPart, 3> deal_parts{{
    {"deal_competitor", "competitor_id", "competitor", "name"},
    {"deal_reason", "stated_reason_id", "stated_reason", "text"},
    {"deal_win_theme", "code_id", "code", "path"},
}};

/// Numbers of a deal and of what was taken away from it.
using TakenAway = std::set<std::pair<std::int64_t, std::int64_t>>;
/// What an import or an undo took away may come again, and is not among them. A competitor that was merged into another
/// one since is that one.
TakenAway taken_away(const Connection& connection, std::string_view table, std::string_view column);

/// As rows of an archive: these, and outcomes of deals that a person opened again.
inline constexpr std::string_view taken_away_record = "taken_away";
std::vector<ArchivedRow> archived_taken_away(const Connection& connection);
/// Puts such a row into the log, under `operation`. Throws bad_input.
void load_taken_away(Connection& connection, const ArchivedRow& row, std::int64_t operation);

}  // namespace winloss::store
