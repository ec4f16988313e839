// What the buyer said, as part of an interview's page.
#pragma once

#include "winloss/core/answer.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

/// The note's codings, each with the words it stands on; no rows where there is no note.
Table codings_section(const store::Store& store, const std::optional<store::StoredNote>& note);

/// What was answered, by the ids of the questions as the note's version of the guide asks them.
Table answers_section(const store::Store& store, const std::optional<store::StoredNote>& note);

/// 'retrospective (lost), version 2': the guide that the note was written on; null where it had none.
std::optional<std::string> guide_words(const store::Store& store, const store::StoredNote& note);

}  // namespace winloss::app
