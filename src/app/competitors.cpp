#include "winloss/app/competitors.hpp"

#include <fmt/format.h>

#include "merging.hpp"
#include "taken_name.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

std::string called(const Competitor& competitor) {
    return app::called("competitor", competitor.id.value, competitor.name);
}

Table competitors_table(const std::vector<Competitor>& competitors) {
    Table table{.name = "competitors",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            wide_column("external_id", "External id", Type::text),
                            {"name", "Name", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Competitor& each : competitors) {
        table.rows.push_back({cell(each.id), cell(each.external_id), each.name});
    }
    return table;
}

Table deals_section(const std::vector<store::CompetitorDeals>& outcomes) {
    Table table{.name = "outcomes",
                .title = "Deals",
                .columns = {{"outcome", "Outcome", Type::text, true},
                            {"deals", "Considered", Type::integer},
                            {"finalist", "Finalist", Type::integer},
                            {"incumbent", "Incumbent", Type::integer},
                            {"winner", "Winner", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::CompetitorDeals& each : outcomes) {
        table.rows.push_back({cell(each.outcome), each.deals, each.finalist, each.incumbent, each.winner});
    }
    return table;
}

}  // namespace

Answer add_competitor(store::Store& store, const Context& context, const AddCompetitor& options) {
    Competitor competitor{.id = {}, .name = own_name(store::RecordKind::competitor, options.name)};
    set_line(competitor.external_id, options.external_id, "external id");
    const auto taken = store::former_name(store, store::RecordKind::competitor, competitor.name);
    store::Write write(store, context.operation());
    competitor.id = store::insert_competitor(write, competitor);
    store::forget_import_alias(write, "competitor", competitor.name);
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}.", called(competitor))},
                  .subject = ChangedRecord{"competitor", competitor.id.value}};
    mind_taken_name(store::RecordKind::competitor, competitor.id.value, competitor.name, taken, answer.messages);
    answer.messages.push_back(fmt::format("Next: winloss deal set DEAL --competitor {}", competitor.id.value));
    return answer;
}

Answer set_competitor(store::Store& store, const Context& context, const SetCompetitor& options) {
    const CompetitorId id = store::find_competitor(store, options.competitor);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Competitor competitor = store::read_competitor(store, id);
    const std::string before = competitor.name;
    if (options.name) { competitor.name = own_name(store::RecordKind::competitor, *options.name); }
    set_line(competitor.external_id, options.external_id, "external id");
    const auto taken = store::former_name(store, store::RecordKind::competitor, competitor.name);
    store::update_competitor(write, competitor);
    if (before != competitor.external_id) {  // that was no name
        store::keep_renamed(write, store::RecordKind::competitor, id.value, before, competitor.name);
    }
    const bool changed = write.commit().has_value();
    Answer answer{.data = {},
                  .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(competitor))},
                  .subject = ChangedRecord{"competitor", id.value}};
    if (options.name) {
        mind_taken_name(store::RecordKind::competitor, id.value, competitor.name, taken, answer.messages);
    }
    answer.messages.push_back(fmt::format("Next: winloss competitor show {}", id.value));
    return answer;
}

Answer list_competitors(const store::Store& store, const Context& context, const ListCompetitors& options) {
    const RowLimit limit(context, options.limit);
    return listed(
        competitors_table(store::competitors(store, limit.query())), limit,
        [&] { return store::count_competitors(store); },
        "No competitors yet: a deal that names one makes it, or winloss competitor add NAME.");
}

Answer show_competitor(const store::Store& store, const Context& context, const ShowCompetitor& options) {
    const store::Snapshot snapshot(store);
    const Competitor competitor = store::read_competitor(store, store::find_competitor(store, options.competitor));
    Record record = record_of(called(competitor), competitors_table({competitor}));
    if (context.sections) { record.sections.push_back(deals_section(store::competitor_deals(store, competitor.id))); }
    return {.data = record, .messages = {}};
}

Answer merge_competitors(store::Store& store, const Context& context, const MergeRecords& options) {
    const CompetitorId from_id = store::find_competitor(store, options.from);
    const CompetitorId into_id = store::find_competitor(store, options.into);
    refuse_itself("competitor", from_id.value, into_id.value);
    store::Write write(store, context.operation(fmt::format("{} {}", from_id.value, into_id.value)));
    const Competitor from = store::read_competitor(store, from_id);
    const Competitor into = store::read_competitor(store, into_id);
    refuse_two_ids("competitor", from.external_id, into.external_id, options.drop_external_id);
    const std::string words = merge_words(called(from), called(into), store::merge_competitor(write, from_id, into_id));
    if (options.dry_run) {
        write.abandon();
        return would_merge(words);
    }
    write.commit();
    return merged(words, {"competitor", into_id.value}, {});
}

Answer remove_competitor(store::Store& store, const Context& context, const RemoveCompetitor& options) {
    const CompetitorId id = store::find_competitor(store, options.competitor);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Competitor competitor = store::read_competitor(store, id);
    store::remove_record(write, store::RecordKind::competitor, id.value);
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(competitor))}};
}

}  // namespace winloss::app
