// The records behind every countable cell of every report: as many as the cell says, and none elsewhere.
#include "winloss/report/records.hpp"

#include "app/company.hpp"
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/digest.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counting.hpp"

namespace winloss::app::world {

namespace {

using report::Declaration;
using Where = std::vector<std::string>;
/// The figures of a report, or the records behind them.
using Ask = std::function<Report(bool rows, const Where& where)>;

std::vector<std::string> texts(const Row& row, std::size_t keys) {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < keys; ++k) { result.push_back(plain(row[k])); }
    return result;
}

bool is_count(const Column& column) { return column.type == Type::integer || column.type == Type::share; }

/// Every cell of the column has as many records as it says, and no record stands elsewhere. Of a difference those that
/// count against it are told by their own column.
void check_counted(const Table& figures, const Table& records, const std::string& column) {
    const std::size_t keys = records.keys - 1;
    const bool difference = column == "net_gain";
    std::map<std::vector<std::string>, std::int64_t> found;
    for (const Row& row : records.rows) {
        const std::string counted_in = plain(row[keys]);
        if (difference) {
            found[texts(row, keys)] += counted_in == "lost" ? -1 : 1;
        } else if (counted_in == column) {
            ++found[texts(row, keys)];
        }
    }
    for (const Row& row : figures.rows) {
        CAPTURE(records.name, column, texts(row, keys));
        const auto at = found.find(texts(row, keys));
        const std::int64_t records_found = at == found.end() ? 0 : at->second;
        const Cell& cell = cell_of(figures.columns, row, column);
        if (const auto count = report::count_of(cell)) {
            CHECK(records_found == *count);
        } else {
            CHECK((records_found == 0 || std::holds_alternative<double>(cell)));
        }
        if (at != found.end()) { found.erase(at); }
    }
    CHECK(found.empty());
}

/// The amounts of a table as a table of their own: what says which row it is, and the currency, in front.
Table amounts_of(const Table& table) {
    const std::size_t keys = report::key_columns(table);
    Table amounts;
    amounts.name = table.name;
    amounts.columns.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(keys));
    amounts.columns.insert(amounts.columns.end(), table.breakdown->columns.begin(), table.breakdown->columns.end());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        for (const Row& amount : table.breakdown->rows.at(i)) {
            Row row(table.rows[i].begin(), table.rows[i].begin() + static_cast<std::ptrdiff_t>(keys));
            row.insert(row.end(), amount.begin(), amount.end());
            amounts.rows.push_back(std::move(row));
        }
    }
    return amounts;
}

bool has_column(const Table& table, const std::string& column) {
    return std::ranges::find(table.columns, column, &Column::key) != table.columns.end();
}

/// The table, or its amounts, whichever has the column.
Table having(const Table& table, const std::string& column) {
    return has_column(table, column) ? table : amounts_of(table);
}

bool counts_something(const Table& table, const std::string& column) {
    return std::ranges::any_of(table.rows, [&](const Row& row) {
        return report::count_of(cell_of(table.columns, row, column)).value_or(0) != 0;
    });
}

/// Asks for the records of every countable column of every table; into `refused` the columns that have none.
void check_all(const std::string& name, const Ask& ask, std::set<std::string>& refused) {
    const Report figures = ask(false, {});
    std::map<std::string, std::set<std::string>> columns;  // and the tables they stand in
    for (const Table& table : figures.tables) {
        for (std::size_t c = report::key_columns(table); c < table.columns.size(); ++c) {
            if (is_count(table.columns[c])) { columns[table.columns[c].key].insert(table.name); }
        }
        if (!table.breakdown) { continue; }
        for (const Column& column : table.breakdown->columns) {
            if (column.type == Type::integer && !has_column(table, column.key)) {
                columns[column.key].insert(table.name);
            }
        }
    }
    for (auto& [column, tables] : columns) {
        CAPTURE(name, column);
        try {
            for (const Table& table : ask(true, {"counted_in=" + column}).tables) {
                check_counted(having(table_named(figures, table.name), column), table, column);
                tables.erase(table.name);
            }
        } catch (const Error& error) { CHECK(error.kind() == ErrorKind::usage); }
        for (const std::string& table : tables) {
            if (counts_something(having(table_named(figures, table), column), column)) {
                refused.insert(name + "." + table + "." + column);
            }
        }
    }
    // All together: what is there is there in full.
    for (const Table& table : ask(true, {}).tables) {
        CAPTURE(name, table.name);
        const Table& of = table_named(figures, table.name);
        std::set<std::string> counted;
        for (const Row& row : table.rows) { counted.insert(plain(row[table.keys - 1])); }
        for (const std::string& column : counted) {
            const auto at = std::ranges::find(of.columns, column, &Column::key);
            if (is_count(*at)) { check_counted(of, table, column); }
        }
    }
}

Ask ask_of(const Declaration& report, const store::Store& store, const Context& context,
           const std::function<void(ReportOptions&)>& set = {}) {
    return [&report, &store, context, set](bool rows, const Where& where) {
        ReportOptions options(report);
        if (set) { set(options); }
        options.rows = rows;
        options.where = where;
        return report_of(run_report(store, context, options));
    };
}

/// Numbers that are no counts of records: what row it is, numbers of records, and what is reckoned.
const std::set<std::string> uncounted{
    "cohorts.periods.cohorts",
    "net-growth.ahead.as_it_went",
    "net-growth.ahead.more_customers",
    "net-growth.ahead.with_more_retention",
    "pulse.pulse.account_id",
    "pulse.signs.weight",
    "renewals.contracts.account_id",
    "renewals.contracts.contract",
    "sample-size.sample_size.still_needed",
    "sample-size.sample_size.to_hear_once",
    "sample-size.sample_size.to_state_share",
    "sample-size.total.still_needed",
    "sample-size.total.to_hear_once",
    "sample-size.total.to_state_share",
    "survival.log_rank.degrees",
    "touches.short.account_id",
    "touches.short.reviews",
};

store::Store sample(const std::string& path) {
    store::Store store = new_store(path, {});
    fill_demo(store, at_work("demo"), {});
    return store;
}

void check_worlds(std::set<std::string>& refused) {
    std::mt19937 random(95);
    for (int i = 0; i < 5; ++i) {
        World world = random_world(random);
        while (world.deals.size() < 30) { world = random_world(random); }
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "all.db");
        for (const Declaration& each : report::all_reports()) {
            REQUIRE(each.keeps_records);
            const auto by_segment = [&](ReportOptions& options) {
                if (each.dimensions.has(Facet::segment)) { options.by = {"segment"}; }
            };
            check_all(each.name, ask_of(each, store, context_of(world), by_segment), refused);
        }
    }
}

/// Also with the options that reports have of their own.
void check_sample(std::set<std::string>& refused) {
    const store::Folder folder;
    const store::Store store = sample(folder / "sample.db");
    for (const Declaration& each : report::all_reports()) {
        const auto check = [&](const char* option, const std::function<void(report::OwnValues::Value&)>& set) {
            const bool has = std::ranges::find(each.options, option, &report::OwnOption::name) != each.options.end();
            if (!has) { return; }
            check_all(each.name,
                      ask_of(each, store, at_work("demo"), [&](ReportOptions& options) { set(options.own[option]); }),
                      refused);
        };
        check_all(each.name, ask_of(each, store, at_work("demo")), refused);
        check("source", [](auto& value) { value.text = "rep"; });
        check("source", [](auto& value) { value.text = "both"; });
        check("level", [](auto& value) { value.number = 2; });
        check("every", [](auto& value) { value.text = "year"; });
        check("at", [](auto& value) { value.list = {"12,24"}; });
        check("every-tenure", [](auto& value) { value.flag = true; });
        check("records-since", [](auto& value) { value.text = "2024-01-01"; });
    }
}

}  // namespace

TEST_CASE("the records behind a cell are as many as it says, whichever column is asked for", "[thorough]") {
    std::set<std::string> refused;
    check_worlds(refused);
    check_sample(refused);
    CHECK(refused == uncounted);
}

TEST_CASE("the records of the digest are those of its tables", "[thorough]") {
    const store::Folder folder;
    const store::Store store = sample(folder / "sample.db");
    std::set<std::string> refused;
    const Ask ask = [&](bool rows, const Where& where) {
        DigestReport options{.period = "2026"};
        options.rows = rows;
        options.where = where;
        return report_of(report_digest(store, at_work("demo"), options));
    };
    check_all("digest", ask, refused);
    CHECK(refused == std::set<std::string>{"digest.pulse.account_id"});
    // Each table has records of its own kind, and a condition keeps those of the tables that have its column.
    const Report records = ask(true, {});
    CHECK(records.tables.size() == 7);
    CHECK(table_named(records, "response").columns.back().key == "held_on");
    const Report figures = ask(false, {});
    CHECK(table_named(records, "pulse").rows.size() == table_named(figures, "pulse").rows.size());
    CHECK(ask(true, {"ends_in=2026Q4"}).tables.size() == 1);
    CHECK_THROWS_AS(ask(true, {"counted_in=median_age"}), Error);
    CHECK_THROWS_AS(ask(false, {"ends_in=2026Q4"}), Error);
}

TEST_CASE("what one row of a curve counts is chosen by its time") {
    const store::Folder folder;
    const store::Store store = sample(folder / "sample.db");
    const Ask ask = ask_of(report::find_report("survival"), store, at_work("demo"),
                           [](ReportOptions& options) { options.own["at"].list = {"12", "24"}; });
    const auto count = [&](const Where& where) { return ask(true, where).tables.front().rows.size(); };
    const Table figures = ask(false, {}).tables.front();
    const auto cell = [&](const char* column) {
        return static_cast<std::size_t>(std::get<std::int64_t>(cell_of(figures.columns, figures.rows[1], column)));
    };
    CHECK(count({"time=24", "counted_in=at_risk"}) == cell("at_risk"));
    CHECK(count({"time=24"}) ==
          cell("events") + cell("censored"));  // each service once, where it ended or was last seen
    // What the curve rests on: everybody who was at risk up to then.
    CHECK(count({"time=24", "counted_in=survival"}) == count({"time=12", "counted_in=at_risk"}) + 9 - 1);
}

TEST_CASE("mentions are codings, each with its rating") {
    const store::Folder folder;
    const store::Store store = sample(folder / "sample.db");
    const Ask ask = ask_of(report::find_report("loss-reasons"), store, at_work("demo"));
    const Report records = ask(true, {"counted_in=mentions"});
    const Table& all = table_named(records, "all");
    REQUIRE(all.rows.size() > 20);
    for (const Row& row : all.rows) {
        CHECK(std::get<std::int64_t>(cell_of(all.columns, row, "rating")) < 0);
        const std::string code = plain(cell_of(all.columns, row, "code"));
        CHECK(plain(cell_of(all.columns, row, "record_code")).starts_with(code));
    }
    // A deal that is mixed stands once where nobody asks for either.
    const Report once = ask(true, {});
    const Table& deals = table_named(once, "all");
    for (const Row& row : deals.rows) { CHECK(plain(row[deals.keys - 1]) == "deals"); }
}

}  // namespace winloss::app::world
