#include "winloss/report/catalogue.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

std::string refusal(const Declaration& report, const std::vector<std::string>& words) {
    try {
        parse_by(report, words);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.message() + " " + error.hint();
    }
    return {};
}

}  // namespace

TEST_CASE("--by is read from commas and repetition") {
    using enum Facet;
    CHECK(parse_by(find_report("win-rate"), std::vector<std::string>{"segment,Lead_Source", "quarter"}) ==
          std::vector{segment, lead_source, quarter});
    CHECK(parse_by(find_report("win-rate"), {}).empty());
}

TEST_CASE("--by refuses what a report cannot use, and says why") {
    CHECK_THAT(refusal(find_report("win-rate"), {"segmnt"}), Catch::Contains("Did you mean 'segment'"));
    CHECK_THAT(refusal(find_report("win-rate"), {"outcome"}), Catch::Contains("made of the outcomes"));
    CHECK_THAT(refusal(find_report("win-rate"), {"relation"}), Catch::Contains("interviewed or not"));
    CHECK_THAT(refusal(find_report("win-rate"), {"amount"}), Catch::Contains("not grouped by amount"));
    CHECK_THAT(refusal(find_report("win-rate"), {"segment,segment"}), Catch::Contains("twice"));
    CHECK_THAT(refusal(find_report("retention"), {"quarter"}), Catch::Contains("--every quarter"));
    CHECK_THAT(refusal(find_report("retention"), {"kind"}), Catch::Contains("not deals"));
    CHECK_THROWS_AS(require_filter(find_report("retention"), Facet::outcome), Error);
    CHECK_NOTHROW(require_filter(find_report("loss-reasons"), Facet::outcome));
}

TEST_CASE("every report says what it counts, how, and by whose method") {
    for (const Declaration& each : all_reports()) {
        CAPTURE(each.name);
        CHECK(&find_report(each.name) == &each);
        for (const std::string& text :
             {each.title, each.summary, each.help, each.definition, each.formula, each.source}) {
            CHECK_FALSE(text.empty());
        }
        CHECK(each.definition.ends_with('.'));
        CHECK(each.formula.ends_with('.'));
        CHECK(each.source.ends_with('.'));
        CHECK_FALSE(each.summary.ends_with('.'));
        for (const OwnOption& option : each.options) {
            CAPTURE(option.name);
            CHECK_FALSE(option.help.empty());
            CHECK((option.kind == OwnOption::Kind::flag) == option.value.empty());
        }
    }
}

TEST_CASE("a report that speaks of a method says which it is, and no other") {
    constexpr std::pair<Method, std::string_view> methods[] = {
        {Method::wilson, "Wilson"},         {Method::fisher, "Fisher"},
        {Method::odds_ratio, "odds ratio"}, {Method::benjamini_hochberg, "Benjamini"},
        {Method::cohen_kappa, "kappa"},     {Method::kaplan_meier, "Kaplan"},
        {Method::log_rank, "log-rank"},     {Method::mann_whitney, "Whitney"}};
    for (const Declaration& each : all_reports()) {
        for (const auto& [method, word] : methods) {
            CAPTURE(each.name, word);
            const bool has = std::ranges::find(each.methods, method) != each.methods.end();
            const bool speaks = each.formula.find(word) != std::string::npos;
            CHECK((has || !speaks));
            CHECK_FALSE(entry(method).formula.empty());
            CHECK(entry(method).source.ends_with('.'));
        }
    }
    CHECK(entry(Method::wilson).source.starts_with("E. B. Wilson"));
    CHECK(entry(Method::log_rank).source.starts_with("N. Mantel"));
    CHECK(entry(Method::quantiles).source.starts_with("R. J. Hyndman"));
}

TEST_CASE("a report that is none is not found, with the nearest") {
    try {
        find_report("win-rates");
        FAIL("a report that is none was found");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::not_found);
        CHECK_THAT(error.hint(), Catch::Contains("'win-rate'"));
    }
}
