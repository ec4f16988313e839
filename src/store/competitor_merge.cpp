#include "merge_rows.hpp"
#include "winloss/store/competitors.hpp"

namespace winloss::store {

namespace {

/// A deal in which one side named both.
std::int64_t merge_in_deals(Write& write, CompetitorId from, CompetitorId into) {
    write
        .prepare(
            "UPDATE deal_competitor SET finalist = max(deal_competitor.finalist, o.finalist), "
            "incumbent = max(deal_competitor.incumbent, o.incumbent), winner = max(deal_competitor.winner, o.winner) "
            "FROM deal_competitor o WHERE o.competitor_id = $from AND deal_competitor.competitor_id = $into "
            "AND o.deal_id = deal_competitor.deal_id AND o.said_by = deal_competitor.said_by")
        .bind("from", from.value)
        .bind("into", into.value)
        .run();
    const std::int64_t both =
        write
            .prepare(
                "DELETE FROM deal_competitor WHERE competitor_id = $from AND EXISTS (SELECT 1 FROM deal_competitor o "
                "WHERE o.competitor_id = $into AND o.deal_id = deal_competitor.deal_id "
                "AND o.said_by = deal_competitor.said_by)")
            .bind("from", from.value)
            .bind("into", into.value)
            .run();
    return both + rename_column(write, "deal_competitor", "competitor_id", from.value, into.value);
}

}  // namespace

std::vector<Moved> merge_competitor(Write& write, CompetitorId from, CompetitorId into) {
    Competitor old = read_competitor(write.store(), from);
    Competitor kept = read_competitor(write.store(), into);
    if (old.external_id && !kept.external_id) {
        kept.external_id = std::exchange(old.external_id, std::nullopt);
        update_competitor(write, old);  // two cannot have it
        update_competitor(write, kept);
    }
    std::vector<Moved> moved =
        move_references(write, RecordKind::competitor, from.value, into.value, [&](const Reference& reference) {
            return reference.child == "deal_competitor" ? std::optional(merge_in_deals(write, from, into))
                                                        : std::nullopt;
        });
    // One that was called by the other's id had no name.
    const std::string& name = old.name == kept.external_id ? kept.name : old.name;
    end_in(write, RecordKind::competitor, from.value, into.value, name, kept.name);
    return moved;
}

}  // namespace winloss::store
