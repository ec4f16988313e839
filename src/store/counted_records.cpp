#include "winloss/store/counted_records.hpp"

#include <algorithm>

#include "columns.hpp"

namespace winloss::store {

namespace {

/// Calls `take(row)` for the rows whose number, column 0, is wanted; `sql` reads from $first to $last in order. Numbers
/// that lie close together are read in one go, with what lies between them: to find a row costs as much as to read
/// some.
template <class Take>
void each_of(const Store& store, std::string_view sql, std::span<const std::int64_t> ids, Take take) {
    constexpr std::int64_t close = 4;
    if (ids.empty()) { return; }
    Statement row = store.prepare(sql);
    for (auto wanted = ids.begin(); wanted != ids.end();) {
        const auto far = std::adjacent_find(wanted, ids.end(),
                                            [](std::int64_t one, std::int64_t next) { return next - one > close; });
        const auto last = far == ids.end() ? far : far + 1;
        row.bind("first", *wanted).bind("last", *(last - 1));
        while (row.step()) {
            while (wanted != last && *wanted < row.integer(0)) { ++wanted; }
            if (wanted != last && *wanted == row.integer(0)) { take(row); }
        }
        row.reset();
        wanted = last;
    }
}

/// The records of these numbers, each read off its row.
template <class Record, class Read>
std::vector<Record> records_of(const Store& store, std::string_view sql, std::span<const std::int64_t> ids, Read read) {
    std::vector<Record> found;
    each_of(store, sql, ids, [&](const Statement& row) { found.push_back(read(row)); });
    return found;
}

}  // namespace

std::vector<CountedDeal> counted_deals(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedDeal>(
        store,
        "SELECT d.id, d.name, a.name, d.outcome, coalesce(d.decided_on, d.closed_on), d.amount, d.currency "
        "FROM deal d LEFT JOIN account a ON a.id = d.account_id WHERE d.id BETWEEN $first AND $last ORDER BY d.id",
        ids, [](const Statement& row) {
            return CountedDeal{.id = {row.integer(0)},
                               .name = std::string(row.text(1)),
                               .account = row.maybe_text(2),
                               .outcome = parse_word<Outcome>(row.text(3)).value_or(Outcome::open),
                               .decision_on = row.maybe_date(4),
                               .amount = maybe_money(row, 5)};
        });
}

std::vector<CountedAccount> counted_accounts(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedAccount>(
        store, "SELECT id, name, segment FROM account WHERE id BETWEEN $first AND $last ORDER BY id", ids,
        [](const Statement& row) {
            return CountedAccount{
                .id = {row.integer(0)}, .name = std::string(row.text(1)), .segment = row.maybe_text(2)};
        });
}

std::vector<CountedContract> counted_contracts(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedContract>(
        store,
        "SELECT c.id, a.name, p.name, c.starts_on, coalesce(c.ended_on, c.ends_on), c.annual_value, c.currency "
        "FROM contract c JOIN account a ON a.id = c.account_id LEFT JOIN product p ON p.id = c.product_id "
        "WHERE c.id BETWEEN $first AND $last ORDER BY c.id",
        ids, [](const Statement& row) {
            return CountedContract{.id = {row.integer(0)},
                                   .account = std::string(row.text(1)),
                                   .product = row.maybe_text(2),
                                   .starts_on = row.date(3),
                                   .ends_on = row.maybe_date(4),
                                   .annual_value = maybe_money(row, 5)};
        });
}

std::vector<CountedInterview> counted_interviews(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedInterview>(
        store,
        "SELECT i.id, i.kind, a.name, d.name, i.state, i.held_on FROM interview i "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
        "WHERE i.id BETWEEN $first AND $last ORDER BY i.id",
        ids, [](const Statement& row) {
            return CountedInterview{.id = {row.integer(0)},
                                    .kind = std::string(row.text(1)),
                                    .account = std::string(row.text(2)),
                                    .deal = row.maybe_text(3),
                                    .state = parse_word<InterviewState>(row.text(4)).value_or(InterviewState::planned),
                                    .held_on = row.maybe_date(5)};
        });
}

std::vector<CountedExpectation> counted_expectations(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedExpectation>(
        store,
        "SELECT e.id, e.text, a.name, e.outcome, e.review_on FROM expectation e "
        "JOIN account a ON a.id = e.account_id WHERE e.id BETWEEN $first AND $last ORDER BY e.id",
        ids, [](const Statement& row) {
            return CountedExpectation{
                .id = {row.integer(0)},
                .text = std::string(row.text(1)),
                .account = std::string(row.text(2)),
                .outcome = parse_word<ExpectationOutcome>(row.text(3)).value_or(ExpectationOutcome::unknown),
                .review_on = row.maybe_date(4)};
        });
}

std::vector<CountedAction> counted_actions(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedAction>(
        store,
        "SELECT t.id, t.text, a.name, t.state, t.due_on FROM action t "
        "LEFT JOIN account a ON a.id = t.account_id WHERE t.id BETWEEN $first AND $last ORDER BY t.id",
        ids, [](const Statement& row) {
            return CountedAction{.id = {row.integer(0)},
                                 .text = std::string(row.text(1)),
                                 .account = row.maybe_text(2),
                                 .state = parse_word<ActionState>(row.text(3)).value_or(ActionState::considering),
                                 .due_on = row.maybe_date(4)};
        });
}

std::vector<CountedCoding> counted_codings(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedCoding>(
        store,
        "SELECT c.id, k.path, c.rating, c.weight, i.id, a.name, d.name FROM coding c JOIN code k ON k.id = c.code_id "
        "JOIN note n ON n.id = c.note_id JOIN interview i ON i.id = n.interview_id "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
        "WHERE c.id BETWEEN $first AND $last ORDER BY c.id",
        ids, [](const Statement& row) {
            return CountedCoding{.id = {row.integer(0)},
                                 .code = std::string(row.text(1)),
                                 .rating = row.maybe_integer(2),
                                 .weight = parse_word<Weight>(row.text(3)).value_or(Weight::contributing),
                                 .interview = {row.integer(4)},
                                 .account = std::string(row.text(5)),
                                 .deal = row.maybe_text(6)};
        });
}

std::vector<CountedTouch> counted_touches(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedTouch>(
        store,
        "SELECT t.id, t.kind, a.name, t.touched_on FROM touch t JOIN account a ON a.id = t.account_id "
        "WHERE t.id BETWEEN $first AND $last ORDER BY t.id",
        ids, [](const Statement& row) {
            return CountedTouch{.id = {row.integer(0)},
                                .kind = std::string(row.text(1)),
                                .account = std::string(row.text(2)),
                                .touched_on = row.date(3)};
        });
}

std::vector<CountedContact> counted_contacts(const Store& store, std::span<const std::int64_t> ids) {
    return records_of<CountedContact>(
        store,
        "SELECT c.id, c.name, a.name, c.buying_role FROM contact c JOIN account a ON a.id = c.account_id "
        "WHERE c.id BETWEEN $first AND $last ORDER BY c.id",
        ids, [](const Statement& row) {
            return CountedContact{.id = {row.integer(0)},
                                  .name = std::string(row.text(1)),
                                  .account = std::string(row.text(2)),
                                  .buying_role = row.maybe_text(3)};
        });
}

}  // namespace winloss::store
