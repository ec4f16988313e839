#include "winloss/store/counted_records.hpp"

#include "columns.hpp"

namespace winloss::store {

namespace {

/// Calls `take(row)` for the rows whose number, column 0, is wanted; `sql` reads from $first to $last in order.
template <class Take>
void each_of(const Store& store, std::string_view sql, std::span<const std::int64_t> ids, Take take) {
    if (ids.empty()) { return; }
    Statement row = store.prepare(sql);
    row.bind("first", ids.front()).bind("last", ids.back());
    auto wanted = ids.begin();
    while (wanted != ids.end() && row.step()) {
        while (wanted != ids.end() && *wanted < row.integer(0)) { ++wanted; }
        if (wanted == ids.end() || *wanted != row.integer(0)) { continue; }
        take(row);
        ++wanted;
    }
}

}  // namespace

std::vector<CountedDeal> counted_deals(const Store& store, std::span<const std::int64_t> ids) {
    std::vector<CountedDeal> found;
    each_of(store,
            "SELECT d.id, d.name, a.name, d.outcome, coalesce(d.decided_on, d.closed_on), d.amount, d.currency "
            "FROM deal d LEFT JOIN account a ON a.id = d.account_id WHERE d.id BETWEEN $first AND $last ORDER BY d.id",
            ids, [&](const Statement& row) {
                found.push_back({.id = {row.integer(0)},
                                 .name = std::string(row.text(1)),
                                 .account = row.maybe_text(2),
                                 .outcome = parse_word<Outcome>(row.text(3)).value_or(Outcome::open),
                                 .decision_on = row.maybe_date(4),
                                 .amount = maybe_money(row, 5)});
            });
    return found;
}

std::vector<CountedAccount> counted_accounts(const Store& store, std::span<const std::int64_t> ids) {
    std::vector<CountedAccount> found;
    each_of(
        store, "SELECT id, name, segment FROM account WHERE id BETWEEN $first AND $last ORDER BY id", ids,
        [&](const Statement& row) {
            found.push_back({.id = {row.integer(0)}, .name = std::string(row.text(1)), .segment = row.maybe_text(2)});
        });
    return found;
}

}  // namespace winloss::store
