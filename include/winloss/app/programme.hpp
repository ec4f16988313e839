// What can be done with the programme: the table of which interviews are owed, the criteria, the lengths of time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ShowProgramme {};
Answer show_programme(const store::Store& store, const Context& context, const ShowProgramme& options);

/// What is not given stays as it is.
struct SetProgramme {
    /// One rule: of a kind, and of an outcome of its own where one is given.
    std::optional<std::string> kind;
    std::optional<std::string> outcome;
    std::optional<std::string> anchor;
    std::optional<std::string> opens;
    std::optional<std::string> target;
    std::optional<std::string> closes;
    std::optional<std::string> every;
    std::optional<std::int64_t> rank;
    bool on = false;
    bool off = false;

    /// The criteria: words between commas; 'all' takes the criterion away.
    std::optional<std::string> outcomes;
    std::optional<std::string> deal_kinds;
    std::optional<std::string> segments;
    std::vector<std::string> minimum_amounts;

    /// Settings of the programme and of the store.
    std::optional<std::string> first_day;
    std::optional<std::string> grace;
    std::optional<std::string> fatigue;
    std::optional<std::string> conversation;
    std::optional<std::string> answered_within;
    std::optional<std::string> note_within;
    std::optional<std::string> thanked_within;
    std::optional<std::string> coded_within;
    std::optional<std::string> shared_within;
    std::optional<std::string> told_within;
    std::optional<std::string> credited_within;
    std::optional<std::int64_t> won_percent;
    std::optional<std::int64_t> lost_percent;
    std::optional<std::int64_t> no_decision_percent;
    std::optional<std::int64_t> sample_seed;
    std::optional<std::string> currency;
    std::optional<std::string> records_since;  ///< empty takes it away
};
Answer set_programme(store::Store& store, const Context& context, const SetProgramme& options);

struct RemoveRule {
    std::string kind;
    std::optional<std::string> outcome;
};
/// Takes back a rule that a team added; what every programme begins with is switched off instead.
Answer remove_rule(store::Store& store, const Context& context, const RemoveRule& options);

}  // namespace winloss::app
