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

Listing& Listing::among(std::string_view column, std::string_view name, const std::vector<std::string>& words) {
    if (words.empty()) { return *this; }
    std::vector<std::string> parameters;
    for (const std::string& each : words) {
        std::string parameter = fmt::format("{}_{}", name, parameters.size());
        parameters.push_back("$" + parameter);
        values_.emplace_back(std::move(parameter), each);
    }
    conditions_.push_back(fmt::format("{} IN ({})", column, join(parameters, ", ")));
    return *this;
}

Listing& Listing::order(std::string columns) {
    order_ = std::move(columns);
    return *this;
}

std::string Listing::conditions() const {
    return conditions_.empty() ? std::string() : " WHERE " + join(conditions_, " AND ");
}

std::string Listing::sql() const {
    return fmt::format("SELECT {} FROM {}{} ORDER BY {} LIMIT $limit", columns_, from_, conditions(), order_);
}

void Listing::bind(Statement& statement) const {
    for (const auto& [name, value] : values_) {
        std::visit([&, &each = name](const auto& stored_value) { statement.bind(each, stored_value); }, value);
    }
}

Statement Listing::rows(const Store& store, std::int64_t limit) const {
    Statement statement = store.prepare(sql());
    bind(statement);
    statement.bind("limit", limit > 0 ? limit : -1);
    return statement;
}

RowCount Listing::count(const Store& store, std::int64_t most) const {
    if (conditions_.empty()) {
        Statement all = store.prepare("SELECT count(*) FROM " + from_.substr(0, from_.find(' ')));
        all.step();
        return {all.integer(0), false};
    }
    Statement some =
        store.prepare(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {}{} LIMIT $limit)", from_, conditions()));
    bind(some);
    some.bind("limit", most + 1);
    some.step();
    const std::int64_t rows = some.integer(0);
    return {rows > most ? most : rows, rows > most};
}

}  // namespace winloss::store
