// What merges of two records have in common: what is refused, what is said. Knows no kind of record but by its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/store/merge.hpp"

namespace winloss::app {

/// Throws conflict: a record is not merged into itself. `kind`: 'account'.
void refuse_itself(std::string_view kind, std::int64_t from, std::int64_t into);
/// Throws conflict where both have an external id, unless that of `from` is to be dropped.
void refuse_two_ids(std::string_view kind, const std::optional<std::string>& from,
                    const std::optional<std::string>& into, bool drop);
/// 'account 5, Hooli Ltd into account 4, Hooli: 1 contact'
std::string merge_words(const std::string& from, const std::string& into, const std::vector<store::Moved>& moved);
Answer would_merge(const std::string& words);
/// `found`: what is to be looked at in the merged record; `then`: the next steps.
Answer merged(const std::string& words, const ChangedRecord& into, const std::vector<std::string>& found,
              const std::vector<std::string>& then = {});

}  // namespace winloss::app
