// Who was heard against who decided: the line that stands beside every report of reasons, since those who agree to talk
// are no random sample (DOMAIN §4 and §8). Knows no reason.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/share.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

/// What is counted: deals, by outcome and kind, or customers, who have neither.
struct HeardOf {
    std::string one = "deal";
    std::string many = "deals";
    bool deals = true;
};

class Heard {
public:
    explicit Heard(Thresholds thresholds, HeardOf of = {}) : thresholds_(thresholds), of_(std::move(of)) {}

    /// The facts it is made of, added to `needs`: of the deals, and who was heard with a coded interview.
    static void need(Needs& needs);
    /// Of the deals alone, for a report that says by itself which interviews it takes for hearing somebody.
    static void need_of_deals(Needs& needs);
    /// A decided deal of the report's scope and period; open ones are passed over. Its number is kept with
    /// `keep_records`.
    void add(const DealFact& fact, bool keep_records);

    /// "Heard: 22.0% of lost (41 of 187 deals), …; a heard deal is worth 1.4 times an average one in USD; least heard:
    /// SMB (3 of 80 deals)." Empty where no deal was decided.
    std::string line(const FactLabels& labels) const;
    /// The same in full, named `heard`: a row for each outcome (customers: for all), segment and kind of deal; of the
    /// outcomes the average amounts too.
    Table table(const FactLabels& labels) const;
    /// Puts both beside a report's figures: the line before its notes, the table behind its tables.
    void stand_beside(Report& report, const FactLabels& labels) const;

private:
    struct Count {
        std::int64_t decided = 0;
        std::int64_t heard = 0;
        RowRecords records;  ///< deals

        void add(const DealFact& fact, bool keep_records);
        Ratio ratio() const { return {heard, decided}; }
    };
    struct Amounts {
        Values decided;
        Values heard;
    };
    using Counts = std::vector<Count>;  ///< by label
    void add_amount(std::size_t outcome, const DealFact& fact, bool keep_records);
    static void count(Counts& counts, Label label, const DealFact& fact, bool keep_records);
    /// The labels that came, by name where `names` are given, else by number; what is not known last.
    static std::vector<Label> in_order(const Counts& counts, const Labels* names);
    std::vector<std::string> sizes() const;
    std::string least_heard(const Count& all, const FactLabels& labels) const;
    void add_row(Table& table, std::string of, Cell value, const Count& count, const Amounts& amounts) const;

    Thresholds thresholds_;
    HeardOf of_;
    std::array<Count, 4> outcomes_;  ///< by Outcome
    std::array<Amounts, 4> amounts_;
    Counts segments_;
    Counts kinds_;
};

}  // namespace winloss::report
