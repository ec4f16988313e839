// Deals as the reports' tests write them down: a line each.
#pragma once

#include <deque>
#include <vector>

#include "support/catch.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"

namespace winloss {

inline Date day(int year, unsigned month, unsigned number) { return make_date(year, month, number); }
inline Money usd(std::int64_t units) { return {units * 100, *Currency::parse("USD")}; }
inline Money jpy(std::int64_t units) { return {units, *Currency::parse("JPY")}; }

/// A contract with a number of its own.
inline ContractFacts contract(Date from, std::optional<Date> until, std::optional<Money> value = usd(100)) {
    static std::int64_t id = 0;
    ContractFacts result;
    result.id = {++id};
    result.starts_on = from;
    result.ends_on = until;
    result.annual_value = value;
    return result;
}

/// A deal fact that owns what hangs on it.
struct DealSketch {
    Outcome outcome = Outcome::lost;
    std::optional<Date> decided = day(2026, 3, 1);
    std::optional<Money> amount = {};
    std::vector<std::pair<Attribute, Label>> labels = {};
    std::vector<CompetitorFact> competitors = {};
    std::vector<Label> stated = {};
    std::vector<InterviewFact> interviews = {};
    std::vector<CodingFact> codings = {};
    std::optional<Date> opened = {};

    DealFact fact(std::int64_t id) const {
        DealFact result;
        result.id = {id};
        result.outcome = outcome;
        result.decided = outcome == Outcome::open ? std::nullopt : decided;
        result.opened = opened;
        result.amount = amount;
        for (const auto& [attribute, label] : labels) { result.labels[attribute] = label; }
        result.competitors = competitors;
        result.stated_reasons = stated;
        result.interviews = interviews;
        result.codings = codings;
        return result;
    }
};

template <class Fold>
void add_all(Fold& fold, const std::vector<DealSketch>& deals) {
    std::int64_t id = 0;
    for (const DealSketch& deal : deals) { fold.add(deal.fact(++id)); }
}

inline const Share& share_at(const Table& table, std::size_t row, std::string_view key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) { return std::get<Share>(table.rows.at(row).at(i)); }
    }
    throw std::out_of_range(std::string(key));
}

inline const Cell& cell_at(const std::vector<Column>& columns, const Row& row, std::string_view key) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].key == key) { return row.at(i); }
    }
    throw std::out_of_range(std::string(key));
}

inline const Cell& cell_at(const Table& table, std::size_t row, std::string_view key) {
    return cell_at(table.columns, table.rows.at(row), key);
}

inline std::int64_t count_at(const Table& table, std::size_t row, std::string_view key) {
    return std::get<std::int64_t>(cell_at(table, row, key));
}

inline std::string text_at(const Table& table, std::size_t row, std::string_view key) {
    return std::get<std::string>(cell_at(table, row, key));
}

inline bool is_null(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

inline const Table& table_named(const Report& report, std::string_view name) {
    for (const Table& table : report.tables) {
        if (table.name == name) { return table; }
    }
    throw std::out_of_range(std::string(name));
}

inline bool has_table(const Report& report, std::string_view name) {
    for (const Table& table : report.tables) {
        if (table.name == name) { return true; }
    }
    return false;
}

}  // namespace winloss
