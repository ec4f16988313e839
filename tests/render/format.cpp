#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

Options options(Format format, std::string table = {}) {
    Options out;
    out.format = format;
    out.table = std::move(table);
    return out;
}

template <typename Data>
Error refusal(const Data& data, Format format, const std::string& table) {
    try {
        render::render(data, options(format, table));
    } catch (const Error& error) { return error; }
    return {ErrorKind::bug, "not refused"};
}

}  // namespace

TEST_CASE("every format has a name and answers to nothing else") {
    for (const std::string& name : format_names()) {
        REQUIRE(parse_format(name));
        CHECK(format_names()[static_cast<std::size_t>(*parse_format(name))] == name);
    }
    CHECK(parse_format("markdown") == Format::markdown);
    CHECK(format_names().size() == 7);
    for (const char* other : {"", "JSON", "json ", "xml", "tables"}) { CHECK_FALSE(parse_format(other)); }
}

TEST_CASE("an answer renders what it holds") {
    CHECK(render::render(Answer{}, options(Format::json)).empty());
    const Answer answer{samples::deals(), {"said elsewhere"}, 0};
    for (const std::string& name : format_names()) {
        const Options o = options(*parse_format(name));
        CHECK(render::render(answer, o) == render::render(samples::deals(), o));
    }
}

TEST_CASE("text is data: untouched in a pipe, harmless on a terminal") {
    const Text text{"## {==Price==}{>>price -2<<}\n\tfrom \x1b[31mthem"};
    for (const Format format : {Format::tsv, Format::markdown}) {
        Options pipe = options(format);
        pipe.width = 0;
        CHECK(render::render(text, pipe) == text.text);
        CHECK(render::render(text, options(format)) == "## {==Price==}{>>price -2<<}\n\tfrom \\x1b[31mthem");
        CHECK(render::render(Text{text.text, true}, pipe) == render::render(text, options(format)));  // to be read
    }
    CHECK(render::render(text, options(Format::table)) == "## {==Price==}{>>price -2<<}\n\tfrom \\x1b[31mthem\n");
    CHECK(render::render(text, options(Format::json)) ==
          "{\"text\":\"## {==Price==}{>>price -2\\u003c\\u003c}\\n\\tfrom \\u001b[31mthem\"}\n");
    CHECK(render::render(text, options(Format::jsonl)) == render::render(text, options(Format::json)));
    CHECK(readers::read_csv(render::render(text, options(Format::csv))) ==
          readers::Records{{"text"}, {"## {==Price==}{>>price -2<<}\n\tfrom \\x1b[31mthem"}});
    CHECK(render::render(Text{}, options(Format::table)).empty());
}

TEST_CASE("--table picks one table in every format") {
    CHECK(render::render(samples::reasons(), options(Format::tsv, "by_quarter")) ==
          "quarter\todds\tnrr\tnrr_part\tnrr_whole\tnrr_low\tnrr_high\tnrr_small\n"
          "2026Q3\t2.345\t1.03\t10300\t10000\t\t\tfalse\n"
          "2026Q2\t0.0043\t\t\t\t\t\t\n");
    CHECK(render::render(samples::deal(), options(Format::tsv, "contacts")) ==
          "Ada Byron\tchampion\nKim Li\tprocurement\n");
    CHECK(render::render(samples::deal(), options(Format::json, "contacts")) ==
          "[\n"
          "  {\"name\":\"Ada Byron\",\"buying_role\":\"champion\"},\n"
          "  {\"name\":\"Kim Li\",\"buying_role\":\"procurement\"}\n"
          "]\n");
    CHECK(render::render(samples::reasons(), options(Format::table, "by_quarter")) ==
          "By quarter\n"
          "Quarter  Odds ratio     NRR\n"
          "───────  ──────────  ──────\n"
          "2026Q3         2.35  103.0%\n"
          "2026Q2       0.0043\n"
          "\n"
          "NRR by amount.\n");
    for (const std::string& name : format_names()) {
        const Format format = *parse_format(name);
        CHECK(render::render(samples::deals(), options(format, "deals")) ==
              render::render(samples::deals(), options(format)));
        CHECK_FALSE(render::render(samples::reasons(), options(format, "by_quarter")).empty());
    }
}

TEST_CASE("a table that is not there is refused with the nearest names") {
    for (const std::string& name : format_names()) {
        const Error error = refusal(samples::reasons(), *parse_format(name), "by_quartr");
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.message() == "There is no table 'by_quartr' here.");
        CHECK(error.hint() == "Did you mean 'by_quarter'?");
    }
    CHECK(refusal(samples::reasons(), Format::csv, "zzz").hint() == "The tables are: reasons, by_quarter.");
    CHECK(refusal(samples::deal(), Format::json, "reasons").hint() == "The tables are: contacts.");
    CHECK(refusal(samples::deals(), Format::tsv, "zzz").hint() == "The tables are: deals.");
    CHECK(refusal(Text{"a"}, Format::tsv, "zzz").kind() == ErrorKind::usage);
}

TEST_CASE("nothing is still a whole answer") {
    List list;
    list.table.name = "deals";
    list.table.columns = {{"id", "Id", Type::integer}, {"name", "Name", Type::text}};
    CHECK(render::render(list, options(Format::table)).empty());
    CHECK(render::render(list, options(Format::tsv)).empty());
    CHECK(render::render(list, options(Format::csv)) == "id,name\r\n");
    CHECK(render::render(list, options(Format::json)) == "[]\n");
    CHECK(render::render(list, options(Format::jsonl)).empty());
    CHECK(render::render(list, options(Format::markdown)) == "| Id | Name |\n| ---: | --- |\n");

    Report report;
    report.name = report.title = "empty";
    for (const std::string& name : format_names()) {
        CHECK_NOTHROW(render::render(report, options(*parse_format(name))));
    }
    report.tables = {list.table};
    CHECK(render::render(report, options(Format::tsv)) == "id\tname\n");
    CHECK(render::render(report, options(Format::jsonl)).empty());
    CHECK(render::render(report, options(Format::table)) ==
          "empty\nall dates · as of 1970-01-01 · operation 0\n\nnone\n");
    Record record;
    for (const std::string& name : format_names()) {
        CHECK_NOTHROW(render::render(record, options(*parse_format(name))));
    }
    CHECK(render::render(record, options(Format::json)) == "{}\n");
}

TEST_CASE("what is for programs stands where programs read") {
    Record record{"deal 17", {{"account", "Account", std::string("Acme")}}, {}, {}};
    record.fields.push_back({"account_id", "Account number", std::int64_t{42}, true});
    Table table{"deals", "Deals", {{"account", "Account", Type::text}, {"account_id", "Account number", Type::integer}},
                {},      {},      {}};
    table.columns[1].machine = true;
    table.rows = {{"Acme", std::int64_t{42}}};
    record.sections = {table};
    for (const Format format : {Format::table, Format::markdown}) {
        const std::string page = render::render(record, options(format));
        CHECK(page.find("Acme") != std::string::npos);
        CHECK(page.find("42") == std::string::npos);
        CHECK(page.find("number") == std::string::npos);
    }
    CHECK(render::render(record, options(Format::tsv)) == "account\tAcme\naccount_id\t42\n");
    CHECK(render::render(List{table, ""}, options(Format::tsv)) == "Acme\t42\n");
    CHECK(render::render(List{table, ""}, options(Format::csv)) == "account,account_id\r\nAcme,42\r\n");
    CHECK(render::render(List{table, ""}, options(Format::jsonl)) == "{\"account\":\"Acme\",\"account_id\":42}\n");
    CHECK(render::render(List{table, ""}, options(Format::markdown)) ==
          "### Deals\n\n| Account |\n| --- |\n| Acme |\n");
}

TEST_CASE("rows that come one by one are the bytes of a table that has them all") {
    for (const std::size_t rows : {0U, 1U, 3000U}) {
        List list = samples::deals();
        const std::vector<Row> some = list.table.rows;
        list.table.rows.clear();
        for (std::size_t i = 0; i < rows; ++i) { list.table.rows.push_back(some[i % some.size()]); }
        const RowSource source = [&](const std::function<void(Row)>& take) {
            for (const Row& row : list.table.rows) { take(row); }
            return std::vector<std::string>{"told"};
        };
        Table empty = list.table;
        empty.rows.clear();
        for (const Format format : {Format::csv, Format::tsv, Format::json, Format::jsonl}) {
            CHECK(streams(format));
            std::string bytes;
            std::size_t longest = 0;
            const Streamed done = stream(empty, source, options(format), [&](std::string_view piece) {
                bytes += piece;
                longest = std::max(longest, piece.size());
            });
            CHECK(bytes == render::render(list, options(format)));
            CHECK(done.rows == static_cast<std::int64_t>(rows));
            CHECK(done.sentences == std::vector<std::string>{"told"});
            CHECK(longest < 100'000);
        }
    }
    for (const Format format : {Format::table, Format::markdown, Format::xlsx}) { CHECK_FALSE(streams(format)); }
}
