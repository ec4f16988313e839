// Why deals were lost, or won, or customers left, as buyers said it in interviews and as somebody entered it (DOMAIN
// §6): one fold over deal facts, told by rules what is counted. Knows no store.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/reason.hpp"
#include "winloss/report/said.hpp"
#include "winloss/report/scope.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

enum class ReasonSource { buyer, rep, both };

struct ReasonsOptions {
    ReasonSource source = ReasonSource::buyer;
    std::optional<int> level{};          ///< of the codebook's tree; see ReasonTree
    std::optional<std::string> codes{};  ///< only the subtree of this code
    bool quotes = false;                 ///< the interviews that gave each reason are asked for
};

/// --source buyer, rep or both.
OwnOption source_option(std::string help);
/// What was typed for --source, --level and --codes. Throws usage for a source that is none.
ReasonsOptions reasons_options(const OwnValues& values);
/// Deals by sign stand among those that gave the reason, or spoke of it; mentions are codings.
std::vector<WhenAsked> reasons_when_asked(const OwnValues& values);

/// Which facts a report of reasons counts, and what of what was said about them is a reason.
struct ReasonRules {
    bool for_us = false;  ///< codes rated above zero are the reasons, otherwise those below
    std::vector<Outcome> outcomes{Outcome::lost, Outcome::no_decision};
    // What is counted: deals, or customers.
    std::string key = "deals";
    std::string title = "Deals";
    std::string one = "deal";
    std::string many = "deals";
    std::string none = "No deal was lost.";  ///< the headline where nothing is in scope
    std::string stated = "Reps";             ///< who entered the stated reasons
    /// '187 lost deals'
    std::function<std::string(const Scope&, std::int64_t)> in_words = losses_in_words;

    bool counts(Outcome outcome) const { return std::ranges::find(outcomes, outcome) != outcomes.end(); }
    bool of_deals() const { return key == "deals"; }
};

class Reasons final : public DealFold {
public:
    /// Throws usage where the scope cannot be had: outcomes that are no loss, interviewers of what reps entered.
    Reasons(const Scope& scope, ReasonRules rules, ReasonsOptions options, const Codebook& codebook,
            const FactLabels& labels);

    /// `outcomes` are those of the deals that count; none where customers do.
    static Needs needs(const Scope& scope, const ReasonsOptions& options, std::vector<Outcome> outcomes = {});
    void add(const DealFact& fact) override;
    /// Tables: `primary`, `all`, `heard_but` (what buyers said that is no reason), `signs` (how they rated each
    /// driver), `coverage`, and with both sources `agreement`.
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        Members deals;
        Members mentions;  ///< codings; of what reps stated the deals, each as often as it was stated
        Members mixed{};   ///< deals in which it was rated above zero too
        Values values;
        RowRecords known{};                    ///< the deals behind the values, by currency
        std::vector<std::int64_t> interviews;  ///< that gave it; empty unless quotes are asked for
    };
    using Counts = std::unordered_map<Reason, Count>;
    /// The deals whose buyers spoke of a driver, each once.
    struct Signs {
        Members negative;  ///< rated below zero alone
        Members mixed;     ///< both: buyers who disagree, or one of two minds
        Members positive;  ///< rated above zero alone
        Members unrated;
    };
    /// What one side, buyers or reps, says in one group.
    struct Side {
        std::int64_t base = 0;  ///< deals with a held and coded interview; with a stated reason
        Values values;          ///< of the base
        Counts primary;
        Counts all;
        Counts heard_but;
        std::unordered_map<Reason, Signs> signs{};
    };
    struct Coverage {
        std::int64_t in_scope = 0;
        std::int64_t heard = 0;
        std::int64_t stated = 0;
        RowRecords records;  ///< deals
    };
    struct Tally {
        Side buyer;
        Side rep;
        std::array<Coverage, 4> outcomes;  ///< by outcome
        Ratio agreement;
        RowRecords agreed;  ///< deals
    };

    bool uses_buyers() const { return options_.source != ReasonSource::rep; }
    bool uses_reps() const { return options_.source != ReasonSource::buyer; }
    /// Codes outside of the subtree wanted are one row of the primary table.
    Reason row_of(Reason reason) const;
    /// What of the amounts counts a side's known ones.
    std::string_view known_key(bool buyers) const;
    void count(Count& into, const DealFact& fact, bool buyers) const;
    /// Of the codings of the reason those that `takes(stance)` is true of.
    template <class Takes>
    void count_mentions(Members& into, const DealFact& fact, const Said& said, Takes takes) const;
    void count_stated(Count& into, const DealFact& fact, const Said& said) const;
    Coverage covered(const Tally& tally) const;
    void listen(const DealFact& fact);
    void add_to_groups(const DealFact& fact);
    void add_to(Tally& tally, const DealFact& fact) const;
    void add_buyers(Side& side, const DealFact& fact) const;
    void add_rep(Side& side, const DealFact& fact) const;
    void add_sign(Side& side, const DealFact& fact, const Said& said) const;
    void keep_interviews(Count& into, const DealFact& fact, Reason reason) const;

    /// The cells that name a group, and what was counted in it.
    using Part = std::pair<Row, const Tally*>;
    std::vector<Part> parts(const FactLabels& labels) const;
    Table table_of(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table one_source(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table both_sources(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    /// By currency what the deals of either side are worth that gave the reason.
    std::vector<Row> amounts_of_both(Counts Side::* counts, const Tally& tally, Reason reason) const;
    Table heard_but(const std::vector<Part>& parts) const;
    Table signs(const std::vector<Part>& parts) const;
    Table coverage(const std::vector<Part>& parts) const;
    Table to_quote(const std::vector<Part>& parts) const;
    Table agreement(const std::vector<Part>& parts) const;
    /// Most deals first, by path where they are equal; the rows that are no code last.
    std::vector<Reason> in_order(const Counts& first, const Counts& second) const;
    /// The codes and stated reasons that are primary most often, several where they are equal; none where there is
    /// none.
    std::vector<Reason> leading(const Side& side) const;
    /// 'price 20.0% (3 of 15 deals)'; 'price and product, 20.0% (3 of 15 deals) each' where they are equal.
    std::string in_words(const Side& side, const std::vector<Reason>& equal) const;
    Share share_of(std::int64_t part, std::int64_t whole) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    ReasonRules rules_;
    ReasonsOptions options_;
    ReasonTree tree_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    Heard heard_;
    std::int64_t undated_ = 0;
    // What was said of the deal at hand.
    std::vector<Said> buyers_;
    std::vector<Said> rep_;
    Reason buyers_primary_ = no_primary;
};

}  // namespace winloss::report
