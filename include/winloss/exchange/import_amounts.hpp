// Amounts as spreadsheets and CRMs write them: signs of currencies, thousands separators, brackets, 250k. The decimal
// mark is the column's, never the cell's. Knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

enum class DecimalMark { point, comma };

/// '.', ',', point or comma, as typed behind --decimal; throws usage for anything else.
DecimalMark parse_decimal_mark(std::string_view typed);

/// What is known of an amount's currency before its cell is read.
struct AmountCurrency {
    std::optional<Currency> row{};        ///< of the row's own column: no cell may name another
    std::optional<Currency> otherwise{};  ///< where neither the row nor the cell names one
};

/// `$125,000.00`, `1.234,56`, `€ 1 234,56`, `JPY 10,000`, `(1,234.00)` (below zero), `250k`. `$` and `¥` are the known
/// currency where that is written so, else US dollars and yen: `sign` becomes '$ is read as USD' then.
Reading<Money> read_amount(std::string_view cell, const AmountCurrency& currency, DecimalMark mark,
                           std::string* sign = nullptr);

/// What a column's amounts have in common.
struct ColumnAmounts {
    std::size_t column = 0;  ///< index in the file
    DecimalMark mark = DecimalMark::point;
};

struct AmountForms {
    std::vector<ColumnAmounts> columns;  ///< the mapped columns of money
    bool all_named = false;              ///< every amount of the file names its currency
    bool some_named = false;             ///< some do
    std::string first_unnamed;           ///< the first one that does not, with where it stands; may be empty
    std::optional<Error> undecided;      ///< bad_input: a column's '1,234' may be two things, and no value tells

    DecimalMark of(std::size_t column) const;
};

/// Is shown every row of a file, and says then what its columns of amounts are.
class AmountFormFinder {
public:
    /// `currency` is that of rows which name none.
    AmountFormFinder(const Mapping& mapping, std::optional<Currency> currency);
    bool any() const { return !columns_.empty(); }
    void add(const CsvReader& csv);
    AmountForms finish(const CsvReader& csv) const;

private:
    struct Column {
        std::size_t column = 0;
        std::int64_t points = 0;  ///< values whose decimal mark can only be the point
        std::int64_t commas = 0;
        std::string doubtful;  ///< the first that may be two things
        CsvPlace place;        ///< of that
    };
    void add(Column& column, std::string_view cell, const CsvReader& csv);

    const Mapping& mapping_;
    std::optional<Currency> currency_;
    std::optional<std::size_t> currency_column_;
    std::vector<Column> columns_;
    void note_unnamed(const Column& column, std::string_view cell, const CsvReader& csv);

    bool some_named_ = false;
    bool some_unnamed_ = false;
    std::string first_unnamed_;  ///< deals.csv:3:7: amount '5'
};

}  // namespace winloss::exchange
