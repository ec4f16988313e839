// The programme in the store: its rules, its criteria and its settings.
#pragma once

#include "winloss/domain/programme.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

Programme read_programme(const Store& store);
/// Targets so near are one conversation: one value of the programme, for those who list what is planned.
int conversation_days(const Store& store);
/// Writes what differs from the programme that is there, and nothing else.
void write_programme(Write& write, const Programme& programme);
/// What a store that is being made begins with. Its lengths of time are written down, so that a later version's
/// defaults do not change what an older store owes.
void write_default_programme(Connection& connection);

}  // namespace winloss::store
