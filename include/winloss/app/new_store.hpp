// A store as it is on its first day: the programme, the codebook and the guides that every team begins with.
#pragma once

#include <string>

#include "winloss/store/store.hpp"

namespace winloss::app {

/// Opens the store at `path`; makes it where there is none.
store::Store new_store(const std::string& path, const store::OpenOptions& options);
/// One that is in no file and vanishes.
store::Store scratch_store(const store::OpenOptions& options);

}  // namespace winloss::app
