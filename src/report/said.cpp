#include "winloss/report/said.hpp"

#include <algorithm>

namespace winloss::report {

namespace {

Said& of_reason(std::vector<Said>& said, Reason reason) {
    const auto found =
        std::find_if(said.begin(), said.end(), [reason](const Said& each) { return each.reason == reason; });
    return found == said.end() ? said.emplace_back(Said{.reason = reason}) : *found;
}

/// 0 is the highest.
int rank(const std::optional<BuyingRole>& role) {
    return role ? static_cast<int>(*role) : static_cast<int>(BuyingRole::detractor) + 1;
}

}  // namespace

Stance stance_of(const CodingFact& coding, const ReasonTree& tree) {
    if (!tree.is_driver(coding.code) || coding.rating == 0) { return Stance::other; }
    return coding.rating < 0 ? Stance::against : Stance::in_favour;
}

void buyers_said(const DealFact& fact, const ReasonTree& tree, std::vector<Said>& said) {
    said.clear();
    for (const CodingFact& coding : fact.codings) {
        Said& each = of_reason(said, tree.of_code(coding.code));
        switch (stance_of(coding, tree)) {
            case Stance::against: ++each.against; break;
            case Stance::in_favour: ++each.in_favour; break;
            case Stance::other: ++each.other; break;
        }
    }
}

Reason buyers_primary(const DealFact& fact, const ReasonTree& tree, bool for_us) {
    Reason result = no_primary;
    int highest = rank(std::nullopt) + 1;
    for (const CodingFact& coding : fact.codings) {
        const bool is_reason = for_us ? coding.rating > 0 : coding.rating < 0;
        if (coding.weight != Weight::primary || !is_reason || !tree.is_driver(coding.code)) { continue; }
        const int role = rank(fact.interviews[coding.interview].highest_role);
        const Reason reason = tree.of_code(coding.code);
        if (role < highest) {
            highest = role;
            result = reason;
        } else if (role == highest && reason != result) {
            result = buyers_disagree;
        }
    }
    return result;
}

void rep_said(const DealFact& fact, const ReasonTree& tree, std::vector<Said>& said) {
    said.clear();
    for (const Label stated : fact.stated_reasons) { ++of_reason(said, tree.of_stated(stated)).against; }
}

Reason rep_primary(const std::vector<Said>& said) {
    if (said.empty()) { return no_primary; }
    return said.size() == 1 ? said.front().reason : several_stated;
}

}  // namespace winloss::report
