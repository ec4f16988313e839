// What the readers of facts share: names, entered texts and currencies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/domain/facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// The names of a table of records, by number.
void read_names(const Store& store, const std::string& table, Labels& labels);

/// Codes and stated reasons, with what these stand for.
void read_codes(const Store& store, FactLabels& labels);
void read_stated_reasons(const Store& store, FactLabels& labels);

inline Label interned(Labels& labels, const Statement& row, int column) {
    return row.is_null(column) ? 0 : labels.intern(row.text(column));
}

/// Rows of a table that hangs on records, read in step with the records. Column 0 is the record.
class InStep {
public:
    explicit InStep(Statement row) : row_(std::move(row)) { next(); }

    /// Calls `take(row)` for each row of the record; records are asked for in ascending order.
    template <class Take>
    void of(std::int64_t record, Take take) {
        while (more_ && record_ < record) { next(); }
        for (; more_ && record_ == record; next()) { take(row_); }
    }

private:
    void next() {
        more_ = row_.step();
        if (more_) { record_ = row_.integer(0); }
    }

    Statement row_;
    bool more_ = false;
    std::int64_t record_ = 0;
};

/// What every account is: the labels that its deals and interviews have of it.
class AccountLabels {
public:
    static bool are_needed(const Needs& needs) {
        return needs.has(Attribute::segment) || needs.has(Attribute::region) || needs.has(Attribute::industry);
    }
    /// Of all accounts; their texts go into `labels`.
    void read(const Store& store, FactLabels& labels);
    /// The account's segment, region and industry; nothing before read().
    void put(std::int64_t account, AttributeLabels& labels) const;

private:
    struct Account {
        Label segment = 0;
        Label region = 0;
        Label industry = 0;
    };
    Places places_;
    std::vector<Account> accounts_;  ///< by place, from 1
};

/// Currencies by code; a store has few. Throws store for a code that is none.
class CurrencyReader {
public:
    Currency operator()(std::string_view code);

private:
    std::vector<Currency> known_;
};

}  // namespace winloss::store
