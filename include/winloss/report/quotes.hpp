// Which reasons of a report are to be quoted, and the table of what was quoted. Knows no customer and no store: the
// words are filled in by whoever has them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/report/declaration.hpp"

namespace winloss::report {

/// --quotes N.
OwnOption quotes_option();

/// A reason as a report counts it.
struct QuotedReason {
    std::string code;     ///< its path
    bool for_us = false;  ///< codings rated above zero give it
    int level = 1;        ///< that the report counts at: codes below it stand for it too
};

/// The table `quotes` before its words are known: `keys` name a group, behind a row stand the interviews that gave its
/// reason.
Table reasons_to_quote(std::vector<Column> keys);
void ask_for_quotes(Table& table, Row keys, const QuotedReason& reason, std::string name,
                    std::vector<std::int64_t> interviews);
QuotedReason quoted_reason(const Table& asked, const Row& row);

/// The same table for the words: the keys, then `quote`, `account`, `role`, `held_on`, `rating`, `interview`.
Table quotes_table(const Table& asked);

}  // namespace winloss::report
