// The page for a period: the main reports' headlines, and the main table of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/reports.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"

namespace winloss::app {

inline constexpr std::string_view digest_name = "digest";
inline constexpr std::string_view digest_summary = "the main reports of a period on a page";

/// The filters that all of its reports take, without values.
std::vector<FilterWords> digest_filters();
/// The other filters, and why it has none: not all of its reports do.
std::vector<std::pair<std::string, Error>> digest_refused();

/// Names of its tables.
std::vector<std::string> digest_tables();

struct DigestReport {
    std::optional<std::string> period{};  ///< without one, and without from and to, the last quarter
    std::optional<std::string> from{};
    std::optional<std::string> to{};
    std::vector<FilterWords> filters = digest_filters();
    std::optional<std::string> compare_to{};  ///< previous, or a period; not of the reports about today
    std::optional<std::int64_t> hide_under{};
    std::optional<std::int64_t> small_under{};
    bool rows = false;                 ///< the records behind the cells of its tables
    std::vector<std::string> where{};  ///< of them only those: counted_in=won
};
/// What the day's own reports say (renewals, pulse) is as of today, whatever the period.
Answer report_digest(const store::Store& store, const Context& context, const DigestReport& options);

/// For `report explain`.
std::string digest_explained();

}  // namespace winloss::app
