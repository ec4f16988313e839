// Who could be heard, was asked, answered and was heard, and why the rest was not (DOMAIN §4): a fold over owed
// interviews. Knows no store.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/outreach_facts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

struct ResponseOptions {
    std::string kind = "retrospective";  ///< of interviews; empty: all kinds together
};

class Response final : public OutreachFold {
public:
    Response(const Scope& scope, ResponseOptions options);

    static Needs needs(const Scope& scope);
    /// Every interview, in any order; those outside the scope are passed over. The period is that of the anchors.
    void add(const OutreachFact& fact) override;
    /// Tables: `response`, a row a group; `outcomes` and `kinds`, the same figures by outcome of the deal and by kind
    /// of interview; `why_not`, a row for each way not to be held; `window`, whether the first ask fell into it;
    /// `days`, how long it took; `total` where there are groups.
    Report report(const FactLabels& labels) const override;

private:
    /// What became of an eligible interview; the first is held.
    static constexpr std::size_t fates = 11;
    struct Tally {
        std::int64_t asked = 0;
        std::int64_t answered = 0;
        std::int64_t bad_addresses = 0;
        std::int64_t running = 0;                  ///< asked, and the sequence is not over
        std::array<std::int64_t, fates> became{};  ///< a partition of the eligible
        RowRecords records;                        ///< interviews

        std::int64_t held() const { return became[0]; }
        std::int64_t eligible() const;
        Ratio gross() const { return {held(), asked}; }
        Ratio net() const { return {held(), asked - bad_addresses - running}; }
        Tally& operator+=(const Tally& other);
    };
    static std::size_t fate_of(const OutreachFact& fact, Date as_of);
    Tally tally_of(const OutreachFact& fact) const;
    static void keep(Tally& tally, const OutreachFact& fact);
    void add_days(const OutreachFact& fact);

    Table table_of(std::string name, std::string title, std::vector<Column> keys) const;
    void add_row(Table& table, Row keys, const Tally& tally) const;
    Table why_not() const;
    Table window() const;
    Table days() const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    ResponseOptions options_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    std::map<Label, Tally> outcomes_;                  ///< by label; 0: about no deal
    std::map<std::string, Tally, std::less<>> kinds_;  ///< whatever the kind asked for
    std::array<std::int64_t, 5> timeliness_{};         ///< of the eligible, by Timeliness
    RowRecords ways_;                                  ///< interviews by what became of them, and by timeliness
    RowRecords days_records_;                          ///< interviews by until when their days are known
    std::vector<double> to_ask_;                       ///< days from the anchor to the first ask
    std::vector<double> to_held_;
    std::int64_t ended_unasked_ = 0;  ///< cancelled or covered before anybody was asked
};

}  // namespace winloss::report
