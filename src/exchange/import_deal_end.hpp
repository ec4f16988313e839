// How a deal of a table ended: by its own outcome, its flags or its stage, on which day, and for which of its reasons.
#pragma once

#include "import_cells.hpp"
#include "winloss/exchange/import_rows.hpp"

namespace winloss::exchange {

/// Fills outcome, exclusion, closing day and stated reasons from what the row says of each. Flags that contradict each
/// other, or the stage, are refused.
void settle_end(DealRow& row, ImportCells& cells);

}  // namespace winloss::exchange
