#include <chrono>

#include "samples.hpp"
#include "screens.hpp"
#include "support/catch.hpp"

using namespace winloss;
using namespace winloss::render;

TEST_CASE("a list is aligned by what stands on the screen") {
    CHECK(screen(samples::deals()) ==
          "  Id  Account         Decided            Amount  Competitors      Heard\n"
          "────  ──────────────  ──────────  ─────────────  ───────────────  ─────\n"
          "  17  Acme            2026-03-02   USD 1,234.56  Initech, Globex  yes\n"
          "1204  Müller & Söhne                                              no\n"
          "   9  東京電力        2026-01-31  JPY 9,800,000  Initech\n");
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

TEST_CASE("amounts that are for programs stand on no page, and where their table is picked") {
    Report report = samples::reasons();
    REQUIRE(report.tables.front().breakdown);
    report.tables.front().breakdown->machine = true;
    CHECK(screen(report).find("EUR") == std::string::npos);
    Options options;
    options.format = Format::markdown;
    CHECK(render::render(report, options).find("EUR") == std::string::npos);
    options.format = Format::json;
    CHECK(render::render(report, options).find("EUR") != std::string::npos);
    CHECK(screen(List{report.tables.front(), {}}).find("EUR") != std::string::npos);
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

TEST_CASE("a p-value keeps the digits it is judged by, and tells a bound as one") {
    List list;
    list.table.columns = {{"code", "Code", Type::text, true}, {"p", "p", Type::p_value}};
    list.table.rows = {{std::string("price"), PValue::of(0.0518)},
                       {std::string("support"), PValue::of(0.3)},
                       {std::string("fit"), PValue::of(0.0000125)},
                       {std::string("timing"), PValue::from_log(-700)},
                       {std::string("people"), Cell()}};
    CHECK(screen(list) ==
          "Code            p\n"
          "───────  ────────\n"
          "price      0.0518\n"
          "support     0.300\n"
          "fit      1.25e-05\n"
          "timing   < 1e-300\n"
          "people\n");
    Options options;
    options.format = Format::markdown;
    CHECK(render::render(list, options).find("&lt; 1e-300") != std::string::npos);
    options.format = Format::csv;
    CHECK(render::render(list, options).find("timing,1e-300\r\n") != std::string::npos);
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
        CHECK(shown.find("\x1b[35m2026-03-02\x1b[0m") != std::string::npos);
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
