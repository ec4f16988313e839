// Why customers left, and what may make those leave whose renewal comes up: the reasons of deals, counted by customer
// (DOMAIN §6 and §7).
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/contract_ahead.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

namespace {

constexpr int months_ahead = 12;  ///< how far a renewal may lie ahead, and an interview back

/// The value where it is known and of one currency.
std::optional<Money> one_amount(const AnnualValue& value) {
    return value.unknown == 0 && value.known.size() == 1 ? std::optional(value.known.front()) : std::nullopt;
}

/// What a customer's service says of the moment that is counted.
struct Moment {
    Date day{};
    std::optional<Money> value{};
    Date heard_from{};            ///< interviews held earlier speak of something else
    std::vector<Label> stated{};  ///< each as often as it was stated: a mention a contract
};

/// Customers as the one fold of reasons knows deals: lost on the day in question.
class CustomerReasons : public AccountFold {
public:
    CustomerReasons(const Scope& scope, ReasonRules rules, ReasonsOptions options, int grace_days,
                    const Codebook& codebook, const FactLabels& labels)
        : as_of_(scope.as_of),
          period_(scope.period),
          grace_days_(grace_days),
          reasons_(scope, std::move(rules), std::move(options), codebook, labels) {}

    void add(const AccountFact& fact, const Labels& products) override;
    Report report(const FactLabels& labels) const override { return reasons_.report(labels); }

protected:
    /// nullopt where the customer is none of those that are counted.
    virtual std::optional<Moment> moment(const AccountFact& fact, const ServiceHistory& history) const = 0;
    Date as_of() const { return as_of_; }
    const Period& period() const { return period_; }
    int grace_days() const { return grace_days_; }

private:
    Date as_of_;
    Period period_;
    int grace_days_;
    Reasons reasons_;
    std::vector<InterviewFact> interviews_;  ///< of the customer in hand
    std::vector<CodingFact> codings_;
};

void CustomerReasons::add(const AccountFact& fact, const Labels&) {
    const ServiceHistory history(fact.contracts, grace_days_, as_of_);
    if (history.tenures().empty()) { return; }
    const std::optional<Moment> found = moment(fact, history);
    if (!found) { return; }
    interviews_.clear();
    codings_.clear();
    for (std::uint32_t i = 0; i < fact.interviews.size(); ++i) {
        if (fact.interviews[i].held_on < found->heard_from) { continue; }
        const auto place = static_cast<std::uint32_t>(interviews_.size());
        interviews_.push_back(fact.interviews[i]);
        for (const CodingFact& each : fact.codings) {
            if (each.interview != i) { continue; }
            codings_.push_back(each);
            codings_.back().interview = place;
        }
    }
    DealFact lost;
    lost.id = {fact.id.value};
    lost.outcome = Outcome::lost;
    lost.decided = found->day;
    lost.amount = found->value;
    lost.labels = fact.labels;
    lost.stated_reasons = found->stated;
    lost.interviews = interviews_;
    lost.codings = codings_;
    reasons_.add(lost);
}

/// The customers whose service has ended: by its last day, with what they were worth on it.
class Leavers final : public CustomerReasons {
    using CustomerReasons::CustomerReasons;
    std::optional<Moment> moment(const AccountFact& fact, const ServiceHistory& history) const override {
        const Tenure& last = history.tenures().back();
        if (!last.ended_on(as_of())) { return std::nullopt; }
        Moment result{
            .day = *last.last_day, .value = one_amount(history.value_on(*last.last_day)), .heard_from = last.first_day};
        for (std::size_t i = 0; i < fact.contracts.size(); ++i) {
            const ContractFacts& contract = fact.contracts[i];
            const Label reason = i < fact.end_reasons.size() ? fact.end_reasons[i] : 0;
            if (reason == 0 || contract.is_trial()) { continue; }
            if (contract.starts_on < last.first_day || contract.starts_on > *last.last_day) { continue; }
            result.stated.push_back(reason);
        }
        return result;
    }
};

/// The customers of whose running contracts one ends in the period: by the first such end, with the value of what ends
/// that day.
class Renewals final : public CustomerReasons {
    using CustomerReasons::CustomerReasons;
    std::optional<Moment> moment(const AccountFact& fact, const ServiceHistory& history) const override {
        if (!history.active_on(as_of())) { return std::nullopt; }
        std::optional<Date> first;
        AnnualValue value;
        for (const ContractAhead& each :
             contracts_ahead(fact.contracts, {}, {as_of(), period().to}, grace_days(), as_of())) {
            if (!comes_up(each) || (first && each.ends_on > *first)) { continue; }
            if (first != each.ends_on) { value = {}; }
            first = each.ends_on;
            const std::optional<Money>& annual = each.facts.annual_value;
            if (!annual) {
                ++value.unknown;
            } else if (value.known.empty() || value.known.front().currency != annual->currency) {
                value.known.push_back(*annual);
            } else {
                value.known.front().minor = checked_add(value.known.front().minor, annual->minor);
            }
        }
        if (!first) { return std::nullopt; }
        return Moment{
            .day = *first, .value = one_amount(value), .heard_from = add_months(as_of(), -months_ahead), .stated = {}};
    }

    bool comes_up(const ContractAhead& contract) const {
        const bool undecided = contract.ahead == Ahead::open || contract.ahead == Ahead::assumed_renewed;
        return undecided && contract.facts.starts_on <= as_of() && period().contains(contract.ends_on);
    }
};

ReasonRules of_customers(std::string none, std::string one, std::string many) {
    ReasonRules rules{.outcomes = {Outcome::lost},
                      .key = "customers",
                      .title = "Customers",
                      .one = "customer",
                      .many = "customers",
                      .none = std::move(none),
                      .stated = "Stated at the end"};
    rules.in_words = [one = std::move(one), many = std::move(many)](const Scope&, std::int64_t count) {
        return counted(count, one, many);
    };
    return rules;
}

std::string why_not(Facet facet) {
    return facet == Facet::product ? "A customer who leaves, or renews, is an account with all its products."
                                   : "Customers are about accounts and contracts, not deals.";
}

constexpr FacetSet of_customers_alone{Facet::segment, Facet::region, Facet::industry, Facet::owner};

Needs needs_of(const Scope& scope, const OwnValues& values, std::vector<std::string> kinds) {
    Needs result = Reasons::needs(scope, reasons_options(values));
    result.interview_kinds = std::move(kinds);
    return result;
}

}  // namespace

Declaration churn_reasons_report() {
    return {
        .name = "churn-reasons",
        .title = "Churn reasons",
        .summary = "why customers leave, as they say it and as it was entered",
        .filters = of_customers_alone,
        .dimensions = of_customers_alone | of_time | FacetSet{Facet::relation},
        .why_not = why_not,
        .options = {source_option("buyer: exit interviews (the default); rep: the end reason of contracts; both"),
                    level_option(), codes_option(), quotes_option()},
        .help =
            "Reasons of customers whose service ended in the period: from coded exit interviews, or as entered at the "
            "contract's end.\n--table all, signs, heard_but, coverage or agreement picks another of its tables.",
        .tables = reason_tables(),
        .examples = {{"winloss report churn-reasons --source both", "what leavers say beside what was entered"},
                     {"winloss report churn-reasons --by segment", "by segment"}},
        .definition =
            "A customer who left is an account whose last unbroken service is over: somebody ended it, or its grace "
            "period has passed with nothing after it; one that is pending has not left. It counts by the last day of "
            "service. A churn reason is a driver code rated below zero in an exit interview held since that service "
            "began, or what was stated as the end reason of one of its contracts. The customer counts once for a "
            "reason, however many quotes, contracts or interviews.\n\n"
            "The base is the customers who left in scope with a held and coded exit interview (--source rep: with a "
            "stated end reason). The buyer of a lost renewal deal is heard in loss-reasons.",
        .formula =
            "As of loss reasons, counted by customer; mentions are the codings, or the contracts that ended for the "
            "stated reason. Share of value: the annual value on the last day of service, where it is known and of one "
            "currency.",
        .source = "Interviews with those who agreed to talk, not a random sample; end reasons as they were entered.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"share", {"customers"}}, {"share", {"heard"}}},
        .when_asked = reasons_when_asked,
        .needs = [](const Scope& scope, const OwnValues& values) { return needs_of(scope, values, {"exit"}); },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Leavers>(
                scope, of_customers("No customer left.", "customer who left", "customers who left"),
                reasons_options(values), around.grace_days(), around.codebook(), around.labels());
        }),
    };
}

Declaration renewal_risks_report() {
    return {
        .name = "renewal-risks",
        .title = "Renewal risks",
        .summary = "what customers hold against us whose renewal comes up",
        .filters = of_customers_alone,
        .dimensions = of_customers_alone | of_time | FacetSet{Facet::relation},
        .why_not = why_not,
        .options = {level_option(), codes_option(), quotes_option()},
        .help =
            "What was said against us in anniversary, pre-renewal and check-in interviews, of the customers whose "
            "contract ends in the\nnext twelve months, or in the period asked for.",
        .tables = reason_tables(),
        .examples = {{"winloss report renewal-risks", "the renewals of the next twelve months"},
                     {"winloss report renewal-risks --rows --where code=support", "the customers behind a risk"}},
        .definition =
            "A renewal that comes up is that of a customer of the day of whose running contracts one ends in the "
            "period; without a period, in the twelve months from the day. A contract that renews itself ends with its "
            "running term; one that has a successor or was ended does not come up. A risk is a driver code rated below "
            "zero in an anniversary, pre-renewal or check-in interview held in the twelve months up to the day. The "
            "customer counts once for it, by its first end in the period.\n\n"
            "The base is the customers in scope with such an interview, held and coded. Those nobody heard stand in "
            "the coverage: they are no smaller a risk.",
        .formula =
            "As of loss reasons, counted by customer. Share of value: the annual value of the contracts that end on "
            "that day, where it is known and of one currency.",
        .source = "Interviews with those who agreed to talk, not a random sample.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .made_of = {{"share", {"customers"}}, {"share", {"heard"}}},
        .when_asked = reasons_when_asked,
        .not_compared = "What comes up is seen from the day of the report: --today DATE.",
        .needs =
            [](const Scope& scope, const OwnValues& values) {
                return needs_of(scope, values, {"anniversary", "pre-renewal", "check-in"});
            },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            Scope ahead = scope;
            if (!ahead.period.from && !ahead.period.to) {
                ahead.period = {scope.as_of, add_months(scope.as_of, months_ahead) - Days{1}};
            }
            return std::make_unique<Renewals>(ahead,
                                              of_customers("No renewal comes up.", "customer whose renewal comes up",
                                                           "customers whose renewal comes up"),
                                              reasons_options(values), around.grace_days(), around.codebook(),
                                              around.labels());
        }),
    };
}

}  // namespace winloss::report
