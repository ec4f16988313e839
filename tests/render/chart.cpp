#include <limits>

#include "readers.hpp"
#include "support/catch.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

Share of(std::int64_t part, std::int64_t whole) { return {{part, whole}, 0.0, 1.0, whole < 30, whole < 5}; }

Report by_quarter() {
    Report report;
    report.title = "Win rate";
    report.as_of = make_date(2026, 10, 1);
    Table table;
    table.name = "win_rate";
    table.columns = {
        {"quarter", "Quarter", Type::text, true}, {"won", "Won", Type::integer}, {"rate", "Rate", Type::share}};
    table.rows = {{"2026Q1", std::int64_t{20}, of(20, 40)},
                  {"2026Q2", std::int64_t{30}, of(30, 30)},
                  {"2026Q3", std::int64_t{0}, of(0, 40)},
                  {"2026Q4", std::int64_t{1}, of(1, 2)}};
    table.chart = Chart{.column = "rate", .over_time = true};
    report.tables = {table};
    return report;
}

std::string screen(const Report& report, int width, bool unicode = true, Format format = Format::table) {
    Options options;
    options.width = width;
    options.unicode = unicode;
    options.format = format;
    return render::render(report, options);
}

bool shows(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string line_with(const std::string& text, const std::string& part) {
    for (const std::string_view line : split(text, '\n')) {
        if (line.find(part) != std::string_view::npos) { return std::string(line); }
    }
    return {};
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) { ++found; }
    return found;
}

}  // namespace

TEST_CASE("bars stand beside a table that leaves room for them, the longest for the greatest figure") {
    const std::string wide = screen(by_quarter(), 100);
    CAPTURE(wide);
    CHECK(count(line_with(wide, "2026Q2"), "█") == 30);
    CHECK(count(line_with(wide, "2026Q1"), "█") == 15);
    CHECK(count(line_with(wide, "2026Q3"), "█") == 0);
    CHECK(count(line_with(wide, "2026Q4"), "█") == 0);  // too few to show
    CHECK(count(line_with(screen(by_quarter(), 0), "2026Q2"), "█") == 20);
    CHECK_FALSE(shows(wide, "Rate  "));
    const std::string ascii = screen(by_quarter(), 100, false);
    CHECK(count(line_with(ascii, "2026Q2"), "#") == 30);
    CHECK(count(line_with(ascii, "2026Q1"), "#") == 15);
    for (const char c : ascii) { CHECK(static_cast<unsigned char>(c) < 0x80); }
}

TEST_CASE("a bar of a share is part of 100%, one of a count part of the greatest") {
    Report halves = by_quarter();
    Table& table = halves.tables.front();
    table.rows = {{"2026Q1", std::int64_t{20}, of(20, 40)}, {"2026Q2", std::int64_t{10}, of(10, 100)}};
    CHECK(count(line_with(screen(halves, 100), "2026Q1"), "█") == 15);
    CHECK(count(line_with(screen(halves, 100), "2026Q2"), "█") == 3);
    table.rows.push_back({"2026Q3", std::int64_t{5}, of(60, 40)});  // more than the whole, as revenue retained may be
    CHECK(count(line_with(screen(halves, 100), "2026Q3"), "█") == 30);
    CHECK(count(line_with(screen(halves, 100), "2026Q1"), "█") == 10);
    table.rows.pop_back();
    table.chart->column = "won";
    CHECK(count(line_with(screen(halves, 100), "2026Q1"), "█") == 30);
    CHECK(count(line_with(screen(halves, 100), "2026Q2"), "█") == 15);
}

TEST_CASE("what has no end says so, in letters where the terminal has those alone") {
    constexpr double endless = std::numeric_limits<double>::infinity();
    Report report;
    Table table;
    table.name = "medians";
    table.columns = {
        {"segment", "Segment", Type::text}, {"median", "Median", Type::real}, {"high", "High", Type::real}};
    table.rows = {{"SMB", endless, endless}, {"Mid", 36.0, endless}};
    report.tables = {table};
    CHECK(shows(line_with(screen(report, 80), "SMB"), "not reached     ∞"));
    CHECK(shows(line_with(screen(report, 80, false), "SMB"), "not reached   inf"));
    CHECK(shows(line_with(screen(report, 80, false), "Mid"), "36.00   inf"));
    const auto flat = [&](Format format) {
        Options options;
        options.format = format;
        options.table = "medians";
        return render::render(report, options);
    };
    CHECK(shows(flat(Format::csv), "SMB,,\r\n") != shows(flat(Format::csv), "SMB,,\n"));
    CHECK(shows(flat(Format::json), "\"median\":null,\"high\":null"));
}

TEST_CASE("where there is no room for bars a line of characters says how it went") {
    const std::string narrow = screen(by_quarter(), 40);
    CAPTURE(narrow);
    CHECK(shows(narrow, "Rate  ▅█▁\n"));
    CHECK(shows(narrow, "2026Q1 to 2026Q4"));
    CHECK(shows(screen(by_quarter(), 40, false), "Rate  -=.\n"));
    Report groups = by_quarter();
    groups.tables.front().chart->over_time = false;
    CHECK_FALSE(shows(screen(groups, 40), "Rate  ▅"));
}

TEST_CASE("charts are for a screen alone") {
    Report plain = by_quarter();
    plain.tables.front().chart.reset();
    for (const Format format : {Format::tsv, Format::csv, Format::json, Format::jsonl, Format::markdown}) {
        CHECK(screen(by_quarter(), 100, true, format) == screen(plain, 100, true, format));
    }
    CHECK(screen(by_quarter(), 100) != screen(plain, 100));
}

TEST_CASE("no line with a bar is wider than the screen") {
    for (int width = 20; width < 120; ++width) {
        for (const bool unicode : {true, false}) {
            const std::string text = screen(by_quarter(), width, unicode);
            for (const std::string_view line : split(text, '\n')) {
                CAPTURE(width, line);
                CHECK(display_width(line) <= width);
            }
        }
    }
}
