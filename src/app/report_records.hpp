// The records behind a report's figures, with their names.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/counting.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// Puts the records that were counted in the tables into the answer's report; tables that count none are left out. Of
/// each those that every condition holds for; where a table has none of them, a message says why.
void put_records(Answer& answer, const store::Store& store, std::vector<report::Counting> tables,
                 const std::vector<std::string>& where);

}  // namespace winloss::app
