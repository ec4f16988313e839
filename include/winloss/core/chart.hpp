// What a screen may draw beside the figures of a table. Says which figures, and knows no character and no width.
#pragma once

#include <string>

namespace winloss {

struct Chart {
    std::string column;      ///< key of the figures: shares or numbers
    bool over_time = false;  ///< the rows are periods, one after the other
};

}  // namespace winloss
