#include "winloss/report/quotes.hpp"

#include <utility>

namespace winloss::report {

OwnOption quotes_option() {
    return {.name = "quotes",
            .kind = OwnOption::Kind::number,
            .value = "N",
            .help = "up to N quotes for each reason, of customers who agreed to it",
            .low = 1};
}

Table reasons_to_quote(std::vector<Column> keys) {
    Table table{
        .name = "quotes", .title = "Quotes", .columns = std::move(keys), .rows = {}, .breakdown = {}, .notes = {}};
    table.columns.push_back({"code", "Reason", Type::text, true});
    table.columns.push_back({"name", "Name", Type::text, true});
    table.keys = table.columns.size();
    table.columns.push_back({"for_us", "For us", Type::boolean});
    table.columns.push_back({"level", "Level", Type::integer});
    table.machine = true;  // people read the words below the reasons
    return table;
}

void ask_for_quotes(Table& table, Row keys, const QuotedReason& reason, std::string name,
                    std::vector<std::int64_t> interviews) {
    keys.insert(keys.end(), {reason.code, std::move(name), reason.for_us, std::int64_t{reason.level}});
    table.rows.push_back(std::move(keys));
    table.behind.push_back({.row = table.rows.size() - 1, .column = "code", .records = std::move(interviews)});
}

QuotedReason quoted_reason(const Table& asked, const Row& row) {
    return {.code = std::get<std::string>(row[asked.keys - 2]),
            .for_us = std::get<bool>(row[asked.keys]),
            .level = static_cast<int>(std::get<std::int64_t>(row[asked.keys + 1]))};
}

Table quotes_table(const Table& asked) {
    Table table = asked;
    table.columns.resize(asked.keys);
    table.rows.clear();
    table.behind.clear();
    table.columns.insert(table.columns.end(), {{"quote", "Quote", Type::text, true},
                                               {"account", "Customer", Type::text},
                                               {"role", "Role", Type::text},
                                               {"held_on", "Held", Type::date},
                                               {"rating", "Rating", Type::integer},
                                               {"interview", "Interview", Type::integer}});
    return table;
}

}  // namespace winloss::report
