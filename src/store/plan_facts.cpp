#include "winloss/store/plan_facts.hpp"

#include <fmt/format.h>

#include "interview_row.hpp"

namespace winloss::store {

namespace {

// A held interview does not move, but says so when the records it rests on have changed under it.
constexpr std::string_view accounts_in_reach =
    "SELECT account_id FROM deal WHERE outcome <> 'open' AND coalesce(decided_on, closed_on) >= $decided_since "
    "UNION SELECT account_id FROM deal WHERE outcome <> 'open' AND coalesce(decided_on, closed_on) IS NULL "
    "UNION SELECT account_id FROM contract WHERE ends_on >= $served_since OR ended_on >= $served_since "
    "OR (ended_on IS NULL AND (ends_on IS NULL OR auto_renews = 1)) "
    "UNION SELECT account_id FROM interview WHERE state = 'planned' OR state = 'invited' OR state = 'booked' "
    "UNION SELECT i.account_id FROM interview i LEFT JOIN deal d ON d.id = i.deal_id WHERE i.held_on IS NOT NULL "
    "AND i.anchor_basis <> 'chosen' AND (i.flagged IS NOT NULL OR i.deal_id IS NULL OR d.outcome = 'open' "
    "OR d.exclusion = 'all' OR d.account_id <> i.account_id OR coalesce(d.decided_on, d.closed_on) IS NULL "
    "OR coalesce(d.decided_on, d.closed_on) <> i.anchor_on "
    "OR (i.kind = 'expectation' AND (d.kind IS NULL OR d.kind = 'renewal')))";

std::string accounts_of(const PlanScope& scope) {
    if (scope.account) { return "SELECT id AS account_id FROM account WHERE id = $account"; }
    if (!scope.reach) { return "SELECT id AS account_id FROM account"; }
    return std::string(accounts_in_reach);
}

// A judgement that came with a contact counts on the day of that contact; a held interview is one.
constexpr std::string_view contacts_judged =
    " AND (h.touch_id IS NOT NULL OR h.interview_id IS NOT NULL) LEFT JOIN touch t ON t.id = h.touch_id "
    "LEFT JOIN interview i ON i.id = h.interview_id";

enum Part : std::size_t { accounts, deals, contracts, interviews_of, asks, judged };

template <class Tag>
std::optional<Id<Tag>> maybe_id(const Statement& row, int column) {
    if (row.is_null(column)) { return std::nullopt; }
    return Id<Tag>{row.integer(column)};
}

std::optional<Money> maybe_money(const Statement& row, int amount) {
    if (row.is_null(amount)) { return std::nullopt; }
    return Money{row.integer(amount), *Currency::parse(row.text(amount + 1))};
}

Deal read_deal(const Statement& row) {
    Deal deal;
    deal.account = AccountId{row.integer(0)};
    deal.id = {row.integer(1)};
    deal.name = row.text(2);
    if (!row.is_null(3)) { deal.kind = parse_word<DealKind>(row.text(3)); }
    deal.amount = maybe_money(row, 4);
    deal.outcome = *parse_word<Outcome>(row.text(6));
    deal.decided_on = row.maybe_date(7);
    deal.closed_on = row.maybe_date(8);
    if (!row.is_null(9)) { deal.exclusion = parse_word<Exclusion>(row.text(9)); }
    return deal;
}

Contract read_contract(const Statement& row) {
    Contract contract;
    contract.account = {row.integer(0)};
    contract.id = {row.integer(1)};
    contract.product = maybe_id<ProductTag>(row, 2);
    contract.deal = maybe_id<DealTag>(row, 3);
    contract.renews = maybe_id<ContractTag>(row, 4);
    contract.starts_on = row.date(5);
    contract.live_on = row.maybe_date(6);
    contract.ends_on = row.maybe_date(7);
    contract.annual_value = maybe_money(row, 8);
    contract.auto_renews = row.boolean(10);
    if (const auto months = row.maybe_integer(11)) { contract.term_months = static_cast<int>(*months); }
    contract.ended_on = row.maybe_date(12);
    return contract;
}

/// A statement ordered by account (column 0), read up to the end of each account in turn.
class Cursor {
public:
    explicit Cursor(Statement statement) : statement_(std::move(statement)) { there_ = statement_.step(); }

    template <class Take>
    void through(std::int64_t account, const Take& take) {
        while (there_ && statement_.integer(0) == account) {
            take(statement_);
            there_ = statement_.step();
        }
    }

private:
    Statement statement_;
    bool there_ = false;
};

Statement prepared(const Store& store, const std::string& sql, const PlanScope& scope) {
    Statement statement = store.prepare(sql);
    if (scope.account) {
        statement.bind("account", scope.account->value);
    } else if (scope.reach) {
        statement.bind("decided_since", scope.reach->decided_since).bind("served_since", scope.reach->served_since);
    }
    return statement;
}

}  // namespace

std::vector<std::string> plan_facts_sql(const PlanScope& scope) {
    const auto of_accounts = [&](std::string_view columns, std::string_view table, std::string_view account,
                                 std::string_view join = "") {
        return fmt::format("SELECT {1}, {0} FROM ({3}) r JOIN {2} ON {1} = r.account_id{5} ORDER BY r.account_id{4}",
                           columns, account, table, accounts_of(scope), account == "a.id" ? "" : ", 2", join);
    };
    return {of_accounts("a.name, a.segment", "account a", "a.id"),
            of_accounts("d.id, d.name, d.kind, d.amount, d.currency, d.outcome, d.decided_on, d.closed_on, d.exclusion",
                        "deal d", "d.account_id"),
            of_accounts("c.id, c.product_id, c.deal_id, c.renews_id, c.starts_on, c.live_on, c.ends_on, "
                        "c.annual_value, c.currency, c.auto_renews, c.term_months, c.ended_on",
                        "contract c", "c.account_id"),
            of_accounts(interview_columns, "interview i", "i.account_id"),
            of_accounts("e.id, e.interview_id, e.happened_on", "interview i", "i.account_id",
                        " AND i.attempts > 1 JOIN interview_event e ON e.interview_id = i.id AND e.event = 'invited'"),
            of_accounts("coalesce(t.touched_on, i.held_on)", "health h", "h.account_id", contacts_judged)};
}

void read_plan_facts(const Store& store, const PlanScope& scope, const std::function<void(const PlanFacts&)>& each) {
    const Snapshot snapshot(store);
    const std::vector<std::string> sql = plan_facts_sql(scope);
    Cursor deal(prepared(store, sql[deals], scope));
    Cursor contract(prepared(store, sql[contracts], scope));
    Cursor interview(prepared(store, sql[interviews_of], scope));
    Cursor ask(prepared(store, sql[asks], scope));
    Cursor judgement(prepared(store, sql[judged], scope));
    Statement account = prepared(store, sql[accounts], scope);
    while (account.step()) {
        PlanFacts facts;
        const AccountId id{account.integer(0)};
        facts.account = account.text(1);
        facts.facts.account = id;
        facts.facts.segment = account.maybe_text(2);
        deal.through(id.value, [&](const Statement& row) { facts.facts.deals.push_back(read_deal(row)); });
        contract.through(id.value, [&](const Statement& row) { facts.facts.contracts.push_back(read_contract(row)); });
        interview.through(id.value,
                          [&](const Statement& row) { facts.facts.interviews.push_back(read_interview_row(row, 1)); });
        ask.through(id.value, [&](const Statement& row) {
            facts.facts.later_asks.push_back({row.date(3), InterviewId{row.integer(2)}});
        });
        judgement.through(id.value, [&](const Statement& row) {
            if (const auto day = row.maybe_date(1)) { facts.facts.health_days.push_back(*day); }
        });
        each(facts);
    }
}

}  // namespace winloss::store
