// What gives way on a screen too narrow for everything.
#include "samples.hpp"
#include "screens.hpp"
#include "support/catch.hpp"

using namespace winloss;
using namespace winloss::render;

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

TEST_CASE("under sixty columns a row is a card, however short it is") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer}, {"name", "Name", Type::text, true}};
    list.table.rows = {{std::int64_t{7}, std::string("Acme")}};
    CHECK(screen(list, 59) == "Id:    7\nName:  Acme\n");
    CHECK(screen(list, 60) == "Id  Name\n──  ────\n 7  Acme\n");
    list.table.columns = {{"quarter", "Quarter", Type::text}, {"open", "Open", Type::integer}};  // figures
    list.table.rows = {{std::string("2026Q1"), std::int64_t{7}}};
    CHECK(screen(list, 59) == "Quarter  Open\n───────  ────\n2026Q1      7\n");
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

TEST_CASE("a screen too narrow for all columns leaves out the spare ones before it makes cards") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"kind", "Kind", Type::text, false, false, 1},
                          {"name", "Name", Type::text, true},
                          {"deal", "Deal", Type::text, true},
                          {"on", "On", Type::date, false, false, 2},
                          {"by", "By", Type::date}};
    list.table.rows = {{std::int64_t{1}, "retrospective", "Acme and Sons of the North Coast",
                        "Scheduling for the crews of all depots", make_date(2026, 3, 2), make_date(2026, 4, 1)}};
    CHECK(screen(list, 93).find("retrospective") != std::string::npos);
    CHECK(screen(list, 93).find("No room for") == std::string::npos);
    const std::string without_on = screen(list, 92);
    CHECK(without_on.find("2026-03-02") == std::string::npos);
    CHECK(without_on.find("Kind") != std::string::npos);
    CHECK(without_on.find("\nNo room for On; --format markdown shows all.\n") != std::string::npos);
    const std::string without_kind = screen(list, 80);
    CHECK(without_kind.find("retrospective") == std::string::npos);
    CHECK(without_kind.find("No room for Kind, On;") != std::string::npos);
    CHECK(without_kind.find("2026-04-01") != std::string::npos);
    CHECK(screen(list, 59).find("No room for") == std::string::npos);
    CHECK(screen(list, 59).find("2026-03-02") != std::string::npos);  // a card has all of them
}

TEST_CASE("from sixty columns on a list stays a table, and loses the last of its columns that names are not among") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},         {"account", "Account", Type::text, true},
                          {"kind", "Kind", Type::text},        {"opens_on", "Opens", Type::date},
                          {"target_on", "Target", Type::date}, {"closes_on", "Closes", Type::date},
                          prose_column("why", "Why")};
    list.table.rows = {{std::int64_t{1}, "Acme and Sons Limited", "retrospective", make_date(2026, 3, 2),
                        make_date(2026, 4, 1), make_date(2026, 5, 1), "it was lost, and nobody has asked"}};
    CHECK(screen(list, 76).find("Closes") != std::string::npos);
    for (int width = 60; width < 76; ++width) {
        const std::string page = screen(list, width);
        CAPTURE(width, page);
        CHECK(page.starts_with("Id  Account"));
        CHECK(page.substr(0, page.find('\n')).find("Closes") == std::string::npos);
        CHECK(page.find("Closes; --format markdown") != std::string::npos);
        CHECK(page.find("Opens") != std::string::npos);
        CHECK(page.find("Why") != std::string::npos);
    }
    list.table.columns[1].main = list.table.columns[6].main = false;
    CHECK(screen(list, 60).starts_with("Id:       1\n"));  // nothing says what could be left out
    list.table.columns[1].main = true;
    CHECK(screen(list, 59).starts_with("Id:       1\n"));  // a card has all of them
}

TEST_CASE("spare columns are left out before words are cut to where they cannot be read") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"kind", "Kind", Type::text, false, false, 1},
                          {"account", "Account", Type::text},
                          {"state", "State", Type::text},
                          prose_column("why", "Why")};
    list.table.rows = {{std::int64_t{1}, "retrospective", "Acme and Sons Ltd", "considering",
                        "keeps the account; nothing assigned, nothing promised"}};
    const std::string all = screen(list, 72);  // 2, 13, 14, 11 and 24 columns, and between them
    CHECK(all.find("retrospective  Acme and Sons") != std::string::npos);
    const std::string without_kind = screen(list, 71);
    CHECK(without_kind.find("Kind") == without_kind.find("No room for Kind;") + 12);
    CHECK(without_kind.find("considering  keeps the account; nothing") != std::string::npos);
    CHECK(screen(list, 40).find("State:    considering") != std::string::npos);  // a card
}

TEST_CASE("prose gives way before names do, and names before words that tell kinds apart") {
    List list;
    list.table.columns = {{"kind", "Kind", Type::text}, {"with", "With", Type::text}, prose_column("said", "Said")};
    list.table.rows = {{"quarterly-review", "Philippa Strangways-Jones",
                        "Sign-on for contractors is out. On the first of the month the board took four seconds."}};
    CHECK(screen(list, 80).find("quarterly-review  Philippa Strangways-Jones  Sign-on") != std::string::npos);
    CHECK(screen(list, 70).find("quarterly-review  Philippa Strangwa…  Sign-on") != std::string::npos);
    CHECK(screen(list, 60).find("quarterly-review  Philippa Stra…  Sign-on") != std::string::npos);
}

TEST_CASE("a spare column that no row has is not shown, others without values are") {
    List list;
    list.table.columns = {{"id", "Id", Type::integer},
                          {"deals", "Deals", Type::integer},
                          {"days_left", "Days left", Type::integer, false, false, 1}};
    list.table.rows = {{std::int64_t{1}, Cell(), Cell()}};
    CHECK(screen(list, 80).starts_with("Id  Deals\n"));
    list.table.rows.push_back({std::int64_t{2}, Cell(), std::int64_t{3}});
    CHECK(screen(list, 80).starts_with("Id  Deals  Days left\n"));
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
