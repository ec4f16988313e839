// What is part of deals, looked up for one after the other: for lists of all of them, where a query a deal compiled
// anew would be most of the time.
#pragma once

#include <string>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class DealLinks {
public:
    explicit DealLinks(const Store& store);

    struct Competitor {
        std::string name;
        DealCompetitor standing;
    };
    /// In the order in which that source named them.
    const std::vector<Competitor>& competitors(DealId deal, SaidBy by);
    std::vector<std::string> reasons(DealId deal);     ///< in the order in which they were stated
    std::vector<std::string> win_themes(DealId deal);  ///< paths of codes, in their order
    std::vector<std::string> team(DealId deal);        ///< names, in their order

private:
    static std::vector<std::string> texts(Statement& rows, DealId deal);

    Statement competitors_, reasons_, win_themes_, team_;
    std::vector<Competitor> named_;
};

}  // namespace winloss::store
