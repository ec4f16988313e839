#include "winloss/store/customer_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fact_reading.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::store {

namespace {

Statement dated(const Store& store, std::string_view sql, Date as_of) {
    Statement row = store.prepare(sql);
    row.bind("as_of", as_of);
    return row;
}

Statement between(const Store& store, std::string_view sql, Date as_of) {
    Statement row = store.prepare(sql);
    row.bind("as_of", as_of).bind("since", add_months(as_of, -12));
    return row;
}

/// The interviews held with each account by the day: the last one's day, and what the ones before a renewal spoke of.
/// Half a million rows of which a date an account is kept.
class HeldWith {
public:
    HeldWith(const Store& store, Date as_of);

    /// Accounts are asked for in ascending order.
    void of(std::int64_t account, std::optional<Date>& heard_on, std::vector<PreRenewalFact>& pre_renewals);

private:
    struct PreRenewal {
        std::int64_t account = 0;
        PreRenewalFact fact;
    };
    std::unordered_map<std::int64_t, Date> heard_on_;
    std::vector<PreRenewal> pre_renewals_;  ///< by account
    std::size_t next_ = 0;
};

HeldWith::HeldWith(const Store& store, Date as_of) {
    // One that another covers was held in that conversation.
    Statement row = dated(store,
                          "SELECT i.account_id, coalesce(i.held_on, c.held_on), i.kind, i.contract_id, i.anchor_on "
                          "FROM interview i LEFT JOIN interview c ON c.id = i.covered_by_id "
                          "WHERE coalesce(i.held_on, c.held_on) <= $as_of ORDER BY i.id",
                          as_of);
    while (row.step()) {
        const std::int64_t account = row.integer(0);
        const Date held = row.date(1);
        Date& last = heard_on_.try_emplace(account, held).first->second;
        last = std::max(last, held);
        if (row.text(2) != kind::pre_renewal) { continue; }
        PreRenewal each{.account = account, .fact = {.contract = {}, .anchor_on = row.date(4), .held_on = held}};
        if (!row.is_null(3)) { each.fact.contract = ContractId{row.integer(3)}; }
        pre_renewals_.push_back(each);
    }
    std::stable_sort(pre_renewals_.begin(), pre_renewals_.end(),
                     [](const PreRenewal& left, const PreRenewal& right) { return left.account < right.account; });
}

void HeldWith::of(std::int64_t account, std::optional<Date>& heard_on, std::vector<PreRenewalFact>& pre_renewals) {
    pre_renewals.clear();
    const auto found = heard_on_.find(account);
    if (found != heard_on_.end()) { heard_on = found->second; }
    while (next_ < pre_renewals_.size() && pre_renewals_[next_].account < account) { ++next_; }
    for (; next_ < pre_renewals_.size() && pre_renewals_[next_].account == account; ++next_) {
        pre_renewals.push_back(pre_renewals_[next_].fact);
    }
}

/// What hangs on accounts, read in step with them. The queries sort what they find ('+' keeps the index of the account
/// out of it): a look-up of every row in the order of that index costs several times as much.
class Around {
public:
    Around(const Store& store, const CustomerNeeds& needs, Date as_of);

    /// The fact points into this object until the next call.
    void attach(CustomerFact& fact);

private:
    void attach_touches(CustomerFact& fact);

    InStep names_;
    std::optional<InStep> health_;
    std::optional<HeldWith> held_;
    std::optional<InStep> flags_;
    std::optional<InStep> touches_;
    std::optional<InStep> recently_held_;
    std::array<std::optional<InStep>, 2> reached_;
    std::optional<InStep> expectations_;
    std::string name_;
    std::vector<PreRenewalFact> pre_renewals_;
    std::vector<FlagFact> raised_;
    std::vector<TouchFact> touched_;
    std::vector<ReachedFact> met_;
    std::vector<ExpectationFact> expected_;
    Date as_of_;
};

Around::Around(const Store& store, const CustomerNeeds& needs, Date as_of)
    : names_(store.prepare("SELECT id, name FROM account ORDER BY id")), as_of_(as_of) {
    if (needs.health) {
        health_.emplace(dated(store,
                              "SELECT account_id, judged_on, level FROM health WHERE judged_on <= $as_of "
                              "ORDER BY account_id, judged_on, id",
                              as_of));
    }
    if (needs.heard) { held_.emplace(store, as_of); }
    if (needs.flags) {
        flags_.emplace(dated(store,
                             "SELECT account_id, kind, raised_on FROM flag WHERE raised_on <= $as_of "
                             "AND (cleared_on IS NULL OR cleared_on > $as_of) ORDER BY account_id, id",
                             as_of));
    }
    if (needs.touches) {
        touches_.emplace(between(store,
                                 "SELECT account_id, touched_on, kind, id FROM touch WHERE touched_on > $since "
                                 "AND touched_on <= $as_of ORDER BY +account_id, touched_on",
                                 as_of));
        recently_held_.emplace(between(store,
                                       "SELECT account_id, held_on, id FROM interview WHERE held_on > $since "
                                       "AND held_on <= $as_of ORDER BY +account_id, held_on",
                                       as_of));
        reached_[0].emplace(between(store,
                                    "SELECT t.account_id, c.id, c.buying_role FROM touch t CROSS JOIN touch_contact x "
                                    "ON x.touch_id = t.id JOIN contact c ON c.id = x.contact_id "
                                    "WHERE t.touched_on > $since AND t.touched_on <= $as_of ORDER BY +t.account_id",
                                    as_of));
        reached_[1].emplace(between(store,
                                    "SELECT i.account_id, c.id, c.buying_role FROM interview i CROSS JOIN "
                                    "interview_contact x ON x.interview_id = i.id JOIN contact c ON c.id = "
                                    "x.contact_id WHERE i.held_on > $since AND i.held_on <= $as_of "
                                    "ORDER BY +i.account_id",
                                    as_of));
    }
    if (needs.expectations) {
        expectations_.emplace(store.prepare(
            "SELECT account_id, outcome, review_on, reviewed_on, id FROM expectation ORDER BY account_id, id"));
    }
}

void Around::attach_touches(CustomerFact& fact) {
    touched_.clear();
    met_.clear();
    if (!touches_) { return; }
    touches_->of(fact.id.value, [&](const Statement& row) {
        touched_.push_back(
            {.on = row.date(1), .review = row.text(2) == word(TouchKind::quarterly_review), .id = {row.integer(3)}});
    });
    recently_held_->of(fact.id.value, [&](const Statement& row) {
        touched_.push_back({.on = row.date(1), .interview = {row.integer(2)}});
    });
    std::stable_sort(touched_.begin(), touched_.end(),
                     [](const TouchFact& left, const TouchFact& right) { return left.on < right.on; });
    for (std::optional<InStep>& each : reached_) {
        each->of(fact.id.value, [&](const Statement& row) {
            const std::int64_t contact = row.integer(1);
            const bool known =
                std::any_of(met_.begin(), met_.end(), [&](const ReachedFact& met) { return met.contact == contact; });
            if (known) { return; }
            ReachedFact& met = met_.emplace_back();
            met.contact = contact;
            if (!row.is_null(2)) { met.role = parse_word<BuyingRole>(row.text(2)); }
        });
    }
}

void Around::attach(CustomerFact& fact) {
    names_.of(fact.id.value, [&](const Statement& row) { name_ = row.text(1); });
    raised_.clear();
    expected_.clear();
    if (health_) {
        health_->of(fact.id.value, [&](const Statement& row) {  // the last one stays
            fact.health = {row.date(1), parse_word<HealthLevel>(row.text(2)).value_or(HealthLevel::green)};
        });
    }
    if (held_) { held_->of(fact.id.value, fact.heard_on, pre_renewals_); }
    attach_touches(fact);
    if (flags_) {
        flags_->of(fact.id.value, [&](const Statement& row) {
            raised_.push_back({parse_word<FlagKind>(row.text(1)).value_or(FlagKind::at_risk), row.date(2)});
        });
    }
    if (expectations_) {
        expectations_->of(fact.id.value, [&](const Statement& row) {
            ExpectationFact each{.outcome = {},
                                 .review_on = row.maybe_date(2),
                                 .reviewed_on = row.maybe_date(3),
                                 .id = {row.integer(4)}};
            if (each.reviewed_on && *each.reviewed_on <= as_of_) {
                each.outcome = parse_word<ExpectationOutcome>(row.text(1)).value_or(ExpectationOutcome::unknown);
            } else {
                each.reviewed_on.reset();
            }
            expected_.push_back(each);
        });
    }
    fact.name = name_;
    fact.pre_renewals = pre_renewals_;
    fact.flags = raised_;
    fact.touches = touched_;
    fact.reached = met_;
    fact.expectations = expected_;
}

}  // namespace

struct CustomerFacts::Impl {
    Impl(const Store& from, const Needs& needs, Date on) : store(from), accounts(from, needs, on), as_of(on) {}

    const Store& store;
    AccountFacts accounts;
    Date as_of;
};

CustomerFacts::CustomerFacts(const Store& store, const Needs& needs, Date as_of)
    : impl_(std::make_unique<Impl>(store, needs, as_of)) {}

CustomerFacts::~CustomerFacts() = default;

const FactLabels& CustomerFacts::labels() const { return impl_->accounts.labels(); }

void CustomerFacts::each(const CustomerNeeds& needs, const std::function<void(const CustomerFact&)>& take) {
    Around around(impl_->store, needs, impl_->as_of);
    impl_->accounts.each([&](const AccountFact& account) {
        CustomerFact fact;
        static_cast<AccountFact&>(fact) = account;
        around.attach(fact);
        take(fact);
    });
}

}  // namespace winloss::store
