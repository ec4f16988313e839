// Numbers of records: one type per kind of record, so that a deal's number never passes for an account's.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace winloss {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(const Id&, const Id&) = default;
};

using PersonId = Id<struct PersonTag>;
using ProductId = Id<struct ProductTag>;
using CompetitorId = Id<struct CompetitorTag>;
using AccountId = Id<struct AccountTag>;
using ContactId = Id<struct ContactTag>;
using DealId = Id<struct DealTag>;
using ContractId = Id<struct ContractTag>;
using StatedReasonId = Id<struct StatedReasonTag>;
using InterviewId = Id<struct InterviewTag>;
using GuideId = Id<struct GuideTag>;
using NoteId = Id<struct NoteTag>;
using CodeId = Id<struct CodeTag>;
using CodingId = Id<struct CodingTag>;
using TouchId = Id<struct TouchTag>;
using ExpectationId = Id<struct ExpectationTag>;
using HealthId = Id<struct HealthTag>;
using FlagId = Id<struct FlagTag>;
using ActionId = Id<struct ActionTag>;

}  // namespace winloss

template <class Tag>
struct std::hash<winloss::Id<Tag>> {
    std::size_t operator()(const winloss::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
