#include "winloss/store/competitors.hpp"

#include <algorithm>

#include "named_table.hpp"
#include "winloss/store/former_names.hpp"

namespace winloss::store {

std::vector<Competitor> competitors(const Store& store, std::int64_t limit) {
    return all_named<Competitor>(store, "competitor", limit);
}

RowCount count_competitors(const Store& store) { return named_listing<Competitor>("competitor").count(store); }

std::optional<CompetitorId> competitor_called(const Store& store, std::string_view text) {
    if (const auto named = record_named(store, RecordKind::competitor, text)) { return CompetitorId{*named}; }
    Statement numbered = store.prepare("SELECT id FROM competitor WHERE external_id = $id");
    if (numbered.bind("id", text).step()) { return CompetitorId{numbered.integer(0)}; }
    const FormerNames names(store, RecordKind::competitor);
    const FormerName* former = names.find(text);
    return former == nullptr ? std::nullopt : std::optional(CompetitorId{former->id});
}

Competitor read_competitor(const Store& store, CompetitorId id) {
    return read_named<Competitor>(store, "competitor", id.value);
}

CompetitorId insert_competitor(Write& write, const Competitor& competitor) {
    return {insert_named(write, "competitor", competitor)};
}

void update_competitor(Write& write, const Competitor& competitor) { update_named(write, "competitor", competitor); }

std::vector<CompetitorDeals> competitor_deals(const Store& store, CompetitorId id) {
    Statement rows = store.prepare(
        "SELECT outcome, count(*), sum(finalist), sum(incumbent), sum(winner) FROM "
        "(SELECT d.id, d.outcome, max(c.finalist) AS finalist, max(c.incumbent) AS incumbent, max(c.winner) AS winner "
        "FROM deal_competitor c JOIN deal d ON d.id = c.deal_id WHERE c.competitor_id = $id GROUP BY d.id, d.outcome) "
        "AS each_deal GROUP BY outcome");
    rows.bind("id", id.value);
    std::vector<CompetitorDeals> found;
    while (rows.step()) {
        found.push_back(
            {*parse_word<Outcome>(rows.text(0)), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    }
    std::ranges::sort(found, {}, &CompetitorDeals::outcome);
    return found;
}

}  // namespace winloss::store
