// What a decision on a deal sets going: the window in which its buyer is asked, and the silence until then (DOMAIN §3).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/domain/windows.hpp"

namespace winloss::app {

/// The window of the interview that a deal so decided owes; null where the programme asks for none, or no day is known.
std::optional<Window> retrospective_window(const store::Store& store, const Deal& deal);

/// While a lost deal's interview is pending, nobody calls to win it back.
struct Silence {
    DealId deal;
    std::string sentence;
};
std::vector<Silence> silences(const store::Store& store, Date today, AccountId account);

}  // namespace winloss::app
