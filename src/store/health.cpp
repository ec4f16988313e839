#include "winloss/store/health.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "h.id, h.account_id, h.judged_on, h.level, h.why, h.person_id, h.touch_id, h.interview_id, a.name, p.name";
constexpr std::string_view joins = "JOIN account a ON a.id = h.account_id LEFT JOIN person p ON p.id = h.person_id";

HealthRow read_row(const Statement& row) {
    return {.health = {.id = {row.integer(0)},
                       .account = {row.integer(1)},
                       .judged_on = row.date(2),
                       .level = *maybe_word<HealthLevel>(row, 3),
                       .why = std::string(row.text(4)),
                       .person = maybe_id<PersonId>(row, 5),
                       .touch = maybe_id<TouchId>(row, 6),
                       .interview = maybe_id<InterviewId>(row, 7)},
            .account = std::string(row.text(8)),
            .person = row.maybe_text(9)};
}

void bind_values(Statement& statement, const Health& health) {
    statement.bind("account", health.account.value)
        .bind("judged_on", health.judged_on)
        .bind("level", word(health.level))
        .bind("why", health.why)
        .bind("person", value_of(health.person))
        .bind("touch", value_of(health.touch))
        .bind("interview", value_of(health.interview));
}

}  // namespace

Listing health_listing(const HealthFilter& filter) {
    Listing listing{std::string(columns), "health h", std::string(joins)};
    listing.given("h.account_id = $account", "account", filter.account)
        .given("h.level = $level", "level", filter.level);
    if (filter.latest) {
        listing.where(
            "NOT EXISTS (SELECT 1 FROM health l WHERE l.account_id = h.account_id AND "
            "(l.judged_on, l.id) > (h.judged_on, h.id))");
    }
    if (filter.account) { return listing.order("h.judged_on DESC, h.id DESC"); }
    return listing.order_without_index("h.judged_on DESC, h.id DESC");
}

std::vector<HealthRow> judgements(const Store& store, const HealthFilter& filter, std::int64_t limit) {
    std::vector<HealthRow> found;
    Statement rows = health_listing(filter).rows(store, limit);
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

void each_judgement(const Store& store, const HealthFilter& filter, const std::function<void(const HealthRow&)>& take) {
    health_listing(filter).each(store, [&](const Statement& row) { take(read_row(row)); });
}

std::optional<HealthRow> latest_health(const Store& store, AccountId account, Date by) {
    Statement row =
        store.prepare(fmt::format("SELECT {} FROM health h {} WHERE h.account_id = $account AND h.judged_on <= $by "
                                  "ORDER BY h.judged_on DESC, h.id DESC LIMIT 1",
                                  columns, joins));
    if (!row.bind("account", account.value).bind("by", by).step()) { return std::nullopt; }
    return read_row(row);
}

HealthRow read_health(const Store& store, HealthId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM health h {} WHERE h.id = $id", columns, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no health {}.", id.value)); }
    return read_row(row);
}

HealthId insert_health(Write& write, const Health& health) {
    Statement insert = write.prepare(
        "INSERT INTO health (account_id, judged_on, level, why, person_id, touch_id, interview_id) "
        "VALUES ($account, $judged_on, $level, $why, $person, $touch, $interview)");
    bind_values(insert, health);
    insert.run();
    return {write.last_insert_id()};
}

void update_health(Write& write, const Health& health) {
    Statement update = write.prepare(
        "UPDATE health SET account_id = $account, judged_on = $judged_on, level = $level, why = $why, "
        "person_id = $person, touch_id = $touch, interview_id = $interview WHERE id = $id");
    bind_values(update, health);
    update.bind("id", health.id.value).run();
}

}  // namespace winloss::store
