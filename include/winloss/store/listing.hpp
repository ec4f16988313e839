// A listing as one query: only the conditions that were asked for stand in it, so that each can use its index, and
// what is asked for first comes first. Knows no table.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// How many rows there are.
struct RowCount {
    std::int64_t rows = 0;
    bool more = false;  ///< counting stopped here
};

class Listing {
public:
    using Value = std::variant<std::int64_t, std::string>;

    /// `columns` as in SELECT, `table` with its alias ('deal d'), `joins` to what the columns name besides. Conditions
    /// and order speak of the table alone.
    Listing(std::string columns, std::string table, std::string joins = {})
        : columns_(std::move(columns)), table_(std::move(table)), joins_(std::move(joins)) {}

    Listing& where(std::string condition);
    /// A condition on $name.
    Listing& where(std::string condition, std::string name, Value value);
    /// A condition on $name that is there only when the value is.
    template <class T>
    Listing& given(std::string condition, std::string name, const std::optional<T>& value) {
        return value ? where(std::move(condition), std::move(name), stored(*value)) : *this;
    }
    /// `column` is one of these words; an empty list is no condition. `condition` says where {} is to stand.
    Listing& among(std::string_view column, std::string_view name, const std::vector<std::string>& words,
                   std::string_view condition = "{}");
    Listing& order(std::string columns);
    /// For an order that no index has: the numbers alone are sorted, and the rest is read of the first rows only.
    Listing& order_without_index(std::string columns);

    /// With $limit for the rows wanted; `all` is for when it takes nothing away.
    std::string sql(bool all = false) const;
    /// `limit` 0: all.
    Statement rows(const Store& store, std::int64_t limit) const;
    /// All of them in their order, one at a time: of those to come only the numbers are held, and what orders them.
    void each(const Store& store, const std::function<void(const Statement& row)>& take) const;
    /// Exact without conditions (an index knows); with conditions up to `most`, since each row has to be looked at.
    RowCount count(const Store& store, std::int64_t most = 10'000) const;
    /// What its conditions name, for a statement that it is part of; $limit is the caller's.
    void bind(Statement& statement) const;

private:
    static Value stored(std::int64_t value) { return value; }
    static Value stored(bool value) { return std::int64_t{value}; }
    static Value stored(const std::string& value) { return value; }
    static Value stored(Date value) { return iso(value); }
    template <class Tag>
    static Value stored(Id<Tag> value) {
        return value.value;
    }
    template <class E, class = std::enable_if_t<std::is_enum_v<E>>>
    static Value stored(E value) {
        return std::string(word(value));
    }
    std::string conditions() const;
    std::string key() const;

    std::string columns_;
    std::string table_;
    std::string joins_;
    std::string order_;
    bool has_index_ = true;
    std::vector<std::string> conditions_;
    std::vector<std::pair<std::string, Value>> values_;
};

}  // namespace winloss::store
