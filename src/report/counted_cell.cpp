#include "winloss/report/counted_cell.hpp"

namespace winloss::report {

void add_counted(Table& table, const std::string& key, const Members& members) {
    table.rows.back().emplace_back(members.count);
    keep_behind(table, key, members);
}

void keep_behind(Table& table, const std::string& key, const Members& members) { keep_behind(table, key, members.ids); }

void keep_behind(Table& table, const std::string& key, const std::vector<std::int64_t>& records) {
    if (records.empty()) { return; }
    table.behind.push_back({.row = table.rows.size() - 1, .column = key, .records = records});
}

void keep_behind(Table& table, const RowRecords& records) {
    const auto keep = [&](const std::vector<Column>& columns, bool amounts) {
        for (const Column& column : columns) {
            for (const RowRecords::Kept& each : records.kept_) {
                if (each.column != column.key || each.currency.has_value() != amounts || each.ids.empty()) { continue; }
                table.behind.push_back({table.rows.size() - 1, column.key, each.ids, each.currency});
            }
        }
    };
    keep(table.columns, false);
    if (table.breakdown) { keep(table.breakdown->columns, true); }
}

void RowRecords::add(std::string_view column, std::int64_t id) { at(column).push_back(id); }

void RowRecords::add(std::string_view column, Currency currency, std::int64_t id) {
    at(column, currency).push_back(id);
}

void RowRecords::add(const RowRecords& others) {
    for (const Kept& each : others.kept_) {
        std::vector<std::int64_t>& here = at(each.column, each.currency);
        here.insert(here.end(), each.ids.begin(), each.ids.end());
    }
}

void RowRecords::take_out(std::string_view column, const RowRecords& others, std::string_view theirs) {
    for (const Kept& other : others.kept_) {
        if (other.column != theirs || !other.currency) { continue; }
        auto next = other.ids.begin();
        std::erase_if(at(column, other.currency), [&](std::int64_t id) {
            if (next == other.ids.end() || *next != id) { return false; }
            ++next;
            return true;
        });
    }
}

const std::vector<std::int64_t>& RowRecords::of(std::string_view column) const {
    static const std::vector<std::int64_t> none;
    for (const Kept& each : kept_) {
        if (each.column == column && !each.currency) { return each.ids; }
    }
    return none;
}

std::vector<std::int64_t>& RowRecords::at(std::string_view column, std::optional<Currency> currency) {
    for (Kept& each : kept_) {
        if (each.column == column && each.currency == currency) { return each.ids; }
    }
    return kept_.emplace_back(Kept{column, currency, {}}).ids;
}

}  // namespace winloss::report
