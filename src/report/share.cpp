#include "winloss/report/share.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"
#include "winloss/stats/interval.hpp"

namespace winloss::report {

Share share(Ratio ratio, const Thresholds& thresholds) {
    Share result = figure(ratio, ratio.whole, thresholds);
    if (const auto interval = stats::wilson(ratio)) {
        result.low = interval->low;
        result.high = interval->high;
    }
    return result;
}

Share figure(Ratio ratio, std::int64_t n, const Thresholds& thresholds) {
    return {.ratio = ratio,
            .low = {},
            .high = {},
            .small = n < thresholds.small_under,
            .hidden = n < thresholds.hide_under};
}

std::string percent(const Share& share) {
    const auto value = share.ratio.value();
    return value && !share.hidden ? fmt::format("{:.1f}%", *value * 100) : std::string();
}

std::string in_words(const Share& share, std::string_view one, std::string_view many) {
    const std::string counts =
        fmt::format("{} of {}", grouped(std::to_string(share.ratio.part)), counted(share.ratio.whole, one, many));
    const std::string shown = percent(share);
    return shown.empty() ? counts : fmt::format("{} ({})", shown, counts);
}

}  // namespace winloss::report
