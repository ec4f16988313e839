// Customers' own words beside the reasons of a report: only of those who agreed to be quoted. People are not named in
// them, the customer where confidentiality was promised neither.
#pragma once

#include <cstddef>

#include "winloss/core/answer.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// Fills the report's table `quotes`, which says of each reason in which interviews it was given, with up to `most`
/// quotes for each, and puts them below the table `all` for people. Of an interview comes one quote for a reason: the
/// strongest rating, primary before others; the strongest come first, then those held last.
void put_quotes(Report& report, const store::Store& store, std::size_t most);

}  // namespace winloss::app
