// Reads a text as the import does and keeps what came of it, for the tests.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/exchange/import_rows.hpp"

namespace winloss::test {

using namespace winloss::exchange;

template <class Row>
constexpr RecordType type_of() {
    if constexpr (std::is_same_v<Row, AccountRow>) { return RecordType::accounts; }
    if constexpr (std::is_same_v<Row, PersonRow>) { return RecordType::people; }
    if constexpr (std::is_same_v<Row, ContactRow>) { return RecordType::contacts; }
    if constexpr (std::is_same_v<Row, CompetitorRow>) { return RecordType::competitors; }
    if constexpr (std::is_same_v<Row, ProductRow>) { return RecordType::products; }
    if constexpr (std::is_same_v<Row, ContractRow>) { return RecordType::contracts; }
    return RecordType::deals;
}

struct Asked {
    std::vector<std::string> map = {};
    std::vector<std::string> values = {};
    const char* currency = nullptr;
    const char* date_format = nullptr;
    bool ends_exclusive = false;
    const char* decimal = nullptr;
};

/// Calls `take` for every good row; returns the bad cells as "line [column] value: reason".
template <class Row, class F>
std::vector<std::string> import_stream(std::istream& in, const Asked& asked, F&& take) {
    CsvReader csv(in, "x.csv");
    const Mapping mapping = map_columns(type_of<Row>(), csv.heading(), asked.map);
    ImportOptions options;
    if (asked.currency != nullptr) { options.currency = Currency::parse(asked.currency); }
    if (asked.date_format != nullptr) { options.dates.plain.emplace(asked.date_format); }
    options.ends_exclusive = asked.ends_exclusive;
    options.profile = &recognise_profile(csv.heading());
    if (asked.decimal != nullptr) { options.decimal = parse_decimal_mark(asked.decimal); }
    for (const std::string& each : asked.values) {
        options.replacements.push_back(parse_replacement(type_of<Row>(), each, "--value"));
    }
    std::vector<std::string> bad;
    ImportReader<Row> rows(csv, mapping, options, [&](const BadCell& cell) {
        bad.push_back(std::to_string(cell.place.line) + " [" + cell.column + "] " + cell.value + ": " + cell.reason);
    });
    while (const Row* row = rows.next()) { take(*row); }
    return bad;
}

template <class Row, class F>
std::vector<std::string> import_text(const std::string& text, const Asked& asked, F&& take) {
    std::istringstream in(text);
    return import_stream<Row>(in, asked, std::forward<F>(take));
}

/// The one row of a text with a heading and one row.
template <class Row, class F>
void import_one(const std::string& text, F&& take, const Asked& asked = {}) {
    int rows = 0;
    const auto bad = import_text<Row>(text, asked, [&](const Row& row) {
        ++rows;
        take(row);
    });
    INFO(text);
    CHECK(bad == std::vector<std::string>{});
    CHECK(rows == 1);
}

/// What is wrong with a text all of whose rows are bad.
template <class Row>
std::vector<std::string> bad_cells(const std::string& text, const Asked& asked = {}) {
    return import_text<Row>(text, asked, [](const Row&) { FAIL("a row was accepted"); });
}

}  // namespace winloss::test
