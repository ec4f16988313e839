// What somebody should know of the rows that an import takes, though nothing is wrong with them. Knows no store.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "winloss/app/import.hpp"
#include "winloss/core/table.hpp"

namespace winloss::app {

class ImportNotes {
public:
    template <class Row>
    void add(const Row&, Date) {}
    void add(const exchange::DealRow& row, Date today);
    void add(const exchange::ContractRow& row, Date today);
    void tell(ImportTally& tally) const;

private:
    std::map<std::string, StageTaken, std::less<>> stages_;
    exchange::SomeDeals created_late_, below_zero_, reasons_passed_over_;
    std::int64_t trials_ = 0;
    std::int64_t endless_ = 0;
    std::int64_t termless_ = 0;
};

/// What the stages were taken for, as a table.
Table stages_table(const ImportTally& tally);
/// The lines that were left aside, and the values that stay as somebody entered them; empty where there are none.
std::vector<std::string> aside_sentences(exchange::RecordType type, const ImportTally& tally);
/// What the stages were taken for, which open ones have deals that should have ended, how many contracts are trials.
std::vector<std::string> note_sentences(const ImportTally& tally);

}  // namespace winloss::app
