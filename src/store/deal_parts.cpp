// What is part of a deal: its competitors, the reasons that were stated, its team; and what its loss owes.
#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/store/deals.hpp"

namespace winloss::store {

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

void state_reason(Write& write, DealId deal, StatedReasonId reason) {
    write
        .prepare(
            "INSERT INTO deal_reason (deal_id, stated_reason_id) VALUES ($deal, $reason) "
            "ON CONFLICT (deal_id, stated_reason_id) DO NOTHING")
        .bind("deal", deal.value)
        .bind("reason", reason.value)
        .run();
}

void retract_reason(Write& write, DealId deal, StatedReasonId reason) {
    write.prepare("DELETE FROM deal_reason WHERE deal_id = $deal AND stated_reason_id = $reason")
        .bind("deal", deal.value)
        .bind("reason", reason.value)
        .run();
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

void join_deal_team(Write& write, DealId deal, PersonId person) {
    write
        .prepare(
            "INSERT INTO deal_team (deal_id, person_id) VALUES ($deal, $person) "
            "ON CONFLICT (deal_id, person_id) DO NOTHING")
        .bind("deal", deal.value)
        .bind("person", person.value)
        .run();
}

void leave_deal_team(Write& write, DealId deal, PersonId person) {
    const auto left = write.prepare("DELETE FROM deal_team WHERE deal_id = $deal AND person_id = $person")
                          .bind("deal", deal.value)
                          .bind("person", person.value)
                          .run();
    if (left == 0) {
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
