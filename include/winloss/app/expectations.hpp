// Expectations: what a customer said success will look like, and whether it came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/expectations.hpp"

namespace winloss::app {

struct AddExpectation {
    std::string text;
    About about;
    std::optional<std::string> metric;
    std::optional<std::string> target;
    std::optional<std::string> review_on;  ///< six months after the first go-live, or after today, unless said
};
Answer add_expectation(store::Store& store, const Context& context, const AddExpectation& options);

struct ListExpectations {
    About about;
    bool open = false;
    std::optional<std::string> within;  ///< to be reviewed in this time
    std::optional<std::int64_t> limit;
};
Answer list_expectations(const store::Store& store, const Context& context, const ListExpectations& options);
Answer show_expectation(const store::Store& store, const Context& context, const ShowAround& options);

/// What is not given stays; an empty value clears. The outcome has its own verb.
struct SetExpectation {
    std::string expectation;
    std::optional<std::string> text;
    std::optional<std::string> metric;
    std::optional<std::string> target;
    std::optional<std::string> review_on;
    std::optional<std::string> actual;
    std::optional<std::string> from;  ///< the interview in which it was said
};
Answer set_expectation(store::Store& store, const Context& context, const SetExpectation& options);

struct ReviewExpectation {
    std::string expectation;
    std::string outcome;
    std::optional<std::string> actual;
    std::optional<std::string> on;
};
Answer review_expectation(store::Store& store, const Context& context, const ReviewExpectation& options);

struct RemoveExpectation {
    std::string expectation;
};
Answer remove_expectation(store::Store& store, const Context& context, const RemoveExpectation& options);

/// When an expectation is looked at again: six months after the customer first went live, where that is still to come;
/// else after today.
Date usual_review(const store::Store& store, AccountId account, Date today);

Table expectations_table();
Row cells(const store::ExpectationRow& row, Date today);

}  // namespace winloss::app
