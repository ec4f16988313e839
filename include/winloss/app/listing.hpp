// How much of a listing is printed: its first rows on a screen, everything where a program reads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::app {

/// Rows of a listing on a screen where --limit does not say.
inline constexpr std::int64_t screen_rows = 50;
/// Rows of a section of a record ('deals' under an account) on a screen.
inline constexpr std::int64_t section_rows = 10;

class RowLimit {
public:
    /// `asked` is --limit, 0 for all; without it `on_screen` rows on a screen and all of them elsewhere.
    RowLimit(const Context& context, std::optional<std::int64_t> asked, std::int64_t on_screen = screen_rows);

    /// What to ask the store for: one row more than is printed, which tells that there are more; 0: all.
    std::int64_t query() const { return rows_ == 0 ? 0 : rows_ + 1; }
    /// Takes that one row away again; whether it was there.
    bool cut(Table& table) const;
    bool says_so() const { return says_so_; }
    /// That so many rows were printed of more; none where nobody reads it.
    std::vector<std::string> sentences(std::int64_t printed, const store::RowCount& all) const;

private:
    std::int64_t rows_;
    bool says_so_;
};

/// The answer of a listing that asked for limit.query() rows. `count` is called only where rows are left out, for the
/// sentence '50 of 1,234; --limit 0 shows all.'
Answer listed(Table table, const RowLimit& limit, const std::function<store::RowCount()>& count,
              std::string when_empty);

/// Cuts a section of a record, and says below it which command shows the rest.
void cut_section(Table& section, const RowLimit& limit, const std::string& command);

}  // namespace winloss::app
