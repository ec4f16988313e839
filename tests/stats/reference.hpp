// The figures in tests/stats/reference: what R and two scripts say, and how near ours must come to it.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/folders.hpp"

namespace winloss::test {

/// A row of numbers by the names of their columns; null where the file says so.
class ReferenceRow {
public:
    ReferenceRow(const std::map<std::string, std::size_t, std::less<>>* columns, const std::string& line)
        : columns_(columns) {
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) {
            cells_.push_back(cell == "null" ? std::nullopt : std::optional(std::strtod(cell.c_str(), nullptr)));
        }
    }
    std::optional<double> maybe(std::string_view column) const { return cells_.at(columns_->find(column)->second); }
    double operator[](std::string_view column) const { return maybe(column).value(); }
    template <class Integer>
    Integer whole(std::string_view column) const {
        return static_cast<Integer>((*this)[column]);
    }

private:
    const std::map<std::string, std::size_t, std::less<>>* columns_;
    std::vector<std::optional<double>> cells_;
};

/// A file of tests/stats/reference, without its ending.
class Reference {
public:
    explicit Reference(const std::string& name) {
        const std::string path = source_folder() + "/tests/stats/reference/" + name + ".csv";
        std::ifstream file(path);
        INFO(path);
        REQUIRE(file);
        std::string line;
        std::getline(file, line);
        std::istringstream names(line);
        for (std::string column; std::getline(names, column, ',');) { columns_.emplace(column, columns_.size()); }
        while (std::getline(file, line)) { rows_.emplace_back(&columns_, line); }
        REQUIRE_FALSE(rows_.empty());
    }
    Reference(const Reference&) = delete;
    Reference& operator=(const Reference&) = delete;

    const std::vector<ReferenceRow>& rows() const { return rows_; }
    /// The rows of each case, by its number, in the file's order.
    std::map<int, std::vector<ReferenceRow>> cases(std::string_view column = "case") const {
        std::map<int, std::vector<ReferenceRow>> result;
        for (const ReferenceRow& row : rows_) { result[row.whole<int>(column)].push_back(row); }
        return result;
    }

private:
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<ReferenceRow> rows_;
};

/// To nine digits, and what is 0 to 1e-13; infinities alike.
inline bool agree(double ours, double theirs) {
    return ours == theirs || std::abs(ours - theirs) <= 1e-9 * std::abs(theirs) + 1e-13;
}
/// Null where theirs is.
inline bool agree(std::optional<double> ours, std::optional<double> theirs) {
    return ours && theirs ? agree(*ours, *theirs) : ours.has_value() == theirs.has_value();
}
/// Probabilities by their logarithms: to nine digits of the probability.
inline bool agree_as_logs(double ours, double theirs) { return std::abs(ours - theirs) <= 1e-9; }

}  // namespace winloss::test
