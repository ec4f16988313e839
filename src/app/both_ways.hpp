// Options that say opposite things of one record: it is to come and to go. A line of a form that is written anew takes
// a name away and names it again, so that what a form says is not looked at.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

inline Error both_ways(const std::string& comes, const std::string& goes) {
    return usage_error(fmt::format("{} and {} say opposite things.", comes, goes), "Give one of them.");
}

/// `meant` says of a word which record it names, to be compared.
template <class Meant>
void refuse_both_ways(std::string_view option, const std::vector<std::string>& came, std::string_view opposite,
                      const std::vector<std::string>& went, const Meant& meant) {
    for (const std::string& goes : went) {
        const auto same =
            std::ranges::find_if(came, [&](const std::string& each) { return meant(each) == meant(goes); });
        if (same == came.end()) { continue; }
        throw both_ways(fmt::format("{} {}", option, quoted(*same)), fmt::format("{} {}", opposite, quoted(goes)));
    }
}

inline void refuse_both_ways(const store::Store& store, const std::vector<TeamChange>& team) {
    for (const TeamChange& goes : team) {
        const bool comes =
            std::ranges::any_of(team, [&](const TeamChange& each) { return each.joins && each.person == goes.person; });
        if (goes.joins || !comes) { continue; }
        const std::string name = store::read_person(store, goes.person).name;
        throw both_ways(quoted("+" + name), quoted("-" + name));
    }
}

}  // namespace winloss::app
