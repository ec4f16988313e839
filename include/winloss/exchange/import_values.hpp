// What stands in a cell of a foreign table, as a value. Knows neither file nor row: whoever asks says where.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::exchange {

/// A value, or why there is none: `why` is a clause with what would be right.
template <class T>
struct Reading {
    std::optional<T> value;
    std::string why;
};

/// How a deal stands, as a word of a CRM's tells: how it ended, and whether it ever was a decision.
struct Ending {
    std::optional<Outcome> outcome;      ///< null: the word does not say
    std::optional<Exclusion> exclusion;  ///< of a duplicate, an error, a deleted deal
    friend bool operator==(const Ending&, const Ending&) = default;
    friend bool operator==(const Ending& ending, Outcome alone) { return ending == Ending{alone, {}}; }
};
/// The word that --value and the profiles' tables know an ending by: an outcome's, or 'excluded'.
std::string_view word_of(const Ending& ending);
/// The inverse; null for another word.
std::optional<Ending> ending_of(std::string_view word);
/// Every one of them.
std::vector<std::string> ending_words();

/// What tells an ending in free words, in the order in which it is looked for: 'any stage with the word won'.
struct EndingWord {
    std::string_view word;
    Ending ending;
};
std::span<const EndingWord> ending_rules();

/// How a file writes its dates: %Y %y %m %d %e %b %B %H %I %M %S %p %F %D %T %% and literal characters. A time of day
/// behind the date may be there or not; it is not kept. 'serial' is a spreadsheet's number of days, 46276 or 46276.375.
class DateFormat {
public:
    /// Throws usage for an unknown directive and for a format that does not give year, month and day once each.
    explicit DateFormat(std::string_view pattern);
    const std::string& pattern() const { return pattern_; }
    /// Null for what does not fit, and for a day that does not exist. %y is 1969 to 2068.
    std::optional<Date> read(std::string_view cell) const;

private:
    std::string pattern_;
    std::string items_;  ///< the pattern with the directives that stand for several written out; empty: serial
};

/// YYYY-MM-DD, alone or with a time of day and an offset behind it (the day is taken as written).
std::optional<Date> read_iso_date(std::string_view cell);

/// What a date that is not ISO may be: format and day, one entry a reading. Empty for what is like no date.
std::vector<std::pair<std::string, Date>> date_readings(std::string_view cell);

/// A plain decimal; zeros beyond the currency's decimals are forgiven, other digits there are not.
Reading<Money> read_money(std::string_view cell, Currency currency);
/// yes, no, true, false, y, n, t, f, 1, 0 in any case.
Reading<bool> read_yes_no(std::string_view cell);
Reading<int> read_count(std::string_view cell);

/// An outcome: won, Closed Won, closedwon, 6 - Closed Won (100%); lost likewise; no decision; open, in progress;
/// duplicate. No other word is one: a deal that somebody closed is not opened again by a slip.
Reading<Ending> read_outcome(std::string_view cell);
/// The outcome that a stage tells. Its words are free: what tells no end is a stage of an open deal, but 'closed'
/// without saying how tells nothing.
Reading<Ending> outcome_of_stage(std::string_view stage);
/// Won or lost, where a heading speaks of that end alone: 'Closed Lost Reason'; null for 'Win/Loss Reason'.
std::optional<Outcome> outcome_of_heading(std::string_view heading);
/// Words that stand where a name or a reason would: none, unknown, n/a. In small letters.
std::span<const std::string_view> nothing_words();
/// Whether the cell is one of them, in any case, with signs around it or not (--None--, #N/A), or is of signs alone.
bool says_nothing(std::string_view cell);

/// new, New Business, Existing Customer - Upgrade, Upsell, Renewal …
Reading<DealKind> read_deal_kind(std::string_view cell);
/// DOMAIN's words, and those of CRMs that mean the same (budget holder, end user, blocker).
Reading<BuyingRole> read_buying_role(std::string_view cell);
/// A word of ours in any case, blanks and '_' for hyphens.
template <class E>
Reading<E> read_word(std::string_view cell);

extern template Reading<Role> read_word<Role>(std::string_view);
extern template Reading<Exclusion> read_word<Exclusion>(std::string_view);
extern template Reading<TouchKind> read_word<TouchKind>(std::string_view);
extern template Reading<HealthLevel> read_word<HealthLevel>(std::string_view);
extern template Reading<ActionState> read_word<ActionState>(std::string_view);
extern template Reading<ExpectationOutcome> read_word<ExpectationOutcome>(std::string_view);
extern template Reading<CodeKind> read_word<CodeKind>(std::string_view);
extern template Reading<Weight> read_word<Weight>(std::string_view);
extern template Reading<InterviewState> read_word<InterviewState>(std::string_view);
extern template Reading<Relation> read_word<Relation>(std::string_view);
extern template Reading<Channel> read_word<Channel>(std::string_view);
extern template Reading<Completeness> read_word<Completeness>(std::string_view);

}  // namespace winloss::exchange
