// Public data that nobody here wrote, against what R says of it and what was published. Skipped, visibly, where absent.
#include <filesystem>

#include "winloss/core/date.hpp"
#include "winloss/stats/agreement.hpp"
#include "winloss/stats/log_rank.hpp"
#include "winloss/stats/rank_test.hpp"
#include "winloss/stats/two_by_two.hpp"

#include "lives.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::kaplan_meier;
using stats::LifeTable;
using stats::Lifetime;

namespace {

using Record = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> fields(std::string line) {
    if (line.ends_with('\r')) { line.pop_back(); }
    std::vector<std::string> result;
    std::istringstream cells(line + ',');
    for (std::string cell; std::getline(cells, cell, ',');) { result.push_back(cell); }
    return result;
}

/// The records of a sample file without quoted fields; empty after a warning where it is absent.
std::vector<Record> sample(const char* name) {
    const std::filesystem::path path = std::filesystem::path(data_folder()) / name;
    std::vector<Record> records;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        WARN("skipped: " << path << " is absent");
        return records;
    }
    std::string line;
    std::getline(file, line);
    const auto heading = fields(line);
    while (std::getline(file, line)) {
        const auto cells = fields(line);
        if (cells.size() != heading.size()) { continue; }  // the empty last line
        Record& record = records.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i) { record[heading[i]] = cells[i]; }
    }
    REQUIRE_FALSE(records.empty());
    return records;
}

Lifetime customer(const Record& record) { return {std::stoi(record.at("tenure")), record.at("Churn") == "Yes"}; }

double survival_at(const std::vector<stats::SurvivalPoint>& curve, std::int32_t time) {
    return stats::survival_at(curve, time)->survival;
}

std::vector<stats::Rating> ratings(const char* name) {
    std::vector<stats::Rating> result;
    for (const Record& record : sample(name)) {
        for (const auto& [coder, value] : record) {
            if (coder != "unit" && !value.empty()) {
                result.push_back({std::stoll(record.at("unit")), std::stod(value)});
            }
        }
    }
    return result;
}

/// Cells of a square table whose first column names the row.
std::vector<stats::RatedPair> table(const char* name) {
    std::vector<stats::RatedPair> result;
    std::map<std::string, std::int32_t> categories;
    const auto number = [&](const std::string& category) {
        return categories.emplace(category, static_cast<std::int32_t>(categories.size())).first->second;
    };
    for (const Record& record : sample(name)) {
        for (const auto& [column, count] : record) {
            if (column != "rater1\\rater2") {
                result.push_back({number(record.at("rater1\\rater2")), number(column), std::stoll(count)});
            }
        }
    }
    return result;
}

double alpha(const std::vector<stats::Rating>& values, stats::Level level) {
    return stats::krippendorff_alpha(values, level)->alpha;
}

}  // namespace

TEST_CASE("7,043 telephone customers: curves and the log-rank test by contract") {
    const auto customers = sample("telco_churn/Telco-Customer-Churn.csv");
    if (customers.empty()) { return; }
    LifeTable all;
    std::map<std::string, LifeTable> by_contract;
    for (const Record& record : customers) {
        all.add(customer(record));
        by_contract[record.at("Contract")].add(customer(record));
    }
    std::vector<LifeTable> tables = {all};
    for (const auto& [contract, lives] : by_contract) { tables.push_back(lives); }
    std::vector<std::vector<stats::SurvivalPoint>> curves;
    for (const LifeTable& lives : tables) { curves.push_back(kaplan_meier(lives)); }

    const Reference points("telco_curves");
    std::map<std::size_t, std::size_t> seen;
    for (const ReferenceRow& row : points.rows()) {
        const auto group = row.whole<std::size_t>("group");
        INFO("group " << group << ", month " << row["time"]);
        const std::size_t at = seen[group]++;
        REQUIRE(at < curves.at(group).size());
        check_point(curves[group][at], row);
    }
    const Reference quantiles("telco_quantiles");
    for (const ReferenceRow& row : quantiles.rows()) {
        check_quantile(stats::survival_quantile(curves.at(row.whole<std::size_t>("group")), row["p"]), row);
    }
    const Reference test("telco_log_rank");
    const auto found = *stats::log_rank(std::span(tables).subspan(1));
    for (const ReferenceRow& row : test.rows()) {
        const auto& group = found.groups.at(row.whole<std::size_t>("group") - 1);
        CHECK(group.observed == row.whole<std::int64_t>("observed"));
        CHECK(agree(group.expected, row["expected"]));
        CHECK(agree(found.chi_square, row["chi_square"]));
        CHECK(agree_as_logs(found.p.log(), row["log_p"]));
        CHECK(found.degrees == 2);
    }
    CHECK(to_string(found.p) == "< 1e-300");

    // As published, to four decimals.
    const std::map<std::int32_t, double> published = {{6, .8848},  {12, .8432}, {24, .7887}, {36, .7485},
                                                      {48, .7088}, {60, .6644}, {72, .5928}};
    for (const auto& [month, survival] : published) {
        CHECK(survival_at(curves[0], month) == Approx(survival).margin(5e-5));
    }
    CHECK_FALSE(stats::median_survival(curves[0]).time.has_value());
    CHECK(stats::median_survival(curves[1]).time == 35.0);
}

TEST_CASE("7,043 telephone customers: who leaves, and what they paid") {
    const auto customers = sample("telco_churn/Telco-Customer-Churn.csv");
    if (customers.empty()) { return; }
    stats::TwoByTwo paperless;
    std::vector<double> charges[2];
    for (const Record& record : customers) {
        const bool churned = record.at("Churn") == "Yes";
        const bool without_paper = record.at("PaperlessBilling") == "Yes";
        ++(without_paper ? churned ? paperless.a : paperless.b : churned ? paperless.c : paperless.d);
        charges[churned ? 0 : 1].push_back(std::stod(record.at("MonthlyCharges")));
    }
    const Reference reference("telco_tests");
    const ReferenceRow& row = reference.rows().front();
    CHECK(agree_as_logs(stats::fisher_exact(paperless)->log(), row["log_p"]));
    const auto odds = *stats::odds_ratio(paperless);
    CHECK(agree(odds.estimate, row["estimate"]));
    CHECK(agree(odds.low, row["low"]));
    CHECK(agree(odds.high, row["high"]));
    const auto test = *stats::mann_whitney(charges[0], charges[1]);
    CHECK(test.u == row["u"]);
    CHECK(agree_as_logs(test.p.log(), row["log_p_u"]));
    CHECK_FALSE(test.exact);
}

TEST_CASE("5,000 subscriptions, from their first day and from a day on") {
    const auto subscriptions = sample("ravenstack/ravenstack_subscriptions.csv");
    if (subscriptions.empty()) { return; }
    const Date end = make_date(2024, 12, 31);
    const Date first_day = make_date(2024, 1, 1);
    LifeTable all;
    std::map<std::string, LifeTable> late_by_tier;
    LifeTable late;
    for (const Record& record : subscriptions) {
        const Date start = *parse_iso(record.at("start_date"));
        const auto ended = parse_iso(record.at("end_date"));
        const bool event = ended && *ended <= end;
        Lifetime life{static_cast<std::int32_t>(((event ? *ended : end) - start).count()), event};
        all.add(life);
        life.entered = std::max(-1, static_cast<std::int32_t>((first_day - start).count()) - 1);
        late.add(life);
        late_by_tier[record.at("plan_tier")].add(life);
    }
    for (const auto& [name, table] : {std::pair("ravenstack_curve", &all), std::pair("ravenstack_late_curve", &late)}) {
        const auto curve = kaplan_meier(*table);
        const Reference reference(name);
        for (const ReferenceRow& row : reference.rows()) {
            INFO(name << ", day " << row["time"]);
            const auto point = std::find_if(curve.begin(), curve.end(), [&](const stats::SurvivalPoint& each) {
                return each.time == row.whole<std::int32_t>("time");
            });
            REQUIRE(point != curve.end());
            check_point(*point, row);
        }
    }
    CHECK(survival_at(kaplan_meier(all), 90) == Approx(.9215).margin(5e-5));
    CHECK(survival_at(kaplan_meier(all), 365) == Approx(.8473).margin(5e-5));

    std::vector<LifeTable> tiers;
    for (const auto& [tier, table] : late_by_tier) { tiers.push_back(table); }
    const auto test = *stats::log_rank(tiers);
    const Reference reference("ravenstack_late_log_rank");
    for (const ReferenceRow& row : reference.rows()) {
        const auto& group = test.groups.at(row.whole<std::size_t>("group") - 1);
        CHECK(group.observed == row.whole<std::int64_t>("observed"));
        CHECK(agree(group.expected, row["expected"]));
        CHECK(agree(test.chi_square, row["chi_square"]));
        CHECK(test.degrees == row.whole<int>("degrees"));
    }
}

TEST_CASE("published examples of agreement") {
    using stats::Level;
    const auto krippendorff = ratings("intercoder/krippendorff_2011_4x12.csv");
    if (krippendorff.empty()) { return; }
    CHECK(alpha(krippendorff, Level::nominal) == Approx(.743421).margin(5e-7));
    CHECK(alpha(krippendorff, Level::ordinal) == Approx(.815388).margin(5e-7));
    CHECK(alpha(krippendorff, Level::interval) == Approx(.849107).margin(5e-7));
    CHECK(stats::krippendorff_alpha(krippendorff, Level::nominal)->units == 11);  // the 12th has one value
    const auto wikipedia = ratings("intercoder/krippendorff_wikipedia_3x15.csv");
    CHECK(alpha(wikipedia, Level::nominal) == Approx(.691).margin(5e-4));
    CHECK(alpha(wikipedia, Level::interval) == Approx(.811).margin(5e-4));
    const auto binary = ratings("intercoder/krippendorff_2011_binary_2x10.csv");
    CHECK(alpha(binary, Level::nominal) == Approx(.095).margin(5e-4));
    CHECK(alpha(binary, Level::ordinal) == Approx(alpha(binary, Level::nominal)).epsilon(1e-12));

    CHECK(stats::cohen_kappa(table("intercoder/cohen_sas_3x3_table.csv"))->kappa == Approx(.4842).margin(5e-5));
    const auto paradox = *stats::cohen_kappa(table("intercoder/cohen_sas242_prevalence_2x2.csv"));
    CHECK(paradox.agreement == Ratio{95, 100});
    CHECK(paradox.kappa == Approx(-.01626).margin(5e-6));
}
