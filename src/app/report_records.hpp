// The records behind a report's figures, with their names.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

enum class RecordsOf { deals, accounts };

/// In the place of each table the records that were counted in it; tables that count none are left out. Of the main one
/// those that every condition holds for.
Report with_records(Report report, const store::Store& store, RecordsOf kind, const std::vector<std::string>& where);

}  // namespace winloss::app
