// The codebook in the store, and the mapping of stated reasons to its codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/codebook.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

Codebook read_codebook(const Store& store);
/// Puts codes into a store that is being made; parents must come before their children.
void write_starter_codes(Connection& connection, const std::vector<Code>& codes);

/// How often each code itself is on a note (its subtree not counted): code, codings, interviews.
struct CodeUse {
    CodeId code;
    std::int64_t codings = 0;
    std::int64_t interviews = 0;
};
std::vector<CodeUse> code_uses(const Store& store);

/// What an account's interviews said about one code with one sign, by the codings of their notes.
struct HeardReason {
    CodeId code;
    int sign = 0;               ///< +1 for us, -1 against us, 0 not rated
    std::int64_t mentions = 0;  ///< codings
    std::int64_t interviews = 0;
    std::int64_t primary = 0;  ///< interviews in which it was the primary one
    Date last_heard_on{};
};
struct HeardFilter {
    std::optional<Date> since{};  ///< in interviews held on this day or later
    bool in_confidence = true;    ///< also where confidentiality was promised
};
/// Those for us first, then those against us, then those not rated; in each what most interviews said.
std::vector<HeardReason> heard_reasons(const Store& store, AccountId account, const HeardFilter& filter = {});

/// A text that was entered as a reason, in a deal or at a contract's end.
struct StatedReason {
    StatedReasonId id;
    std::string text;
    std::optional<CodeId> code;  ///< null: unmapped
    std::int64_t deals = 0;
    std::int64_t contracts = 0;
};
/// Most used first, then by text.
std::vector<StatedReason> stated_reasons(const Store& store, bool only_unmapped);
/// Maps every stated reason whose folded text is that of `text`; a null code takes the mapping away. Returns how many
/// were found; a text that nobody has entered yet is kept for when somebody does.
std::int64_t map_reason(Write& write, std::string_view text, std::optional<CodeId> code);
/// The stated reason of exactly this text, made when it is new; a new one takes the mapping of its folded twin.
StatedReasonId stated_reason(Write& write, std::string_view text);

}  // namespace winloss::store
