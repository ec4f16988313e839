// Notes and their codings in the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct StoredNote {
    NoteId id;
    InterviewId interview;
    std::optional<GuideId> guide;
    std::string text;          ///< without marks
    std::int64_t version = 1;  ///< a save from an older version is refused
    std::vector<Coding> codings;
};

/// Null where the interview has no note yet. Codings by place, those of the whole note first, unplaced ones last.
std::optional<StoredNote> read_note(const Store& store, InterviewId interview);

/// Saves text and codings; `version` is the one that was read (0: there was none). A coding with a number
/// is the one of that number, with another place or weight at the most; one without is new. Throws conflict when
/// somebody saved meanwhile. Returns whether anything changed.
bool save_note(Write& write, const StoredNote& note);

}  // namespace winloss::store
