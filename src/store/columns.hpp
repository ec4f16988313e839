// What stands in a column, as the records' types, and back: numbers of records, words of the field, money.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/connection.hpp"

namespace winloss::store {

/// A customer's contract: zero is a trial, unknown is not zero.
inline constexpr std::string_view paid_for = "(c.annual_value IS NULL OR c.annual_value <> 0)";

/// As the account of the contract or interview under this alias was judged last.
inline constexpr std::string_view health_of_contract =
    "(SELECT h.level FROM health h WHERE h.account_id = c.account_id ORDER BY h.judged_on DESC, h.id DESC LIMIT 1)";
/// The same beside a renewal, where it matters; null beside other interviews and deals.
inline constexpr std::string_view health_of_renewal =
    "CASE WHEN i.kind = 'pre-renewal' THEN (SELECT h.level FROM health h WHERE h.account_id = i.account_id "
    "ORDER BY h.judged_on DESC, h.id DESC LIMIT 1) END";
inline constexpr std::string_view health_of_renewal_deal =
    "CASE WHEN d.kind = 'renewal' THEN (SELECT h.level FROM health h WHERE h.account_id = d.account_id "
    "ORDER BY h.judged_on DESC, h.id DESC LIMIT 1) END";

template <class SomeId>
std::optional<SomeId> maybe_id(const Statement& row, int column) {
    const auto value = row.maybe_integer(column);
    return value ? std::optional(SomeId{*value}) : std::nullopt;
}

template <class SomeId>
std::optional<std::int64_t> value_of(const std::optional<SomeId>& id) {
    return id ? std::optional(id->value) : std::nullopt;
}

template <class E>
std::optional<E> maybe_word(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : parse_word<E>(row.text(column));
}

template <class E>
std::optional<std::string_view> word_of(const std::optional<E>& value) {
    return value ? std::optional(word(*value)) : std::nullopt;
}

/// Minor units in `column`, the currency in the one after it; throws store for a code that is none.
inline std::optional<Money> maybe_money(const Statement& row, int column) {
    if (row.is_null(column)) { return std::nullopt; }
    const auto currency = Currency::parse(row.text(column + 1));
    if (!currency) {
        throw Error(ErrorKind::store,
                    "The store holds an amount in '" + std::string(row.text(column + 1)) + "', which is no currency.",
                    "winloss check says where.");
    }
    return Money{row.integer(column), *currency};
}

inline std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
    return money ? std::optional(money->minor) : std::nullopt;
}

/// Valid as long as `money` is.
inline std::optional<std::string_view> currency_of(const std::optional<Money>& money) {
    return money ? std::optional(money->currency.code()) : std::nullopt;
}

}  // namespace winloss::store
