// How a column's text must be written for the program to read it, where the schema's CHECKs let more through: three
// letters that are no currency, a day before the calendar begins. Known by the column's name, whatever the table: one
// place for an archive's rows and for what a store holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "unreadable.hpp"

namespace winloss::store {

enum class ColumnForm {
    any,         ///< whatever the schema takes
    currency,    ///< a code that core knows, in capitals
    day,         ///< of the calendar: years 0001 to 9999
    moment,      ///< in UTC
    local_time,  ///< of a day, without zone
    line,        ///< without a line break, as every command and every import asks of it
};
ColumnForm form_of(std::string_view column);

/// What is wrong with a value of the column; null where the program can read it. Costs some nanoseconds.
std::optional<Unreadable> misformed(ColumnForm form, std::string_view column, std::string_view value);

/// SQL that is true of every row whose column is misformed, and of few others: the rows to look at among a million.
std::string suspects(ColumnForm form, std::string_view column);

}  // namespace winloss::store
