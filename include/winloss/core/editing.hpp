// A text on its way through a person's editor: what it is opened on, what came of it, what a killed program left.
// Values only: platform runs the editor, the use cases say what is written.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "winloss/core/date.hpp"

namespace winloss {

/// What somebody writes on. Two of the same store and record are the same piece of work.
struct EditPiece {
    std::string store;           ///< path of the store
    std::string record;          ///< 'note 42'; no line break
    std::string suffix = ".md";  ///< of the file, for the editor's colours
    friend bool operator==(const EditPiece&, const EditPiece&) = default;
};

/// A text that was left when winloss was killed, or one that is being written at this moment.
struct Draft {
    std::string file;
    std::string text;
    std::string opened_on;  ///< the text that the editor was opened on
    LocalTime saved_at{};
    std::optional<long> process;  ///< who is still writing it; null: nobody
    bool orphaned = false;        ///< its editor is still open, but the winloss that waited for it is gone
};

struct EditTask {
    EditPiece piece;
    std::string text;
    std::optional<std::string> draft = {};  ///< the file of a draft to go on with, instead of `text`
};

struct Edited {
    std::optional<std::string> text;  ///< null: as it was, or emptied
    int signal = 0;                   ///< what ended the editor before the person did; 0: nothing
    bool told = false;                ///< the signal was winloss's own: it is to end of it
    /// As long as it is held, the text stays on the disk too, and signals that would end winloss wait.
    std::shared_ptr<const void> until_saved = {};
};

}  // namespace winloss
