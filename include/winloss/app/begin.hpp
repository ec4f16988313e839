// What to say where a store holds nothing yet that an interview or a figure could be about.
#pragma once

#include <string>

#include "winloss/store/store.hpp"

namespace winloss::app {

/// A sentence with the commands to type; empty where there is a deal or a contract.
std::string how_to_begin(const store::Store& store);

}  // namespace winloss::app
