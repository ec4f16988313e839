#include "winloss/store/listing.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"

namespace winloss::store {

Listing& Listing::where(std::string condition) {
    conditions_.push_back(std::move(condition));
    return *this;
}

Listing& Listing::where(std::string condition, std::string name, Value value) {
    conditions_.push_back(std::move(condition));
    values_.emplace_back(std::move(name), std::move(value));
    return *this;
}

Listing& Listing::among(std::string_view column, std::string_view name, const std::vector<std::string>& words,
                        std::string_view condition) {
    if (words.empty()) { return *this; }
    std::vector<std::string> parameters;
    for (const std::string& each : words) {
        std::string parameter = fmt::format("{}_{}", name, parameters.size());
        parameters.push_back("$" + parameter);
        values_.emplace_back(std::move(parameter), each);
    }
    const std::string one_of = fmt::format("{} IN ({})", column, join(parameters, ", "));
    return where(fmt::format(fmt::runtime(condition), one_of));
}

Listing& Listing::order(std::string columns) {
    order_ = std::move(columns);
    return *this;
}

Listing& Listing::order_without_index(std::string columns) {
    has_index_ = false;
    return order(std::move(columns));
}

std::string Listing::conditions() const {
    return conditions_.empty() ? std::string() : " WHERE " + join(conditions_, " AND ");
}

std::string Listing::sql(bool all) const {
    const std::string select = fmt::format("SELECT {} FROM {} {}", columns_, table_, joins_);
    if (has_index_ || all) { return fmt::format("{}{} ORDER BY {} LIMIT $limit", select, conditions(), order_); }
    return fmt::format("{0} WHERE {1} IN (SELECT {1} FROM {2}{3} ORDER BY {4} LIMIT $limit) ORDER BY {4}", select,
                       key(), table_, conditions(), order_);
}

std::string Listing::key() const { return table_.substr(table_.find(' ') + 1) + ".id"; }

void Listing::each(const Store& store, const std::function<void(const Statement& row)>& take) const {
    Statement keys = store.prepare(fmt::format("SELECT {} FROM {}{} ORDER BY {}", key(), table_, conditions(), order_));
    bind(keys);
    Statement one = store.prepare(fmt::format("SELECT {} FROM {} {} WHERE {} = $id", columns_, table_, joins_, key()));
    while (keys.step()) {
        one.bind("id", keys.integer(0));
        if (one.step()) { take(one); }
        one.reset();
    }
}

void Listing::bind(Statement& statement) const {
    for (const auto& [name, value] : values_) {
        std::visit([&, &each = name](const auto& stored_value) { statement.bind(each, stored_value); }, value);
    }
}

Statement Listing::rows(const Store& store, std::int64_t limit) const {
    Statement statement = store.prepare(sql(limit <= 0));
    bind(statement);
    statement.bind("limit", limit > 0 ? limit : -1);
    return statement;
}

RowCount Listing::count(const Store& store, std::int64_t most) const {
    if (conditions_.empty()) {
        Statement all = store.prepare("SELECT count(*) FROM " + table_);
        all.step();
        return {all.integer(0), false};
    }
    Statement some =
        store.prepare(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {}{} LIMIT $limit)", table_, conditions()));
    bind(some);
    some.bind("limit", most + 1);
    some.step();
    const std::int64_t rows = some.integer(0);
    return {rows > most ? most : rows, rows > most};
}

}  // namespace winloss::store
