// In which form each column of a foreign table writes its dates, decided from the whole column. Knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

/// The form of one column of dates.
struct ColumnDates {
    std::size_t column = 0;            ///< index in the file
    bool any = false;                  ///< it holds a date at all
    std::optional<DateFormat> format;  ///< null: ISO
};

struct DateForms {
    std::vector<ColumnDates> columns;  ///< the mapped columns of dates
    std::optional<Error> undecided;    ///< bad_input: a column's dates fit several forms equally well

    /// Of a column of the file; null: ISO.
    const DateFormat* of(std::size_t column) const;
    /// The one form of all columns that hold dates, where it is one and not ISO.
    std::optional<std::string> common() const;
};

/// Is shown every row of a file, and says then in which form each column writes its dates: the one that reads most of
/// the column's values, ISO before any other; where several read as many, the one in which another column is written,
/// else the forms are undecided.
class DateFormFinder {
public:
    explicit DateFormFinder(const Mapping& mapping);
    ~DateFormFinder();
    DateFormFinder(const DateFormFinder&) = delete;
    DateFormFinder& operator=(const DateFormFinder&) = delete;

    bool any() const { return !forms_.columns.empty(); }
    void add(const CsvReader& csv);
    DateForms finish(const CsvReader& csv);

private:
    class Column;
    const Mapping& mapping_;
    DateForms forms_;
    std::vector<Column> columns_;
};

}  // namespace winloss::exchange
