// The records behind figures, as they are asked for on a command line.
#include <algorithm>

#include "program.hpp"

namespace winloss::cli {

namespace {

std::ptrdiff_t lines(const std::string& text) { return std::ranges::count(text, '\n'); }

}  // namespace

TEST_CASE("a value that nobody has is told beside the data, into a pipe too") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    const Result none = program({"report", "loss-reasons", "--rows", "--where", "code=pricee"});
    CHECK(none.code == 0);
    CHECK(lines(none.out) == 1);  // the heading
    CHECK_THAT(none.err, Catch::Contains("No record is counted where code is 'pricee'. Did you mean 'price'?"));
    // What the main table lacks another one may have.
    const Result other = program({"report", "loss-reasons", "--rows", "--where", "code=company"});
    CHECK(lines(other.out) == 1);
    CHECK_THAT(other.err, Catch::Contains("--table all"));
}

TEST_CASE("the share of a row has the records of its part") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    const auto rows = [&](const std::string& report, const std::string& column) {
        const Result result = program({"report", report, "--rows", "--where", "counted_in=" + column});
        CHECK(result.code == 0);
        return lines(result.out) - 1;
    };
    CHECK(rows("win-rate", "win_rate") == rows("win-rate", "won"));
    CHECK(rows("retention", "churn") == rows("retention", "lost") + rows("retention", "pending"));
    CHECK(rows("reason-gap", "rep") == rows("reason-gap", "both") + rows("reason-gap", "rep_alone"));
    CHECK(rows("loss-reasons", "mixed") > 0);
    CHECK(rows("loss-reasons", "mentions") > rows("loss-reasons", "deals"));
    const Result reckoned = program({"report", "net-growth", "--rows", "--where", "counted_in=as_it_went"});
    CHECK(reckoned.code == 2);
    CHECK(reckoned.out.empty());
    CHECK_THAT(reckoned.err, Catch::Contains("It is reckoned from rates"));
    CHECK_THAT(reckoned.err, Catch::Contains("One of: customers_at_start, new"));
}

TEST_CASE("what a net gain is made of is told with its records") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    const Result gain = program({"report", "retention", "--rows", "--where", "counted_in=net_gain"});
    CHECK(gain.code == 0);
    CHECK_THAT(gain.err, Catch::Contains("the records under new, reactivated count for it, those under lost against"));
    CHECK_THAT(gain.out, Catch::Contains("\tnew\t") && Catch::Contains("\tlost\t"));
}

TEST_CASE("an option of other reports is refused with their names") {
    const Program program;
    REQUIRE(program({"init"}).code == 0);
    const Result refused = program({"report", "renewal-risks", "--source", "rep"});
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, Catch::Contains("Reports that do: loss-reasons, win-reasons, churn-reasons."));
    const Result every = program({"report", "decay", "--every", "quarter"});
    CHECK(every.code == 2);
    CHECK_THAT(every.err, Catch::Contains("Reports that do: win-rate, ") && Catch::Contains("retention, "));
    CHECK(program({"report", "win-rate", "--every", "quarter"}).code == 0);
    CHECK(program({"report", "touches", "--every", "quarter"}).code == 2);
}

TEST_CASE("a comparison loses none of its columns on a narrow screen") {
    Program program;
    REQUIRE(program({"demo"}).code == 0);
    REQUIRE(program({"benchmark", "add", "loss-reason/price", "23%", "--n", "1204", "--source", "Trade survey"}).code ==
            0);
    program.terminal = true;
    program.variables["NO_COLOR"] = "1";
    for (const int columns : {60, 80, 100, 120, 160, 200}) {
        program.columns = columns;
        CAPTURE(columns);
        const std::string compared =
            program({"report", "loss-reasons", "--period", "2026", "--compare-to", "previous", "--table", "compared"})
                .out;
        for (const char* word : {"Now", "Before", "Points", "Low", "High", "Change"}) {
            CHECK_THAT(compared, Catch::Contains(word));
        }
        CHECK_THAT(compared, !Catch::Contains("No room"));
        const std::string against =
            program({"report", "loss-reasons", "--against", "Trade survey", "--table", "benchmarks"}).out;
        CHECK_THAT(against, Catch::Contains("23% of 1,204") || Catch::Contains("23% of\n"));
        CHECK_THAT(against, !Catch::Contains("No room"));
    }
}

TEST_CASE("the digest has the records of its tables") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    const Result won = program({"report", "--rows", "--where", "counted_in=won", "--period", "2026"});
    CHECK(won.code == 0);
    const Result alone = program({"report", "win-rate", "--rows", "--where", "counted_in=won", "--period", "2026"});
    CHECK(won.out == alone.out);
    const Result amber = program({"report", "digest", "--rows", "--table", "renewals", "--where", "counted_in=amber"});
    CHECK(amber.code == 0);
    CHECK_THAT(amber.out, Catch::Contains("2026Q4\tamber"));
    CHECK(program({"report", "digest", "--where", "counted_in=won"}).code == 2);
    CHECK(program({"report", "digest", "--product", "Larkfield"}).code == 2);
    CHECK(program({"report", "digest", "--segment", "SMB", "--since", "2026-01-01"}).code == 0);
    CHECK(program({"report", "digest", "--segment", "Nobody's"}).code == 3);
}

}  // namespace winloss::cli
