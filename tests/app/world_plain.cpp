// A world read the plain way, and what a report says beside it.
#include <stdexcept>

#include "app/world.hpp"
#include "support/catch.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app::world {

namespace {

void multiply(std::vector<std::vector<std::string>>& keys, const std::set<std::string>& values) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& key : keys) {
        for (const std::string& value : values) {
            longer.push_back(key);
            longer.back().push_back(value);
        }
    }
    keys = std::move(longer);
}

}  // namespace

std::vector<PlainDeal> plain_deals(const World& world) {
    std::vector<PlainDeal> result;
    for (std::size_t i = 0; i < world.deals.size(); ++i) {
        const Deal& deal = world.deals[i];
        if (deal.exclusion == Exclusion::all) { continue; }
        PlainDeal plain{.place = i, .outcome = deal.outcome, .decided = {}, .amount = deal.amount, .values = {}};
        if (deal.outcome != Outcome::open) { plain.decided = deal.decided_on ? deal.decided_on : deal.closed_on; }
        if (deal.outcome == Outcome::open || (plain.decided && *plain.decided > world.as_of)) {
            if (deal.opened_on && *deal.opened_on > world.as_of) { continue; }
            plain.outcome = Outcome::open;
            plain.decided.reset();
        }
        const Account nobody;
        const Account& account =
            deal.account ? world.accounts[static_cast<std::size_t>(deal.account->value - 1)] : nobody;
        const auto person = [&](std::optional<PersonId> id) {
            if (!id) { return std::string(); }
            const std::string& name = world.people[static_cast<std::size_t>(id->value - 1)];
            return name == "Kim Lee" ? name + " #" + std::to_string(id->value) : name;
        };
        plain.values[Facet::segment] = {account.segment.value_or("")};
        plain.values[Facet::region] = {account.region.value_or("")};
        plain.values[Facet::industry] = {account.industry.value_or("")};
        plain.values[Facet::product] = {deal.product ? world.products[static_cast<std::size_t>(deal.product->value - 1)]
                                                     : ""};
        plain.values[Facet::owner] = {person(deal.owner)};
        plain.values[Facet::kind] = {deal.kind ? std::string(word(*deal.kind)) : ""};
        plain.values[Facet::outcome] = {std::string(word(plain.outcome))};
        plain.values[Facet::lead_source] = {fold(deal.lead_source.value_or(""))};
        const std::string day = plain.decided ? iso(*plain.decided) : "";
        plain.values[Facet::month] = {day.substr(0, 7)};
        plain.values[Facet::year] = {day.substr(0, 4)};
        plain.values[Facet::quarter] = {
            day.empty() ? "" : day.substr(0, 4) + "Q" + std::to_string((std::stoi(day.substr(5, 2)) + 2) / 3)};
        for (const NamedCompetitor& each : world.named) {
            if (each.deal != i) { continue; }
            plain.values[Facet::competitor].insert(
                world.competitors[static_cast<std::size_t>(each.said.competitor.value - 1)]);
        }
        if (plain.values[Facet::competitor].empty()) { plain.values[Facet::competitor] = {""}; }
        result.push_back(std::move(plain));
    }
    return result;
}

std::vector<std::vector<std::string>> keys_of(const PlainDeal& deal, const std::vector<Facet>& by) {
    std::vector<std::vector<std::string>> keys(1);
    for (const Facet facet : by) { multiply(keys, deal.values.at(facet)); }
    return keys;
}

ReportOptions options_of(std::string_view report) { return ReportOptions(report::find_report(report)); }

Context context_of(const World& world) {
    Context context;
    context.today = world.as_of;
    context.person = "lena";
    return context;
}

const Report& report_of(const Answer& answer) { return std::get<Report>(answer.data); }

const Table& table_named(const Report& report, std::string_view name) {
    for (const Table& table : report.tables) {
        if (table.name == name) { return table; }
    }
    throw std::out_of_range("no table " + std::string(name));
}

bool has_table(const Report& report, std::string_view name) {
    return std::any_of(report.tables.begin(), report.tables.end(), [&](const Table& t) { return t.name == name; });
}

std::string plain(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) { return ""; }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* day = std::get_if<Date>(&cell)) { return iso(*day); }
    if (const auto* yes = std::get_if<bool>(&cell)) { return *yes ? "yes" : "no"; }
    return std::get<std::string>(cell);
}

std::map<std::vector<std::string>, std::size_t> rows_by_key(const Table& table, std::size_t keys) {
    std::map<std::vector<std::string>, std::size_t> result;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> key;
        for (std::size_t k = 0; k < keys; ++k) {
            const std::string text = plain(table.rows[i][k]);
            key.push_back(table.columns[k].key == "lead_source" ? fold(text) : text);
        }
        CHECK(result.emplace(key, i).second);  // no row stands twice
    }
    return result;
}

const Cell& cell_of(const std::vector<Column>& columns, const Row& row, std::string_view key) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].key == key) { return row.at(i); }
    }
    throw std::out_of_range("no column " + std::string(key));
}

}  // namespace winloss::app::world
