// What the buyer said, as part of an interview's page.
#pragma once

#include "winloss/core/answer.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

/// The note's codings, each with the words it stands on; no rows where there is no note.
Table codings_section(const store::Store& store, const std::optional<store::StoredNote>& note);

}  // namespace winloss::app
