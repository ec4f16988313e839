#include "winloss/report/facet.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

std::string refusal(ReportKind report, const std::vector<std::string>& words) {
    try {
        parse_by(report, words);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.message() + " " + error.hint();
    }
    return {};
}

}  // namespace

TEST_CASE("the catalogue is complete and in its own order") {
    for (std::size_t i = 0; i < facets().size(); ++i) {
        CHECK(facets()[i].facet == static_cast<Facet>(i));
        CHECK(entry(static_cast<Facet>(i)).name == facets()[i].name);
    }
    CHECK(facets().size() == static_cast<std::size_t>(Facet::relation) + 1);
}

TEST_CASE("--by is read from commas and repetition") {
    using enum Facet;
    CHECK(parse_by(ReportKind::win_rate, std::vector<std::string>{"segment,Lead_Source", "quarter"}) ==
          std::vector{segment, lead_source, quarter});
    CHECK(parse_by(ReportKind::win_rate, {}).empty());
}

TEST_CASE("--by refuses what a report cannot use, and says why") {
    CHECK_THAT(refusal(ReportKind::win_rate, {"segmnt"}), Catch::Contains("Did you mean 'segment'"));
    CHECK_THAT(refusal(ReportKind::win_rate, {"outcome"}), Catch::Contains("made of the outcomes"));
    CHECK_THAT(refusal(ReportKind::win_rate, {"relation"}), Catch::Contains("interviewed or not"));
    CHECK_THAT(refusal(ReportKind::win_rate, {"amount"}), Catch::Contains("not grouped by amount"));
    CHECK_THAT(refusal(ReportKind::win_rate, {"segment,segment"}), Catch::Contains("twice"));
    CHECK_THAT(refusal(ReportKind::retention, {"quarter"}), Catch::Contains("--every quarter"));
    CHECK_THAT(refusal(ReportKind::retention, {"kind"}), Catch::Contains("not deals"));
    CHECK_THROWS_AS(require_filter(ReportKind::retention, Facet::outcome), Error);
    CHECK_NOTHROW(require_filter(ReportKind::loss_reasons, Facet::outcome));
}
