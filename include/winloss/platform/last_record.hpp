// Which record of a kind a person saw or changed last, for each store: a small private file below $XDG_STATE_HOME (else
// ~/.local/state), so that reading a store never writes it. Knows nothing of the records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace winloss::platform {

/// nullopt where nothing is kept, or the file cannot be read.
std::optional<std::int64_t> last_record(const std::string& store, const std::string& kind);

/// There is the old file or the new one; where it cannot be written, nothing is kept and nobody is told.
void remember_record(const std::string& store, const std::string& kind, std::int64_t number);

}  // namespace winloss::platform
