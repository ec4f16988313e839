#include "winloss/store/actions.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "x.id, x.text, x.account_id, x.interview_id, x.code_id, x.owner_id, x.due_on, x.state, x.told_on, a.name, p.name, "
    "c.path, coalesce(p.id, o.id), coalesce(p.name, o.name)";
constexpr std::string_view joins =
    "LEFT JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.owner_id "
    "LEFT JOIN code c ON c.id = x.code_id LEFT JOIN person o ON o.id = a.owner_id";

ActionRow read_row(const Statement& row) {
    return {.action = {.id = {row.integer(0)},
                       .text = std::string(row.text(1)),
                       .account = maybe_id<AccountId>(row, 2),
                       .interview = maybe_id<InterviewId>(row, 3),
                       .code = maybe_id<CodeId>(row, 4),
                       .owner = maybe_id<PersonId>(row, 5),
                       .due_on = row.maybe_date(6),
                       .state = *maybe_word<ActionState>(row, 7),
                       .told_on = row.maybe_date(8)},
            .account = row.maybe_text(9),
            .owner = row.maybe_text(10),
            .code = row.maybe_text(11),
            .whose = maybe_id<PersonId>(row, 12),
            .whose_name = row.maybe_text(13)};
}

void bind_values(Statement& statement, const Action& action) {
    statement.bind("text", action.text)
        .bind("account", value_of(action.account))
        .bind("interview", value_of(action.interview))
        .bind("code", value_of(action.code))
        .bind("owner", value_of(action.owner))
        .bind("due_on", action.due_on)
        .bind("state", word(action.state))
        .bind("told_on", action.told_on);
}

}  // namespace

Listing action_listing(const ActionFilter& filter) {
    Listing listing{std::string(columns), "action x", std::string(joins)};
    listing.given("x.account_id = $account", "account", filter.account)
        .given("x.interview_id = $interview", "interview", filter.interview)
        .given("x.owner_id = $owner", "owner", filter.owner)
        .given(
            "(x.owner_id = $of OR (x.owner_id IS NULL AND EXISTS "
            "(SELECT 1 FROM account w WHERE w.id = x.account_id AND w.owner_id = $of)))",
            "of", filter.of)
        .given("x.state = $state", "state", filter.state)
        .given("x.due_on <= $due_by", "due_by", filter.due_by);
    if (filter.open || filter.due_by) { listing.where("(x.state = 'considering' OR x.state = 'planned')"); }
    if (filter.pending) { listing.where("(x.state = 'considering' OR x.state = 'planned' OR x.told_on IS NULL)"); }
    return listing.order(filter.due_by ? "x.due_on, x.id" : "x.due_on IS NULL, x.due_on, x.id");
}

std::vector<ActionRow> actions(const Store& store, const ActionFilter& filter, std::int64_t limit) {
    std::vector<ActionRow> found;
    Statement rows = action_listing(filter).rows(store, limit);
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

void each_action(const Store& store, const ActionFilter& filter, const std::function<void(const ActionRow&)>& take) {
    action_listing(filter).each(store, [&](const Statement& row) { take(read_row(row)); });
}

ActionRow read_action(const Store& store, ActionId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM action x {} WHERE x.id = $id", columns, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no action {}.", id.value)); }
    return read_row(row);
}

ActionId insert_action(Write& write, const Action& action) {
    Statement insert = write.prepare(
        "INSERT INTO action (text, account_id, interview_id, code_id, owner_id, due_on, state, told_on) "
        "VALUES ($text, $account, $interview, $code, $owner, $due_on, $state, $told_on)");
    bind_values(insert, action);
    insert.run();
    return {write.last_insert_id()};
}

void update_action(Write& write, const Action& action) {
    Statement update = write.prepare(
        "UPDATE action SET text = $text, account_id = $account, interview_id = $interview, code_id = $code, "
        "owner_id = $owner, due_on = $due_on, state = $state, told_on = $told_on WHERE id = $id");
    bind_values(update, action);
    update.bind("id", action.id.value).run();
}

}  // namespace winloss::store
