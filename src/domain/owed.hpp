// What an account's deals and contracts call for, before the interviews there are: the first half of the plan.
#pragma once

#include <span>
#include <vector>

#include "winloss/domain/plan.hpp"
#include "winloss/domain/tenure.hpp"

namespace winloss {

/// Whose interview it is. Interviews on any contract of a tenure stand for the tenure.
struct Subject {
    enum class What { deal, contract, product_tenure, tenure } what = What::deal;
    std::int64_t number = 0;  ///< of the deal or contract, or the place of the tenure
    friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Owed {
    Decision decision{};
    Subject subject{};
    Date known_on{};  ///< from when on it could have been planned: a conversation held before cannot have covered it
    const Interview* interview = nullptr;  ///< the one there is that stands for it
};

/// What the plan of one account goes by, made once.
struct Circumstances {
    const AccountFacts& facts;
    const Programme& programme;
    Date today;
    const ServiceHistory& service;
    bool segment_passes = true;  ///< the account's segment meets the criteria
};

/// The subject an interview of a kind with this anchor has; null when its deal, contract or tenure is not there.
std::optional<Subject> subject_of(const Interview& interview, Anchor anchor, const Circumstances& around);

/// Adds decisions on every deal for a kind that goes by decided-on.
void owe_deals(const std::string& kind, const Circumstances& around, std::vector<Owed>& result);
/// Adds decisions on contracts or tenures for a kind that goes by any other anchor.
void owe_service(const std::string& kind, const Circumstances& around, std::vector<Owed>& result);

}  // namespace winloss
