// How many interviews are enough, asked in the two ways that have an answer. Knows no programme.
#pragma once

#include <cstdint>
#include <optional>

namespace winloss::stats {

/// How many interviews until an issue that the share `prevalence` of the customers have is heard at least once with
/// probability `confidence`: ⌈ln(1 − confidence) / ln(1 − prevalence)⌉, customers drawn independently. 30% and 85%: 6.
/// 0 < prevalence ≤ 1, 0 < confidence < 1, or it throws usage.
std::int64_t interviews_to_hear_once(double prevalence, double confidence);

/// How many interviews until a share can be stated within ± margin: n₀ = z² p(1 − p) / margin², and of a population of
/// N n₀ / (1 + (n₀ − 1) / N), rounded up, never above N. `expected` is p: one half asks for the most. ±0.10: 97, of
/// 187: 64. population nullopt: unlimited. 0 < margin < 1, 0 < confidence < 1, 0 < expected < 1, population ≥ 0, or it
/// throws usage. Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), section 4.4.
std::int64_t interviews_to_state_share(double margin, std::optional<std::int64_t> population = std::nullopt,
                                       double confidence = 0.95, double expected = 0.5);

}  // namespace winloss::stats
