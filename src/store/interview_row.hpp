// The interview table's columns and how one row of them is read; shared by everything here that selects interviews.
#pragma once

#include <string_view>

#include "winloss/domain/records.hpp"
#include "winloss/store/connection.hpp"

namespace winloss::store {

/// Of the table under the alias i; read_interview_row reads them from `first` on.
/// Of an interview i that is still to be held.
inline constexpr std::string_view open_states = "(i.state = 'planned' OR i.state = 'invited' OR i.state = 'booked')";

inline constexpr std::string_view interview_columns =
    "i.id, i.kind, i.account_id, i.deal_id, i.contract_id, i.occurrence, i.anchor_on, i.anchor_basis, i.opens_on, "
    "i.target_on, i.closes_on, i.state, i.covered_by_id, i.interviewer_id, i.relation, i.relation_reason, "
    "i.first_asked_on, i.attempts, i.booked_at, i.channel, i.held_on, i.completeness, i.ended_on, "
    "i.consent_to_record, i.consent_to_quote, i.confidential, i.incentive, i.heard_how, i.heard_what, i.heard_from, "
    "i.coded_on, i.shared_on, i.thanked_on, i.rule, i.flagged";
inline constexpr int interview_column_count = 35;

Interview read_interview_row(const Statement& row, int first = 0);

}  // namespace winloss::store
