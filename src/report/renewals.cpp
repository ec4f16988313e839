#include "winloss/report/renewals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/fate.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

namespace {

constexpr std::size_t not_judged = 3;

Period outlook_of(const Scope& scope) {
    Period outlook = scope.period;
    if (!outlook.from) { outlook.from = scope.as_of; }
    if (!outlook.to) { outlook.to = add_months(first_of_quarter(std::max(*outlook.from, scope.as_of)), 12) - Days{1}; }
    return outlook;
}

std::string_view column_of(Ahead ahead) {
    return ahead == Ahead::assumed_renewed ? std::string_view("assumed_renewed") : word(ahead);
}

void keep(RowRecords& records, const CustomerFact& fact, const ContractAhead& contract) {
    const std::int64_t id = contract.facts.id.value;
    records.add("contracts", id);
    records.add(column_of(contract.ahead), id);
    records.add(fact.health ? winloss::word(fact.health->level) : std::string_view("not_judged"), id);
    if (contract.heard_on) { records.add("heard_before", id); }
    if (!fact.flags.empty()) { records.add("flagged", id); }
}

}  // namespace

bool Renewals::Sooner::operator()(const Line& left, const Line& right) const {
    return std::tuple(left.contract.ends_on, left.contract.facts.id) <
           std::tuple(right.contract.ends_on, right.contract.facts.id);
}

Renewals::Renewals(const Scope& scope, RenewalsOptions options)
    : scope_(scope), options_(options), customers_(scope), lines_(options.limit) {
    scope_.period = outlook_of(scope);
}

void Renewals::add(const CustomerFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const std::vector<ContractAhead> ahead =
            contracts_ahead(customer.contracts, fact.pre_renewals, scope_.period, options_.grace_days, scope_.as_of);
        if (customer.in_total) {
            pending_ += pending_ends(customer.contracts, options_.grace_days, scope_.as_of);
            for (const ContractAhead& each : ahead) {
                count(total_, fact, each);
                Line line{each, std::string(fact.name), fact.id, fact.health, fact.heard_on, {}};
                for (const FlagFact& flag : fact.flags) { line.flags.push_back(flag.kind); }
                lines_.add(std::move(line));
            }
        }
        if (!customer.group) { return; }
        if (*customer.group >= tallies_.size()) { tallies_.resize(*customer.group + 1); }
        for (const ContractAhead& each : ahead) { count(tallies_[*customer.group], fact, each); }
    });
}

void Renewals::count(Quarters& quarters, const CustomerFact& fact, const ContractAhead& contract) const {
    Tally& tally = quarters[first_of(options_.every, contract.ends_on)];
    ++tally.contracts;
    ++tally.ahead[static_cast<std::size_t>(contract.ahead)];
    ++tally.health[fact.health ? static_cast<std::size_t>(fact.health->level) : not_judged];
    tally.heard += contract.heard_on ? 1 : 0;
    tally.flagged += fact.flags.empty() ? 0 : 1;
    if (scope_.keep_records) { keep(tally.records, fact, contract); }
    if (!contract.facts.annual_value) { return; }
    Value& value = line_of(tally.values, contract.facts.annual_value->currency);
    ++value.known;
    if (scope_.keep_records) { tally.records.add("known", value.currency, contract.facts.id.value); }
    value.all = checked_add(value.all, contract.facts.annual_value->minor);
    if (contract.ahead == Ahead::open) { value.open = checked_add(value.open, contract.facts.annual_value->minor); }
}

Table Renewals::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"ends_in", "Ends in", Type::text, true},
                                                       {"contracts", "Contracts", Type::integer},
                                                       {"renewed", "Renewed", Type::integer},
                                                       {"assumed_renewed", "Assumed", Type::integer},
                                                       {"leaving", "Leaving", Type::integer},
                                                       {"open", "Open", Type::integer},
                                                       {"heard_before", "Heard before", Type::share},
                                                       {"red", "Red", Type::integer, false, false, 2},
                                                       {"amber", "Amber", Type::integer, false, false, 3},
                                                       {"green", "Green", Type::integer, false, false, 5},
                                                       {"not_judged", "Not judged", Type::integer, false, false, 4},
                                                       {"flagged", "Flagged", Type::integer, false, false, 1}}) {
        table.columns.push_back(std::move(column));
    }
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"value", "Annual value", Type::money},
                                            {"open_value", "Of it open", Type::money},
                                            {"known", "Known", Type::integer}},
                                .rows = {}};
    return table;
}

void Renewals::add_rows(Table& table, const Row& keys, const Quarters& quarters) const {
    for (const auto& [first, tally] : quarters) {
        const auto ahead = [&of = tally](Ahead which) { return of.ahead[static_cast<std::size_t>(which)]; };
        const auto health = [&of = tally](HealthLevel level) { return of.health[static_cast<std::size_t>(level)]; };
        Row row = keys;
        row.insert(row.end(),
                   {label(options_.every, first), tally.contracts, ahead(Ahead::renewed), ahead(Ahead::assumed_renewed),
                    ahead(Ahead::leaving), ahead(Ahead::open), share({tally.heard, tally.contracts}, scope_.thresholds),
                    health(HealthLevel::red), health(HealthLevel::amber), health(HealthLevel::green),
                    tally.health[not_judged], tally.flagged});
        table.rows.push_back(std::move(row));
        keep_behind(table, tally.records);
        std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
        for (const Value& each : tally.values) {
            amounts.push_back({std::string(each.currency.code()), Money{each.all, each.currency},
                               Money{each.open, each.currency}, each.known});
        }
    }
}

Table Renewals::contracts(const FactLabels& labels) const {
    Table table{.name = "contracts",
                .title = "The first to end",
                .columns = {{"ends_on", "Ends", Type::date},
                            {"account", "Account", Type::text, true},
                            {"status", "Status", Type::text},
                            {"annual_value", "Annual value", Type::money},
                            {"health", "Health", Type::text},
                            {"heard_before", "Heard before", Type::date, false, false, 2},
                            {"last_interview", "Last interview", Type::date, false, false, 3},
                            {"flags", "Flags", Type::list, false, false, 1},
                            {"product", "Product", Type::text, false, false, 4},
                            {"contract", "Contract", Type::integer, false, true},
                            {"account_id", "Account", Type::integer, false, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const auto maybe = [](const auto& value) { return value ? Cell(*value) : Cell(); };
    for (const Line& each : lines_.rows()) {
        const ContractFacts& facts = each.contract.facts;
        std::vector<std::string> flags;
        for (const FlagKind kind : each.flags) { flags.emplace_back(winloss::word(kind)); }
        Cell product;
        if (facts.product && labels[Attribute::product].of(facts.product->value) != 0) {
            product = labels[Attribute::product].shown(labels[Attribute::product].of(facts.product->value));
        }
        const auto tone = [&] {
            if (!each.health || each.health->level == HealthLevel::green) { return Tone::none; }
            return each.health->level == HealthLevel::red ? Tone::alarm : Tone::soon;
        };
        table.rows.push_back({each.contract.ends_on, each.account,
                              toned(std::string(word(each.contract.ahead)),
                                    each.contract.ahead == Ahead::leaving ? Tone::alarm : Tone::none),
                              maybe(facts.annual_value),
                              each.health ? toned(std::string(winloss::word(each.health->level)), tone()) : Cell(),
                              maybe(each.contract.heard_on), maybe(each.heard_on), flags.empty() ? Cell() : Cell(flags),
                              product, facts.id.value, each.account_id.value});
        if (scope_.keep_records) { keep_behind(table, "account", std::vector{facts.id.value}); }
    }
    if (std::string more = left_out(lines_.seen(), table.rows.size()); !more.empty()) {
        table.notes.push_back(std::move(more));
    }
    return table;
}

Renewals::Tally Renewals::whole() const {
    Tally sum;
    for (const auto& [first, each] : total_) {
        sum.contracts += each.contracts;
        sum.heard += each.heard;
        for (std::size_t i = 0; i < sum.ahead.size(); ++i) { sum.ahead[i] += each.ahead[i]; }
    }
    return sum;
}

std::string Renewals::headline() const {
    const Tally sum = whole();
    const std::string until = iso(*scope_.period.to);
    if (sum.contracts == 0) { return fmt::format("No contract ends up to {}.", until); }
    std::string result = fmt::format(
        "{} up to {}, {} open; heard before the end: {}.", counted(sum.contracts, "contract ends", "contracts end"),
        until, sum.ahead[static_cast<std::size_t>(Ahead::open)],
        in_words(share({sum.heard, sum.contracts}, scope_.thresholds), "contract", "contracts"));
    return result;
}

std::vector<std::string> Renewals::notes() const {
    std::vector<std::string> result;
    const Tally sum = whole();
    if (const std::int64_t assumed = sum.ahead[static_cast<std::size_t>(Ahead::assumed_renewed)]; assumed > 0) {
        result.push_back(fmt::format("{}: assumed renewed, nobody has confirmed it.",
                                     counted(assumed, "contract renews itself", "contracts renew themselves")));
    }
    if (pending_ > 0) {
        result.push_back(fmt::format("{} at most {} days ago without a successor: pending, and in no row.",
                                     counted(pending_, "contract ended", "contracts ended"), options_.grace_days));
    }
    result.emplace_back("A contract stands in the quarter of its next end. Health and flags are the account's.");
    return result;
}

Report Renewals::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"grace_days", "Grace days", std::int64_t{options_.grace_days}});
    result.base = {{"contracts", "Contracts that end", whole().contracts}, {"pending", "Pending", pending_}};
    Table main = table_of("renewals", customers_.groups().columns());
    if (scope_.by.empty()) {
        add_rows(main, {}, total_);
    } else {
        for (const std::uint32_t group : customers_.groups().in_order(labels)) {
            if (group < tallies_.size()) { add_rows(main, customers_.groups().cells(group, labels), tallies_[group]); }
        }
    }
    result.tables.push_back(std::move(main));
    result.tables.push_back(contracts(labels));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
