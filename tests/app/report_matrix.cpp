// Every filter and every dimension against every report: used, or refused; never ignored.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app::world {

namespace {

using report::Declaration;

/// Runs the report with what `set` does to its options.
template <class Set>
Report run(const Declaration& of, const World& world, const store::Store& store, Set set) {
    ReportOptions options(of);
    set(options);
    return report_of(run_report(store, context_of(world), options));
}

void add_filter(ReportOptions& options, Facet facet, const std::string& value) {
    for (FilterWords& each : options.filters) {
        if (each.facet == facet) {
            each.values = {value};
            return;
        }
    }
    options.filters.push_back({facet, report::entry(facet).name, {value}});
}

bool has(const PlainDeal& deal, Facet facet, const std::string& value) {
    const std::string wanted = facet == Facet::lead_source ? fold(value)
                               : value == "3"              ? "Kim Lee #3"
                               : value == "#4"             ? "Kim Lee #4"
                                                           : value;
    return deal.values.at(facet).contains(wanted);
}

/// The world without what the filter leaves out: its deals are no deals, its contracts are not there.
World filtered(World world, Facet facet, const std::string& value) {
    std::set<std::size_t> kept;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (has(deal, facet, value)) { kept.insert(deal.place); }
    }
    for (std::size_t i = 0; i < world.deals.size(); ++i) {
        if (!kept.contains(i)) { world.deals[i].exclusion = Exclusion::all; }
    }
    std::erase_if(world.contracts, [&](const Contract& each) {
        const Account& account = world.accounts[static_cast<std::size_t>(each.account.value - 1)];
        const auto owner = account.owner ? account.owner->value : 0;
        switch (facet) {
            case Facet::segment: return account.segment != value;
            case Facet::region: return account.region != value;
            case Facet::industry: return account.industry != value;
            case Facet::product:
                return !each.product || world.products[static_cast<std::size_t>(each.product->value - 1)] != value;
            case Facet::owner: return owner != (value == "Ana" ? 1 : value == "Bo" ? 2 : value == "3" ? 3 : 4);
            default: return false;
        }
    });
    return world;
}

bool same(const Table& left, const Table& right) {
    return left.rows == right.rows && left.breakdown.has_value() == right.breakdown.has_value() &&
           (!left.breakdown || left.breakdown->rows == right.breakdown->rows);
}

}  // namespace

TEST_CASE("every filter against every report", "[thorough]") {
    std::mt19937 random(99);
    for (int i = 0; i < 8; ++i) {
        const World world = random_world(random);
        if (world.deals.empty() || world.contracts.empty()) { continue; }
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "all.db");
        for (const report::FacetEntry& facet : report::facets()) {
            if (facet.facet == Facet::amount) { continue; }
            const bool filters = facet.filters;
            const std::string value = filters ? some_value(world, facet.facet, random) : "2026";
            if (value.empty()) { continue; }
            std::optional<store::Store> rest;
            if (filters) {
                rest.emplace(
                    make_store(filtered(world, facet.facet, value), folder / (std::string(facet.name) + ".db")));
            }
            for (const Declaration& each : report::all_reports()) {
                CAPTURE(i, facet.name, each.name, value);
                const auto with = [&] {
                    return run(each, world, store, [&](auto& o) { add_filter(o, facet.facet, value); });
                };
                if (!each.filters.has(facet.facet)) {
                    CHECK_THROWS_AS(with(), Error);
                    continue;
                }
                const Report got = with();
                const Report wanted = run(each, world, *rest, [](auto&) {});
                CHECK(same(got.tables.front(), wanted.tables.front()));
                CHECK(got.base[0].value == wanted.base[0].value);
                REQUIRE_FALSE(got.filters.empty());
                CHECK(got.filters[0].key == facet.key);
            }
        }
    }
}

TEST_CASE("every dimension against every report") {
    std::mt19937 random(98);
    World world = random_world(random);
    while (world.deals.size() < 30 || world.contracts.size() < 10) { world = random_world(random); }
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "all.db");
    for (const report::FacetEntry& facet : report::facets()) {
        for (const Declaration& each : report::all_reports()) {
            CAPTURE(facet.name, each.name);
            const auto by = [&] { return run(each, world, store, [&](auto& o) { o.by = {std::string(facet.name)}; }); };
            if (!each.dimensions.has(facet.facet)) {
                CHECK_THROWS_AS(by(), Error);
                continue;
            }
            const Report report = by();
            CHECK(report.tables.front().columns.front().key == facet.key);
            const Report whole = run(each, world, store, [](auto&) {});
            CHECK(same(table_named(report, "total"), whole.tables.front()));
            CHECK(report.base[0].value == whole.base[0].value);
        }
    }
}

TEST_CASE("amounts against every report") {
    std::mt19937 random(97);
    const World world = random_world(random);
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "all.db");
    for (const Declaration& each : report::all_reports()) {
        const auto run_with = [&](const char* low, const char* high) {
            return run(each, world, store, [&](auto& options) {
                options.min_amount = low;
                if (high != nullptr) { options.max_amount = high; }
            });
        };
        CAPTURE(each.name);
        if (!each.filters.has(Facet::amount)) {
            CHECK_THROWS_AS(run_with("USD 1", nullptr), Error);
            continue;
        }
        CHECK_NOTHROW(run_with("USD 1", "5k"));
        CHECK_THROWS_AS(run_with("USD 1", "EUR 5"), Error);
        CHECK_THROWS_AS(run_with("USD 5", "USD 1"), Error);
        CHECK_THROWS_AS(run_with("5", nullptr), Error);  // of which currency?
    }
}

TEST_CASE("a name that nobody has is not found, with the nearest") {
    std::mt19937 random(96);
    World world = random_world(random);
    world.accounts[0].segment = "Enterprise";
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "all.db");
    for (const Declaration& each : report::all_reports()) {
        try {
            run(each, world, store, [](auto& options) { add_filter(options, Facet::segment, "Entreprise"); });
            FAIL("a segment that is not there was taken");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::not_found);
            CHECK_THAT(error.hint(), Catch::Contains("'Enterprise'"));
        }
        CHECK_THROWS_AS(run(each, world, store, [](auto& options) { add_filter(options, Facet::owner, "Kim Lee"); }),
                        Error);  // there are two
    }
}

TEST_CASE("two periods side by side are the two by themselves") {
    std::mt19937 random(94);
    World world = random_world(random);
    while (world.deals.size() < 30 || world.contracts.size() < 10) { world = random_world(random); }
    const store::Folder folder;
    const store::Store store = make_store(world, folder / "all.db");
    for (const Declaration& each : report::all_reports()) {
        CAPTURE(each.name);
        const auto of = [&](const char* period, const char* before) {
            return run(each, world, store, [&](auto& options) {
                options.period = period;
                if (before != nullptr) { options.compare_to = before; }
            });
        };
        if (!each.not_compared.empty()) { continue; }
        const Report both = of("2025Q4", "previous");
        const Report named = of("2025Q4", "2025Q3");
        const Table& compared = both.tables.front();
        CHECK(compared.name == "compared");
        CHECK(same(compared, named.tables.front()));
        const Report now = of("2025Q4", nullptr);
        const Report before = of("2025Q3", nullptr);
        CHECK(same(both.tables.at(1), now.tables.front()));
        std::size_t shares = 0;
        for (const Table* table : {&now.tables.front(), &before.tables.front()}) {
            std::size_t here = 0;
            for (const Row& row : table->rows) {
                here += static_cast<std::size_t>(
                    std::ranges::count_if(row, [](const Cell& c) { return std::holds_alternative<Share>(c); }));
            }
            shares = std::max(shares, here);
        }
        CHECK(compared.rows.size() >= shares);
        for (const Row& row : compared.rows) {
            const auto* left = std::get_if<Share>(&cell_of(compared.columns, row, "now"));
            const auto* right = std::get_if<Share>(&cell_of(compared.columns, row, "before"));
            const std::string change = plain(cell_of(compared.columns, row, "change"));
            if (left == nullptr || right == nullptr || !left->low || !right->low || left->hidden || right->hidden) {
                CHECK(change.empty());
                continue;
            }
            const double low = std::get<double>(cell_of(compared.columns, row, "points_low"));
            const double high = std::get<double>(cell_of(compared.columns, row, "points_high"));
            CHECK((change == "up") == (low > 0));
            CHECK((change == "down") == (high < 0));
        }
        CHECK_THROWS_AS(run(each, world, store, [](auto& options) { options.compare_to = "previous"; }), Error);
    }
}

}  // namespace winloss::app::world
