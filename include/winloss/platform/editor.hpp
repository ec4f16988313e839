// The person's own editor on a text that is not a file yet. Knows no record: a piece of work is two words to it.
#pragma once

#include <vector>

#include "winloss/core/editing.hpp"

namespace winloss::platform {

/// Opens WINLOSS_EDITOR, VISUAL or EDITOR (else vi) on a private copy (0600, in a 0700 folder of its own below
/// XDG_RUNTIME_DIR, TMPDIR or /tmp), waits, and gives back what was saved. The copy is gone when the result is let go,
/// also when the editor or this program is told to end by INT, QUIT, TERM, HUP or PIPE, which wait until then; a kill
/// leaves it, and drafts() finds it. The keys that send signals are the editor's; the terminal is left in the mode it
/// was in. Throws failure when the editor cannot be run or ends with an error.
Edited edit(const EditTask& task);

/// What others are writing, or were when they were killed, on this piece; the latest first. What was killed before
/// anything was typed is removed.
std::vector<Draft> drafts(const EditPiece& piece);

/// Removes a draft with its folder.
void remove_draft(const Draft& draft);

/// The files beside a draft of this process in which an editor that was ended keeps what had not been saved: paths of
/// vim's .note-42.md.swp, emacs's #note-42.md#, nano's note-42.md.save. Empty for drafts of others.
std::vector<std::string> recovery_files(const Draft& draft);

}  // namespace winloss::platform
