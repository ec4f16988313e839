// Text in other encodings than UTF-8 on its way to UTF-8. Knows bytes, not what they are part of.
#pragma once

#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::exchange {

enum class Encoding { utf_8, utf_16le, utf_16be, windows_1252, iso_8859_1, iso_8859_15 };

std::string_view name_of(Encoding encoding);
std::vector<std::string> encoding_names();
/// In any case; cp1252, latin1 and latin9 too. Throws usage with the nearest name.
Encoding parse_encoding(std::string_view typed);

/// The encoding that a byte order mark at the start of a text tells; null where there is none.
std::optional<Encoding> marked_encoding(std::string_view start);

/// Reads to the end and writes UTF-8 without a byte order mark. Throws bad_input with line and column, in characters
/// from 1, for bytes that are none of the encoding; `name` is what the sentence calls the text.
void decode(std::istream& in, std::ostream& out, Encoding encoding, std::string_view name);

}  // namespace winloss::exchange
