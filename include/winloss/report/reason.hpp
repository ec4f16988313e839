// What stands in a table of reasons: codes at a level of the codebook's tree, reasons as reps entered them, and the
// rows that make a table complete. Knows no deal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/codebook.hpp"
#include "winloss/domain/facts.hpp"

namespace winloss::report {

/// A code by its place in the codebook, behind them the stated reasons without a code, then the rows below.
using Reason = std::uint32_t;

inline constexpr Reason other_codes = 0xfffffffc;     ///< a code outside of --codes
inline constexpr Reason several_stated = 0xfffffffd;  ///< the rep entered more than one
inline constexpr Reason buyers_disagree = 0xfffffffe;
inline constexpr Reason no_primary = 0xffffffff;
inline bool is_code_or_stated(Reason reason) { return reason < other_codes; }

class ReasonTree {
public:
    /// `level` 1 is the top; nullopt: the top, or with `below` one level under it. `below` is the subtree wanted, as
    /// typed. Throws not_found or conflict for `below`, usage for a level under 1 or above it.
    ReasonTree(const Codebook& codebook, const FactLabels& labels, std::optional<int> level,
               const std::optional<std::string>& below);

    int level() const { return level_; }
    /// The subtree's path; empty for the whole tree.
    const std::string& below() const { return below_; }

    /// The code's ancestor at the level, or itself where it is not deeper.
    Reason of_code(Label code) const { return reason_of_code_[code]; }
    /// Only driver codes are reasons for or against.
    bool is_driver(Label code) const { return driver_[code]; }
    /// What a stated reason is mapped to, at the level; itself where it is unmapped.
    Reason of_stated(Label stated) const { return reason_of_stated_[stated]; }
    bool is_unmapped(Reason reason) const { return reason >= codes_.size() && is_code_or_stated(reason); }
    /// Whether it is in the subtree wanted.
    bool is_inside(Reason reason) const;

    /// `price/total-cost`; `(unmapped)`, `(no-primary-reason)`, `(buyers-disagree)`, `(several-stated-reasons)`,
    /// `(other-codes)`.
    std::string code(Reason reason) const;
    /// The code's name, or the reason as it was entered.
    std::string name(Reason reason) const;
    /// Null for what is no code.
    std::optional<CodeKind> kind(Reason reason) const;

private:
    std::vector<Code> codes_;
    std::vector<Reason> reason_of_code_;    ///< by code label
    std::vector<bool> driver_;              ///< by code label
    std::vector<Reason> reason_of_stated_;  ///< by stated label
    std::vector<std::string> stated_;       ///< by stated label
    int level_ = 1;
    std::string below_;
};

}  // namespace winloss::report
