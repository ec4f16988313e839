// A list whose rows may be too many to be held: they are read while it is printed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss {

/// Gives rows one after the other. Called once, while the store is open; returns the sentences that only the rows could
/// tell, which stand behind the answer's others.
using RowSource = std::function<std::vector<std::string>(const std::function<void(Row)>& take)>;

/// What a List is, without its rows.
struct RowList {
    Table table;
    std::string when_empty;  ///< as List::when_empty
    RowSource rows;
};

}  // namespace winloss
