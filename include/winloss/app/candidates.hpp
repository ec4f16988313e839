// What may stand where a command line names something that is stored, or a day. For a shell that completes words: every
// answer is a few rows read by an index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct Candidate {
    std::string word;  ///< as it is to be typed, unquoted
    std::string tells;
    /// The name or external id that is meant where the word is its record's number; empty where the word is what is
    /// meant.
    std::string named{};
};

/// Days and periods as they may be typed, with the dates they are. `what` is the name of the operand or of an option's
/// value: DATE, TIME, PERIOD, LENGTH. Empty for every other.
std::vector<Candidate> calendar_candidates(std::string_view what, Date today);

/// What stands on the line where a word is to be completed.
struct Wanted {
    std::string_view what;    ///< ACCOUNT, PERSON, DEAL, HELD INTERVIEW, SEGMENT, CODE and so on
    std::string_view prefix;  ///< what was typed of the word
    bool is_option = false;   ///< it is the value of an option: --contact names somebody who may be asked
    std::string kind{};       ///< of RECORD: the kind of record, 'deal'; of a guide: the kind of interview
    /// Named before on the line: the customer whose contacts are offered.
    std::optional<std::string> account{};
    std::optional<std::string> interview{};
    /// Of the guide whose versions or questions are offered, beside `kind`.
    std::optional<std::string> outcome{};
};

/// Stored names that begin with the prefix, their external ids, or the numbers of records that have no names. Empty for
/// what names nothing that is stored.
std::vector<Candidate> stored_candidates(const store::Store& store, const Wanted& wanted);

}  // namespace winloss::app
