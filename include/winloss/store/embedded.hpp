// The migrations compiled into the program.
#pragma once

#include "winloss/core/embedded.hpp"

namespace winloss::store {

/// schema/migrations/*.sql in order of their numbers.
std::span<const EmbeddedFile> embedded_migrations();

}  // namespace winloss::store
