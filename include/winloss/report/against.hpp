// A report beside outside figures: how far ours is from them, and whether that is more than chance. Knows no store.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/benchmark.hpp"
#include "winloss/domain/codebook.hpp"

namespace winloss::report {

/// '47%': of a share as a source publishes it, no digits more than it has.
std::string percent_of(double value);
/// '47% of 1,204'; '47%' where the source does not say of how many.
std::string in_words(const Benchmark& benchmark);

/// `ours` with the table `benchmarks` before its others: for each benchmark a row for each share of ours that it is the
/// like of, with the days between which it was measured where the report has them. Where the benchmark has an n, the
/// difference in percentage points with Newcombe's interval, and `verdict` is `above` or `below` only where that leaves
/// zero out, else `undecided`; without an n whether our own interval has it `inside` or not; `no-interval` for figures
/// that have none; null where ours is n/a or hidden, as is the difference. `codebook` has the codes of benchmarks of
/// one reason. Throws usage for a benchmark of another report's figure, and of a code that is not counted by itself.
Report against(Report ours, const std::vector<Benchmark>& benchmarks, const Codebook& codebook = {});

}  // namespace winloss::report
