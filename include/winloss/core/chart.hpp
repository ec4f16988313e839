// What a screen may draw beside the figures of a table. Says which figures, and knows no character and no width.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/date.hpp"

namespace winloss {

struct Chart {
    std::string column;      ///< key of the figures: shares or numbers
    bool over_time = false;  ///< the rows are periods, one after the other
};

/// Rows that last from a day to a day, each a line under the same years. All are keys of columns.
struct TimeLine {
    std::vector<std::string> label;  ///< what a line is called by
    std::string from;
    std::vector<std::string> until;  ///< the first of them that is known; a row without any goes on
    Date today{};                    ///< what lies ahead is drawn lighter
};

}  // namespace winloss
