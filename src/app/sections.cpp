// Sections of a record's page.
#include <fmt/format.h>

#include "winloss/app/actions.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/flags.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/app/touches.hpp"
#include "winloss/store/around.hpp"

namespace winloss::app {

namespace {

/// `read(limit, take)` hands over at most `limit` rows.
template <class Read>
Table section(Table table, std::string title, const Context& context, std::initializer_list<std::string_view> known,
              const std::string& command, const Read& read) {
    const RowLimit limit(context, std::nullopt, section_rows);
    read(limit.query(), [&](const auto& row) { table.rows.push_back(cells(row)); });
    table = without(std::move(table), known);
    table.title = std::move(title);
    cut_section(table, limit, command);
    return table;
}

Table contracts_of(const store::Store& store, const Context& context, const store::ContractFilter& filter,
                   std::initializer_list<std::string_view> known, const std::string& of) {
    return section(contracts_table(), "Contracts", context, known, "winloss contract list " + of,
                   [&](std::int64_t limit, const auto& take) { store::each_contract(store, filter, limit, take); });
}

}  // namespace

Table contacts_section(const store::Store& store, const Context& context, AccountId account) {
    return section(
        contacts_table(), "Contacts", context, {"account", "account_id"},
        fmt::format("winloss contact list --account {}", account.value),
        [&](std::int64_t limit, const auto& take) { store::each_contact(store, {.account = account}, limit, take); });
}

Table deals_section(const store::Store& store, const Context& context, AccountId account) {
    return section(
        deals_table(), "Deals", context, {"account", "account_id", "health"},
        fmt::format("winloss deal list --account {}", account.value),
        [&](std::int64_t limit, const auto& take) { store::each_deal(store, {.account = account}, limit, take); });
}

Table contracts_section(const store::Store& store, const Context& context, AccountId account) {
    return contracts_of(store, context, {.account = account}, {"account", "account_id", "health"},
                        fmt::format("--account {}", account.value));
}

Table contracts_section(const store::Store& store, const Context& context, DealId deal) {
    return contracts_of(store, context, {.deal = deal}, {"account", "account_id", "deal", "deal_id"},
                        fmt::format("--deal {}", deal.value));
}

Table interviews_section(const store::Store& store, const Context& context, store::InterviewFilter filter,
                         const std::string& of) {
    return section(interviews_table(), "Interviews", context, {}, "winloss interview list " + of,
                   [&](std::int64_t limit, const auto& take) {
                       filter.limit = limit;
                       for (const store::InterviewLine& line : store::interviews(store, filter)) { take(line); }
                   });
}

std::vector<Table> around_sections(const store::Store& store, const Context& context, AccountId account,
                                   const store::Around& there) {
    const RowLimit limit(context, std::nullopt, section_rows);
    std::vector<Table> sections;
    const auto place = [&](Table table, std::string title, bool any, const std::string& command) {
        if (!any && context.on_screen) { return; }
        table.title = std::move(title);
        table = without(std::move(table), {"account", "account_id"});
        cut_section(table, limit, fmt::format("winloss {} {}", command, account.value));
        sections.push_back(std::move(table));
    };
    const auto add = [&](Table table, std::string title, bool any, const std::string& command, const auto& read,
                         const auto& to_cells) {
        if (any) {
            for (const auto& row : read()) { table.rows.push_back(to_cells(row)); }
        }
        place(std::move(table), std::move(title), any, command);
    };
    const auto dated = [&](const auto& row) { return cells(row, context.today); };
    add(
        expectations_table(), "Expectations", there.expectations, "expectation list --account",
        [&] { return store::expectations(store, {.account = account}, limit.query()); }, dated);
    add(
        flags_table(), "Flags", there.flags, "flag list --account",
        [&] { return store::flags(store, {.account = account, .raised = true}, limit.query()); }, dated);
    add(
        actions_table(), "Actions", there.actions, "action list --account",
        [&] { return store::actions(store, {.account = account, .pending = true}, limit.query()); }, dated);
    Table judgements = health_table();
    judgements.name = "judgements";  // the account's health is the last of them
    add(
        std::move(judgements), "Health", there.health, "health show",
        [&] { return store::judgements(store, {.account = account}, limit.query()); },
        [](const store::HealthRow& row) { return cells(row); });
    std::vector<store::TouchLine> touches;
    if (there.touches) { touches = store::touches(store, {.account = account}, limit.query()); }
    place(touches_table(touches), "Touches", there.touches, "touch list --account");
    return sections;
}

Table competitors_section(const std::vector<store::DealCompetitorRow>& competitors) {
    Table table{.name = "competitors",
                .title = "Competitors",
                .columns = {{"competitor", "Competitor", Type::text, true},
                            number_column("competitor_id"),
                            {"said_by", "Said by", Type::text},
                            {"finalist", "Finalist", Type::boolean},
                            {"incumbent", "Incumbent", Type::boolean},
                            {"winner", "Winner", Type::boolean}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& [standing, name] : competitors) {
        table.rows.push_back({name, cell(standing.competitor), cell(standing.said_by), standing.finalist,
                              standing.incumbent, standing.winner});
    }
    return table;
}

Table reasons_section(const std::vector<store::DealReasonRow>& reasons) {
    Table table{.name = "reasons",
                .title = "Stated reasons",
                .columns = {{"reason", "Reason", Type::text, true}, typed_column("code", "Code")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& each : reasons) { table.rows.push_back({each.text, cell(each.code)}); }
    return table;
}

}  // namespace winloss::app
