// The records behind a report's figures, with their names.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// In the place of each table of the answer's report the records that were counted in it; tables that count none are
/// left out. Of each those that every condition holds for; where a table has none of them, a message says why.
Answer with_records(Answer answer, const store::Store& store, report::Counted counted,
                    const std::vector<report::MadeOf>& made_of, const std::vector<std::string>& where);

}  // namespace winloss::app
