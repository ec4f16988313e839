#include "winloss/report/pulse_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "winloss/core/text.hpp"

namespace winloss::report {

bool PulseList::Worse::operator()(const Line& left, const Line& right) const {
    return std::tuple(-left.pulse.weight, left.account_id) < std::tuple(-right.pulse.weight, right.account_id);
}

PulseList::PulseList(const Scope& scope, PulseOptions options)
    : scope_(scope), options_(options), customers_(scope), lines_(options.limit) {
    scope_.period = {};
}

void PulseList::add(const CustomerFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const ServiceHistory history(customer.contracts, options_.grace_days, scope_.as_of);
        if (!history.active_on(scope_.as_of)) { return; }
        const std::vector<ContractAhead> ahead = all_ahead(fact, customer.contracts, options_.grace_days, scope_.as_of);
        Line line{.pulse = pulse_of(fact, care_of(fact, scope_.as_of), ahead, scope_.as_of),
                  .account = std::string(fact.name),
                  .account_id = fact.id,
                  .health = fact.health,
                  .last_touch = {},
                  .heard_on = fact.heard_on,
                  .next_end = {},
                  .value = history.value_on(scope_.as_of)};
        if (scope_.keep_records) {
            line.records.add("account", fact.id.value);
            for (const ContractId each : history.unknown_on(scope_.as_of)) {
                line.records.add("values_unknown", each.value);
            }
        }
        if (!fact.touches.empty()) { line.last_touch = fact.touches.back().on; }
        for (const ContractAhead& each : ahead) {
            if (!ends_soon(each, scope_.as_of)) { continue; }
            line.next_end = std::min(line.next_end.value_or(each.ends_on), each.ends_on);
        }
        ++active_;
        without_sign_ += line.pulse.signs.empty() ? 1 : 0;
        assumed_loyal_ += line.pulse.assumed_loyal ? 1 : 0;
        unknown_value_ += line.value.unknown > 0 ? 1 : 0;
        for (const Sign each : line.pulse.signs) {
            ++having_[static_cast<std::size_t>(each)];
            if (scope_.keep_records) { having_records_.add(entry(each).word, fact.id.value); }
        }
        lines_.add(std::move(line));
    });
}

Table PulseList::lines() const {
    Table table{.name = "pulse",
                .title = "",
                .columns = {{"weight", "Weight", Type::integer},
                            {"account", "Account", Type::text, true},
                            {"signs", "Because", Type::list, true},
                            {"assumed_loyal", "Assumed loyal", Type::boolean, false, true},
                            {"health", "Health", Type::text, false, false, 2},
                            {"last_touch", "Last touch", Type::date, false, false, 4},
                            {"last_interview", "Last interview", Type::date, false, false, 5},
                            {"next_end", "Ends", Type::date, false, false, 1},
                            {"values_unknown", "Values not known", Type::integer, false, true},
                            {"account_id", "Account", Type::integer, false, true}},
                .rows = {},
                .breakdown = Breakdown{.key = "amounts",
                                       .columns = {{"currency", "Currency", Type::text},
                                                   {"annual_value", "Annual value", Type::money}},
                                       .rows = {}},
                .notes = {},
                .keys = 2};
    const auto maybe = [](const auto& value) { return value ? Cell(*value) : Cell(); };
    for (const Line& each : lines_.rows()) {
        std::vector<std::string> because;
        for (const Sign sign : each.pulse.signs) {
            because.push_back(fmt::format("{} {}", entry(sign).word, entry(sign).weight));
        }
        const int weight = each.pulse.weight;
        const Tone tone = weight >= 8 ? Tone::alarm : weight >= 4 ? Tone::soon : Tone::none;
        table.rows.push_back({toned(std::int64_t{weight}, tone), each.account, because.empty() ? Cell() : Cell(because),
                              each.pulse.assumed_loyal,
                              each.health ? Cell(std::string(word(each.health->level))) : Cell(),
                              maybe(each.last_touch), maybe(each.heard_on), maybe(each.next_end),
                              std::int64_t{each.value.unknown}, each.account_id.value});
        keep_behind(table, each.records);
        std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
        for (const Money& value : each.value.known) { amounts.push_back({std::string(value.currency.code()), value}); }
    }
    if (std::string more = left_out(lines_.seen(), table.rows.size()); !more.empty()) {
        table.notes.push_back(std::move(more));
    }
    return table;
}

Table PulseList::weights() const {
    Table table{.name = "signs",
                .title = "What each sign weighs, and how many have it",
                .columns = {{"sign", "Sign", Type::text, true},
                            {"weight", "Weight", Type::integer},
                            {"customers", "Customers", Type::integer},
                            prose_column("says", "Says")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const SignEntry& each : signs()) {
        table.rows.push_back({std::string(each.word), std::int64_t{each.weight},
                              having_[static_cast<std::size_t>(each.sign)], std::string(each.says)});
        keep_behind(table, "customers", having_records_.of(each.word));
    }
    return table;
}

Report PulseList::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.base = {{"customers", "Customers", active_},
                   {"without_sign", "Without a sign", without_sign_},
                   {"assumed_loyal", "Assumed loyal", assumed_loyal_}};
    result.tables.push_back(lines());
    result.tables.push_back(weights());
    if (active_ == 0) {
        result.headline = "There is no customer.";
    } else {
        result.headline = fmt::format("{}: {} without any sign, {} loyal only because nobody has heard from them.",
                                      counted(active_, "customer", "customers"), without_sign_,
                                      counted(assumed_loyal_, "is assumed", "are assumed"));
    }
    result.notes.emplace_back("The weight is the sum of what the signs weigh: an order to talk in, no probability.");
    if (unknown_value_ > 0) {
        result.notes.push_back(
            fmt::format("{} with a contract whose value is not known: it is not in the annual value.",
                        counted(unknown_value_, "customer", "customers")));
    }
    return result;
}

}  // namespace winloss::report
