#include "winloss/store/expectations.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "e.id, e.account_id, e.interview_id, e.text, e.metric, e.target, e.review_on, e.actual, e.outcome, e.reviewed_on, "
    "a.name, o.id, o.name";
constexpr std::string_view joins = "JOIN account a ON a.id = e.account_id LEFT JOIN person o ON o.id = a.owner_id";

ExpectationRow read_row(const Statement& row) {
    return {.expectation = {.id = {row.integer(0)},
                            .account = {row.integer(1)},
                            .interview = maybe_id<InterviewId>(row, 2),
                            .text = std::string(row.text(3)),
                            .metric = row.maybe_text(4),
                            .target = row.maybe_text(5),
                            .review_on = row.maybe_date(6),
                            .actual = row.maybe_text(7),
                            .outcome = *maybe_word<ExpectationOutcome>(row, 8),
                            .reviewed_on = row.maybe_date(9)},
            .account = std::string(row.text(10)),
            .whose = maybe_id<PersonId>(row, 11),
            .whose_name = row.maybe_text(12)};
}

void bind_values(Statement& statement, const Expectation& expectation) {
    statement.bind("account", expectation.account.value)
        .bind("interview", value_of(expectation.interview))
        .bind("text", expectation.text)
        .bind("metric", expectation.metric)
        .bind("target", expectation.target)
        .bind("review_on", expectation.review_on)
        .bind("actual", expectation.actual)
        .bind("outcome", word(expectation.outcome))
        .bind("reviewed_on", expectation.reviewed_on);
}

}  // namespace

Listing expectation_listing(const ExpectationFilter& filter) {
    Listing listing{std::string(columns), "expectation e", std::string(joins)};
    listing.given("e.account_id = $account", "account", filter.account)
        .given("e.interview_id = $interview", "interview", filter.interview)
        .given("EXISTS (SELECT 1 FROM account w WHERE w.id = e.account_id AND w.owner_id = $of)", "of", filter.of)
        .given("e.review_on <= $review_by", "review_by", filter.review_by);
    if (filter.open || filter.review_by) { listing.where("e.reviewed_on IS NULL"); }
    return listing.order(filter.review_by ? "e.review_on, e.id" : "e.review_on IS NULL, e.review_on, e.id");
}

std::vector<ExpectationRow> expectations(const Store& store, const ExpectationFilter& filter, std::int64_t limit) {
    std::vector<ExpectationRow> found;
    Statement rows = expectation_listing(filter).rows(store, limit);
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

void each_expectation(const Store& store, const ExpectationFilter& filter,
                      const std::function<void(const ExpectationRow&)>& take) {
    expectation_listing(filter).each(store, [&](const Statement& row) { take(read_row(row)); });
}

ExpectationRow read_expectation(const Store& store, ExpectationId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM expectation e {} WHERE e.id = $id", columns, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no expectation {}.", id.value)); }
    return read_row(row);
}

ExpectationId insert_expectation(Write& write, const Expectation& expectation) {
    Statement insert = write.prepare(
        "INSERT INTO expectation (account_id, interview_id, text, metric, target, review_on, actual, outcome, "
        "reviewed_on) VALUES ($account, $interview, $text, $metric, $target, $review_on, $actual, $outcome, "
        "$reviewed_on)");
    bind_values(insert, expectation);
    insert.run();
    return {write.last_insert_id()};
}

void update_expectation(Write& write, const Expectation& expectation) {
    Statement update = write.prepare(
        "UPDATE expectation SET account_id = $account, interview_id = $interview, text = $text, metric = $metric, "
        "target = $target, review_on = $review_on, actual = $actual, outcome = $outcome, reviewed_on = $reviewed_on "
        "WHERE id = $id");
    bind_values(update, expectation);
    update.bind("id", expectation.id.value).run();
}

}  // namespace winloss::store
