// A guide's questions and the answers in a note, both Markdown: a question is a heading that ends in its id,
// ## What set this off? {#trigger from=product}. Knows neither editor nor store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/markup.hpp"

namespace winloss {

struct Question {
    std::string id;                   ///< lowercase words joined by '-'; kept across versions of the guide
    std::string text;                 ///< the heading without its id
    std::optional<std::string> from;  ///< who asked for it: product, marketing
    int line = 0;                     ///< from 1
    friend bool operator==(const Question&, const Question&) = default;
};

/// The questions in their order. Headings without braces, and whatever stands in code fences and <!-- comments -->, are
/// text. Throws one bad_input that lists every malformed or repeated id with its line.
std::vector<Question> read_guide(std::string_view text);

/// A heading that ends in a question mark and has no braces: a question that has no id yet.
struct BareQuestion {
    std::string text;
    std::size_t end = 0;  ///< the byte of the guide behind the heading's last word
};
std::vector<BareQuestion> bare_questions(std::string_view text);

/// What stands below a question in a note.
struct GivenAnswer {
    std::string question;  ///< its id
    std::string text;      ///< outer blank lines removed; empty where nothing was written
    /// Where `text` stands in the note; null where it is empty.
    std::optional<Passage> passage;
    std::int64_t heading_start = 0;  ///< the heading's line in the note, in code points
    std::int64_t heading_end = 0;    ///< without its line break
    friend bool operator==(const GivenAnswer&, const GivenAnswer&) = default;
};

/// An answer ends at the next question, or at a heading of the question's level or above; deeper headings are part of
/// it. Headings that name no proper id are text: a note is never refused. A question that stands twice has two answers.
std::vector<GivenAnswer> read_answers(std::string_view note);

}  // namespace winloss
