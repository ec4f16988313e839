// Whether reps know why deals are lost: the reason they stated beside the one the buyer named, deal by deal (DOMAIN
// §6): a fold over deal facts. Knows no store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
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
#include "winloss/report/share.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

class ReasonGap final : public DealFold {
public:
    ReasonGap(const Scope& scope, std::optional<int> level, const Codebook& codebook, const FactLabels& labels)
        : scope_(scope), tree_(codebook, labels, level, std::nullopt), groups_(scope.by), heard_(scope.thresholds) {}

    void add(const DealFact& fact) override;
    /// Tables: `gap`, a row a reason and what each side said; `agreement`; `confusion`, who said what; `unmapped`, the
    /// stated reasons without a code; `heard`; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        Members deals;
        Values values;
    };

    /// What both said of the deals of one group.
    struct Tally {
        std::int64_t in_scope = 0;
        std::int64_t heard = 0;
        std::int64_t stated = 0;
        Members compared;
        std::map<std::pair<Reason, Reason>, Count> said;  ///< by what the rep said, then the buyer
        std::map<Reason, Members> unmapped;               ///< deals by a stated reason without a code
    };

    /// A row of the main table: one reason, on either side.
    struct Gap {
        Reason reason = 0;
        std::int64_t rep = 0;
        std::int64_t buyer = 0;
        Members both;
        Members rep_alone;
        Members buyer_alone;
        Values of_rep;
        Values of_buyer;

        std::int64_t shift() const { return buyer - rep; }
    };
    using Part = std::pair<Row, const Tally*>;

    /// What the rep said, as one reason: the buyer's where it is among those stated.
    Reason rep_reason(Reason buyer) const;
    void add_to(Tally& tally, const DealFact& fact, Reason buyer) const;
    std::vector<Gap> gaps(const Tally& tally) const;
    Share share_of(std::int64_t part, const Tally& tally) const {
        return share({part, tally.compared.count}, scope_.thresholds);
    }
    Table gap_table(const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table agreement(const std::vector<Part>& parts) const;
    Table confusion(const std::vector<Part>& parts) const;
    Table unmapped(const std::vector<Part>& parts) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    ReasonTree tree_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    Heard heard_;
    std::int64_t undated_ = 0;
    std::vector<Said> rep_;  ///< of the deal at hand
};

}  // namespace winloss::report
