#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

std::string markdown(const auto& data) {
    Options options;
    options.format = Format::markdown;
    return render::render(data, options);
}

/// The one cell of a table as it was written.
std::string cell(const std::string& text) {
    List list;
    list.table.columns = {{"a", "A", Type::text}};
    list.table.rows = {{text}};
    const std::vector<std::string> lines = readers::lines(markdown(list));
    REQUIRE(lines.size() == 3);
    REQUIRE(lines[2].size() >= 4);
    return lines[2].substr(2, lines[2].size() - 4);
}

}  // namespace

TEST_CASE("a list is a pipe table, numbers to the right") {
    CHECK(markdown(samples::deals()) ==
          "| Id | Account | Decided | Amount | Competitors | Heard |\n"
          "| ---: | --- | --- | ---: | --- | --- |\n"
          "| 17 | Acme | 2026-03-02 | USD 1,234.56 | Initech, Globex | yes |\n"
          "| 1204 | Müller &amp; Söhne | | | | no |\n"
          "| 9 | 東京電力 | 2026-01-31 | JPY 9,800,000 | Initech | |\n");
}

TEST_CASE("a record is a heading, its fields, its tables, its body") {
    CHECK(markdown(samples::deal()) ==
          "## deal 17 · Acme platform\n"
          "\n"
          "- **Id:** 17\n"
          "- **Account:** Acme\n"
          "- **Owner:**\n"
          "- **Amount:** USD 1,234.56\n"
          "- **Booked:** 2026-10-02 10:00\n"
          "- **Changed:** 2026-10-01 07:30:00Z\n"
          "- **Stated reasons:** price, timing\n"
          "\n"
          "### Contacts\n"
          "\n"
          "| Name | Role |\n"
          "| --- | --- |\n"
          "| Ada Byron | champion |\n"
          "| Kim Li | procurement |\n"
          "\n"
          "### Note\n"
          "\n"
          "## Price\n"
          "\n"
          "They came in *30%* under you.\n");
    Record record = samples::deal();
    record.body->value = std::string("<img onerror=x> & {>>price -1<<}\x1b[2J");
    CHECK(markdown(record).ends_with("### Note\n\n&lt;img onerror=x> & {>>price -1&lt;&lt;}\\x1b[2J\n"));
}

TEST_CASE("a report is a page") {
    CHECK(markdown(samples::reasons()) ==
          "## Why we lose\n"
          "\n"
          "2026-07-01 to 2026-09-30 · as of 2026-10-01 · operation 1042 · Segment: Enterprise\n"
          "\n"
          "Lost deals: 1187 · Heard: 21.9% (17–28%) n=187\n"
          "\n"
          "Price is named most.\n"
          "\n"
          "### Primary reason\n"
          "\n"
          "| Reason | Deals | Share | Currency | Lost |\n"
          "| --- | ---: | ---: | --- | ---: |\n"
          "| price/total-cost | 79 | 42.2% (35–49%) n=187 | EUR | 1.00 |\n"
          "| | | | USD | 1,234,567.89 |\n"
          "| product fit | 2 | 40.0% (12–77%) n=5\\~ | USD | 0.05 |\n"
          "| support | 1 | · n=3 | | |\n"
          "| none | 0 | n/a | | |\n"
          "\n"
          "### By quarter\n"
          "\n"
          "| Quarter | Odds ratio | NRR |\n"
          "| --- | ---: | ---: |\n"
          "| 2026Q3 | 2.35 | 103.0% |\n"
          "| 2026Q2 | 0.0043 | |\n"
          "\n"
          "- NRR by amount.\n"
          "\n"
          "- \\~ fewer than 30\n"
          "- percentages under n = 5 are not shown\n"
          "- 41 of 187 lost deals were heard.\n");
}

TEST_CASE("what is markup in a text shows as text") {
    CHECK(cell("a|b") == "a\\|b");
    CHECK(cell("a\\|b") == "a\\\\\\|b");
    CHECK(cell("*x* _y_ `z` [l](u) ~s~ #h $m$") == "\\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) \\~s\\~ \\#h \\$m\\$");
    CHECK(cell("</script><b>&amp;") == "&lt;/script&gt;&lt;b&gt;&amp;amp;");
    CHECK(cell("a\nb\x1b[0m") == "a\\\\nb\\\\x1b\\[0m");
    CHECK(cell("- 1. plain") == "- 1. plain");
    const std::string out = cell(samples::hostile);
    CHECK(readers::first_obeyed(out) == 0);
    CHECK(out.find_first_of("<>") == std::string::npos);
}

TEST_CASE("a sentence begins no list and no heading") {
    Report report;
    report.title = "# t";
    report.headline = "2026. was good";
    report.notes = {"- a", "+ b", "12) c", "=== d", "# e", "2026 f", "1.5 g"};
    const std::string out = markdown(report);
    CHECK(out.starts_with("## \\# t\n"));
    CHECK(out.find("\n2026\\. was good\n") != std::string::npos);
    CHECK(out.ends_with("- \\- a\n- \\+ b\n- 12\\) c\n- \\=== d\n- \\# e\n- 2026 f\n- 1\\.5 g\n"));
}
