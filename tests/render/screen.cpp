#include <chrono>
#include <random>

#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;
using readers::columns_of;

namespace {

Options at_width(int width) {
    Options options;
    options.width = width;
    return options;
}

std::string screen(const auto& data, int width = 80) { return render::render(data, at_width(width)); }

/// Where the columns begin and end, as the rule under the heading says: [first, last) in terminal columns.
std::vector<std::pair<int, int>> ruled(const std::string& rule) {
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
bool aligned(const std::string& line, const std::vector<std::pair<int, int>>& columns) {
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

List names(const std::vector<std::string>& values) {
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

}  // namespace

TEST_CASE("a list is aligned by what stands on the screen") {
    CHECK(screen(samples::deals()) ==
          "  Id  Account         Decided            Amount  Competitors      Heard\n"
          "────  ──────────────  ──────────  ─────────────  ───────────────  ─────\n"
          "  17  Acme            2026-03-02   USD 1,234.56  Initech, Globex  yes\n"
          "1204  Müller & Söhne                                              no\n"
          "   9  東京電力        2026-01-31  JPY 9,800,000  Initech\n");
}

TEST_CASE("where columns cannot fit, a row is a card") {
    CHECK(screen(samples::deals(), 40) ==
          "Id:           17\n"
          "Account:      Acme\n"
          "Decided:      2026-03-02\n"
          "Amount:       USD 1,234.56\n"
          "Competitors:  Initech, Globex\n"
          "Heard:        yes\n"
          "\n"
          "Id:           1204\n"
          "Account:      Müller & Söhne\n"
          "Heard:        no\n"
          "\n"
          "Id:           9\n"
          "Account:      東京電力\n"
          "Decided:      2026-01-31\n"
          "Amount:       JPY 9,800,000\n"
          "Competitors:  Initech\n");
}

TEST_CASE("under sixty columns a row whose words would be cut is a card") {
    Options options;
    options.unicode = true;
    const auto drawn = [&](int width) {
        options.width = width;
        return render::render(List{{.name = "deals",
                                    .title = {},
                                    .columns = {{"id", "Id", Type::integer},
                                                {"name", "Name", Type::text, true},
                                                {"state", "State", Type::text}},
                                    .rows = {{std::int64_t{7}, std::string(50, 'x'), std::string("invited")}},
                                    .breakdown = {},
                                    .notes = {}},
                                   {}},
                              options);
    };
    CHECK(drawn(63).find("…") == std::string::npos);
    CHECK(drawn(60).find("…") != std::string::npos);
    CHECK(drawn(59).find("Name:   " + std::string(50, 'x')) != std::string::npos);
}

TEST_CASE("figures that cannot fit are turned on their side, as many rows side by side as fit") {
    List list;
    list.table.columns = {{"quarter", "Quarter", Type::text},
                          {"won", "Won", Type::money},
                          {"open", "Open", Type::integer},
                          {"rate", "Rate", Type::share}};
    for (int i = 1; i <= 3; ++i) {
        list.table.rows.push_back({"2026Q" + std::to_string(i), samples::eur(100000 * i), std::int64_t{i},
                                   Share{.ratio = {i, 40}, .low = 0.01, .high = 0.2, .small = false, .hidden = false}});
    }
    list.table.rows[2][3] = Cell();
    CHECK(screen(list, 45) ==
          "Quarter             2026Q1             2026Q2\n"
          "───────  ─────────────────  ─────────────────\n"
          "Won           EUR 1,000.00       EUR 2,000.00\n"
          "Open                     1                  2\n"
          "Rate     2.5% (1–20%) n=40  5.0% (1–20%) n=40\n"
          "\n"
          "Quarter        2026Q3\n"
          "───────  ────────────\n"
          "Won      EUR 3,000.00\n"
          "Open                3\n"
          "Rate\n");
}

TEST_CASE("amounts that do not fit beside their rows stand below them, with what they are of") {
    Report report = samples::reasons();
    report.tables.resize(1);
    const std::string page = screen(report, 60);
    CHECK(page.find("Primary reason\n"
                    "Reason            Deals                 Share\n"
                    "────────────────  ─────  ────────────────────\n"
                    "price/total-cost     79  42.2% (35–49%) n=187\n"
                    "product fit           2  40.0% (12–77%) n=5~\n"
                    "support               1      ·          n=3\n"
                    "none                  0    n/a\n"
                    "\n"
                    "Reason            Currency          Lost\n"
                    "────────────────  ────────  ────────────\n"
                    "price/total-cost  EUR               1.00\n"
                    "price/total-cost  USD       1,234,567.89\n"
                    "product fit       USD               0.05\n") != std::string::npos);
}

TEST_CASE("a record is its fields, its tables, its body") {
    CHECK(screen(samples::deal()) ==
          "deal 17 · Acme platform\n"
          "\n"
          "Id              17\n"
          "Account         Acme\n"
          "Owner\n"
          "Amount          USD 1,234.56\n"
          "Booked          2026-10-02 10:00\n"
          "Changed         2026-10-01 07:30:00Z\n"
          "Stated reasons  price, timing\n"
          "\n"
          "Contacts\n"
          "Name       Role\n"
          "─────────  ───────────\n"
          "Ada Byron  champion\n"
          "Kim Li     procurement\n"
          "\n"
          "Note\n"
          "## Price\n"
          "\n"
          "They came in *30%* under you.\n");
}

TEST_CASE("a report is a page, its shares aligned piece by piece, its marks explained once") {
    CHECK(screen(samples::reasons()) ==
          "Why we lose\n"
          "2026-07-01 to 2026-09-30 · as of 2026-10-01 · operation 1042\n"
          "Segment: Enterprise\n"
          "Lost deals: 1,187 · Heard: 21.9% (17–28%) n=187\n"
          "\n"
          "Price is named most.\n"
          "\n"
          "Primary reason\n"
          "Reason            Deals                 Share  Currency          Lost\n"
          "────────────────  ─────  ────────────────────  ────────  ────────────\n"
          "price/total-cost     79  42.2% (35–49%) n=187  EUR               1.00\n"
          "                                               USD       1,234,567.89\n"
          "product fit           2  40.0% (12–77%) n=5~   USD               0.05\n"
          "support               1      ·          n=3\n"
          "none                  0    n/a\n"
          "\n"
          "By quarter\n"
          "Quarter  Odds ratio     NRR\n"
          "───────  ──────────  ──────\n"
          "2026Q3         2.35  103.0%\n"
          "2026Q2       0.0043\n"
          "\n"
          "NRR by amount.\n"
          "\n"
          "~ fewer than 30\n"
          "percentages under n = 5 are not shown\n"
          "41 of 187 lost deals were heard.\n");
}

TEST_CASE("the thresholds named are the ones that were judged by") {
    Report report = samples::reasons();
    report.small_under = 50;
    report.hide_under = 10;
    CHECK(screen(report).find("~ fewer than 50\npercentages under n = 10 are not shown\n") != std::string::npos);
    report.tables[0].rows.resize(1);
    CHECK(screen(report).find("fewer than") == std::string::npos);
}

TEST_CASE("without Unicode our own marks are ASCII and say the same") {
    Options options;
    options.unicode = false;
    Report report = samples::reasons();
    report.headline = "Win rate 46.1%; 95% interval 36.7–55.7%, p ≥ 0.05.";
    const std::string out = render::render(report, options);
    CHECK(out.find("2026-07-01 to 2026-09-30; as of 2026-10-01; operation 1042") != std::string::npos);
    CHECK(out.find("price/total-cost     79  42.2% (35-49%) n=187  EUR") != std::string::npos);
    CHECK(out.find("support               1      .          n=3\n") != std::string::npos);
    CHECK(out.find("95% interval 36.7-55.7%, p >= 0.05.\n") != std::string::npos);
    for (const char c : out) { CHECK(static_cast<unsigned char>(c) < 0x80); }
}

TEST_CASE("colour adds weight and nothing else") {
    Options options;
    options.colour = true;
    std::string out = render::render(samples::reasons(), options);
    CHECK(out.starts_with("\x1b[1mWhy we lose\x1b[0m\n"));
    for (const std::string code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
        for (std::size_t at = 0; (at = out.find(code)) != std::string::npos;) { out.erase(at, code.size()); }
    }
    CHECK(out == screen(samples::reasons()));
}

TEST_CASE("numbers that count are grouped, numbers that name are not") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},        {"deal_id", "Deal", Type::integer},
                          {"operation", "Op", Type::integer}, {"deals", "Deals", Type::integer},
                          {"mean", "Mean", Type::real},       {"p", "p", Type::real},
                          {"change", "Change", Type::share}};
    const Share loss{{-4, 100}, {}, {}, false, false};
    const Share none{{-1, 1000000}, {}, {}, false, false};
    list.table.rows = {
        {std::int64_t{12345}, std::int64_t{12345}, std::int64_t{12345}, std::int64_t{12345}, 12345.678, 0.00041, loss},
        {std::int64_t{1}, std::int64_t{1}, std::int64_t{1}, std::int64_t{-1234567}, -0.5, 0.0, none}};
    CHECK(screen(list) ==
          "   Id   Deal     Op       Deals       Mean        p  Change\n"
          "─────  ─────  ─────  ──────────  ─────────  ───────  ──────\n"
          "12345  12345  12345      12,345  12,345.68  0.00041   -4.0%\n"
          "    1      1      1  -1,234,567      -0.50     0.00    0.0%\n");
}

TEST_CASE("headings are broken before text is cut, text before names, numbers and ids never") {
    List list;
    list.table.columns = {{"external_id", "External id", Type::text},
                          {"name", "Name", Type::text, true},
                          {"reason", "Reason", Type::text},
                          {"heard", "Interviews held so far", Type::integer}};
    list.table.rows = {
        {"006A000000abcDEFGH", "The Longest Company Name", "They were cheaper than us", std::int64_t{7}}};
    CHECK(screen(list, 0).find("Interviews held so far\n") != std::string::npos);
    CHECK(screen(list, 86) ==
          "                                                                            Interviews\n"
          "External id         Name                      Reason                       held so far\n"
          "──────────────────  ────────────────────────  ─────────────────────────  ─────────────\n"
          "006A000000abcDEFGH  The Longest Company Name  They were cheaper than us              7\n");
    CHECK(screen(list, 70) ==
          "                                                            Interviews\n"
          "                                                               held so\n"
          "External id         Name                      Reason               far\n"
          "──────────────────  ────────────────────────  ────────────  ──────────\n"
          "006A000000abcDEFGH  The Longest Company Name  They were c…           7\n");
    CHECK(screen(list, 60) ==
          "                                                  Interviews\n"
          "                                                     held so\n"
          "External id         Name                Reason           far\n"
          "──────────────────  ──────────────────  ────────  ──────────\n"
          "006A000000abcDEFGH  The Longest Compa…  They we…           7\n");
}

TEST_CASE("no line is wider than the terminal and every column is aligned") {
    const std::vector<std::string> values = {"Acme",
                                             "東京電力ホールディングス株式会社",
                                             "Zu\u0308rich Ru\u0308ckversicherung",
                                             "A very long name of a company that goes on and on until it must be cut",
                                             "",
                                             "한국전력공사 Energy"};
    for (int width = 40; width <= 200; ++width) {
        for (const bool unicode : {true, false}) {
            if (width < 60) { continue; }  // these are cards
            Options options = at_width(width);
            options.unicode = unicode;
            const std::vector<std::string> lines = readers::lines(render::render(names(values), options));
            REQUIRE(lines.size() >= values.size() + 2);
            const std::size_t rule = lines.size() - values.size() - 1;
            const auto columns = ruled(lines[rule]);
            REQUIRE(columns.size() == 4);
            CHECK(columns.back().second <= width);
            for (const std::string& line : lines) {
                CHECK(columns_of(line) <= width);
                CHECK(aligned(line, columns));
            }
            for (std::size_t i = rule + 1; i < lines.size(); ++i) { CHECK(lines[i].ends_with("2026-03-02")); }
        }
        for (const std::string& out :
             {screen(samples::reasons(), width), screen(samples::deal(), width), screen(samples::deals(), width)}) {
            for (const std::string& line : readers::lines(out)) { CHECK(columns_of(line) <= width); }
        }
    }
}

TEST_CASE("hostile text is shown, not obeyed, wherever it stands") {
    const std::string& hostile = samples::hostile;
    Report report = samples::reasons();
    report.title = report.headline = hostile;
    report.filters = {{"x", hostile, hostile}};
    report.notes = {hostile};
    report.tables[0].title = hostile;
    report.tables[0].notes = {hostile};
    report.tables[0].columns[0].title = hostile;
    report.tables[0].rows[0][0] = hostile;
    Record record = samples::deal();
    record.title = hostile;
    record.fields = {{"x", hostile, hostile}, {"y", "Y", std::vector<std::string>{hostile}}};
    record.body = Field{"note", hostile, hostile};
    for (const int width : {0, 40, 80, 200}) {
        for (const std::string& out : {screen(report, width), screen(names({hostile}), width)}) {
            CHECK(readers::first_obeyed(out) == 0);
        }
        CHECK(readers::first_obeyed(screen(record, width), U"\n\t") == 0);
        for (const std::string& line : readers::lines(screen(report, width))) {
            if (width > 0) { CHECK(columns_of(line) <= width); }
        }
    }
}

// By hand: test_render [speed]
TEST_CASE("what a cell means is a colour on a screen, and nothing anywhere else") {
    List plain;
    plain.table.columns = {{"id", "Id", Type::integer}, {"state", "State", Type::text}, {"by", "By", Type::date}};
    plain.table.rows = {{std::int64_t{1}, "late", make_date(2026, 3, 2)}, {std::int64_t{22}, "held", Cell()}};
    List meant = plain;
    meant.table.rows[0][1].tone = Tone::alarm;
    meant.table.rows[0][2].tone = Tone::soon;
    meant.table.rows[1][1].tone = Tone::good;
    meant.table.rows[1][0].tone = Tone::quiet;
    Options coloured;
    coloured.colour = true;
    for (const int width : {80, 12}) {  // a table, and cards
        coloured.width = width;
        std::string shown = render::render(meant, coloured);
        CAPTURE(width, shown);
        CHECK(shown.find("\x1b[31mlate\x1b[0m") != std::string::npos);
        CHECK(shown.find("\x1b[33m2026-03-02\x1b[0m") != std::string::npos);
        CHECK(shown.find("\x1b[32mheld\x1b[0m") != std::string::npos);
        CHECK(shown.find("\x1b[2m22\x1b[0m") != std::string::npos);
        for (std::size_t at; (at = shown.find('\x1b')) != std::string::npos;) {
            shown.erase(at, shown.find('m', at) - at + 1);
        }
        CHECK(shown == screen(plain, width));
    }
    for (const Format format :
         {Format::table, Format::tsv, Format::csv, Format::json, Format::jsonl, Format::markdown}) {
        Options options;
        options.format = format;
        CHECK(render::render(meant, options) == render::render(plain, options));
        options.colour = format != Format::table;
        CHECK(render::render(meant, options) == render::render(plain, options));
    }
}

TEST_CASE("a percentage too small to go by is quiet, a field has its colour too") {
    Record record;
    record.fields = {{"state", "State", toned(std::string("held"), Tone::good)},
                     {"share", "Share", Share{{1, 3}, 0.06, 0.79, true, false}},
                     {"whole", "Whole", Share{{50, 100}, 0.4, 0.6, false, false}}};
    Options coloured;
    coloured.colour = true;
    const std::string shown = render::render(record, coloured);
    CAPTURE(shown);
    CHECK(shown.find("\x1b[32mheld\x1b[0m") != std::string::npos);
    CHECK(shown.find("\x1b[2m33.3%") != std::string::npos);
    CHECK(shown.find("  50.0%") != std::string::npos);
}

TEST_CASE("a screen too narrow for all columns leaves out the spare ones before it makes cards") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"kind", "Kind", Type::text, false, false, 1},
                          {"name", "Name", Type::text, true},
                          {"on", "On", Type::date, false, false, 2},
                          {"by", "By", Type::date}};
    list.table.rows = {
        {std::int64_t{1}, "retrospective", "Acme and Sons", make_date(2026, 3, 2), make_date(2026, 4, 1)}};
    CHECK(screen(list, 60).find("retrospective") != std::string::npos);
    const std::string without_on = screen(list, 44);
    CHECK(without_on.find("2026-03-02") == std::string::npos);
    CHECK(without_on.find("Kind") != std::string::npos);
    const std::string without_kind = screen(list, 29);
    CHECK(without_kind.find("Kind") == std::string::npos);
    CHECK(without_kind.find("2026-04-01") != std::string::npos);
    CHECK(screen(list, 22).find("2026-03-02") != std::string::npos);  // a card has all of them
}

TEST_CASE("spare columns are left out before words are cut to where they cannot be read") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"kind", "Kind", Type::text, false, false, 1},
                          {"account", "Account", Type::text},
                          {"state", "State", Type::text},
                          {"why", "Why", Type::text, true}};
    list.table.rows = {{std::int64_t{1}, "retrospective", "Acme and Sons Ltd", "considering",
                        "keeps the account; nothing assigned, nothing promised"}};
    const std::string all = screen(list, 71);  // 2, 12, 12, 11 and 26 columns, and between them
    CHECK(all.find("retrospecti") != std::string::npos);
    const std::string without_kind = screen(list, 65);
    CHECK(without_kind.find("Kind") == std::string::npos);
    CHECK(without_kind.find("considering  keeps the account; nothing") != std::string::npos);
    CHECK(screen(list, 40).find("State:    considering") != std::string::npos);  // a card
}

TEST_CASE("text to be read is broken at spaces, other text is left alone") {
    const Text lines{"one two three\n", false};
    const Text prose{"one two three\n", true};
    CHECK(screen(lines, 8) == "one two three\n");
    CHECK(screen(prose, 8) == "one two\nthree\n");
    Record record;
    record.title = "interview 1";
    record.body = Field{"note", "Note", std::string("They came in under you.")};
    CHECK(screen(record, 12).find("They came in under you.\n") != std::string::npos);  // may be a command to copy
    record.prose = true;
    CHECK(screen(record, 12).find("They came in\nunder you.\n") != std::string::npos);
}

TEST_CASE("a hundred thousand rows are no occasion", "[.][speed]") {
    List list;
    list.table.columns = samples::deals().table.columns;
    const Row row = samples::deals().table.rows[0];
    list.table.rows.assign(100'000, row);
    for (const std::string& name : format_names()) {
        Options options = at_width(60);
        options.format = *parse_format(name);
        const auto start = std::chrono::steady_clock::now();
        const std::string out = render::render(list, options);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        WARN(name << ": " << took.count() << " ms");
        CHECK(out.size() > 100'000);
    }
}
