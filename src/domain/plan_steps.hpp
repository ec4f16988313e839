// The steps of planning one account, in the order in which they are taken: each reads what the one before left.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "owed.hpp"

namespace winloss {

/// An interview that stands for no decision: its deal or contract is gone, or another one stands already.
struct Stray {
    const Interview* interview = nullptr;
    std::optional<std::size_t> decided{};  ///< the decision that another interview stands for
};

bool by_hand(const Interview& interview);
/// Planned and never asked, or cancelled by the plan: it moves with the facts. Every other one stays as it is.
bool follows_plan(const Interview& interview);
Window window_of(const Interview& interview);
/// `chosen` for a kind the programme does not have.
Anchor anchor_of(const Programme& programme, std::string_view kind);
void refuse(Decision& decision, Reason reason, std::optional<Date> date = std::nullopt);

/// Finds the interview that stands for each decision: of several the one furthest along. Returns the others.
std::vector<Stray> match(std::vector<Owed>& owed, const Circumstances& around);
/// A window that closed before the programme's first day is owed to nobody.
void drop_closed(std::vector<Owed>& owed, const Circumstances& around);
/// What a conversation held for a stronger purpose has covered, had both been planned in time.
void cover_heard(std::vector<Owed>& owed, const Circumstances& around);
/// Joins what meets into conversations, and keeps those who lead one from asking the account again too soon.
void bring_together(std::vector<Owed>& owed, const std::vector<Stray>& strays, const Circumstances& around);
/// What has to change for the interviews to be as decided.
std::vector<Change> changes_for(const std::vector<Owed>& owed, const std::vector<Stray>& strays,
                                const Circumstances& around);

}  // namespace winloss
