#include "winloss/store/crm_exports.hpp"

#include <algorithm>
#include <tuple>

#include "columns.hpp"

namespace winloss::store {

namespace {

/// Which of a deal's interviews stands for it: the greatest.
using Standing = std::tuple<bool, int, std::optional<Date>, std::int64_t>;

int place_of(InterviewState state) {
    switch (state) {
        case InterviewState::held: return 2;
        case InterviewState::planned:
        case InterviewState::invited:
        case InterviewState::booked: return 1;
        default: return 0;
    }
}

CrmDeal& deal_of(std::map<std::int64_t, CrmDeal>& deals, const Statement& row) {
    const auto [found, fresh] = deals.try_emplace(row.integer(0));
    if (fresh) {
        found->second.external_id = row.maybe_text(1);
        found->second.name = row.text(2);
        found->second.account = row.maybe_text(3);
    }
    return found->second;
}

}  // namespace

std::map<std::int64_t, CrmDeal> crm_deals(const Store& store, std::string_view profile) {
    std::map<std::int64_t, CrmDeal> deals;
    Statement row = store.prepare(
        "SELECT d.id, d.external_id, d.name, a.name, i.kind = 'retrospective', i.state, i.held_on, "
        "substr(i.booked_at, 1, 10), i.id FROM interview i JOIN deal d ON d.id = i.deal_id "
        "LEFT JOIN account a ON a.id = d.account_id WHERE i.deal_id IS NOT NULL ORDER BY i.deal_id, i.id");
    const CrmDeal* last = nullptr;
    Standing standing;
    while (row.step()) {
        CrmDeal& deal = deal_of(deals, row);
        const auto state = *parse_word<InterviewState>(row.text(5));
        const auto on = row.is_null(6) && state == InterviewState::booked ? row.maybe_date(7) : row.maybe_date(6);
        const Standing here{row.boolean(4), place_of(state), on, row.integer(8)};
        if (last == &deal && here < standing) { continue; }
        last = &deal;
        standing = here;
        deal.state = state;
        deal.on = on;
    }
    Statement sent = store.prepare(
        "SELECT d.id, d.external_id, d.name, a.name, c.digest FROM crm_export c JOIN deal d ON d.id = c.deal_id "
        "LEFT JOIN account a ON a.id = d.account_id WHERE c.profile = $profile");
    sent.bind("profile", profile);
    while (sent.step()) { deal_of(deals, sent).digest = sent.text(4); }
    return deals;
}

void set_sent(Write& write, std::string_view profile, std::span<const SentDeal> deals) {
    Statement row = write.prepare(
        "INSERT INTO crm_export (deal_id, profile, digest) VALUES ($deal, $profile, $digest) "
        "ON CONFLICT (deal_id, profile) DO UPDATE SET digest = excluded.digest "
        "WHERE crm_export.digest <> excluded.digest");
    for (const SentDeal& each : deals) {
        row.bind("deal", each.deal).bind("profile", profile).bind("digest", each.digest).run();
    }
}

}  // namespace winloss::store
