// By what an export lets an import find the interview that a record came out of, beside its number. For exports alone.
#pragma once

#include "winloss/app/cells.hpp"
#include "winloss/core/table.hpp"
#include "winloss/store/external_ids.hpp"

namespace winloss::app {

inline void add_interview_columns(Table& table) {
    table.columns.push_back(machine_column("interview_external_id", Type::text));
    table.columns.push_back(machine_column("interview_held_on", Type::date));
}

inline void add_interview_cells(store::SignsOfInterviews& interviews, std::optional<InterviewId> id, Row& row) {
    const store::InterviewSigns signs = interviews.of(id);
    row.push_back(cell(signs.external_id));
    row.push_back(cell(signs.held_on));
}

}  // namespace winloss::app
