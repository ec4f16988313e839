// What a new store begins with, and the sample company, compiled into the program.
#pragma once

#include "winloss/core/embedded.hpp"

namespace winloss::app {

std::span<const EmbeddedFile> embedded_starter();  ///< schema/starter: codebook and guides
std::span<const EmbeddedFile> embedded_sample();   ///< schema/sample: the demo's company

}  // namespace winloss::app
