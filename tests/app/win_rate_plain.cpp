// Win rate on random small stores, held against a recomputation from the records.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app::world {

namespace {

struct Expected {
    std::map<Outcome, std::int64_t> deals;
    std::map<std::string, std::map<Outcome, std::pair<std::int64_t, std::int64_t>>> money;  ///< currency: sum, known
    std::map<Outcome, std::int64_t> known;
};

struct Question {
    ReportOptions options = options_of("win-rate");
    std::vector<Facet> by;
    std::map<Facet, std::set<std::string>> wanted;  ///< as plain_deals() spells it
    Period period;
    std::optional<std::pair<std::int64_t, std::int64_t>> dollars;
};

bool takes(const Question& question, const PlainDeal& deal) {
    for (const auto& [facet, wanted] : question.wanted) {
        bool found = false;
        for (const std::string& value : deal.values.at(facet)) { found = found || wanted.contains(value); }
        if (!found) { return false; }
    }
    if (!question.dollars) { return true; }
    return deal.amount && deal.amount->currency.code() == "USD" && deal.amount->minor >= question.dollars->first &&
           deal.amount->minor <= question.dollars->second;
}

std::map<std::vector<std::string>, Expected> expected(const World& world, const Question& question) {
    std::map<std::vector<std::string>, Expected> result;
    if (question.by.empty()) { result[{}]; }
    bool by_time = false;
    for (const Facet each : question.by) {
        by_time = by_time || each == Facet::month || each == Facet::quarter || each == Facet::year;
    }
    for (const PlainDeal& deal : plain_deals(world)) {
        if (!takes(question, deal)) { continue; }
        const bool open = deal.outcome == Outcome::open;
        const bool bounded = question.period.from || question.period.to;
        if (!open && (deal.decided ? !question.period.contains(*deal.decided) : bounded)) { continue; }
        if (open && by_time) { continue; }
        for (const auto& key : keys_of(deal, question.by)) {
            Expected& row = result[key];
            ++row.deals[deal.outcome];
            if (open || !deal.amount) { continue; }
            ++row.known[deal.outcome];
            auto& [sum, known] = row.money[std::string(deal.amount->currency.code())][deal.outcome];
            sum += deal.amount->minor;
            ++known;
        }
    }
    return result;
}

/// The money rate as a share's parts; nullopt for n/a.
std::optional<Ratio> money_rate(Expected row, const std::string& currency, bool count_no_decision) {
    auto& money = row.money[currency];
    if (money[Outcome::lost].second > 0 && money[Outcome::lost].first == 0) { return std::nullopt; }
    if (money[Outcome::lost].second == 0 && row.deals[Outcome::lost] > row.known[Outcome::lost]) {
        return std::nullopt;
    }
    const std::int64_t rest = count_no_decision ? money[Outcome::no_decision].first : 0;
    return Ratio{money[Outcome::won].first, money[Outcome::won].first + money[Outcome::lost].first + rest};
}

void check_row(const Table& table, std::size_t at, Expected row, const Question& question, bool by_time) {
    const Row& cells = table.rows[at];
    const auto count = [&](std::string_view key) { return std::get<std::int64_t>(cell_of(table.columns, cells, key)); };
    CHECK(count("won") == row.deals[Outcome::won]);
    CHECK(count("lost") == row.deals[Outcome::lost]);
    CHECK(count("no_decision") == row.deals[Outcome::no_decision]);
    if (!by_time) { CHECK(count("open") == row.deals[Outcome::open]); }
    const bool all = question.options.own.flag("count-no-decision");
    const Share& rate = std::get<Share>(cell_of(table.columns, cells, "win_rate"));
    CHECK(rate.ratio == Ratio{row.deals[Outcome::won], row.deals[Outcome::won] + row.deals[Outcome::lost] +
                                                           (all ? row.deals[Outcome::no_decision] : 0)});
    const std::vector<Row>& amounts = table.breakdown->rows.at(at);
    REQUIRE(amounts.size() == row.money.size());
    std::size_t line = 0;
    for (auto& [currency, money] : row.money) {
        const Row& amount = amounts[line++];
        const auto cell = [&](std::string_view key) { return cell_of(table.breakdown->columns, amount, key); };
        CHECK(cell("currency") == Cell(currency));
        CHECK(std::get<Money>(cell("won")).minor == money[Outcome::won].first);
        CHECK(std::get<Money>(cell("lost")).minor == money[Outcome::lost].first);
        CHECK(std::get<std::int64_t>(cell("known_lost")) == money[Outcome::lost].second);
        const auto by_money = money_rate(row, currency, all);
        REQUIRE(std::holds_alternative<Share>(cell("win_rate")) == by_money.has_value());
        if (by_money) { CHECK(std::get<Share>(cell("win_rate")).ratio == *by_money); }
    }
}

void check(const World& world, const store::Store& store, const Question& question) {
    const Answer answer = run_report(store, context_of(world), question.options);
    const Table& table = report_of(answer).tables.front();
    const auto rows = rows_by_key(table, question.by.size());
    const auto wanted = expected(world, question);
    REQUIRE(rows.size() == wanted.size());
    bool by_time = false;
    for (const Facet each : question.by) {
        by_time = by_time || each == Facet::month || each == Facet::quarter || each == Facet::year;
    }
    for (const auto& [key, row] : wanted) {
        REQUIRE(rows.contains(key));
        check_row(table, rows.at(key), row, question, by_time);
    }
}

std::string spelled(Facet facet, const std::string& typed) {
    if (facet == Facet::lead_source) { return fold(typed); }
    if (facet == Facet::owner && typed == "3") { return "Kim Lee #3"; }
    if (facet == Facet::owner && typed == "#4") { return "Kim Lee #4"; }
    return typed;
}

/// What the value is typed as: another case than it was entered in.
std::string retyped(Facet facet, const std::string& value) {
    return facet == Facet::kind ? value : "  " + lower_ascii(value) + " ";
}

Question some_question(const World& world, std::mt19937& random) {
    Question question;
    for (const report::FacetEntry& each : report::facets()) {
        if (report::find_report("win-rate").dimensions.has(each.facet) && chance(random, 15)) {
            question.by.push_back(each.facet);
            question.options.by.emplace_back(each.name);
        }
    }
    for (FilterWords& each : question.options.filters) {
        while (chance(random, 15)) {
            const std::string value = some_value(world, each.facet, random);
            if (value.empty()) { break; }
            each.values.push_back(retyped(each.facet, value));
            question.wanted[each.facet].insert(spelled(each.facet, value));
        }
    }
    question.options.own["count-no-decision"].flag = chance(random, 30);
    if (chance(random, 40)) {
        question.period.from = make_date(2025, 7, 1);
        question.options.from = "2025-07-01";
    }
    if (chance(random, 40)) {
        question.period.to = make_date(2025, 12, 31);
        question.options.to = "2025-12-31";
    }
    if (chance(random, 20)) {
        question.dollars = {50'000, 300'000};
        question.options.min_amount = "USD 500";
        question.options.max_amount = "3k";
    }
    return question;
}

}  // namespace

TEST_CASE("win rate equals the plain way on random stores", "[thorough]") {
    std::mt19937 random(20260331);
    for (int i = 0; i < 40; ++i) {
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        for (int q = 0; q < 12; ++q) {
            CAPTURE(i, q);
            check(world, store, some_question(world, random));
        }
    }
}

}  // namespace winloss::app::world
