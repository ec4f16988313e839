// How a text stands in JSON: shared by the writers of lists (render) and of archives (exchange). Own code, since a
// listing may have a hundred thousand rows (a document tree takes six times as long) and since the library's writer
// leaves DEL, C1 and bidi controls as they are.
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// In quotes. Besides what JSON demands, `<` (which could close a script) and every character that visible() would not
/// let through to a terminal are written as \u escapes; a malformed byte becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace winloss
