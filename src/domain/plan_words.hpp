// The plan's sentences, made only where somebody reads them.
#pragma once

#include <string>

#include "winloss/domain/plan.hpp"

namespace winloss {

/// "lost, decided on 2026-01-01: opens 30d, target 45d, closes 90d from decided-on"; what `Interview::rule` says.
std::string owed_because(const Decision& decision, const Programme& programme);
/// "no longer owed: the deal is still open"; what `Interview::rule` says of one that the plan cancelled.
std::string withdrawn_because(const Decision& decision, const Programme& programme);

}  // namespace winloss
