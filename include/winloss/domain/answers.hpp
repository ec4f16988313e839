// Putting text into a note that is there: below it, or as the answer to a question of its guide. The codings keep their
// words. Knows neither editor nor store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/guide.hpp"
#include "winloss/domain/markup.hpp"

namespace winloss {

/// An answer as a file gives it, below a heading that names its question: ## {#trigger}, or ## trigger.
struct FiledAnswer {
    std::string question;    ///< its id
    std::string text;        ///< with its marks, outer blank lines removed; never empty
    std::vector<int> lines;  ///< which line of the file each of its lines is, from 1
};

/// 'no question has the id 'triger'. Did you mean 'trigger'?'
std::string no_such_question(std::string_view id, const std::vector<std::string>& known);

/// The answers in their order; headings without an answer are left out. Throws one bad_input that lists, with their
/// lines, headings that name none of the `known` questions and text that stands before the first.
std::vector<FiledAnswer> read_filed_answers(std::string_view file, const std::vector<std::string>& known);

/// Puts a piece at the end of the note, a blank line before it.
void append(MarkedNote& note, MarkedNote piece);

/// Puts a piece where the question is answered: below what is there, else below its heading in the guide's order. An
/// answer that stands there word for word is not put there twice; returns whether it was put.
bool answer(MarkedNote& note, std::string_view guide, std::string_view question, MarkedNote piece);

}  // namespace winloss
