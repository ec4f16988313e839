#include "support/catch.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

/// Two years as two spans that meet, and one that goes on; today is the middle of 2026.
Record contracts() {
    Table table;
    table.name = "contracts";
    table.columns = {{"id", "Id", Type::integer},
                     {"product", "Product", Type::text, true},
                     {"starts_on", "Starts", Type::date},
                     {"ends_on", "Ends", Type::date}};
    table.rows = {{std::int64_t{1}, "Lifts", make_date(2025, 1, 1), make_date(2025, 12, 31)},
                  {std::int64_t{2}, "Lifts", make_date(2026, 1, 1), make_date(2026, 12, 31)},
                  {std::int64_t{3}, "Doors", make_date(2026, 7, 2), Cell()}};
    table.time_line =
        TimeLine{.label = {"id", "product"}, .from = "starts_on", .until = {"ends_on"}, .today = make_date(2026, 7, 2)};
    return {.title = "account 1", .fields = {}, .sections = {table}, .body = {}};
}

std::string shown(const Record& record, int width, bool unicode = true, Format format = Format::table) {
    Options options;
    options.width = width;
    options.unicode = unicode;
    options.format = format;
    return render::render(record, options);
}

/// The last lines of the screen.
std::vector<std::string> tail(const std::string& text, std::size_t count) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) { lines.emplace_back(line); }
    lines.pop_back();
    return {lines.end() - static_cast<std::ptrdiff_t>(count), lines.end()};
}

}  // namespace

TEST_CASE("rows that last stand under their years, what lies ahead lighter") {
    // 9 columns for labels and gap, one for the arrow: 40 for two years.
    const auto lines = tail(shown(contracts(), 50, false), 5);
    CAPTURE(lines);
    CHECK(lines[0].substr(lines[0].size() - 24) == "2025                2026");
    CHECK(lines[1].ends_with("  " + std::string(20, '#')));
    CHECK(lines[2].ends_with(std::string(20, ' ') + std::string(10, '#') + std::string(10, '-')));
    CHECK(lines[3].ends_with(std::string(30, ' ') + std::string(10, '-') + ">"));
    CHECK(lines[3].starts_with("3 "));
    CHECK(lines[4].ends_with("  # until today, - to come, > no end"));
}

TEST_CASE("a time line is for a screen alone, and never wider than it") {
    Record hostile = contracts();
    hostile.sections.front().rows[2][1] = "\x1b[31m\n戸\u202e";
    Record plain = hostile;
    plain.sections.front().time_line.reset();
    for (const Format format : {Format::tsv, Format::csv, Format::json, Format::jsonl, Format::markdown}) {
        CHECK(shown(hostile, 80, true, format) == shown(plain, 80, true, format));
    }
    CHECK(shown(hostile, 80) != shown(plain, 80));
    for (int width = 20; width < 140; ++width) {
        for (const bool unicode : {true, false}) {
            const std::string text = shown(hostile, width, unicode);
            for (const std::string_view line : split(text, '\n')) {
                CAPTURE(width, line);
                CHECK(display_width(line) <= width);
            }
            CHECK(text.find('\x1b') == std::string::npos);
        }
    }
    CHECK(shown(hostile, 25).find("2026\n") == std::string::npos);  // too narrow to tell anything
}

TEST_CASE("there is no time line without a first day") {
    Record empty = contracts();
    for (Row& row : empty.sections.front().rows) { row[2] = Cell(); }
    Record plain = empty;
    plain.sections.front().time_line.reset();
    CHECK(shown(empty, 80) == shown(plain, 80));
}
