#include "winloss/store/interviewers.hpp"

namespace winloss::store {

Load interviewer_load(const Store& store) {
    Statement rows = store.prepare(
        "SELECT interviewer_id, count(*) FROM interview WHERE (state = 'planned' OR state = 'invited' OR state = "
        "'booked') AND interviewer_id IS NOT NULL GROUP BY interviewer_id");
    Load load;
    while (rows.step()) { load[{rows.integer(0)}] = rows.integer(1); }
    return load;
}

}  // namespace winloss::store
