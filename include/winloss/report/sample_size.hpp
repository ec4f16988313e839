// How many interviews are enough: to hear an issue once, and to state a share (DOMAIN §8). A fold over deals, which are
// the population. Knows no store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct SampleSizeOptions {
    double prevalence = 0.30;            ///< of the issue that is to be heard once
    double margin = 0.10;                ///< within which a share is to be stated
    std::optional<double> confidence{};  ///< null: 85% of hearing once, 95% of the share
};

/// `30%` or `0.3` as 0.3. Throws usage naming the option for what is no share between 0 and 1.
double parse_share(std::string_view typed, std::string_view option);

class SampleSize final : public DealFold {
public:
    SampleSize(const Scope& scope, SampleSizeOptions options);

    static Needs needs(const Scope& scope);
    void add(const DealFact& fact) override;
    /// Tables: `sample_size`, a row a group and outcome; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    struct Count {
        std::int64_t decided = 0;
        std::int64_t heard = 0;
        RowRecords records;
    };
    using Tally = std::map<Outcome, Count>;

    double confidence_of_hearing() const { return options_.confidence.value_or(0.85); }
    double confidence_of_share() const { return options_.confidence.value_or(0.95); }
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    SampleSizeOptions options_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
};

}  // namespace winloss::report
