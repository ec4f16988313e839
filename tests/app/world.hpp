// Small random companies as plain records, their store, and the plain way to read them: what the reports are held
// against. Shares no code with the reports.
#pragma once

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "winloss/app/reports.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app::world {

using report::Facet;

struct NamedCompetitor {
    std::size_t deal = 0;  ///< place in deals
    DealCompetitor said;
};

struct StatedText {
    std::string text;
    std::optional<std::size_t> code;  ///< place in codes
};

struct Talk {
    std::size_t deal = 0;
    std::optional<Date> held_on;
    std::optional<Date> coded_on;
    std::optional<Relation> relation;
    std::vector<std::optional<BuyingRole>> roles;  ///< of those who were there
    struct Said {
        std::size_t code = 0;
        std::optional<int> rating;
        Weight weight = Weight::contributing;
    };
    std::optional<std::vector<Said>> note;  ///< null: none was written
};

struct World {
    Date as_of{};
    std::vector<std::string> people;
    std::vector<std::string> products;
    std::vector<std::string> competitors;
    std::vector<Account> accounts;
    std::vector<Deal> deals;
    std::vector<NamedCompetitor> named;
    std::vector<Code> codes;
    std::vector<StatedText> stated_texts;
    std::vector<std::set<std::size_t>> stated;  ///< of each deal, places in stated_texts
    std::vector<std::set<std::size_t>> themes;  ///< of each deal, places in codes
    std::vector<Talk> talks;
    std::vector<Contract> contracts;
};

World random_world(std::mt19937& random);
/// `more` writes what a test has beside the world.
store::Store make_store(const World& world, const std::string& path,
                        const std::function<void(store::Connection&)>& more = {});

/// A deal as of the day, with every value it has of each facet; "" where it has none.
struct PlainDeal {
    std::size_t place = 0;
    Outcome outcome = Outcome::open;
    std::optional<Date> decided;
    std::optional<Money> amount;
    std::map<Facet, std::set<std::string>> values;
};
/// Without those that are excluded, or not opened yet.
std::vector<PlainDeal> plain_deals(const World& world);

/// The groups a deal stands in, as the cells that name them.
std::vector<std::vector<std::string>> keys_of(const PlainDeal& deal, const std::vector<Facet>& by);

/// A value that some deal of the world has for the facet, in another case than it was entered.
std::string some_value(const World& world, Facet facet, std::mt19937& random);

/// Nothing typed but the report's name.
ReportOptions options_of(std::string_view report);
Context context_of(const World& world);
const Report& report_of(const Answer& answer);
const Table& table_named(const Report& report, std::string_view name);
bool has_table(const Report& report, std::string_view name);
std::string plain(const Cell& cell);

/// Rows by the texts of their first `keys` cells.
std::map<std::vector<std::string>, std::size_t> rows_by_key(const Table& table, std::size_t keys);
const Cell& cell_of(const std::vector<Column>& columns, const Row& row, std::string_view key);

std::int64_t uniform(std::mt19937& random, std::int64_t low, std::int64_t high);
bool chance(std::mt19937& random, int percent);

}  // namespace winloss::app::world
