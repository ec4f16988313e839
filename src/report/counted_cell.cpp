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
    for (const Column& each : table.columns) { keep_behind(table, each.key, records.of(each.key)); }
}

void RowRecords::add(std::string_view column, std::int64_t id) { at(column).push_back(id); }

void RowRecords::add(const RowRecords& others) {
    for (const auto& [column, ids] : others.columns_) {
        std::vector<std::int64_t>& here = at(column);
        here.insert(here.end(), ids.begin(), ids.end());
    }
}

const std::vector<std::int64_t>& RowRecords::of(std::string_view column) const {
    static const std::vector<std::int64_t> none;
    for (const auto& [name, ids] : columns_) {
        if (name == column) { return ids; }
    }
    return none;
}

std::vector<std::int64_t>& RowRecords::at(std::string_view column) {
    for (auto& [name, ids] : columns_) {
        if (name == column) { return ids; }
    }
    return columns_.emplace_back(column, std::vector<std::int64_t>()).second;
}

}  // namespace winloss::report
