#include <utility>
#include <vector>

#include "contracts_by_account.hpp"
#include "fact_reading.hpp"
#include "heard.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::store {

struct AccountFacts::Impl {
    struct Account {
        Label segment = 0;
        Label region = 0;
        Label industry = 0;
        Label owner = 0;
    };

    Impl(const Store& from, const Needs& with, Date on) : store(from), needs(with), as_of(on) {}
    void read_accounts();

    const Store& store;
    Needs needs;
    Date as_of;
    FactLabels labels;
    Places places;
    std::vector<Account> accounts;  ///< by place, from 1
};

void AccountFacts::Impl::read_accounts() {
    accounts.emplace_back();
    if (needs.has(Attribute::owner)) { read_names(store, "person", labels[Attribute::owner]); }
    Statement row = store.prepare("SELECT id, segment, region, industry, owner_id FROM account ORDER BY id");
    while (row.step()) {
        places.add(row.integer(0));
        Account& each = accounts.emplace_back();
        each.segment = interned(labels[Attribute::segment], row, 1);
        each.region = interned(labels[Attribute::region], row, 2);
        each.industry = interned(labels[Attribute::industry], row, 3);
        if (!row.is_null(4)) { each.owner = labels[Attribute::owner].of(row.integer(4)); }
    }
}

AccountFacts::AccountFacts(const Store& store, const Needs& needs, Date as_of)
    : impl_(std::make_unique<Impl>(store, needs, as_of)) {
    if (needs.has(Attribute::product)) { read_names(store, "product", impl_->labels[Attribute::product]); }
    Needs of_account = needs;
    of_account.attributes.reset(static_cast<std::size_t>(Attribute::product));
    if (of_account.attributes.any()) { impl_->read_accounts(); }
    if (needs.stated_reasons || needs.codings) { read_codes(store, impl_->labels); }
    if (needs.stated_reasons) { read_stated_reasons(store, impl_->labels); }
}

AccountFacts::~AccountFacts() = default;

const FactLabels& AccountFacts::labels() const { return impl_->labels; }

std::optional<Date> first_start(const Store& store) {
    Statement row = store.prepare("SELECT min(starts_on) FROM contract");
    return row.step() ? row.maybe_date(0) : std::nullopt;
}

void AccountFacts::each(const std::function<void(const AccountFact&)>& take) {
    ContractsByAccount every(impl_->store, impl_->labels);
    std::optional<Heard> heard;
    if (impl_->needs.codings && !impl_->needs.interview_kinds.empty()) {
        heard.emplace(impl_->store, impl_->labels.codes, impl_->as_of, impl_->needs.coding_ids,
                      impl_->needs.interview_kinds);
    }
    std::vector<ContractFacts> contracts;
    std::vector<Label> end_reasons;
    std::vector<InterviewFact> interviews;
    std::vector<CodingFact> codings;
    while (every.next(contracts, end_reasons)) {
        AccountFact fact;
        fact.id = contracts.front().account;
        if (!impl_->accounts.empty()) {
            const Impl::Account& account = impl_->accounts[impl_->places.of(fact.id.value)];
            fact.labels[Attribute::segment] = account.segment;
            fact.labels[Attribute::region] = account.region;
            fact.labels[Attribute::industry] = account.industry;
            fact.labels[Attribute::owner] = account.owner;
        }
        if (heard) { heard->of(fact.id.value, interviews, codings); }
        fact.contracts = contracts;
        fact.end_reasons = end_reasons;
        fact.interviews = interviews;
        fact.codings = codings;
        take(fact);
    }
}

}  // namespace winloss::store
