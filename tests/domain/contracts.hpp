// Contracts of one account, written down by their days, and the service they make.
#pragma once

#include <vector>

#include "support/catch.hpp"
#include "winloss/domain/tenure.hpp"

namespace winloss {

inline Date day(const char* text) { return *parse_iso(text); }
inline Money usd(std::int64_t minor) { return {minor, *Currency::parse("USD")}; }
inline Money eur(std::int64_t minor) { return {minor, *Currency::parse("EUR")}; }

inline ContractFacts contract(int id, const char* starts_on, const char* ends_on, std::int64_t value = 100'00) {
    ContractFacts result{.id = {id}, .account = {1}, .product = ProductId{1}, .starts_on = day(starts_on)};
    if (ends_on) { result.ends_on = day(ends_on); }
    result.annual_value = usd(value);
    return result;
}

inline ContractFacts auto_renewing(int id, const char* starts_on, const char* ends_on, int term_months) {
    ContractFacts result = contract(id, starts_on, ends_on);
    result.auto_renews = true;
    result.term_months = term_months;
    return result;
}

inline ServiceHistory history(const std::vector<ContractFacts>& contracts, const char* as_of) {
    return {contracts, default_grace_days, day(as_of)};
}

}  // namespace winloss
