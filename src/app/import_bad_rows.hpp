// What is wrong with the rows of a file, gathered row by row and told. Knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "import_rejects.hpp"
#include "winloss/exchange/import_rows.hpp"

namespace winloss::app {

/// The first of `all` mistakes in the file, one a line (deals.csv:17:5: Close Date 'soon' is no date; …), and how many
/// more there are.
std::vector<std::string> bad_sentences(const std::string& file, const std::vector<exchange::BadCell>& first,
                                       std::int64_t all);

/// Gathers what is wrong with the rows of a file, row by row.
class BadRows {
public:
    explicit BadRows(ImportRejects* rejects) : rejects_(rejects) {}
    /// `csv` stands at the row, which is on this line of the file.
    void add(const exchange::CsvReader& csv, std::int64_t line, exchange::BadCell bad);
    /// The row that was being told is complete.
    void finish();

    std::int64_t rows() const { return rows_; }
    std::int64_t cells() const { return cells_; }
    const std::vector<exchange::BadCell>& first() const { return first_; }
    /// Whether of some of these only the row is known.
    bool lacks_places() const;
    /// Finds where in its row each of these stands; `csv` is at the beginning of the file.
    void find_places(exchange::CsvReader& csv);

private:
    ImportRejects* rejects_;  ///< may be null
    std::int64_t rows_ = 0;
    std::int64_t cells_ = 0;
    std::vector<exchange::BadCell> first_;
    std::optional<std::int64_t> line_;  ///< of the row being told
    std::vector<std::string> row_;
    std::string why_;
};

}  // namespace winloss::app
