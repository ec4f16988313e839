// Reports on companies that nobody here made up, with figures published or counted by other means. Skipped, visibly,
// where the files are absent.
#include <filesystem>
#include <fstream>

#include "app/world.hpp"
#include "store/fixture.hpp"
#include "support/folders.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/csv_reader.hpp"

namespace winloss::app {

namespace {

using store::Folder;
using store::Statement;
using world::options_of;
using world::report_of;
using world::table_named;

/// Calls `take` with each row of a file of the sample data; false, with a warning, where it is absent.
bool each_row(const std::string& name, const std::function<void(std::span<const std::string_view>)>& take) {
    const std::filesystem::path path = std::filesystem::path(data_folder()) / name;
    if (!std::filesystem::exists(path)) {
        WARN("skipped: " << path << " is absent");
        return false;
    }
    std::ifstream file(path, std::ios::binary);
    exchange::CsvReader rows(file, name);
    while (rows.next()) { take(rows.row()); }
    return true;
}

/// Numbers of records by name, made as the names come.
class Names {
public:
    Names(store::Connection& connection, const std::string& table)
        : connection_(connection),
          row_(connection.prepare("INSERT INTO " + table + " (name, name_folded) VALUES ($name, $folded)")) {}
    std::optional<std::int64_t> operator()(std::string_view name) {
        if (name.empty()) { return std::nullopt; }
        const auto [at, fresh] = ids_.try_emplace(std::string(name));
        if (fresh) {
            row_.bind("name", name).bind("folded", fold(name)).run();
            at->second = connection_.last_insert_id();
        }
        return at->second;
    }

private:
    store::Connection& connection_;
    Statement row_;
    std::map<std::string, std::int64_t> ids_;
};

std::optional<std::string> present(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(std::string(text));
}

std::string outcome_of(std::string_view stage) { return stage == "Won" ? "won" : stage == "Lost" ? "lost" : "open"; }

/// 8,800 opportunities; nullopt where they are absent.
std::optional<store::Store> pipeline(const Folder& folder) {
    bool there = false;
    store::Store store = store::Store::create(folder / "pipeline.db", {}, [&](store::Connection& connection) {
        Names accounts(connection, "account");
        Names people(connection, "person");
        Names products(connection, "product");
        Statement deal = connection.prepare(
            "INSERT INTO deal (account_id, name, name_folded, product_id, owner_id, outcome, opened_on, closed_on, "
            "amount, currency) VALUES ($account, $name, $name, $product, $owner, $outcome, $opened, $closed, $amount, "
            "$currency)");
        there = each_row("maven_crm/sales_pipeline.csv", [&](std::span<const std::string_view> row) {
            const bool valued = !row[7].empty();
            deal.bind("name", row[0]).bind("owner", people(row[1])).bind("product", products(row[2]));
            deal.bind("account", accounts(row[3])).bind("outcome", outcome_of(row[4]));
            deal.bind("opened", present(row[5])).bind("closed", present(row[6]));
            deal.bind("amount",
                      valued ? std::optional<std::int64_t>(std::stoll(std::string(row[7])) * 100) : std::nullopt);
            deal.bind("currency", valued ? std::optional<std::string>("USD") : std::nullopt).run();
        });
    });
    if (!there) { return std::nullopt; }
    return store;
}

Context on(Date today) {
    Context context;
    context.today = today;
    return context;
}

Ratio rate_of(const Table& table, const std::string& name) {
    return std::get<Share>(table.rows.at(world::rows_by_key(table, 1).at({name})).at(5)).ratio;
}

enum class Subscriber { account, itself };

/// 5,000 subscriptions as contracts. Of accounts: each of a product of its own, so that none renews another, which is
/// how retention was counted. Or each a customer by itself, trials too, whose value is left unknown: that is how
/// survival was. A subscription serves until the day before its end; those that end on the day they start never did.
std::optional<store::Store> subscriptions(const Folder& folder, Subscriber subscriber) {
    bool there = false;
    store::Store store = store::Store::create(folder / "saas.db", {}, [&](store::Connection& connection) {
        Names accounts(connection, "account");
        Names products(connection, "product");
        Statement contract = connection.prepare(
            "INSERT INTO contract (account_id, product_id, external_id, starts_on, ends_on, annual_value, currency) "
            "VALUES ($account, $product, $id, $starts, $ends, $value, $currency)");
        connection.execute("INSERT INTO setting (key, value) VALUES ('grace_days', '0')");
        there = each_row("ravenstack/ravenstack_subscriptions.csv", [&](std::span<const std::string_view> row) {
            if (row[2] == row[3]) { return; }
            std::optional<Date> ends;
            if (!row[3].empty()) { ends = *parse_iso(row[3]) - Days{1}; }
            const bool by_account = subscriber == Subscriber::account;
            contract.bind("account", accounts(row[by_account ? 1 : 0])).bind("product", products(row[0]));
            contract.bind("id", row[0]).bind("starts", row[2]).bind("ends", ends);
            contract.bind("value", by_account ? std::optional<std::int64_t>(std::stoll(std::string(row[6])) * 1200)
                                              : std::nullopt);
            contract.bind("currency", by_account ? std::optional<std::string>("USD") : std::nullopt).run();
        });
    });
    if (!there) { return std::nullopt; }
    return store;
}

const Date telephone_day = make_date(2026, 1, 1);

/// 7,043 customers by their months of service, the kind of contract as their segment. Those who stay have served so
/// many whole months by the day.
std::optional<store::Store> telephone_customers(const Folder& folder) {
    bool there = false;
    store::Store store = store::Store::create(folder / "telco.db", {}, [&](store::Connection& connection) {
        Statement account =
            connection.prepare("INSERT INTO account (name, name_folded, segment) VALUES ($name, $folded, $segment)");
        Statement contract = connection.prepare(
            "INSERT INTO contract (account_id, starts_on, ends_on) VALUES ($account, $starts, $ends)");
        there = each_row("telco_churn/Telco-Customer-Churn.csv", [&](std::span<const std::string_view> row) {
            account.bind("name", row[0]).bind("folded", fold(row[0])).bind("segment", row[15]).run();
            const int months = std::stoi(std::string(row[5]));
            const bool left = row[20] == "Yes";
            const Date starts = left ? make_date(2019, 1, 1) : add_months(telephone_day, -months);
            contract.bind("account", connection.last_insert_id()).bind("starts", starts);
            contract.bind("ends", left ? std::optional(add_months(starts, months) - Days{1}) : std::nullopt).run();
        });
    });
    if (!there) { return std::nullopt; }
    return store;
}

}  // namespace

TEST_CASE("win rate of a published pipeline") {
    const Folder folder;
    const auto store = pipeline(folder);
    if (!store) { return; }
    const Context context = on(make_date(2018, 1, 1));
    const Answer answer = run_report(*store, context, options_of("win-rate"));
    const Report& report = report_of(answer);
    const Table& table = report.tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][3] == Cell(std::int64_t{2089}));
    const Share& rate = std::get<Share>(table.rows[0][4]);
    CHECK(rate.ratio == Ratio{4238, 6711});
    CHECK(*rate.ratio.value() == Approx(0.6315).margin(0.00005));
    CHECK(report.headline == "Win rate 63.2% (4,238 of 6,711 deals); 95% interval 62.0–64.3%.");

    // All that was lost has the value 0.
    const std::vector<Row>& amounts = table.breakdown->rows.at(0);
    REQUIRE(amounts.size() == 1);
    CHECK(std::get<Money>(amounts[0][1]) == Money{1'000'553'400, *Currency::parse("USD")});
    CHECK(std::holds_alternative<std::monostate>(amounts[0][4]));
    CHECK(amounts[0][6] == Cell(std::int64_t{2473}));
    CHECK_THAT(
        report.notes,
        Catch::VectorContains(std::string("The win rate by amount is n/a in USD: every lost deal's amount is zero.")));
}

TEST_CASE("win rate of a published pipeline by product, agent and quarter") {
    const Folder folder;
    const auto store = pipeline(folder);
    if (!store) { return; }
    const auto by = [&](const std::string& dimension) {
        ReportOptions options = options_of("win-rate");
        options.by = {dimension};
        return report_of(run_report(*store, on(make_date(2018, 1, 1)), options)).tables.front();
    };
    const Table products = by("product");
    CHECK(products.rows.size() == 7);
    CHECK(*rate_of(products, "MG Special").value() == Approx(0.6484).margin(0.00005));
    CHECK(*rate_of(products, "GTK 500").value() == Approx(0.6));
    const Table agents = by("owner");
    CHECK(agents.rows.size() == 30);
    CHECK(rate_of(agents, "Hayden Neloms") == Ratio{107, 152});
    CHECK(rate_of(agents, "Lajuana Vencill") == Ratio{127, 231});
    const Table quarters = by("quarter");
    CHECK(rate_of(quarters, "2017Q1").part == 531);
    CHECK(*rate_of(quarters, "2017Q1").value() == Approx(0.8207).margin(0.00005));
    CHECK(*rate_of(quarters, "2017Q2").value() == Approx(0.6171).margin(0.00005));
    CHECK(*rate_of(quarters, "2017Q3").value() == Approx(0.6141).margin(0.00005));
    CHECK(rate_of(quarters, "2017Q4").part == 1196);
    CHECK(*rate_of(quarters, "2017Q4").value() == Approx(0.6025).margin(0.00005));
}

TEST_CASE("the pipeline as of a day knows nothing of what was decided later") {
    const Folder folder;
    const auto store = pipeline(folder);
    if (!store) { return; }
    // Counted in the file: closed up to 30 June 2017; opened by then, or with no date, and not closed by then.
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t open = 0;
    each_row("maven_crm/sales_pipeline.csv", [&](std::span<const std::string_view> row) {
        const bool decided = (row[4] == "Won" || row[4] == "Lost") && row[6] <= "2017-06-30";
        if (decided) {
            ++(row[4] == "Won" ? won : lost);
        } else if (row[5].empty() || row[5] <= "2017-06-30") {
            ++open;
        }
    });
    const Table table =
        report_of(run_report(*store, on(make_date(2017, 6, 30)), options_of("win-rate"))).tables.front();
    CHECK(won == 531 + 1254);
    CHECK(table.rows[0][0] == Cell(won));
    CHECK(table.rows[0][1] == Cell(lost));
    CHECK(table.rows[0][3] == Cell(open));
}

TEST_CASE("retention of a public set of subscriptions") {
    const Folder folder;
    const auto store = subscriptions(folder, Subscriber::account);
    if (!store) { return; }
    ReportOptions options = options_of("retention");
    options.from = "2023-12-31";
    options.to = "2024-12-31";
    const Answer answer = run_report(*store, on(make_date(2025, 6, 1)), options);
    const Table& table = report_of(answer).tables.front();
    const auto cell = [&](std::string_view key) { return world::cell_of(table.columns, table.rows.at(0), key); };
    CHECK(cell("customers_at_start") == Cell(std::int64_t{185}));
    CHECK(std::get<Share>(cell("retention")).ratio == Ratio{185, 185});
    REQUIRE(table.breakdown->rows.at(0).size() == 1);
    const auto rate = [&](std::string_view key) {
        return *std::get<Share>(world::cell_of(table.breakdown->columns, table.breakdown->rows[0][0], key))
                    .ratio.value();
    };
    CHECK(rate("net_revenue_retention") == Approx(2.923).margin(0.0005));
    CHECK(rate("gross_revenue_retention") == Approx(0.9959).margin(0.00005));
}

TEST_CASE("survival of a public set of subscriptions") {
    const Folder folder;
    const auto store = subscriptions(folder, Subscriber::itself);
    if (!store) { return; }
    ReportOptions options = options_of("survival");
    options.own["unit"].text = "days";
    options.own["at"].list = {"90,365"};
    const Answer answer = run_report(*store, on(make_date(2024, 12, 31)), options);
    const Table& table = report_of(answer).tables.front();
    // Of the 5,000 counted 13 ended on the day they began; here they are no customers, so all later shares lie higher.
    const double served = 1 - 13 / 5000.0;
    const double published[] = {.9215, .8473};
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::get<double>(world::cell_of(table.columns, table.rows.at(i), "survival")) * served ==
              Approx(published[i]).margin(5e-5));
    }
    CHECK(report_of(answer).base[0].value == Cell(std::int64_t{4987}));
}

TEST_CASE("survival of a public set of telephone customers") {
    const Folder folder;
    const auto store = telephone_customers(folder);
    if (!store) { return; }
    ReportOptions options = options_of("survival");
    options.own["at"].list = {"6,12,24,36,48,60,72"};
    const Answer all = run_report(*store, on(telephone_day), options);
    const Table& table = report_of(all).tables.front();
    const double published[] = {.8848, .8432, .7887, .7485, .7088, .6644, .5928};
    REQUIRE(table.rows.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(std::get<double>(world::cell_of(table.columns, table.rows[i], "survival")) ==
              Approx(published[i]).margin(5e-5));
    }
    CHECK(report_of(all).headline == "Median not reached in 72 months; 7,043 customers; 1,869 left.");

    options.own["at"].list = {"12,24", "48", "72"};
    options.by = {"segment"};
    const Answer split = run_report(*store, on(telephone_day), options);
    const Table& monthly = report_of(split).tables.front();
    const double of_monthly[] = {.7031, .5859, .3973, .1290};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(world::plain(monthly.rows.at(i)[0]) == "Month-to-month");
        CHECK(std::get<double>(world::cell_of(monthly.columns, monthly.rows[i], "survival")) ==
              Approx(of_monthly[i]).margin(5e-5));
    }
    const Table& groups = table_named(report_of(split), "groups");
    CHECK(world::cell_of(groups.columns, groups.rows.at(0), "median") == Cell(35.0));
    const Table& test = table_named(report_of(split), "log_rank");
    CHECK(std::get<double>(test.rows.at(0)[0]) == Approx(2352.87).margin(.005));
    CHECK(test.rows[0][1] == Cell(std::int64_t{2}));
    CHECK(test.rows[0][3] == Cell(true));  // p is far below what a double holds
}

}  // namespace winloss::app
