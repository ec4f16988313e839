// Screens of a width, and where their columns stand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "readers.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

using readers::columns_of;

inline Options at_width(int width) {
    Options options;
    options.width = width;
    return options;
}

inline std::string screen(const auto& data, int width = 80) { return render::render(data, at_width(width)); }

/// Where the columns begin and end, as the rule under the heading says: [first, last) in terminal columns.
inline std::vector<std::pair<int, int>> ruled(const std::string& rule) {
    std::vector<std::pair<int, int>> out;
    int column = 0;
    bool inside = false;
    for (const char32_t c : readers::code_points_of(rule)) {
        const bool line = c == U'─' || c == U'-';
        if (line && !inside) { out.emplace_back(column, column); }
        if (line) { out.back().second = column + 1; }
        inside = line;
        ++column;
    }
    return out;
}

/// Whether nothing stands in the gaps between the columns: every line is aligned with the rule.
inline bool aligned(const std::string& line, const std::vector<std::pair<int, int>>& columns) {
    int column = 0;
    for (const char32_t c : readers::code_points_of(line)) {
        const int width = c >= 0x300 && c < 0x370 ? 0 : columns_of(c < 0x2e80 ? "x" : "東");
        bool in_gap = column + width > columns.back().second;
        for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
            in_gap = in_gap || (column + width > columns[i].second && column < columns[i + 1].first);
        }
        if (c != U' ' && in_gap) { return false; }
        column += width;
    }
    return true;
}

inline List names(const std::vector<std::string>& values) {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"name", "Name", Type::text, true},
                          {"reason", "Stated reason", Type::text},
                          {"on", "Decided on", Type::date}};
    std::int64_t id = 0;
    for (const std::string& value : values) {
        list.table.rows.push_back({++id, value, value + value, make_date(2026, 3, 2)});
    }
    return list;
}

}  // namespace winloss::render
