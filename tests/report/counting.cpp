#include "winloss/report/counting.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/records.hpp"
#include "winloss/report/share.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

Table table_of(std::vector<Row> rows) {
    return {.name = "win_rate",
            .title = "",
            .columns = {{"segment", "Segment", Type::text},
                        {"deals", "Deals", Type::integer},
                        {"rate", "Rate", Type::share}},
            .rows = std::move(rows),
            .breakdown = {},
            .notes = {}};
}

Row row_of(Cell segment, Ratio ratio) { return {std::move(segment), ratio.whole, share(ratio, Thresholds())}; }

/// Two groups, of whose deals 1 and 2 were won.
Table with_won() {
    Table table = table_of({row_of("SMB", {1, 2}), row_of("Enterprise", {2, 3})});
    table.columns.push_back({"won", "Won", Type::integer});
    table.rows[0].emplace_back(std::int64_t{1});
    table.rows[1].emplace_back(std::int64_t{2});
    table.behind = {{.row = 0, .column = "won", .records = {4}}, {.row = 1, .column = "won", .records = {5, 6}}};
    return table;
}

std::vector<Counting> chosen(const Table& table, const Declaration& report,
                             const std::vector<std::string>& conditions) {
    return counting({{.table = table, .report = &report}}, conditions);
}

std::string refusal(const Table& table, const Declaration& report, const std::string& where) {
    try {
        chosen(table, report, {where});
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.hint();
    }
    return {};
}

}  // namespace

TEST_CASE("records are chosen by the columns that say which row they are in") {
    Table table = table_of({row_of("SMB", {1, 2}), row_of({}, {1, 3})});
    table.behind = {{.row = 0, .column = "deals", .records = {4, 9}},
                    {.row = 1, .column = "deals", .records = {5, 6, 7}}};
    CHECK(key_columns(table) == 1);
    const Table all = records_of(table);
    CHECK(all.rows.size() == 5);
    const auto left = [&](const std::vector<std::string>& where) {
        Table some = all;
        keep_where(some, where);
        return some.rows.size();
    };
    CHECK(left({"segment=smb"}) == 2);
    CHECK(left({"Segment = SMB"}) == 2);
    CHECK(left({"segment="}) == 3);
    CHECK(left({"counted-in=deals"}) == 5);
    CHECK(left({"segment=", "counted_in=won"}) == 0);
    CHECK_THROWS_AS(left({"segment"}), Error);
    CHECK_THROWS_AS(left({"region=North"}), Error);
    // The same of the cells, before their records are told one by one.
    CHECK(first_records_of(table).rows ==
          std::vector<Row>{{"SMB", "deals", std::int64_t{4}}, {Cell(), "deals", std::int64_t{5}}});
    for (const char* where : {"segment=smb", "segment=", "counted-in=deals", "counted_in=won", "region=North"}) {
        CAPTURE(where);
        Table some = table;
        keep_cells_where(some, {where});
        CHECK(records_of(some).rows.size() == (std::string_view(where) == "region=North" ? 0 : left({where})));
    }
}

TEST_CASE("a slip among the conditions is told: a column that counts nothing, a value that no record has") {
    const Declaration report;
    Table table = table_of({row_of("SMB", {1, 2}), row_of("Enterprise", {1, 3})});
    table.behind = {{.row = 0, .column = "deals", .records = {4, 9}}};
    table.behind.push_back({.row = 1, .column = "deals", .records = {5, 6, 7}});
    CHECK(chosen(table, report, {"counted_in=deals", "segment=nobody"}).size() == 1);
    CHECK_THROWS_AS(chosen(table, report, {"counted-in=deal"}), Error);
    CHECK_THROWS_AS(chosen(table, report, {"counted_in=deals", "counted_in=rate"}), Error);
    const std::vector<Table> records{records_of(table)};
    CHECK(why_none(records, {"segment=SMBs"}) == "No record is counted where segment is 'SMBs'. Did you mean 'SMB'?");
    CHECK(why_none(records, {"segment=Public"}) ==
          "No record is counted where segment is 'Public'. There is: 'Enterprise', 'SMB'.");
    CHECK(why_none(records, {"segment=smb", "counted_in=won"}) == "No record is counted where all of these hold.");
}

TEST_CASE("a share has the records of its part, and what has fewer than it counts is refused") {
    Table table = with_won();
    Declaration report;
    report.made_of = {{"rate", {"elsewhere"}}, {"rate", {"won"}}};
    const std::vector<Counting> rates = chosen(table, report, {"counted_in=rate"});
    REQUIRE(rates.size() == 1);
    CHECK(records_of(rates.front().table).rows == std::vector<Row>{{"SMB", "rate", std::int64_t{4}},
                                                                   {"Enterprise", "rate", std::int64_t{5}},
                                                                   {"Enterprise", "rate", std::int64_t{6}}});
    // Each once where nobody asks for it.
    CHECK(records_of(chosen(table, report, {}).front().table).rows.size() == 3);
    CHECK(refusal(table, report, "counted_in=deals") == "One of: rate, won.");  // it counts 2 and 3, and none is kept
    CHECK_THAT(refusal(table, report, "counted_in=rates"), Catch::Contains("Did you mean 'rate'"));
    table.behind.pop_back();
    CHECK(refusal(table, report, "counted_in=rate") == "No column has any.");
    // Records of a row that nobody asks for may be missing.
    CHECK(chosen(table, report, {"counted_in=rate", "segment=SMB"}).size() == 1);
}

TEST_CASE("a difference has the records of what it is made of, each under its own column") {
    Table table = with_won();
    table.columns.push_back({"lost", "Lost", Type::integer});
    table.columns.push_back({"gain", "Gain", Type::share});
    table.rows[0].insert(table.rows[0].end(), {std::int64_t{2}, figure({-1, 2}, 2, Thresholds())});
    table.rows[1].insert(table.rows[1].end(), {std::int64_t{0}, figure({2, 3}, 3, Thresholds())});
    table.behind.push_back({.row = 0, .column = "lost", .records = {7, 8}});
    table.behind.push_back({.row = 0, .column = "deals", .records = {4, 7}});
    Declaration report;
    report.made_of = {{"gain", {"won"}, {"lost"}}};
    const std::vector<Counting> gain = chosen(table, report, {"counted_in=gain"});
    REQUIRE(gain.size() == 1);
    CHECK(records_of(gain.front().table).rows.size() == 5);  // none of what the deals count
    CHECK(gain.front().notes.size() == 1);
    table.rows[0].back() = figure({1, 2}, 2, Thresholds());
    CHECK(refusal(table, report, "counted_in=gain") == "One of: won, lost.");
}

TEST_CASE("a column that counts something is not denied where no row is asked for") {
    Table table = with_won();
    table.columns.push_back({"median", "Median", Type::real});
    table.rows[0].emplace_back(1.5);
    table.rows[1].emplace_back(2.5);
    table.behind.push_back({.row = 0, .column = "median", .records = {4}});
    table.behind.push_back({.row = 1, .column = "median", .records = {5}});
    const std::vector<Counting> none = chosen(table, Declaration(), {"counted_in=median", "segment=nowhere"});
    REQUIRE(none.size() == 1);
    const std::vector<Table> all{first_records_of(none.front().table)};
    CHECK(why_none(all, {"counted_in=median", "segment=nowhere"}).find("segment is 'nowhere'") != std::string::npos);
}

TEST_CASE("some records are told only where they are asked for, and what counts none says why") {
    Table table = with_won();
    table.columns.push_back({"median", "Median", Type::real});
    table.rows[0].emplace_back(1.5);
    table.rows[1].emplace_back(2.5);
    table.columns.push_back({"p", "p", Type::p_value});
    table.rows[0].emplace_back();
    table.rows[1].emplace_back();
    Declaration report;
    report.when_asked = [](const OwnValues&) {
        return std::vector<WhenAsked>{{.columns = {"won"}, .counted = Counted::codings}};
    };
    report.no_records = {{{"deals"}, "It is a guess."}};
    CHECK(chosen(table, report, {}).front().table.behind.empty());
    CHECK(chosen(table, report, {"counted_in=won"}).front().kind == Counted::codings);
    CHECK(refusal(table, report, "counted_in=deals") == "It is a guess. One of: won.");
    CHECK(refusal(table, report, "counted_in=segment") ==
          "It says which row it is: --where segment=VALUE. One of: won.");
    CHECK(refusal(table, report, "counted_in=median") ==
          "It is computed from several figures and counts nothing. One of: won.");
    CHECK(refusal(table, report, "counted_in=p") == refusal(table, report, "counted_in=median"));
    CHECK(asks_for({"counted_in=won", "segment=smb"}, "won", table.columns, table.rows[0]));
    CHECK_FALSE(asks_for({"counted_in=won", "segment=smb"}, "won", table.columns, table.rows[1]));
    CHECK_FALSE(asks_for({"segment=smb"}, "won", table.columns, table.rows[0]));
}

TEST_CASE("the records of amounts are chosen by their currency, and told only where they are asked for") {
    const Currency eur = *Currency::parse("EUR");
    const Currency usd = *Currency::parse("USD");
    Table table = with_won();
    table.breakdown = Breakdown{.columns = {{"currency", "Currency", Type::text},
                                            {"value", "Value", Type::money},
                                            {"known", "Known", Type::integer}},
                                .rows = {}};
    table.breakdown->rows.resize(2);
    table.breakdown->rows[0] = {{std::string("EUR"), Money{100, eur}, std::int64_t{2}},
                                {std::string("USD"), Money{700, usd}, std::int64_t{1}}};
    RowRecords records;
    for (const std::int64_t id : {4, 8, 9, 11}) { records.add("known", eur, id); }
    records.add("known", usd, 8);
    RowRecords gone;
    gone.add("unknown_now", eur, 8);
    gone.add("unknown_now", eur, 11);
    records.take_out("known", gone, "unknown_now");
    Row second = std::move(table.rows.back());
    table.rows.pop_back();
    keep_behind(table, records);
    table.rows.push_back(std::move(second));

    const Declaration report;
    const std::vector<Counting> known = chosen(table, report, {"counted_in=known"});
    REQUIRE(known.size() == 1);
    Table all = records_of(known.front().table);
    REQUIRE(all.rows.size() == 3);
    CHECK(all.rows[1] == Row{std::string("SMB"), std::string("EUR"), std::string("known"), std::int64_t{9}});
    keep_where(all, {"currency=usd"});
    CHECK(all.rows ==
          std::vector<Row>{{std::string("SMB"), std::string("USD"), std::string("known"), std::int64_t{8}}});
    const std::vector<Counting> unasked = chosen(table, report, {});
    REQUIRE(unasked.front().table.behind.size() == 2);
    for (const Behind& each : unasked.front().table.behind) { CHECK(each.column == "won"); }
    CHECK(refusal(table, report, "counted_in=value").starts_with("It is one of the amounts of a row"));
    table.breakdown->rows[0][0][2] = std::int64_t{3};  // one more than are kept
    CHECK(refusal(table, report, "counted_in=known").ends_with("One of: won."));
}
