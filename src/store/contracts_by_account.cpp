#include "contracts_by_account.hpp"

#include <algorithm>
#include <tuple>

namespace winloss::store {

ContractsByAccount::ContractsByAccount(const Store& store, const FactLabels& labels) {
    FactRows<ContractRow> rows(store);
    rows_.reserve(rows.count(store));
    for (ContractRow row; rows.next(row);) {
        rows_.push_back({row, row.end_reason != 0 ? labels.stated_reasons.of(row.end_reason) : Label{0}});
    }
    const auto by_account = [](const Row& left, const Row& right) {
        return std::tie(left.contract.account, left.contract.id) < std::tie(right.contract.account, right.contract.id);
    };
    if (!std::is_sorted(rows_.begin(), rows_.end(), by_account)) { std::sort(rows_.begin(), rows_.end(), by_account); }
}

ContractFacts ContractsByAccount::facts_of(const ContractRow& row) {
    ContractFacts facts{.id = {row.id}, .account = {row.account}};
    if (row.product != 0) { facts.product = ProductId{row.product}; }
    if (row.renews != 0) { facts.renews = ContractId{row.renews}; }
    facts.starts_on = Date{Days{row.starts_on}};
    facts.ends_on = maybe_day(row.ends_on);
    facts.ended_on = maybe_day(row.ended_on);
    if (row.has_value()) { facts.annual_value = Money{row.annual_value, currency_of_(code_of(row.currency))}; }
    facts.auto_renews = row.auto_renews;
    if (row.term_months != 0) { facts.term_months = row.term_months; }
    return facts;
}

bool ContractsByAccount::next(std::vector<ContractFacts>& contracts, std::vector<Label>& end_reasons) {
    contracts.clear();
    end_reasons.clear();
    if (at_ == rows_.size()) { return false; }
    const std::int64_t account = rows_[at_].contract.account;
    for (; at_ < rows_.size() && rows_[at_].contract.account == account; ++at_) {
        contracts.push_back(facts_of(rows_[at_].contract));
        end_reasons.push_back(rows_[at_].end_reason);
    }
    return true;
}

}  // namespace winloss::store
