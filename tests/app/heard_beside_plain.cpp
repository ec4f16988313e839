// Who was heard against who decided, beside every report of reasons, held against a recount from the records.
#include "app/heard_plainly.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

struct Amounts {
    std::int64_t minor = 0;
    std::int64_t known = 0;
    std::int64_t minor_heard = 0;
    std::int64_t known_heard = 0;
};

struct Count {
    std::int64_t decided = 0;
    std::int64_t heard = 0;
    std::map<std::string, Amounts> amounts;  ///< by currency
};

/// By 'outcome', 'segment' or 'kind', and the value of it.
using Counts = std::map<std::pair<std::string, std::string>, Count>;

Counts recount(const World& world, const std::set<Outcome>& outcomes, std::optional<int> year) {
    Counts result;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (!outcomes.contains(deal.outcome)) { continue; }
        if (year && (!deal.decided || year_of(*deal.decided) != *year)) { continue; }
        const bool heard = !heard_talks(world, deal.place).empty();
        const auto count = [&](const std::string& of, const std::string& value) -> Count& {
            Count& each = result[{of, value}];
            ++each.decided;
            each.heard += heard ? 1 : 0;
            return each;
        };
        count("segment", *deal.values.at(Facet::segment).begin());
        count("kind", *deal.values.at(Facet::kind).begin());
        Count& outcome = count("outcome", std::string(word(deal.outcome)));
        if (!deal.amount) { continue; }
        Amounts& amounts = outcome.amounts[std::string(deal.amount->currency.code())];
        ++amounts.known;
        amounts.minor += deal.amount->minor;
        amounts.known_heard += heard ? 1 : 0;
        amounts.minor_heard += heard ? deal.amount->minor : 0;
    }
    return result;
}

void check(const Table& table, const Counts& wanted) {
    REQUIRE(table.rows.size() == wanted.size());
    CHECK(table.machine);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[i], key); };
        const Count& count = wanted.at({plain(cell("of")), plain(cell("value"))});
        CHECK(cell("decided") == Cell(count.decided));
        CHECK(std::get<Share>(cell("share")).ratio == Ratio{count.heard, count.decided});
        const std::vector<Row>& lines = table.breakdown->rows[i];
        REQUIRE(lines.size() == count.amounts.size());
        for (const Row& line : lines) {
            const auto of = [&](std::string_view key) { return cell_of(table.breakdown->columns, line, key); };
            const Amounts& amounts = count.amounts.at(plain(of("currency")));
            CHECK(of("known") == Cell(amounts.known));
            CHECK(std::get<Money>(of("average")).minor == (2 * amounts.minor + amounts.known) / (2 * amounts.known));
            CHECK(of("known_heard") == Cell(amounts.known_heard));
            if (amounts.known_heard == 0) { continue; }
            CHECK(std::get<Money>(of("average_heard")).minor == amounts.minor_heard / amounts.known_heard);
        }
    }
}

}  // namespace

TEST_CASE("who was heard stands beside every report of reasons") {
    const std::set<Outcome> lost{Outcome::lost, Outcome::no_decision};
    const std::map<std::string, std::set<Outcome>> reports{{"loss-reasons", lost},
                                                           {"win-reasons", {Outcome::won}},
                                                           {"reason-gap", lost},
                                                           {"drivers", {Outcome::won, Outcome::lost}},
                                                           {"decay", lost}};
    std::mt19937 random(1936);
    for (int i = 0; i < 12; ++i) {
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        for (const auto& [name, outcomes] : reports) {
            for (const std::optional<int> year : {std::optional<int>(), std::optional(2025)}) {
                CAPTURE(i, name, year.value_or(0));
                ReportOptions options = options_of(name);
                if (year) { options.period = std::to_string(*year); }
                const Report report = report_of(run_report(store, context_of(world), options));
                const Counts wanted = recount(world, outcomes, year);
                check(table_named(report, "heard"), wanted);
                const bool said = !report.notes.empty() && report.notes.front().starts_with("Heard: ");
                CHECK(said == !wanted.empty());
            }
        }
    }
}

TEST_CASE("where reps alone are asked, nobody is said to be heard") {
    std::mt19937 random(1937);
    const World world = random_world(random);
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "a.db");
    ReportOptions options = options_of("loss-reasons");
    options.own["source"].text = "rep";
    CHECK_FALSE(has_table(report_of(run_report(store, context_of(world), options)), "heard"));
}

}  // namespace winloss::app::world
