#include "winloss/report/catalogue.hpp"
#include "winloss/report/sample_size.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (facet == Facet::relation) { return "The deals are counted, heard or not."; }
    return {};
}

SampleSizeOptions options_of(const OwnValues& values) {
    SampleSizeOptions options;
    if (const auto& typed = values.text("prevalence")) { options.prevalence = parse_share(*typed, "--prevalence"); }
    if (const auto& typed = values.text("margin")) { options.margin = parse_share(*typed, "--margin"); }
    if (const auto& typed = values.text("confidence")) { options.confidence = parse_share(*typed, "--confidence"); }
    return options;
}

OwnOption share_option(std::string name, std::string help) {
    return {.name = std::move(name), .kind = OwnOption::Kind::text, .value = "SHARE", .help = std::move(help)};
}

}  // namespace

Declaration sample_size_report() {
    return {
        .name = "sample-size",
        .title = "Sample size",
        .summary = "how many interviews are enough",
        .filters = of_deals | FacetSet{Facet::outcome, Facet::amount},
        .dimensions = of_deals | of_time,
        .why_not = why_not,
        .options = {share_option("prevalence", "share of customers who have the issue that is to be heard (30%)"),
                    share_option("margin", "within which a share is to be stated (10%)"),
                    share_option("confidence", "how sure; without it 85% of hearing, 95% of the share")},
        .help =
            "Two questions: how many interviews until an issue is heard at least once, and how many until a share "
            "can be\nstated. The deals decided in the period are the population; those heard already are counted.",
        .tables = {"sample_size"},
        .examples = {{"winloss report sample-size --period 2026", "this year's deals"},
                     {"winloss report sample-size --margin 5% --by segment", "for shares within 5 points, by segment"}},
        .definition =
            "The deals decided in the period, by outcome: how many there are, how many were heard, how many interviews "
            "would do, and how many are still needed to state a share. Both answers take the interviews for a random "
            "sample of the deals; those who agree to talk are none, so the true uncertainty is greater.",
        .formula =
            "To hear an issue of prevalence q once with confidence c: ln(1 - c) / ln(1 - q), rounded up; never more "
            "than there are deals. To state a share within m: n0 = z^2 / 4 / m^2, and of N deals n0 / (1 + (n0 - 1) / "
            "N), rounded up.",
        .source = "W. G. Cochran, Sampling Techniques, 3rd ed. (1977), section 4.4.",
        .keeps_records = true,
        .no_records = {{{"to_hear_once", "to_state_share", "still_needed"},
                        "It is how many interviews are wanted, none of them held."}},
        .not_compared = "It says how many interviews are needed, which is no share.",
        .needs = [](const Scope& scope, const OwnValues&) { return SampleSize::needs(scope); },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings&) {
            return std::make_unique<SampleSize>(scope, options_of(values));
        }),
    };
}

}  // namespace winloss::report
