// The private folder in which a text is edited: the text, what it was before, and whose it is.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "winloss/core/editing.hpp"

namespace winloss::platform {

/// A folder of our own, gone with everything in it at the end of the scope.
class EditorFolder {
public:
    /// A new one, or the one a draft was left in. Throws failure where no folder can be made.
    explicit EditorFolder(const EditTask& task);
    ~EditorFolder();
    EditorFolder(const EditorFolder&) = delete;
    EditorFolder& operator=(const EditorFolder&) = delete;

    const std::string& file() const { return file_; }
    /// Writes down who edits, so that nobody takes the text from under the editor.
    void owned_by(std::optional<pid_t> editor) const;
    /// nullopt: as it was when it was opened first, or emptied.
    std::optional<std::string> text() const;

private:
    EditPiece piece_;
    std::string path_;
    std::string file_;
    std::string opened_on_;
};

/// The folders that may be below, those first that are tried first.
std::vector<std::string> folders_for_editing();

}  // namespace winloss::platform
