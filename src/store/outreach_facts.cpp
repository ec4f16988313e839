#include "winloss/store/outreach_facts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fact_reading.hpp"

namespace winloss::store {

namespace {

enum Column : int {
    id,
    kind,
    account,
    deal,
    contract,
    anchor_on,
    opens_on,
    target_on,
    closes_on,
    state,
    first_asked_on,
    held_on,
    ended_on,
    relation,
    deal_account,
    outcome,
    exclusion,
    opened_on,
    decided_on,
    amount,
    currency,
    product,
    owner,
    deal_kind,
    lead_source
};

constexpr std::string_view every_interview =
    "SELECT i.id, i.kind, i.account_id, i.deal_id, i.contract_id, i.anchor_on, i.opens_on, i.target_on, i.closes_on, "
    "i.state, i.first_asked_on, i.held_on, i.ended_on, i.relation, d.account_id, d.outcome, d.exclusion, d.opened_on, "
    "coalesce(d.decided_on, d.closed_on), d.amount, d.currency, coalesce(d.product_id, c.product_id), d.owner_id, "
    "d.kind, d.lead_source FROM interview i LEFT JOIN deal d ON d.id = i.deal_id "
    "LEFT JOIN contract c ON c.id = i.contract_id ORDER BY i.id";

}  // namespace

struct OutreachFacts::Impl {
    Impl(const Store& from, const Needs& with, Date on) : store(from), needs(with), as_of(on) {}

    void read_bad_addresses();
    /// False where the interview is in no figure.
    bool read(const Statement& row, OutreachFact& fact);
    /// False where its deal is not there yet.
    bool read_subject(const Statement& row, OutreachFact& fact);

    const Store& store;
    Needs needs;
    Date as_of;
    FactLabels labels;
    AccountLabels accounts;
    CurrencyReader currency_of;
    Labels kinds;
    std::vector<std::int64_t> bad_addresses;  ///< interviews, ascending
};

void OutreachFacts::Impl::read_bad_addresses() {
    Statement row =
        store.prepare("SELECT interview_id FROM interview_event WHERE event = 'bad-address' AND happened_on <= $as_of");
    row.bind("as_of", as_of);
    while (row.step()) { bad_addresses.push_back(row.integer(0)); }
    std::sort(bad_addresses.begin(), bad_addresses.end());
}

bool OutreachFacts::Impl::read(const Statement& row, OutreachFact& fact) {
    if (!row.is_null(exclusion) && row.text(exclusion) == word(Exclusion::all)) { return false; }
    InterviewOutline& interview = fact.interview;
    interview.id = {row.integer(id)};
    interview.account = {row.integer(account)};
    interview.opens_on = row.date(opens_on);
    interview.target_on = row.date(target_on);
    interview.closes_on = row.date(closes_on);
    interview.first_asked_on = row.maybe_date(first_asked_on);
    interview.held_on = row.maybe_date(held_on);
    const auto recorded = parse_word<InterviewState>(row.text(state)).value_or(InterviewState::planned);
    interview.state =
        state_as_of(recorded, interview.first_asked_on, interview.held_on, row.maybe_date(ended_on), as_of);
    if (interview.first_asked_on && *interview.first_asked_on > as_of) { interview.first_asked_on.reset(); }
    if (interview.held_on && *interview.held_on > as_of) { interview.held_on.reset(); }
    fact.kind = kinds.text(kinds.intern(row.text(kind)));
    fact.bad_address = std::binary_search(bad_addresses.begin(), bad_addresses.end(), interview.id.value);
    return read_subject(row, fact);
}

bool OutreachFacts::Impl::read_subject(const Statement& row, OutreachFact& fact) {
    DealFact& about = fact.about;
    about = {};
    about.decided = row.date(anchor_on);
    about.is_deal = !row.is_null(deal);
    if (about.is_deal) {
        about.id = {row.integer(deal)};
        const auto recorded = parse_word<Outcome>(row.text(outcome)).value_or(Outcome::open);
        const auto now = outcome_as_of(recorded, row.maybe_date(opened_on), row.maybe_date(decided_on), as_of);
        if (!now) { return false; }
        about.outcome = *now;
        if (!row.is_null(amount) && row.integer(amount) >= 0) {  // as in facts.cpp
            about.amount = Money{row.integer(amount), currency_of(row.text(currency))};
        }
    }
    if (!row.is_null(relation)) { about.relation = parse_word<Relation>(row.text(relation)); }
    const int whose = about.is_deal ? deal_account : account;
    if (!row.is_null(whose)) { accounts.put(row.integer(whose), about.labels); }
    if (!row.is_null(product) && needs.has(Attribute::product)) {
        about.labels[Attribute::product] = labels[Attribute::product].of(row.integer(product));
    }
    if (!row.is_null(owner) && needs.has(Attribute::owner)) {
        about.labels[Attribute::owner] = labels[Attribute::owner].of(row.integer(owner));
    }
    about.labels[Attribute::kind] = interned(labels[Attribute::kind], row, deal_kind);
    about.labels[Attribute::lead_source] = interned(labels[Attribute::lead_source], row, lead_source);
    return true;
}

OutreachFacts::OutreachFacts(const Store& store, const Needs& needs, Date as_of)
    : impl_(std::make_unique<Impl>(store, needs, as_of)) {
    FactLabels& labels = impl_->labels;
    if (needs.has(Attribute::product)) { read_names(store, "product", labels[Attribute::product]); }
    if (needs.has(Attribute::owner)) { read_names(store, "person", labels[Attribute::owner]); }
    for (const auto& [value, text] : Words<DealKind>::list()) { labels[Attribute::kind].intern(text); }
    if (needs.every_lead_source) {
        Statement row = store.prepare("SELECT lead_source FROM deal WHERE lead_source IS NOT NULL ORDER BY id");
        while (row.step()) { labels[Attribute::lead_source].intern(row.text(0)); }
    }
    if (AccountLabels::are_needed(needs)) { impl_->accounts.read(store, labels); }
    impl_->read_bad_addresses();
}

OutreachFacts::~OutreachFacts() = default;

const FactLabels& OutreachFacts::labels() const { return impl_->labels; }

void OutreachFacts::each(const std::function<void(const OutreachFact&)>& take) {
    OutreachFact fact;
    Statement row = impl_->store.prepare(every_interview);
    while (row.step()) {
        if (impl_->read(row, fact)) { take(fact); }
    }
}

}  // namespace winloss::store
