// What is part of a deal: its competitors, the reasons that were stated, its win themes, its team; and what its loss
// owes.
#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "winloss/core/error.hpp"
#include "winloss/store/deals.hpp"

namespace winloss::store {

namespace {

/// A table of nothing but deals and what each has, once.
struct Links {
    std::string_view table;
    std::string_view column;  ///< beside deal_id
};
constexpr Links reasons{"deal_reason", "stated_reason_id"};
constexpr Links win_themes{"deal_win_theme", "code_id"};
constexpr Links team{"deal_team", "person_id"};

/// Nothing happens where it has it already.
void add_link(Write& write, Links links, DealId deal, std::int64_t other) {
    write
        .prepare(fmt::format("INSERT INTO {0} (deal_id, {1}) VALUES ($deal, $other) "
                             "ON CONFLICT (deal_id, {1}) DO NOTHING",
                             links.table, links.column))
        .bind("deal", deal.value)
        .bind("other", other)
        .run();
}

/// False where it did not have it.
bool remove_link(Write& write, Links links, DealId deal, std::int64_t other) {
    const auto removed =
        write.prepare(fmt::format("DELETE FROM {} WHERE deal_id = $deal AND {} = $other", links.table, links.column))
            .bind("deal", deal.value)
            .bind("other", other)
            .run();
    return removed > 0;
}

}  // namespace

std::vector<DealCompetitorRow> deal_competitors(const Store& store, DealId id) {
    Statement rows = store.prepare(
        "SELECT c.competitor_id, n.name, c.said_by, c.finalist, c.incumbent, c.winner FROM deal_competitor c "
        "JOIN competitor n ON n.id = c.competitor_id WHERE c.deal_id = $deal ORDER BY n.name_folded, c.said_by DESC");
    rows.bind("deal", id.value);
    std::vector<DealCompetitorRow> found;
    while (rows.step()) {
        found.push_back({.standing = {.competitor = {rows.integer(0)},
                                      .said_by = *parse_word<SaidBy>(rows.text(2)),
                                      .finalist = rows.boolean(3),
                                      .incumbent = rows.boolean(4),
                                      .winner = rows.boolean(5)},
                         .name = std::string(rows.text(1))});
    }
    return found;
}

void set_competitor(Write& write, DealId deal, const DealCompetitor& standing) {
    write
        .prepare(
            "INSERT INTO deal_competitor (deal_id, competitor_id, said_by, finalist, incumbent, winner) VALUES "
            "($deal, $competitor, $said_by, $finalist, $incumbent, $winner) "
            "ON CONFLICT (deal_id, competitor_id, said_by) DO UPDATE SET finalist = excluded.finalist, "
            "incumbent = excluded.incumbent, winner = excluded.winner")
        .bind("deal", deal.value)
        .bind("competitor", standing.competitor.value)
        .bind("said_by", word(standing.said_by))
        .bind("finalist", standing.finalist)
        .bind("incumbent", standing.incumbent)
        .bind("winner", standing.winner)
        .run();
}

void remove_competitor(Write& write, DealId deal, CompetitorId competitor) {
    const auto removed =
        write.prepare("DELETE FROM deal_competitor WHERE deal_id = $deal AND competitor_id = $competitor")
            .bind("deal", deal.value)
            .bind("competitor", competitor.value)
            .run();
    if (removed == 0) {
        throw not_found(fmt::format("Competitor {} is not in deal {}.", competitor.value, deal.value));
    }
}

std::vector<DealReasonRow> deal_reasons(const Store& store, DealId id) {
    Statement rows = store.prepare(
        "SELECT r.stated_reason_id, s.text, c.path FROM deal_reason r JOIN stated_reason s ON s.id = "
        "r.stated_reason_id LEFT JOIN code c ON c.id = s.code_id WHERE r.deal_id = $deal ORDER BY r.id");
    rows.bind("deal", id.value);
    std::vector<DealReasonRow> found;
    while (rows.step()) { found.push_back({{rows.integer(0)}, std::string(rows.text(1)), rows.maybe_text(2)}); }
    return found;
}

void state_reason(Write& write, DealId deal, StatedReasonId reason) { add_link(write, reasons, deal, reason.value); }

void retract_reason(Write& write, DealId deal, StatedReasonId reason) {
    remove_link(write, reasons, deal, reason.value);
}

std::vector<DealThemeRow> deal_win_themes(const Store& store, DealId id) {
    Statement rows = store.prepare(
        "SELECT t.code_id, c.path, c.name FROM deal_win_theme t JOIN code c ON c.id = t.code_id "
        "WHERE t.deal_id = $deal ORDER BY c.path");
    rows.bind("deal", id.value);
    std::vector<DealThemeRow> found;
    while (rows.step()) { found.push_back({{rows.integer(0)}, std::string(rows.text(1)), std::string(rows.text(2))}); }
    return found;
}

void add_win_theme(Write& write, DealId deal, CodeId code) { add_link(write, win_themes, deal, code.value); }

void remove_win_theme(Write& write, DealId deal, CodeId code) {
    if (!remove_link(write, win_themes, deal, code.value)) {
        throw not_found(fmt::format("Deal {} does not have that win theme.", deal.value));
    }
}

std::vector<DealTeamRow> deal_team(const Store& store, DealId id) {
    Statement rows = store.prepare(
        "SELECT t.person_id, p.name FROM deal_team t JOIN person p ON p.id = t.person_id WHERE t.deal_id = $deal "
        "ORDER BY p.name_folded, p.id");
    rows.bind("deal", id.value);
    std::vector<DealTeamRow> found;
    while (rows.step()) { found.push_back({{rows.integer(0)}, std::string(rows.text(1))}); }
    return found;
}

void join_deal_team(Write& write, DealId deal, PersonId person) { add_link(write, team, deal, person.value); }

void leave_deal_team(Write& write, DealId deal, PersonId person) {
    if (!remove_link(write, team, deal, person.value)) {
        throw not_found(fmt::format("Person {} is not on the team of deal {}.", person.value, deal.value));
    }
}

std::vector<LostDeal> lost_deals(const Store& store, AccountId account) {
    Statement rows = store.prepare(
        "SELECT d.id, d.name, coalesce(d.decided_on, d.closed_on), d.exclusion IS NULL, i.id, i.state, i.closes_on "
        "FROM deal d LEFT JOIN interview i ON i.deal_id = d.id AND i.kind = 'retrospective' "
        "WHERE d.account_id = $account AND d.outcome = 'lost' ORDER BY coalesce(d.decided_on, d.closed_on) DESC, d.id "
        "DESC, i.id");
    rows.bind("account", account.value);
    std::vector<LostDeal> found;
    while (rows.step()) {
        LostDeal lost{{rows.integer(0)}, std::string(rows.text(1)), rows.maybe_date(2), rows.boolean(3), std::nullopt};
        if (!rows.is_null(4)) {
            lost.retrospective = {{rows.integer(4)}, *parse_word<InterviewState>(rows.text(5)), rows.date(6)};
        }
        found.push_back(std::move(lost));
    }
    return found;
}

}  // namespace winloss::store
