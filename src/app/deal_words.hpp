// What the use cases of deals share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/domain/record_rules.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/deals.hpp"

namespace winloss::app {

/// 'deal 17, Acme platform'
std::string called(const Deal& deal);
/// Throws conflict where a competitor in the store is marked as the winner of a deal that was not lost.
void check_winner(const store::Store& store, const Deal& deal);
/// The one win theme that was typed. Throws as Codebook::require, and usage naming the win themes for a code that is
/// none.
const Code& require_win_theme(const Codebook& codebook, std::string_view typed);
/// Throws usage: a decision is recorded once it was taken.
void refuse_future(std::optional<Date> decided_on, Date today);

}  // namespace winloss::app
