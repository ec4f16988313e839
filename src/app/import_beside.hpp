// What an import leaves beside its records: the names it is to remember, and the file it read. Knows no row.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/import.hpp"
#include "winloss/platform/input_file.hpp"

namespace winloss::app {

/// The aliases that the store keeps, in the form.
void take_kept_aliases(const store::Store& store, ImportForm& form);
/// Keeps those of --alias that name something (a product, an account …); says which are new.
std::vector<std::string> keep_aliases(store::Write& write, exchange::RecordType type, const ImportForm& form);

/// Of the bytes as they are in the file; leaves the stream at its start.
std::string digest_of(std::istream& in);

}  // namespace winloss::app
