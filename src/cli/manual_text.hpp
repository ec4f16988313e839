// The documents of the manual (Markdown, as docs/ has them) in a page's language. Knows no command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mdoc.hpp"

namespace winloss::cli {

struct Document {
    std::string title;  ///< without what says which command it is of
    std::string_view text;
};

/// Of documents that stand one behind the other those of a command ('# winloss log, undo' is of both); with no name
/// those of no command alone: '# winloss … edit', '# The last record', '# How records are named'.
std::vector<Document> documents_of(std::string_view documents, std::string_view noun);

/// Headings, paragraphs, lists, code and tables, in a section of their own; nothing where there are none.
void write_documents(Mdoc& page, const std::vector<Document>& documents);

}  // namespace winloss::cli
