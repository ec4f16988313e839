#include "meant.hpp"

#include <fmt/format.h>

#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

Statement selected(const Store& store, const Shape& shape, const Meant& meant, std::string_view what,
                   std::string_view tail) {
    Statement rows =
        store.prepare(fmt::format("SELECT {} FROM {} r WHERE {} {}", what, shape.table, meant.condition, tail));
    meant.named.bind(rows);
    return rows;
}

}  // namespace

std::string counted_records(const Shape& shape, std::int64_t count, std::string_view which) {
    const std::string counted = fmt::format("{}{}{}", count, which.empty() ? "" : " ", which);
    if (shape.kind == RecordKind::touch) { return counted + " touches"; }
    if (shape.kind == RecordKind::health) { return counted + " judgements"; }
    return fmt::format("{} {}s", counted, shape.table);
}

std::string candidates(const Store& store, const Shape& shape, const Meant& meant, std::int64_t count) {
    constexpr std::int64_t shown = 8;
    std::vector<std::string> lines;
    Statement rows = selected(store, shape, meant, told_columns(shape), fmt::format("ORDER BY r.id LIMIT {}", shown));
    while (rows.step()) { lines.push_back(in_words(told(shape, rows))); }
    if (count > shown) { lines.push_back(fmt::format("and {} more", count - shown)); }
    return join(lines, "\n");
}

std::int64_t count_of(const Store& store, const Shape& shape, const Meant& meant) {
    Statement row = selected(store, shape, meant, "count(*)", "");
    row.step();
    return row.integer(0);
}

std::optional<std::int64_t> only_one(const Store& store, const Shape& shape, std::string_view word,
                                     const Meant& meant) {
    Statement rows = selected(store, shape, meant, "r.id", "ORDER BY r.id LIMIT 2");
    if (!rows.step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    if (!rows.step()) { return found; }
    const std::int64_t count = count_of(store, shape, meant);
    throw conflict(fmt::format("{} names {}.", quoted(word), counted_records(shape, count, meant.which)),
                   candidates(store, shape, meant, count) + "\nGive the number.");
}

std::optional<std::int64_t> first_to_open(const Store& store, const Shape& shape, std::string_view word,
                                          const Meant& meant) {
    Statement customers = selected(store, shape, meant, "count(DISTINCT r.account_id)", "");
    customers.step();
    if (customers.integer(0) > 1) { return only_one(store, shape, word, meant); }
    Statement rows = selected(store, shape, meant, "r.id, r.opens_on", "ORDER BY r.opens_on, r.id LIMIT 2");
    if (!rows.step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    const std::string opens(rows.text(1));
    if (!rows.step() || rows.text(1) != opens) { return found; }
    return only_one(store, shape, word, meant);
}

}  // namespace winloss::store
