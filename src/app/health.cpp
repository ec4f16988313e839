#include "winloss/app/health.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

Table health_table() {
    return {.name = "health",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"judged_on", "Day", Type::date},
                        {"health", "Health", Type::text},
                        {"account", "Account", Type::text, true},
                        number_column("account_id"),
                        {"why", "Why", Type::text},
                        spare_column("person", "By", Type::text, 1),
                        number_column("touch"),
                        number_column("interview")},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const store::HealthRow& row) {
    const Health& health = row.health;
    return {cell(health.id), health.judged_on, cell(health.level), row.account,           cell(health.account),
            health.why,      cell(row.person), cell(health.touch), cell(health.interview)};
}

Answer add_health(store::Store& store, const Context& context, const AddHealth& options) {
    const Subject subject = subject_of(store, options.about);
    Health health;
    health.account = subject.account;
    health.interview = subject.interview;
    health.level = require_word<HealthLevel>(options.level);
    health.why = required_line(options.why, "why");
    health.judged_on = options.on ? parse_date(*options.on, context.today, "--on") : context.today;
    if (health.judged_on > context.today) {
        throw usage_error(fmt::format("{} is still to come.", iso(health.judged_on)), "A judgement is of its own day.");
    }
    health.person = person_or_self(store, context, options.by);
    const auto before = store::latest_health(store, subject.account, health.judged_on);
    store::Write write(store, context.operation());
    health.id = store::insert_health(write, health);
    write.commit();
    std::string was;
    if (before) { was = fmt::format(", was {} on {}", word(before->health.level), iso(before->health.judged_on)); }
    std::string next = fmt::format("Next: winloss account show {}", subject.account.value);
    if (health.level != HealthLevel::green) {
        next = fmt::format("Next: winloss flag add at-risk --account {} --text …", subject.account.value);
    }
    return {.data = {}, .messages = {fmt::format("{} is {}{}.", subject.name, word(health.level), was), next}};
}

Answer show_health(const store::Store& store, const Context& context, const ShowHealth& options) {
    const store::Snapshot snapshot(store);
    store::HealthFilter filter;
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.level) { filter.level = require_word<HealthLevel>(*options.level); }
    filter.latest = !options.account;
    const RowLimit limit(context, options.limit);
    Table table = health_table();
    for (const auto& row : store::judgements(store, filter, limit.query())) { table.rows.push_back(cells(row)); }
    return listed(
        std::move(table), limit, [&] { return store::health_listing(filter).count(store); },
        "Nobody has judged yet: winloss health add green --account ACCOUNT --why 'renewed without a question'");
}

}  // namespace winloss::app
