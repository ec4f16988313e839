// Who was heard against who decided: the line that stands beside every report of reasons, since those who agree to talk
// are no random sample (DOMAIN §4 and §8). Knows no reason.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/share.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

class Heard {
public:
    explicit Heard(Thresholds thresholds) : thresholds_(thresholds) {}

    /// The facts it is made of, added to `needs`.
    static void need(Needs& needs);
    /// A decided deal of the report's scope and period; open ones are passed over.
    void add(const DealFact& fact);

    /// "Heard: 22.0% of lost (41 of 187 deals), …; a heard deal is worth 1.4 times an average one in USD; least heard:
    /// SMB (3 of 80 deals)." Empty where no deal was decided.
    std::string line(const FactLabels& labels) const;
    /// The same in full, named `heard`: a row for each outcome, segment and kind of deal; of the outcomes the average
    /// amounts too.
    Table table(const FactLabels& labels) const;

private:
    struct Count {
        std::int64_t decided = 0;
        std::int64_t heard = 0;
        Values decided_amounts;
        Values heard_amounts;

        void add(const DealFact& fact);
        Ratio ratio() const { return {heard, decided}; }
    };
    using Counts = std::map<Label, Count>;
    static std::vector<std::string> sizes(const Count& all);

    Thresholds thresholds_;
    Count all_;
    std::array<Count, 4> outcomes_;  ///< by Outcome
    Counts segments_;
    Counts kinds_;
};

}  // namespace winloss::report
