// Deals that have several rows in a foreign table, one for each of their products, put together again: one row a deal,
// the same in whatever order the rows stand. Knows cells, not what becomes of the deal.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/money.hpp"
#include "winloss/exchange/import_amounts.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_rows.hpp"

namespace winloss::exchange {

/// A row's cells, and where it stands.
struct LineOfDeal {
    std::int64_t line = 0;
    std::vector<std::string> cells;
    std::string product;
    std::optional<Money> amount;
};

/// What the amounts of a deal's rows are.
enum class LineAmounts {
    tell,    ///< equal ones the deal's own amount, repeated; others parts of it
    parts,   ///< their sum is the deal's, equal ones too
    repeats  ///< the deal's own, in each row: they must agree
};
/// auto, sum or repeat, as typed behind --lines; throws usage for anything else.
LineAmounts parse_line_amounts(std::string_view typed);
std::vector<std::string> line_amounts_words();

/// Some deals, and how many they are in all.
struct SomeDeals {
    std::int64_t count = 0;
    std::vector<std::string> first;  ///< by external id; with what is to be said of each behind it
};

void add_to(SomeDeals& deals, const std::string& said);

class DealLines {
public:
    DealLines(const Mapping& mapping, const ImportOptions& options, LineAmounts amounts)
        : mapping_(mapping), options_(options), amounts_(amounts) {}

    void add(const DealRow& row, const CsvReader& csv);

    /// One row of each deal whose rows differ in nothing but product, amount and what is a list: of the product of the
    /// greatest amount (then the first by name). The rows of other deals as they stand. In the order of the deals'
    /// first rows; what was given is kept no longer.
    void take(const std::function<void(const LineOfDeal& line)>& give);
    /// Why the row on that line of the file cannot be taken; null: it can.
    struct Clash {
        std::string field, value, why;
    };
    const Clash* clash(std::int64_t line) const;
    /// Rows that went into deals beyond the first of each.
    std::int64_t rows_beyond() const { return rows_beyond_; }
    const SomeDeals& summed() const { return summed_; }
    const SomeDeals& repeated() const { return repeated_; }
    /// Those of several products, each with the ones that are not the deal's.
    const SomeDeals& products() const { return products_; }

private:
    /// A row until its deal is put together: there may be as many as the file has.
    struct KeptLine {
        std::int64_t line = 0;
        std::optional<Money> amount;
        std::string packed;  ///< the cells, then the product, the length before each
    };
    static LineOfDeal unpacked(const KeptLine& kept);

    std::optional<LineOfDeal> joined(const std::string& id, const std::vector<LineOfDeal>& lines);
    bool join_cell(const MappedColumn& column, const std::vector<LineOfDeal>& lines, std::string& cell);
    bool join_amounts(const std::vector<LineOfDeal>& lines, LineOfDeal& whole);
    /// `how` the row stands to the others of its deal.
    void refuse(const std::vector<LineOfDeal>& lines, const LineOfDeal& line, Clash clash,
                std::string_view how = "contradicts it");
    void tell(const std::string& id, const LineOfDeal& whole, const std::vector<LineOfDeal>& lines, bool repeats);
    std::string written(const Money& amount, std::size_t column) const;

    const Mapping& mapping_;
    const ImportOptions& options_;
    LineAmounts amounts_;
    std::map<std::string, std::vector<KeptLine>> by_deal_;
    std::map<std::int64_t, Clash> clashes_;  ///< by line
    std::int64_t rows_beyond_ = 0;
    SomeDeals summed_, repeated_, products_;
};

}  // namespace winloss::exchange
