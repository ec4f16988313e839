// The documents a new store begins with, read from their files' text.
#pragma once

#include <string_view>
#include <vector>

#include "winloss/domain/records.hpp"

namespace winloss::exchange {

/// A codebook in TOML: [[code]] tables with path, name, definition, use_when, avoid_when, colour and kind. Numbers and
/// parents are left empty; the order is the file's. Throws bad_input with `file`, line and column for what is no TOML,
/// a missing path or name, an unknown key, a wrong type, an unknown kind, a malformed colour or path, and a path that
/// stands twice or below none that is there.
std::vector<Code> read_codebook_document(std::string_view text, std::string_view file);

}  // namespace winloss::exchange
