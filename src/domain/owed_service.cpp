#include <algorithm>
#include <limits>

#include "owed.hpp"
#include "winloss/core/error.hpp"

namespace winloss {

namespace {

using enum Reason;

constexpr int fewest_months = 6;       // a shorter term is owed no pre-renewal
constexpr int short_term_months = 18;  // a shorter one has the window of a short term

/// Makes the decisions of one kind over an account's contracts and tenures.
class ServiceKind {
public:
    ServiceKind(const std::string& kind, const Rule& rule, const Circumstances& around, std::vector<Owed>& result)
        : kind_(kind), rule_(rule), around_(around), result_(result) {}

    void by_go_live() {
        const auto tenures = around_.service.product_tenures();
        for (std::size_t i = 0; i < tenures.size(); ++i) {
            const Tenure& tenure = tenures[i];
            const Subject subject{Subject::What::product_tenure, static_cast<std::int64_t>(i)};
            if (!rule_.enabled) {
                refuse(start(subject, tenure.first_contract), kind_off);
            } else if (tenure.live_on) {
                through_tenure(subject, tenure, *tenure.live_on);
            } else if (tenure.ended_on(around_.today)) {
                refuse(start(subject, tenure.first_contract), ended_before, tenure.last_day);
            } else {
                Decision& decision = start(subject, tenure.first_contract).decision;
                decision.verdict = Verdict::waiting;
                decision.reason = waits_for_go_live;
            }
        }
    }

    void by_start() {
        const auto tenures = around_.service.tenures();
        for (std::size_t i = 0; i < tenures.size(); ++i) {
            const Subject subject{Subject::What::tenure, static_cast<std::int64_t>(i)};
            if (!rule_.enabled) {
                refuse(start(subject, tenures[i].first_contract), kind_off);
            } else {
                through_tenure(subject, tenures[i], tenures[i].first_day);
            }
        }
    }

    void by_leaving() {
        const auto tenures = around_.service.tenures();
        for (std::size_t i = 0; i < tenures.size(); ++i) {
            const Tenure& tenure = tenures[i];
            Owed& owed = start({Subject::What::tenure, static_cast<std::int64_t>(i)}, tenure.last_contract);
            if (!rule_.enabled) {
                refuse(owed, kind_off);
            } else if (tenure.running_on(around_.today)) {
                refuse(owed, service_running);
            } else if (tenure.pending_on(around_.today)) {
                refuse(owed, ending_pending, tenure.leaving_known_on);
            } else if (const Deal* lost = kind_ == kind::exit ? lost_renewal(tenure) : nullptr) {
                owed.decision.other_deal = lost->id;
                refuse(owed, lost_renewal_deal);
            } else {
                const Date anchor = *tenure.last_day + Days{1};
                schedule(owed, anchor, exit_window(rule_, anchor, *tenure.leaving_known_on), *tenure.leaving_known_on);
            }
        }
    }

    void by_end() {
        const auto contracts = around_.service.contracts();
        for (std::size_t i = 0; i < contracts.size(); ++i) {
            if (contracts[i].facts.is_trial()) {
                refuse(start(of(contracts[i]), i), trial);
            } else if (!rule_.enabled) {
                refuse(start(of(contracts[i]), i), kind_off);
            } else if (!contracts[i].facts.ends_on) {
                refuse(start(of(contracts[i]), i), no_end);
            } else {
                through_terms(i);
            }
        }
    }

private:
    static Subject of(const ContractStanding& contract) { return {Subject::What::contract, contract.facts.id.value}; }

    Owed& start(Subject subject, std::size_t contract, std::int64_t occurrence = 0) {
        Owed owed;
        owed.subject = subject;
        owed.decision.kind = kind_;
        owed.decision.rule = static_cast<std::size_t>(&rule_ - around_.programme.rules.data());
        owed.decision.contract = around_.service.contracts()[contract].facts.id;
        owed.decision.occurrence = occurrence;
        result_.push_back(std::move(owed));
        return result_.back();
    }

    static void refuse(Owed& owed, Reason reason, std::optional<Date> date = std::nullopt) {
        owed.decision.verdict = Verdict::not_owed;
        owed.decision.reason = reason;
        owed.decision.date = date;
    }

    void schedule(Owed& owed, Date anchor, const Window& window, Date known_on) const {
        owed.decision.schedule = Schedule{.anchor_on = anchor, .basis = rule_.anchor, .window = window};
        owed.known_on = known_on;
    }

    /// Once, or again and again up to the first one that lies ahead, as long as the service is known to last.
    void through_tenure(Subject subject, const Tenure& tenure, Date anchor) {
        for (int occurrence = rule_.every ? 1 : 0;; ++occurrence) {
            const Window window = window_of(rule_, anchor, occurrence);
            Owed& owed = start(subject, tenure.first_contract, occurrence);
            schedule(owed, anchor, window, anchor);
            if (tenure.last_day && window.opens_on > *tenure.last_day) {
                const bool over = tenure.ended_on(around_.today);
                return refuse(owed, over ? ended_before : service_ends_before, tenure.last_day);
            }
            if (const auto day = reviewed_on(window, anchor, occurrence)) { refuse(owed, reviewed, day); }
            if (!rule_.every || window.opens_on > around_.today) { return; }
        }
    }

    /// The touch with a health judgement in the quarter that a check-in opens.
    std::optional<Date> reviewed_on(const Window& window, Date anchor, int occurrence) const {
        if (kind_ != kind::check_in) { return std::nullopt; }
        const Date next = rule_.every ? window_of(rule_, anchor, occurrence + 1).opens_on : window.closes_on + Days{1};
        for (const Date day : around_.facts.health_days) {
            if (window.opens_on <= day && day < next && day <= around_.today) { return day; }
        }
        return std::nullopt;
    }

    /// Each term up to the running one, or up to the one in which the service ended.
    void through_terms(std::size_t place) {
        const ContractStanding& contract = around_.service.contracts()[place];
        for (int term = 0; term <= contract.terms_assumed; ++term) {
            const Date first = term_start(contract.facts, term);
            const Date last = term_end(contract.facts, term);
            Owed& owed = start(of(contract), place, term);
            if (kind_ != kind::pre_renewal) {
                schedule(owed, last, window_of(rule_, last), first);
                continue;
            }
            if (!lasts_months(first, last, fewest_months)) {
                refuse(owed, term_too_short);
                if (contract.facts.term_months.value_or(fewest_months) < fewest_months) { return; }
                continue;
            }
            owed.decision.short_term = !lasts_months(first, last, short_term_months);
            schedule(owed, last, pre_renewal_window(rule_, first, last), first);
            if (term == contract.terms_assumed) { settle_last_term(owed, contract, last); }
        }
    }

    /// Nobody is asked whether they will renew once the service has ended or was renewed while there was still time.
    void settle_last_term(Owed& owed, const ContractStanding& contract, Date agreed_end) const {
        const Date closes = owed.decision.schedule->window.closes_on;
        if (contract.renewed_by) {
            const Date renewed = around_.service.contracts()[*contract.renewed_by].facts.starts_on;
            if (renewed <= closes) { refuse(owed, renewed_before, renewed); }
        } else if (contract.last_day && *contract.last_day < agreed_end && *contract.last_day <= closes) {
            refuse(owed, ended_before, contract.last_day);
        }
    }

    /// A renewal that was lost and ended this service: decided since the last contract began, or undated.
    const Deal* lost_renewal(const Tenure& tenure) const {
        const Date since = around_.service.contracts()[tenure.last_contract].facts.starts_on;
        for (const Deal& deal : around_.facts.deals) {
            if (deal.kind != DealKind::renewal || deal.outcome != Outcome::lost) { continue; }
            if (deal.exclusion == Exclusion::all) { continue; }
            const auto decided = deal.decision_date();
            if (!decided || (since <= *decided && *decided <= around_.today)) { return &deal; }
        }
        return nullptr;
    }

    const std::string& kind_;
    const Rule& rule_;
    const Circumstances& around_;
    std::vector<Owed>& result_;
};

const ContractStanding* find_contract(const ServiceHistory& service, ContractId id) {
    for (const ContractStanding& each : service.contracts()) {
        if (each.facts.id == id) { return &each; }
    }
    return nullptr;
}

/// The contract an interview is about: its own, or the one its deal brought.
std::optional<ContractId> contract_of(const Interview& interview, const AccountFacts& facts) {
    if (interview.contract || !interview.deal) { return interview.contract; }
    for (const Contract& each : facts.contracts) {
        if (each.deal == interview.deal) { return each.id; }
    }
    return std::nullopt;
}

std::optional<DealId> deal_of(const Interview& interview, const AccountFacts& facts) {
    if (interview.deal || !interview.contract) { return interview.deal; }
    for (const Contract& each : facts.contracts) {
        if (each.id == *interview.contract) { return each.deal; }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Subject> subject_of(const Interview& interview, Anchor anchor, const Circumstances& around) {
    using What = Subject::What;
    if (anchor == Anchor::decided_on) {
        const auto deal = deal_of(interview, around.facts);
        return deal ? std::optional(Subject{What::deal, deal->value}) : std::nullopt;
    }
    const auto id = contract_of(interview, around.facts);
    const ContractStanding* contract = id ? find_contract(around.service, *id) : nullptr;
    if (!contract) { return std::nullopt; }
    if (anchor == Anchor::ends_on) { return Subject{What::contract, id->value}; }
    const auto& place = anchor == Anchor::live_on ? contract->product_tenure : contract->tenure;
    if (!place) { return std::nullopt; }
    return Subject{anchor == Anchor::live_on ? What::product_tenure : What::tenure, static_cast<std::int64_t>(*place)};
}

void owe_service(const std::string& kind, const Circumstances& around, std::vector<Owed>& result) {
    const Rule* rule = around.programme.find(kind);
    if (!rule) { return; }
    ServiceKind owing(kind, *rule, around, result);
    switch (rule->anchor) {
        case Anchor::live_on: return owing.by_go_live();
        case Anchor::starts_on: return owing.by_start();
        case Anchor::left_on: return owing.by_leaving();
        case Anchor::ends_on: return owing.by_end();
        case Anchor::decided_on:
        case Anchor::closed_on:
        case Anchor::chosen: break;
    }
    throw Error(ErrorKind::bug, "The kind '" + kind + "' does not go by a contract.");
}

}  // namespace winloss
