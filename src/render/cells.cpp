#include "cells.hpp"

#include <algorithm>

#include "overloaded.hpp"

namespace winloss::render {

const Cell& null_cell() {
    static const Cell null;
    return null;
}

const Cell& cell_at(const Row& row, std::size_t column) { return column < row.size() ? row[column] : null_cell(); }

const std::vector<Row>& sub_rows(const Table& table, std::size_t row) {
    static const std::vector<Row> none;
    return table.breakdown && row < table.breakdown->rows.size() ? table.breakdown->rows[row] : none;
}

std::optional<Table> cut_for_people(const Table& table) {
    if (!table.breakdown || !table.breakdown->machine) { return std::nullopt; }
    Table cut = table;
    cut.breakdown.reset();
    return cut;
}

Type type_of(const Cell& cell) {
    return std::visit(Overloaded{
                          [](std::monostate) { return Type::text; },
                          [](bool) { return Type::boolean; },
                          [](std::int64_t) { return Type::integer; },
                          [](double) { return Type::real; },
                          [](const std::string&) { return Type::text; },
                          [](Date) { return Type::date; },
                          [](Instant) { return Type::instant; },
                          [](const LocalTime&) { return Type::local_time; },
                          [](const Money&) { return Type::money; },
                          [](const Share&) { return Type::share; },
                          [](PValue) { return Type::p_value; },
                          [](const std::vector<std::string>&) { return Type::list; },
                      },
                      cell);
}

bool has_currency_column(const std::vector<Column>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](const Column& column) { return column.key == "currency"; });
}

}  // namespace winloss::render
