#include "winloss/app/health.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/plan_facts.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

constexpr const char* of_its_day = "A judgement is of its own day.";

/// After the judgement that was made last, which need not be the one that was written last.
std::string next_of(const store::Store& store, AccountId account) {
    const auto rows = store::judgements(store, {.account = account}, 1);
    if (rows.empty() || rows.front().health.level == HealthLevel::green) {
        return fmt::format("Next: winloss account show {}", account.value);
    }
    return fmt::format("Next: winloss flag add at-risk --account {} --text …", account.value);
}

/// The open check-in that the plan will drop, because a contact came with a judgement in its quarter.
std::optional<InterviewId> check_in_done(const store::Store& store, const Context& context, AccountId account) {
    const store::InterviewFilter open{.kind = std::string(kind::check_in), .open = true, .account = account};
    if (store::count_interviews(store, open, 1).rows == 0) { return std::nullopt; }
    std::optional<InterviewId> done;
    const Programme programme = store::read_programme(store);
    store::read_plan_facts(store, {.account = account, .reach = {}}, [&](const store::PlanFacts& facts) {
        for (const Decision& each : plan_account(facts.facts, programme, context.today).decisions) {
            if (each.reason == Reason::reviewed && each.state == InterviewState::planned) { done = each.interview; }
        }
    });
    return done;
}

}  // namespace

std::string stands_as(const store::Store& store, const Health& written) {
    const auto rows = store::judgements(store, {.account = written.account}, 0);
    const Health& latest = rows.front().health;
    if (latest.id == written.id) { return fmt::format("is {}", word(latest.level)); }
    Date since = latest.judged_on;
    bool ever_since = false;
    for (const store::HealthRow& row : rows) {
        if (row.health.level != latest.level) { break; }
        since = row.health.judged_on;
        ever_since = ever_since || row.health.id == written.id;
    }
    std::string now = fmt::format("is {} since {}", word(latest.level), iso(since));
    if (ever_since) { return now; }
    return fmt::format("was {} on {}; it {}", word(written.level), iso(written.judged_on), now);
}

std::vector<std::string> after_judging(const store::Store& store, const Context& context, const Health& health) {
    std::vector<std::string> said;
    if (health.touch || health.interview) {
        if (const auto done = check_in_done(store, context, health.account)) {
            said.push_back(fmt::format("It does for the check-in, interview {}: winloss plan {} takes it off the list.",
                                       done->value, health.account.value));
        }
    }
    said.push_back(next_of(store, health.account));
    return said;
}

Table health_table() {
    return {.name = "health",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"judged_on", "Day", Type::date},
                        {"health", "Health", Type::text},
                        {"account", "Account", Type::text, true},
                        number_column("account_id"),
                        prose_column("why", "Why"),
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
    health.judged_on = past_day(options.on.value_or("today"), context.today, "--on", of_its_day);
    health.person = person_or_self(store, context, options.by);
    const auto before = store::latest_health(store, subject.account, context.today);
    const bool is_the_latest = !before || before->health.judged_on <= health.judged_on;
    store::Write write(store, context.operation());
    health.id = store::insert_health(write, health);
    write.commit();
    std::string stands = stands_as(store, health);
    if (before && is_the_latest) {
        stands += fmt::format(", was {} on {}", word(before->health.level), iso(before->health.judged_on));
    }
    std::vector<std::string> said = after_judging(store, context, health);
    said.insert(said.begin(), fmt::format("{} {}.", subject.name, stands));
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"health", health.id.value}};
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
    std::string none =
        filter.account
            ? fmt::format("Nobody has judged {} yet: winloss health add green --account {} --why …",
                          in_sentence(store::read_account(store, *filter.account).name), filter.account->value)
            : "Nobody has judged yet: winloss health add green --account ACCOUNT --why 'renewed without a question'";
    return listed(
        std::move(table), limit, [&] { return store::health_listing(filter).count(store); },
        options.level && store::has_any(store, store::RecordKind::health)
            ? none_is_like_that("judgements", "health show")
            : std::move(none));
}

Answer set_health(store::Store& store, const Context& context, const SetHealth& options) {
    const HealthId id{store::find_record(store, store::RecordKind::health, options.health)};
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::HealthRow row = store::read_health(store, id);
    Health& health = row.health;
    if (options.level) { health.level = require_word<HealthLevel>(*options.level); }
    if (options.why) { health.why = required_line(*options.why, "why"); }
    if (options.on) { health.judged_on = past_day(*options.on, context.today, "--on", of_its_day); }
    set_reference(health.person, options.by, [&](const std::string& typed) { return named_person(store, typed); });
    set_interview(health.interview, health.account, store, options.from);
    store::update_health(write, health);
    const bool changed = write.commit().has_value();
    return changed_answer("health", id.value, row.account, changed, next_of(store, health.account));
}

Answer remove_health(store::Store& store, const Context& context, const RemoveHealth& options) {
    return remove_around(
        store, context, store::RecordKind::health, options.health,
        [&](std::int64_t id) { return store::read_health(store, {id}).account; }, "Next: winloss health show");
}

}  // namespace winloss::app
