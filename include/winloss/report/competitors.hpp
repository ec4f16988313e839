// Whom we meet, how we do against them and what buyers say then (DOMAIN §6): a fold over deal facts. Knows no store.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/ends.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/reason.hpp"
#include "winloss/report/rivals.hpp"
#include "winloss/report/said.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct CompetitorsOptions {
    std::optional<int> level{};
    std::int64_t reasons = 2;  ///< on each side of a competitor; 0: all
};

class Competitors final : public DealFold {
public:
    Competitors(const Scope& scope, CompetitorsOptions options, const Codebook& codebook, const FactLabels& labels);

    static Needs needs(const Scope& scope);
    void add(const DealFact& fact) override;
    /// Tables: `competitors`, a row a group and competitor; `total` where there are groups; `stood`, `reasons`, `trend`
    /// and `heard`.
    Report report(const FactLabels& labels) const override;

private:
    /// The deals in which a competitor was met.
    struct Standing {
        Ends ends;
        Members won;
        std::array<Members, 3> lost;  ///< by LostTo
        Members no_decision;
        Members open;
        Members incumbent;
        Ends finalist;
        RowRecords stood;  ///< deals behind the columns of how far it came
        std::int64_t heard = 0;
        /// What its buyers said, for us (true) or against us.
        std::map<std::pair<bool, Reason>, Members> said;
    };
    using Standings = std::vector<Standing>;  ///< by competitor label
    struct Part {
        Row keys;
        const Standings* standings;
    };
    /// The days the trend is made of: two halves, the earlier one first.
    struct Halves {
        Period before;
        Period now;
    };
    struct Times {
        std::array<std::int64_t, 2> decided{};  ///< deals in scope, by half
        std::map<Label, std::array<Ends, 2>> met;
        std::map<Label, std::array<RowRecords, 2>> records;  ///< deals in which it was met, and of them those won
    };

    static Halves halves_of(const Scope& scope);
    void add_to(Standings& standings, const DealFact& fact) const;
    void add_said(Standing& standing, const DealFact& fact) const;
    void add_times(const DealFact& fact);
    std::vector<Part> parts(const FactLabels& labels) const;
    /// Those met most first.
    std::vector<Label> in_order(const Standings& standings, const FactLabels& labels) const;
    Table main_table(std::string name, std::vector<Column> keys, const std::vector<Part>& parts,
                     const FactLabels& labels) const;
    Table stood(const std::vector<Part>& parts, const FactLabels& labels) const;
    Table reasons(const std::vector<Part>& parts, const FactLabels& labels) const;
    void add_reasons(Table& table, const Row& keys, const Standing& standing, bool for_us) const;
    Table trend(const FactLabels& labels) const;
    std::string headline(const FactLabels& labels) const;
    std::vector<std::string> notes() const;

    Scope scope_;
    CompetitorsOptions options_;
    ReasonTree tree_;
    Groups groups_;
    Halves halves_;
    std::vector<Standings> tallies_;  ///< by group
    Standings total_;
    Times times_;
    Heard heard_;
    std::int64_t decided_ = 0;
    std::int64_t met_in_ = 0;    ///< decided deals in which somebody was named
    std::int64_t heard_in_ = 0;  ///< of them those whose buyer was heard
    std::int64_t open_ = 0;
    std::int64_t undated_ = 0;
    // Of the deal at hand.
    std::vector<Met> met_;
    std::vector<Said> said_;
};

}  // namespace winloss::report
