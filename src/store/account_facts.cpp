#include <utility>
#include <vector>

#include "fact_reading.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::store {

struct AccountFacts::Impl {
    struct Account {
        Label segment = 0;
        Label region = 0;
        Label industry = 0;
        Label owner = 0;
    };

    explicit Impl(const Store& from) : store(from) {}
    void read_accounts(const Needs& needs);

    const Store& store;
    FactLabels labels;
    Places places;
    std::vector<Account> accounts;  ///< by place, from 1
    CurrencyReader currency_of;
};

void AccountFacts::Impl::read_accounts(const Needs& needs) {
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

AccountFacts::AccountFacts(const Store& store, const Needs& needs) : impl_(std::make_unique<Impl>(store)) {
    if (needs.has(Attribute::product)) { read_names(store, "product", impl_->labels[Attribute::product]); }
    Needs of_account = needs;
    of_account.attributes.reset(static_cast<std::size_t>(Attribute::product));
    if (of_account.attributes.any()) { impl_->read_accounts(needs); }
}

AccountFacts::~AccountFacts() = default;

const FactLabels& AccountFacts::labels() const { return impl_->labels; }

std::optional<Date> first_start(const Store& store) {
    Statement row = store.prepare("SELECT min(starts_on) FROM contract");
    return row.step() ? row.maybe_date(0) : std::nullopt;
}

void AccountFacts::each(const std::function<void(const AccountFact&)>& take) {
    Statement row = impl_->store.prepare(
        "SELECT account_id, id, product_id, renews_id, starts_on, ends_on, ended_on, annual_value, currency, "
        "auto_renews, term_months FROM contract ORDER BY account_id, id");
    std::vector<ContractFacts> contracts;
    const auto give = [&] {
        if (contracts.empty()) { return; }
        AccountFact fact;
        fact.id = contracts.front().account;
        if (!impl_->accounts.empty()) {
            const Impl::Account& account = impl_->accounts[impl_->places.of(fact.id.value)];
            fact.labels[Attribute::segment] = account.segment;
            fact.labels[Attribute::region] = account.region;
            fact.labels[Attribute::industry] = account.industry;
            fact.labels[Attribute::owner] = account.owner;
        }
        fact.contracts = contracts;
        take(fact);
        contracts.clear();
    };
    while (row.step()) {
        const AccountId account{row.integer(0)};
        if (!contracts.empty() && contracts.front().account != account) { give(); }
        ContractFacts& each = contracts.emplace_back();
        each.account = account;
        each.id = {row.integer(1)};
        if (!row.is_null(2)) { each.product = ProductId{row.integer(2)}; }
        if (!row.is_null(3)) { each.renews = ContractId{row.integer(3)}; }
        each.starts_on = row.date(4);
        each.ends_on = row.maybe_date(5);
        each.ended_on = row.maybe_date(6);
        if (!row.is_null(7)) { each.annual_value = Money{row.integer(7), impl_->currency_of(row.text(8))}; }
        each.auto_renews = row.boolean(9);
        if (!row.is_null(10)) { each.term_months = static_cast<int>(row.integer(10)); }
    }
    give();
}

}  // namespace winloss::store
