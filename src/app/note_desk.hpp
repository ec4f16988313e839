// All that writing a note needs to know, read before anybody starts to type.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/note_form.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

struct NoteDesk {
    store::InterviewLine line;
    std::optional<store::StoredNote> note;
    std::optional<store::StoredGuide> guide;  ///< the version the note was written on, else the latest
    Codebook codebook;
    std::string marked;              ///< the note as it stands, with its marks
    std::vector<std::string> known;  ///< what the editor shows of the account, line by line
};

/// In one snapshot, which is over when this returns. `held_on`: the day of a talk that is not held yet as far as the
/// store knows.
NoteDesk open_desk(const store::Store& store, InterviewId id, Date today, std::optional<Date> held_on = {});

NoteOpened opened_now(const NoteDesk& desk);

/// What the editor is opened on: what is known, the codes (those below `codes` alone, where any are named), the note,
/// and the questions that it does not answer yet. Throws as Codebook::require does.
std::string note_form(const NoteDesk& desk, const std::vector<std::string>& codes);
/// The same for a text that is put below the note.
std::string append_form(const NoteDesk& desk, const std::vector<std::string>& codes);

}  // namespace winloss::app
