// What the editor is opened on: the questions of the guide, and above them, as comments, what is known. Pure text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss::app {

/// A comment that the form puts in and taking the form back takes out: <!-- winloss … -->.
std::string form_comment(const std::vector<std::string>& lines);

/// The guide's questions as headings, each followed by its probes in a comment. Without a guide, empty.
std::string questions_form(std::string_view guide);

/// The note in an edited form: its comments taken out, questions without an answer left out, outer blank lines removed.
std::string note_in_form(std::string_view form);

}  // namespace winloss::app
