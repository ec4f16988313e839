#include "winloss/report/counted_cell.hpp"

namespace winloss::report {

void add_counted(Table& table, const std::string& key, const Members& members) {
    table.rows.back().emplace_back(members.count);
    keep_behind(table, key, members);
}

void keep_behind(Table& table, const std::string& key, const Members& members) {
    if (members.ids.empty()) { return; }
    table.behind.push_back({.row = table.rows.size() - 1, .column = key, .records = members.ids});
}

}  // namespace winloss::report
