// In which form each column of a foreign table writes its dates, decided from the whole column. Knows no record.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

/// What somebody says of a file's dates.
struct SaidDates {
    std::optional<DateFormat> plain;                        ///< of the columns whose own values do not tell
    std::map<std::string, DateFormat, std::less<>> fields;  ///< of these, whatever their values are
    /// Where nothing is known of a column's values; null: ISO.
    const DateFormat* of(std::string_view field) const;
};
/// Of what is typed behind --date-format; null where the form is said of no field.
std::optional<std::string_view> field_of_format(std::string_view typed);
/// Each as typed behind --date-format: FORMAT, or FIELD=FORMAT; of two that speak of the same the later one holds.
/// Throws usage for what is no format, and for a field that is no date of these records with the nearest ones.
SaidDates parse_date_formats(RecordType type, const std::vector<std::string>& typed);

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
};

/// What --date-format would say of such a file, so that nothing is left to be recognised: FORMAT where all its dates
/// are of one form, else FIELD=FORMAT of each field that is not ISO.
std::vector<std::string> date_formats_of(const Mapping& mapping, const DateForms& forms);

/// Is shown every row of a file, and says then in which form each column writes its dates: the one that is said of its
/// field; else the one that reads most of the column's values, ISO before any other; where several read as many, the
/// one that is said of no field, else the forms are undecided. A column tells nothing of another.
class DateFormFinder {
public:
    /// Both must outlive it.
    DateFormFinder(const Mapping& mapping, const SaidDates& said);
    ~DateFormFinder();
    DateFormFinder(const DateFormFinder&) = delete;
    DateFormFinder& operator=(const DateFormFinder&) = delete;

    bool any() const { return !forms_.columns.empty(); }
    void add(const CsvReader& csv);
    DateForms finish(const CsvReader& csv);

private:
    class Column;
    /// Of a column whose values fit several forms.
    Error question(const CsvReader& csv, std::size_t column, const std::vector<std::string>& best) const;
    const Mapping& mapping_;
    const SaidDates& said_;
    DateForms forms_;
    std::vector<const FieldSpec*> fields_;  ///< of forms_.columns
    std::vector<Column> columns_;
};

}  // namespace winloss::exchange
