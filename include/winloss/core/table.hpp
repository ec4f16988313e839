// Typed tables: the one shape in which lists and reports leave the program. Knows no format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "winloss/core/chart.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/p_value.hpp"
#include "winloss/core/ratio.hpp"

namespace winloss {

/// What a value means to whoever reads it, beyond what it says: a screen may colour it. Never the only carrier of that
/// meaning, and nothing of the value: two cells that differ in tone alone are equal.
enum class Tone : unsigned char {
    none,
    alarm,  ///< late, at risk
    soon,   ///< needs somebody before long
    good,   ///< held, won, done
    quiet,  ///< over, left out, too little to go by
};

/// monostate is null: unknown, not zero.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Instant, LocalTime, Money,
                           Share, PValue, std::vector<std::string>>;

struct Cell : Value {
    using Value::Value;
    Tone tone = Tone::none;
};

inline Cell toned(Cell cell, Tone tone) {
    cell.tone = tone;
    return cell;
}

enum class Type { text, boolean, integer, real, date, instant, local_time, money, share, p_value, list };

/// `key` is snake_case and a contract (docs/json.md); `title` is what a screen shows.
struct Column {
    std::string key;
    std::string title;
    Type type = Type::text;
    bool main = false;     ///< the last column to be cut when a screen is narrow (names)
    bool machine = false;  ///< for programs (numbers of records): table and markdown leave it out
    int spare = 0;         ///< left out where a terminal is too narrow for all, the greatest first; 0: never
    bool prose = false;    ///< to be read whole: broken over lines instead of being cut
    bool whole = false;    ///< to be typed as it stands: never cut
};

/// What somebody said or why, where it is the point of its table.
inline Column prose_column(std::string key, std::string title) {
    return {.key = std::move(key), .title = std::move(title), .main = true, .prose = true};
}

/// What stands there to be typed again: a command, a code, the id of a question.
inline Column typed_column(std::string key, std::string title) {
    return {.key = std::move(key), .title = std::move(title), .main = true, .whole = true};
}

using Row = std::vector<Cell>;

/// Sub-rows of each row, one per currency: an array of objects in JSON, repeated rows in flat formats. The first
/// column is `currency`; the money cells of a sub-row are of that currency.
struct Breakdown {
    std::string key = "amounts";
    std::vector<Column> columns;
    std::vector<std::vector<Row>> rows;  ///< rows[i]: the sub-rows of Table::rows[i]; may be empty
    bool machine = false;                ///< as of the table: people see it where the table is picked
};

/// The records that were counted in a cell, by number. Which kind of record it is the report says.
struct Behind {
    std::size_t row = 0;
    std::string column;  ///< its key
    std::vector<std::int64_t> records;
    std::optional<Currency> currency{};  ///< of the row's sub-row that the cell stands in; null: in the row itself
};

struct Table {
    std::string name;   ///< snake_case: the key under "tables", the word after --table
    std::string title;  ///< heading on a screen; may be empty
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::optional<Breakdown> breakdown;
    std::vector<std::string> notes;       ///< sentences under the table, for people only
    std::optional<Chart> chart{};         ///< drawn on a screen that has room for it
    std::optional<TimeLine> time_line{};  ///< drawn below, on a screen
    /// Columns that say which row it is; 0: those in front that are text, days or yes and no.
    std::size_t keys = 0;
    std::vector<Behind> behind{};  ///< filled where records were asked for; no format shows it
    bool machine = false;          ///< for programs: screen and markdown leave it out of a report unless it is picked
};

}  // namespace winloss
