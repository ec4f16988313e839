// Why deals were lost, as buyers said it in interviews and as reps entered it (DOMAIN §6): a fold over deal facts.
// Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/reason.hpp"
#include "winloss/report/said.hpp"
#include "winloss/report/scope.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

enum class ReasonSource { buyer, rep, both };

struct LossReasonsOptions {
    ReasonSource source = ReasonSource::buyer;
    std::optional<int> level{};          ///< of the codebook's tree; see ReasonTree
    std::optional<std::string> codes{};  ///< only the subtree of this code
};

class LossReasons final : public DealFold {
public:
    /// Throws usage where the scope cannot be had: outcomes that are no loss, interviewers of what reps entered.
    LossReasons(const Scope& scope, LossReasonsOptions options, const Codebook& codebook, const FactLabels& labels);

    static Needs needs(const Scope& scope, const LossReasonsOptions& options);
    void add(const DealFact& fact) override;
    /// Tables: `primary`, `all`, `heard_but` (what buyers said that is not against us), `coverage`, and with both
    /// sources `agreement`.
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        std::int64_t deals = 0;
        std::int64_t mentions = 0;
        std::int64_t mixed = 0;  ///< deals in which it was rated above zero too
        Values values;
    };
    using Counts = std::unordered_map<Reason, Count>;
    /// What one side, buyers or reps, says in one group.
    struct Side {
        std::int64_t base = 0;  ///< deals with a held and coded interview; with a stated reason
        Values values;          ///< of the base
        Counts primary;
        Counts all;
        Counts heard_but;
    };
    struct Coverage {
        std::int64_t in_scope = 0;
        std::int64_t heard = 0;
        std::int64_t stated = 0;
    };
    struct Tally {
        Side buyer;
        Side rep;
        Coverage lost;
        Coverage no_decision;
        Ratio agreement;
    };

    bool uses_buyers() const { return options_.source != ReasonSource::rep; }
    bool uses_reps() const { return options_.source != ReasonSource::buyer; }
    /// Codes outside of the subtree wanted are one row of the primary table.
    Reason row_of(Reason reason) const;
    void listen(const DealFact& fact);
    void add_to_groups(const DealFact& fact);
    void add_to(Tally& tally, const DealFact& fact) const;
    void add_buyers(Side& side, const DealFact& fact) const;
    void add_rep(Side& side, const DealFact& fact) const;

    /// The cells that name a group, and what was counted in it.
    using Part = std::pair<Row, const Tally*>;
    std::vector<Part> parts(const FactLabels& labels) const;
    Table keyed(std::string name, std::string title, std::vector<Column> keys, std::vector<Column> columns) const;
    Table table_of(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table one_source(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table both_sources(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table heard_but(const std::vector<Part>& parts) const;
    Table coverage(const std::vector<Part>& parts) const;
    Table agreement(const std::vector<Part>& parts) const;
    /// Most deals first, by path where they are equal; the rows that are no code last.
    std::vector<Reason> in_order(const Counts& first, const Counts& second) const;
    Share share_of(std::int64_t part, std::int64_t whole) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    LossReasonsOptions options_;
    ReasonTree tree_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    std::int64_t undated_ = 0;
    // What was said of the deal at hand.
    std::vector<Said> buyers_;
    std::vector<Said> rep_;
    Reason buyers_primary_ = no_primary;
};

}  // namespace winloss::report
