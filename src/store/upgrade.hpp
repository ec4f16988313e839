// Brings an older store to the program's schema.
#pragma once

#include <string>

#include "winloss/store/store.hpp"

namespace winloss::store {

/// Takes the write lock, keeps a verified copy beside the store, runs the missing migrations, and proves that no row
/// and no reference was lost; all of it or nothing. Does nothing where somebody else upgraded it meanwhile.
void upgrade(const std::string& path, const OpenOptions& options);

}  // namespace winloss::store
