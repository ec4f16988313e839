// Text in the language of manual pages, mdoc(7). Knows no command.
#pragma once

#include <string>
#include <string_view>

namespace winloss::cli {

/// A page that is being written. Words are escaped, sentences begin on a line of their own, lines stay short.
class Mdoc {
public:
    /// `page` as in 'winloss-deal.1'.
    Mdoc(std::string_view page, std::string_view name, std::string_view summary);

    Mdoc& section(std::string_view title);     ///< .Sh
    Mdoc& subsection(std::string_view title);  ///< .Ss
    /// Paragraphs apart by an empty line.
    Mdoc& text(std::string_view words);
    /// One paragraph of Markdown: `code` and **what is strong** are bold, a [link](target) is its words.
    Mdoc& prose(std::string_view markdown);
    /// Lines as they are, indented.
    Mdoc& lines(std::string_view words);
    Mdoc& begin_list();
    Mdoc& item(std::string_view macros);
    Mdoc& end_list();
    /// A macro and its words as they are.
    Mdoc& macro(std::string_view line);
    Mdoc& paragraph();

    const std::string& str() const { return out_; }

private:
    std::string out_;
};

/// A word as an argument of a macro.
std::string mdoc_word(std::string_view word);
/// The same of a paragraph of Markdown.
std::string mdoc_prose(std::string_view markdown);

}  // namespace winloss::cli
