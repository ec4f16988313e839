// Parts of wholes, divided only when shown.
#pragma once

#include <cstdint>
#include <optional>

namespace winloss {

struct Ratio {
    std::int64_t part = 0;
    std::int64_t whole = 0;
    /// null where there is nothing to divide by: an empty base is n/a, never 0% and never 100%.
    std::optional<double> value() const {
        if (whole == 0) { return std::nullopt; }
        return static_cast<double>(part) / static_cast<double>(whole);
    }
    friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// A ratio as a report gives it. `low` and `high` are null where the figure is no share of countable things (rates by
/// amount, net gain): there part and whole are minor units of the row's currency or signed counts.
struct Share {
    Ratio ratio;
    std::optional<double> low;
    std::optional<double> high;
    bool small = false;   ///< base under the threshold that is marked (30 unless set)
    bool hidden = false;  ///< base under the threshold that a screen does not show (5 unless set)
    friend bool operator==(const Share&, const Share&) = default;
};

}  // namespace winloss
