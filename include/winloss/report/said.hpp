// What was said of one deal, reason by reason: the unit in which reasons are counted (DOMAIN §6).
#pragma once

#include <cstdint>
#include <vector>

#include "winloss/domain/facts.hpp"
#include "winloss/report/reason.hpp"

namespace winloss::report {

/// The codings of one reason in all interviews of a deal, or the stated reasons that stand for it.
struct Said {
    Reason reason = 0;
    std::int64_t against = 0;    ///< driver codes rated below zero
    std::int64_t in_favour = 0;  ///< driver codes rated above zero
    std::int64_t other = 0;      ///< everything that is no driver

    /// Codings that are reasons where reasons are what speaks for us (or against us), and those to the contrary.
    std::int64_t reasons(bool for_us) const { return for_us ? in_favour : against; }
    std::int64_t contrary(bool for_us) const { return for_us ? against : in_favour; }
    /// Buyers of one deal who disagree are counted once: negative, positive or mixed.
    bool is_mixed() const { return against > 0 && in_favour > 0; }
};

/// Which of these a coding is counted in.
enum class Stance : std::uint8_t { against, in_favour, other };
Stance stance_of(const CodingFact& coding, const ReasonTree& tree);

/// What the buyers said, each reason once, into `said`.
void buyers_said(const DealFact& fact, const ReasonTree& tree, std::vector<Said>& said);

/// The buyers' primary reason against us, or for us. Where the interviews' primaries differ at the tree's level, those
/// of the highest buying role decide (a role that is not known is the lowest); where these differ, buyers_disagree.
/// no_primary where nobody named one.
Reason buyers_primary(const DealFact& fact, const ReasonTree& tree, bool for_us = false);

/// What the rep entered, each reason once, into `said`; it is counted as `against`, whatever was decided.
void rep_said(const DealFact& fact, const ReasonTree& tree, std::vector<Said>& said);

/// The rep's one reason; several_stated where there are more at the tree's level.
Reason rep_primary(const std::vector<Said>& said);

}  // namespace winloss::report
