// What the editor is opened on: the questions of the guide, and above them, as comments, what is known. Pure text.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/faulty_text.hpp"

namespace winloss::app {

/// Which note a text was opened on; the first line of its comment says so: <!-- winloss note 42 version 3.
struct NoteOpened {
    std::int64_t interview = 0;
    std::int64_t version = 0;  ///< 0: there was no note yet
    friend bool operator==(const NoteOpened&, const NoteOpened&) = default;
};

/// The comment of one line that says no more than that.
std::string opened_comment(const NoteOpened& opened);

/// A comment that the form puts in and taking the form back takes out: <!-- winloss … -->.
std::string form_comment(const std::vector<std::string>& lines, const std::optional<NoteOpened>& opened = {});

/// The guide's questions as headings, each followed by its probes in a comment. Without a guide, empty.
std::string questions_form(std::string_view guide);

/// The note in an edited form.
struct NoteInForm {
    std::string text;                  ///< without our comments, unanswered questions and outer blank lines
    std::vector<int> lines;            ///< which line of the form each of its lines is, from 1
    std::optional<NoteOpened> opened;  ///< null: the text comes from outside
};
/// The lines of a form's comments, without their indentation.
using CommentLines = std::set<std::string>;
CommentLines comment_lines(std::string_view form);

/// Our comments begin a line and are indented. What was typed into one is text, below the question there that it was
/// typed below, also where the comment's end is gone: every line that is not one of `ours`; where these are not known
/// (null) what is not indented, and what comes behind that and is no question.
NoteInForm note_in_form(std::string_view form, const CommentLines* ours = nullptr);

/// The form with each fault as a comment above its line, those that stood there before taken out.
std::string with_mistakes(std::string_view form, const std::vector<LineFault>& faults);
/// The same for a text that was refused for its lines; null where the error is of another kind.
std::optional<std::string> with_its_mistakes(const std::string& form, const Error& error);
/// The form without them, their lines blank, so that the numbers of the others stay.
std::string blank_mistakes(std::string_view form);

}  // namespace winloss::app
