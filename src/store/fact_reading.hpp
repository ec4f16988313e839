// What the readers of facts share: names, entered texts and currencies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// The names of a table of records, by number.
void read_names(const Store& store, const std::string& table, Labels& labels);

inline Label interned(Labels& labels, const Statement& row, int column) {
    return row.is_null(column) ? 0 : labels.intern(row.text(column));
}

/// Currencies by code; a store has few. Throws store for a code that is none.
class CurrencyReader {
public:
    Currency operator()(std::string_view code);

private:
    std::vector<Currency> known_;
};

}  // namespace winloss::store
