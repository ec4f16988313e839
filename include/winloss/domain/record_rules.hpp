// What a deal or a contract may not be, whatever the way it came in: what no column can check alone. Knows no store.
#pragma once

#include <span>

#include "winloss/domain/records.hpp"

namespace winloss {

/// Throws conflict, saying what would be right, unless a decided deal has its account, is decided no earlier than it
/// was opened, and an open one has no decision. Its amount may be below zero, as a credit's is.
void check(const Deal& deal);
/// The competitor that is marked as the winner of a deal that was not lost: only a lost deal has one. Null where all is
/// well.
const DealCompetitor* misplaced_winner(const Deal& deal, std::span<const DealCompetitor> competitors);

/// Throws conflict unless the contract's days follow one another, one that renews itself has an end and a term, its
/// value is not negative, and nobody ended it later than it ends anyway.
void check(const Contract& contract);
/// Throws conflict unless `renewal` is of the same account as `contract` and starts after it does.
void check_renewal(const Contract& contract, const Contract& renewal);

}  // namespace winloss
