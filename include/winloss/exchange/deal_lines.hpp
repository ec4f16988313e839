// Deals that a foreign table gives a row for each of their products, put together again: one row a deal, the same in
// whatever order the rows stand. Knows cells, not what becomes of the deal.
#pragma once

#include <cstdint>
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

class DealLines {
public:
    DealLines(const Mapping& mapping, const ImportOptions& options) : mapping_(mapping), options_(options) {}

    void add(const DealRow& row, const CsvReader& csv);

    /// One row of each deal whose rows differ in nothing but product, amount and what is a list: of the product of the
    /// greatest amount (then the first by name), its amount the sum where they differ. The rows of other deals as they
    /// stand. In the file's order.
    std::vector<LineOfDeal> take();
    /// Deals that were put together, and rows that went into them beyond the first.
    std::int64_t deals() const { return deals_; }
    std::int64_t rows_beyond() const { return rows_beyond_; }

private:
    std::optional<LineOfDeal> joined(std::vector<LineOfDeal> lines) const;
    bool join_cell(const MappedColumn& column, const std::vector<LineOfDeal>& lines, std::string& cell) const;
    std::optional<std::string> joined_amount(std::size_t column, const std::vector<LineOfDeal>& lines) const;

    const Mapping& mapping_;
    const ImportOptions& options_;
    std::map<std::string, std::vector<LineOfDeal>> by_deal_;
    std::int64_t deals_ = 0;
    std::int64_t rows_beyond_ = 0;
};

}  // namespace winloss::exchange
