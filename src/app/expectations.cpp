#include "winloss/app/expectations.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

constexpr int months_until_review = 6;

ExpectationId found(const store::Store& store, const std::string& word) {
    return {store::find_record(store, store::RecordKind::expectation, word)};
}

std::string next_of(const Expectation& expectation) {
    switch (expectation.outcome) {
        case ExpectationOutcome::unknown:
            return fmt::format("Next, on the day: winloss expectation review {} met|partly|missed",
                               expectation.id.value);
        case ExpectationOutcome::partly:
        case ExpectationOutcome::missed:
            return fmt::format("Next: winloss action add 'what we do about it' --account {}",
                               expectation.account.value);
        case ExpectationOutcome::met: break;
    }
    return fmt::format("Next: winloss account show {}", expectation.account.value);
}

}  // namespace

Date usual_review(const store::Store& store, AccountId account, Date today) {
    const Date after_live = add_months(store::first_go_live(store, account).value_or(today), months_until_review);
    return after_live > today ? after_live : add_months(today, months_until_review);
}

Table expectations_table() {
    return {.name = "expectations",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"account", "Account", Type::text, true},
                        number_column("account_id"),
                        prose_column("text", "Success will look like"),
                        spare_column("metric", "Metric", Type::text, 3),
                        spare_column("target", "Target", Type::text, 2),
                        {"review_on", "Review", Type::date},
                        {"outcome", "Outcome", Type::text},
                        spare_column("actual", "Actual", Type::text, 1),
                        wide_column("reviewed_on", "Reviewed", Type::date),
                        number_column("interview")},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const store::ExpectationRow& row, Date today) {
    const Expectation& each = row.expectation;
    const Tone review = each.reviewed_on ? Tone::quiet : tone_of_deadline(each.review_on, today);
    return {cell(each.id),
            row.account,
            cell(each.account),
            each.text,
            cell(each.metric),
            cell(each.target),
            toned(cell(each.review_on), review),
            cell(each.outcome),
            cell(each.actual),
            cell(each.reviewed_on),
            cell(each.interview)};
}

Answer add_expectation(store::Store& store, const Context& context, const AddExpectation& options) {
    const Subject subject = subject_of(store, options.about);
    Expectation expectation;
    expectation.account = subject.account;
    expectation.interview = subject.interview;
    expectation.text = required_line(options.text, "expectation");
    set_line(expectation.metric, options.metric, "metric");
    set_line(expectation.target, options.target, "target");
    expectation.review_on = options.review_on ? parse_date(*options.review_on, context.today, "--review-on")
                                              : usual_review(store, subject.account, context.today);
    store::Write write(store, context.operation());
    expectation.id = store::insert_expectation(write, expectation);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Added {}, to be reviewed on {}.",
                                     called("expectation", expectation.id.value, subject.name),
                                     iso(*expectation.review_on)),
                         next_of(expectation)},
            .subject = ChangedRecord{"expectation", expectation.id.value}};
}

Answer list_expectations(const store::Store& store, const Context& context, const ListExpectations& options) {
    const store::Snapshot snapshot(store);
    store::ExpectationFilter filter;
    if (options.about.account || options.about.from) {
        const Subject subject = subject_of(store, options.about);
        filter.account = subject.account;
        filter.interview = subject.interview;
    }
    filter.open = options.open;
    if (options.within) { filter.review_by = last_day_within(context.today, options.within); }
    const RowLimit limit(context, options.limit);
    Table table = expectations_table();
    for (const auto& row : store::expectations(store, filter, limit.query())) {
        table.rows.push_back(cells(row, context.today));
    }
    return listed(
        std::move(table), limit, [&] { return store::expectation_listing(filter).count(store); },
        when_none_fit(store, {.kind = store::RecordKind::expectation,
                              .words = "expectations",
                              .list = "expectation list",
                              .make = fmt::format("winloss expectation add 'what success will look like' {}",
                                                  typed_about(options.about)),
                              .usual = filter.open ? "open expectations" : ""}));
}

Answer show_expectation(const store::Store& store, const Context& context, const ShowAround& options) {
    const store::Snapshot snapshot(store);
    const store::ExpectationRow row = store::read_expectation(store, found(store, options.record));
    return page_of(called("expectation", row.expectation.id.value, row.account), expectations_table(),
                   cells(row, context.today));
}

Answer set_expectation(store::Store& store, const Context& context, const SetExpectation& options) {
    const ExpectationId id = found(store, options.expectation);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ExpectationRow row = store::read_expectation(store, id);
    Expectation& expectation = row.expectation;
    if (options.text) { expectation.text = required_line(*options.text, "expectation"); }
    set_line(expectation.metric, options.metric, "metric");
    set_line(expectation.target, options.target, "target");
    set_date(expectation.review_on, options.review_on, context, "--review-on");
    set_line(expectation.actual, options.actual, "actual");
    set_interview(expectation.interview, expectation.account, store, options.from);
    store::update_expectation(write, expectation);
    const bool changed = write.commit().has_value();
    return changed_answer("expectation", id.value, row.account, changed, next_of(expectation));
}

Answer review_expectation(store::Store& store, const Context& context, const ReviewExpectation& options) {
    const ExpectationId id = found(store, options.expectation);
    const auto outcome = require_word<ExpectationOutcome>(options.outcome);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::ExpectationRow row = store::read_expectation(store, id);
    Expectation& expectation = row.expectation;
    expectation.outcome = outcome;
    expectation.reviewed_on.reset();
    if (outcome == ExpectationOutcome::unknown) { expectation.actual.reset(); }
    if (outcome != ExpectationOutcome::unknown) {
        expectation.reviewed_on = past_day(options.on.value_or("today"), context.today, "--on",
                                           "Give the day on which it was looked at with the customer.");
    }
    set_line(expectation.actual, options.actual, "actual");
    store::update_expectation(write, expectation);
    const bool changed = write.commit().has_value();
    const std::string name = called("expectation", id.value, row.account);
    return {.data = {},
            .messages = {changed ? fmt::format("{}: {}.", name, word(outcome))
                                 : fmt::format("Nothing to change in {}.", name),
                         next_of(expectation)},
            .subject = ChangedRecord{"expectation", id.value}};
}

Answer remove_expectation(store::Store& store, const Context& context, const RemoveExpectation& options) {
    return remove_around(
        store, context, store::RecordKind::expectation, options.expectation,
        [&](std::int64_t id) { return store::read_expectation(store, {id}).account; },
        "Next: winloss expectation list --open");
}

}  // namespace winloss::app
