// What customers agreed to have quoted: which codings stand on a passage of theirs, and its words. Knows no report.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// A driver code, rated, on a passage of an interview whose customer agreed to be quoted.
struct Quotable {
    CodingId id{};
    InterviewId interview{};
    Date held_on{};
    std::string code;  ///< its path
    int rating = 0;
    Weight weight = Weight::contributing;
};
/// Of these interviews, which stand in ascending order, each once.
void each_quotable(const Store& store, std::span<const std::int64_t> interviews,
                   const std::function<void(const Quotable&)>& take);

struct Quote {
    std::string text;  ///< the passage
    AccountId account{};
    std::string account_name;
    bool confidential = false;         ///< confidentiality was promised
    std::optional<BuyingRole> role{};  ///< the highest of those who were there
};
Quote read_quote(const Store& store, CodingId id);  ///< throws not_found

}  // namespace winloss::store
