#include "contracts_by_account.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace winloss::store {

namespace {

enum Column : int {
    id,
    account,
    product,
    renews,
    starts_on,
    ends_on,
    ended_on,
    annual_value,
    currency,
    auto_renews,
    term_months,
    end_reason
};

constexpr std::string_view every_contract =
    "SELECT id, account_id, product_id, renews_id, starts_on, ends_on, ended_on, annual_value, currency, auto_renews, "
    "term_months, end_reason_id FROM contract NOT INDEXED";

/// 0 where there is none.
std::int64_t number_in(const Statement& row, int column) { return row.is_null(column) ? 0 : row.integer(column); }

}  // namespace

std::optional<Date> ContractsByAccount::maybe_date(std::int32_t day) {
    return day == no_day ? std::nullopt : std::optional(Date{Days{day}});
}

std::int32_t ContractsByAccount::day_of(const Statement& row, int column) {
    return row.is_null(column) ? no_day : static_cast<std::int32_t>(row.date(column).time_since_epoch().count());
}

ContractsByAccount::ContractsByAccount(const Store& store, const FactLabels& labels) {
    rows_.reserve(static_cast<std::size_t>(store.connection().scalar("SELECT count(*) FROM contract")));
    CurrencyReader currency_of;
    Statement row = store.prepare(every_contract);
    while (row.step()) {
        Row& each = rows_.emplace_back();
        each.id = row.integer(id);
        each.account = row.integer(account);
        each.product = number_in(row, product);
        each.renews = number_in(row, renews);
        each.starts_on = day_of(row, starts_on);
        each.ends_on = day_of(row, ends_on);
        each.ended_on = day_of(row, ended_on);
        if (!row.is_null(annual_value)) {
            each.annual_value = row.integer(annual_value);
            each.currency = currency_of(row.text(currency));
        }
        each.auto_renews = row.boolean(auto_renews);
        each.term_months = static_cast<std::int32_t>(number_in(row, term_months));
        if (!row.is_null(end_reason)) { each.end_reason = labels.stated_reasons.of(row.integer(end_reason)); }
    }
    const auto by_account = [](const Row& left, const Row& right) {
        return std::tie(left.account, left.id) < std::tie(right.account, right.id);
    };
    if (!std::is_sorted(rows_.begin(), rows_.end(), by_account)) { std::sort(rows_.begin(), rows_.end(), by_account); }
}

ContractFacts ContractsByAccount::facts_of(const Row& row) {
    ContractFacts facts{.id = {row.id}, .account = {row.account}};
    if (row.product != 0) { facts.product = ProductId{row.product}; }
    if (row.renews != 0) { facts.renews = ContractId{row.renews}; }
    facts.starts_on = Date{Days{row.starts_on}};
    facts.ends_on = maybe_date(row.ends_on);
    facts.ended_on = maybe_date(row.ended_on);
    if (row.currency) { facts.annual_value = Money{row.annual_value, *row.currency}; }
    facts.auto_renews = row.auto_renews;
    if (row.term_months != 0) { facts.term_months = row.term_months; }
    return facts;
}

bool ContractsByAccount::next(std::vector<ContractFacts>& contracts, std::vector<Label>& end_reasons) {
    contracts.clear();
    end_reasons.clear();
    if (at_ == rows_.size()) { return false; }
    for (const std::int64_t account = rows_[at_].account; at_ < rows_.size() && rows_[at_].account == account; ++at_) {
        contracts.push_back(facts_of(rows_[at_]));
        end_reasons.push_back(rows_[at_].end_reason);
    }
    return true;
}

}  // namespace winloss::store
