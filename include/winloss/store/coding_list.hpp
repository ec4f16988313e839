// Codings with what is known around them: a row each, as an analyst's other tools want it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct CodingLine {
    CodingId id{};
    InterviewId interview{};
    std::string kind;  ///< of interview
    Date held_on{};
    std::string account;
    std::optional<std::string> account_external_id;
    std::optional<std::string> segment;
    std::optional<std::string> region;
    std::optional<std::string> industry;
    std::optional<DealId> deal{};
    std::optional<std::string> deal_name;
    std::optional<std::string> deal_external_id;
    std::optional<std::string> product;
    std::optional<Outcome> outcome;
    std::optional<Date> decided_on;  ///< when the buyer decided, else when the CRM's record was closed
    std::optional<Money> amount;
    std::string code;  ///< its path: price/total-cost
    std::optional<int> rating;
    Weight weight = Weight::contributing;
    std::optional<std::string> coder;
    std::optional<Relation> relation;
    std::optional<std::string> competitor;
    std::optional<std::string> quote;  ///< null: it has no passage, or nobody agreed to be quoted
    bool withheld = false;             ///< there is a passage, and nobody agreed to be quoted
    bool unplaced = false;             ///< its words are gone from the note
};

struct CodingFilter {
    std::optional<std::string> kind{};
    std::optional<Period> held{};
    std::optional<std::string> code{};  ///< this code and those below it
};

/// Of held interviews, by interview, then by place.
Listing coding_listing(const CodingFilter& filter);
/// `limit` 0: all.
void each_coding_line(const Store& store, const CodingFilter& filter, std::int64_t limit,
                      const std::function<void(CodingLine)>& take);

}  // namespace winloss::store
