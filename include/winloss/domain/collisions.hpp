// Interviews of one account that come so near one another that they are offered as one conversation (DOMAIN §3).
// Knows windows and strength, no interview.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "winloss/domain/windows.hpp"

namespace winloss {

struct Meeting {
    Window window{};
    int rank = 1;          ///< 1 is the strongest purpose
    std::int64_t tie = 0;  ///< between equals with the same target the smaller one leads
    /// Two of the same matter are with different buyers, who are heard one by one: they never meet. 0: of none.
    std::int64_t matter = 0;
};

/// Windows overlap, or targets lie at most `days` apart.
bool meet(const Window& left, const Window& right, int days);

/// For each meeting of an account the place of the one that leads it: itself where it leads or stands alone, null where
/// it neither may lead nor is led. The strongest leads everything it meets directly; between equals the earlier target
/// leads. Who is led leads nobody. `may_lead` is asked once of each that nobody stronger leads, strongest first.
/// O(n log n) while conversations are shorter than the programme.
std::vector<std::optional<std::size_t>> conversations(
    std::span<const Meeting> meetings, int days,
    const std::function<bool(std::size_t)>& may_lead = [](std::size_t) { return true; });

}  // namespace winloss
