#include "import_interview_taker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/app/holding.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/independence.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/plan_facts.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

using exchange::InterviewRow;
using store::ImportRefusal;

constexpr int days_without_rule = 30;  // how long a window stays open where the programme does not say

std::string kind_of(const Programme& programme, const InterviewRow& row) {
    if (row.kind.empty()) { return std::string(kind::retrospective); }
    return told_of("kind", row.kind, [&] { return require_kind(programme, std::string(row.kind)); });
}

AccountPlan plan_of(const store::Store& store, const Programme& programme, AccountId account, Date today) {
    AccountPlan plan;
    store::read_plan_facts(store, {.account = account, .reach = {}},
                           [&](const store::PlanFacts& facts) { plan = plan_account(facts.facts, programme, today); });
    return plan;
}

/// A window of its own, from the day on that the row names: the plan leaves such an interview where it is.
void place_by_itself(Interview& interview, const InterviewRow& row, const Rule* rule, Date today) {
    const Date opens = row.opens_on.value_or(day_of(row).value_or(row.anchor_on.value_or(today)));
    const Window usual = rule != nullptr
                             ? window_of(*rule, opens, 1)
                             : Window{opens, opens + Days{days_without_rule / 2}, opens + Days{days_without_rule}};
    interview.anchor_basis = Anchor::chosen;
    interview.anchor_on = row.anchor_on.value_or(opens);
    interview.opens_on = opens;
    interview.closes_on = row.closes_on.value_or(opens + (usual.closes_on - usual.opens_on));
    interview.target_on = std::clamp(row.target_on.value_or(opens + (usual.target_on - usual.opens_on)), opens,
                                     std::max(opens, interview.closes_on));
    interview.rule = "imported";
    if (interview.closes_on < opens) {
        throw ImportRefusal{"closes_on", {}, "is before the window opens, " + iso(opens)};
    }
}

bool same_window(const Interview& one, const Interview& other) {
    return one.opens_on == other.opens_on && one.target_on == other.target_on && one.closes_on == other.closes_on;
}

/// Whether the row says another window than this one.
bool says_another(const InterviewRow& row, const Window& window) {
    return (row.opens_on && *row.opens_on != window.opens_on) ||
           (row.target_on && *row.target_on != window.target_on) ||
           (row.closes_on && *row.closes_on != window.closes_on);
}

/// The same interview of two that are about one matter: the day held tells, then the first ask, then that it is open.
int distance(const Interview& there, const InterviewRow& row) {
    if (row.held_on && there.held_on == row.held_on) { return 0; }
    if (row.first_asked_on && there.first_asked_on == row.first_asked_on) { return 1; }
    return there.open() ? 2 : 3;
}

}  // namespace

InterviewTaker::InterviewTaker(const ImportInto& into)
    : into_(into), programme_(store::read_programme(into.write.store())), writer_(into.write) {}

bool InterviewTaker::Contacts::meets(const std::vector<Contact>& others) const {
    return std::ranges::any_of(all, [&](const Named<ContactId>& each) {
        return each.id && std::ranges::find(others, *each.id, &Contact::id) != others.end();
    });
}

InterviewTaker::Subject InterviewTaker::subject_of(const Row& row) const {
    const store::Store& store = into_.write.store();
    Subject subject{account_of(into_.known.accounts, row.account_id, row.account), {}, {}};
    require_known(into_, subject.account, "account", row.account.empty() ? row.account_id : row.account);
    const auto take_account = [&](std::optional<AccountId> account, std::string_view field, std::string_view value) {
        if (!account) {
            throw ImportRefusal{std::string(field), std::string(value), "names no account yet; the deal needs one"};
        }
        if (subject.account.is_new || (subject.account.id && *subject.account.id != *account)) {
            throw ImportRefusal{std::string(field), std::string(value),
                                fmt::format("is of another account, number {}", account->value)};
        }
        subject.account.id = account;
    };
    if (!row.deal.empty()) {
        subject.deal = told_of("deal", row.deal, [&] { return store::find_deal(store, row.deal); });
        take_account(store::read_deal(store, *subject.deal).account, "deal", row.deal);
    }
    if (!row.contract.empty()) {
        subject.contract = told_of("contract", row.contract, [&] { return store::find_contract(store, row.contract); });
        take_account(store::read_contract(store, *subject.contract).account, "contract", row.contract);
    }
    return subject;
}

InterviewTaker::Contacts InterviewTaker::contacts_of(const Row& row, const Subject& subject) const {
    Contacts contacts;
    for (const std::string_view each : row.contacts) {
        const auto id = subject.account.id ? into_.known.contacts.find(*subject.account.id, each) : std::nullopt;
        require_known(into_, contacts.all.emplace_back(Named<ContactId>{id, !id}), "contacts", each);
    }
    return contacts;
}

Interview InterviewTaker::placed(const Row& row, const Subject& subject) const {
    Interview interview;
    interview.kind = kind_of(programme_, row);
    interview.deal = subject.deal;
    interview.contract = subject.contract;
    AccountPlan plan;
    const Decision* decision = nullptr;
    if (subject.account.id) {
        interview.account = *subject.account.id;
        plan = plan_of(into_.write.store(), programme_, interview.account, into_.today);
        decision = decision_of(plan, row, interview.kind, subject.deal, subject.contract);
    }
    const Rule* rule = decision != nullptr && decision->rule ? &programme_.rules[*decision->rule]
                                                             : programme_.find(interview.kind, std::nullopt);
    if (decision != nullptr) {
        interview.deal = decision->deal;
        if (!interview.contract) { interview.contract = decision->contract; }
        interview.occurrence = decision->occurrence;
    }
    if (decision == nullptr || !decision->schedule || says_another(row, decision->schedule->window)) {
        place_by_itself(interview, row, rule, into_.today);
        return interview;
    }
    interview.anchor_on = decision->schedule->anchor_on;
    interview.anchor_basis = decision->schedule->basis;
    interview.opens_on = decision->schedule->window.opens_on;
    interview.target_on = decision->schedule->window.target_on;
    interview.closes_on = decision->schedule->window.closes_on;
    interview.rule = rule != nullptr ? in_words(*rule) : "";
    return interview;
}

std::optional<Interview> InterviewTaker::known(const Row& row, const Interview& placed,
                                               const Contacts& contacts) const {
    const store::Store& store = into_.write.store();
    if (!row.external_id.empty()) {
        if (const auto id = store::interview_with_external_id(store, row.external_id)) {
            Interview there = store::read_interview(store, *id);
            if (there.account != placed.account) {
                throw ImportRefusal{
                    "external_id", std::string(row.external_id),
                    fmt::format("is interview {}, which is with account {}", id->value, there.account.value)};
            }
            return there;
        }
    }
    return best_of(row, placed, contacts);
}

/// Each buyer may be heard apart: one with other contacts, or held on another day, is another interview.
std::optional<Interview> InterviewTaker::best_of(const Row& row, const Interview& placed,
                                                 const Contacts& contacts) const {
    const store::Store& store = into_.write.store();
    std::optional<Interview> best;
    for (const Interview& each : store::interviews_of(store, placed.account)) {
        if (each.kind != placed.kind || each.deal != placed.deal || each.contract != placed.contract ||
            each.occurrence != placed.occurrence) {
            continue;
        }
        if (!row.external_id.empty() && store::external_id_of(store, each.id)) { continue; }
        if (each.held_on && row.held_on && *each.held_on != *row.held_on) { continue; }
        if (seen_.contains(each.id.value) && distance(each, row) > 1 && day_of(row)) { continue; }
        const std::vector<Contact> heard = store::interview_contacts(store, each.id);
        if (!contacts.all.empty() && !heard.empty() && !contacts.meets(heard)) { continue; }
        if (!best || distance(each, row) < distance(*best, row)) { best = each; }
    }
    return best;
}

/// What was, was: somebody of the deal who held it gets a reason for the exception.
void InterviewTaker::assign(Interview& interview, const Row& row, const Named<PersonId>& person) const {
    if (!person.id || (interview.interviewer == person.id && !row.relation && row.relation_reason.empty())) { return; }
    const store::Store& store = into_.write.store();
    std::optional<std::string> reason;
    if (!row.relation_reason.empty()) { reason = std::string(row.relation_reason); }
    const Person who = store::read_person(store, *person.id);
    const Involved involved = store::involved_in(store, interview);
    if (!reason && independence_of(who, involved).was_on_deal) { reason = "as the imported list has it"; }
    told_of("interviewer", row.interviewer, [&] {
        if (interview.interviewer != person.id) {
            interview.relation.reset();
            interview.relation_reason.reset();
        }
        assign_again(interview, who, involved, row.relation, reason);
    });
}

Taken InterviewTaker::take(const Row& row, bool) {
    if (row.state == InterviewState::covered) { return Taken::unchanged; }  // the one that covers it says so
    Subject subject = subject_of(row);
    Named<PersonId> interviewer = person_of(into_.known.people, row.interviewer, "interviewer");
    require_known(into_, interviewer, "interviewer", row.interviewer);
    Contacts contacts = contacts_of(row, subject);
    Interview interview = placed(row, subject);
    const std::optional<Interview> before =
        subject.account.id ? known(row, interview, contacts) : std::optional<Interview>();
    if (before) {
        const bool own_window = interview.anchor_basis == Anchor::chosen && (row.opens_on || row.closes_on);
        const Interview wanted = std::exchange(interview, *before);
        if (own_window && !same_window(wanted, interview)) {
            interview.anchor_basis = wanted.anchor_basis;
            interview.anchor_on = wanted.anchor_on;
            interview.opens_on = wanted.opens_on;
            interview.target_on = wanted.target_on;
            interview.closes_on = wanted.closes_on;
        }
    }
    if (!live_through(interview, row, day_of_decision(into_.write.store(), programme_, interview), into_.today)) {
        into_.known.kept.tell(fmt::format("interview {}", interview.id.value), "state", word(interview.state),
                              word(row.state));
    }
    if (!interviewer.is_new) { assign(interview, row, interviewer); }
    const auto line = before ? seen_.find(before->id.value) : seen_.end();
    if (line != seen_.end() && (interviewer.is_new || interview != *before)) {
        throw ImportRefusal{"",
                            {},
                            fmt::format("says something else than line {} says of the same interview; with an "
                                        "external_id each is its own",
                                        line->second)};
    }
    settle(into_.known.accounts, subject.account, row);
    interview.account = *subject.account.id;
    if (interviewer.is_new) {
        settle(into_.known.people, interviewer, row.interviewer, Role::interviewer);
        assign(interview, row, interviewer);
    }
    const bool changed = write(interview, before, row, contacts);
    seen_.emplace(interview.id.value, line_);
    return !before ? Taken::created : changed ? Taken::updated : Taken::unchanged;
}

bool InterviewTaker::write(Interview& interview, const std::optional<Interview>& before, const Row& row,
                           const Contacts& contacts) {
    bool changed = !before || interview != *before;
    if (!before) {
        interview.id = writer_.insert(interview);
    } else {
        writer_.update(interview);
    }
    for (std::size_t i = 0; i < contacts.all.size(); ++i) {
        const auto& named = contacts.all[i];
        const ContactId id = named.id ? *named.id : into_.known.contacts.make(interview.account, row.contacts[i]);
        changed = writer_.contact(interview.id, id) || changed;
    }
    for (const std::string_view audience : row.shared_with) {
        if (!interview.shared_on) { break; }
        changed = writer_.share(interview.id, {std::string(audience), *interview.shared_on}) || changed;
    }
    if (!row.external_id.empty() && store::external_id_of(into_.write.store(), interview.id) != row.external_id) {
        store::set_external_id(into_.write, interview.id, row.external_id);
        changed = true;
    }
    tell_events(interview, before.value_or(Interview()), row);
    return changed;
}

void InterviewTaker::tell_events(const Interview& interview, const Interview& before, const Row& row) {
    const std::string person = row.interviewer.empty() ? into_.context.person : std::string(row.interviewer);
    const auto event = [&](std::optional<Date> now, std::optional<Date> then, std::string_view what) {
        if (now && now != then) { writer_.event(interview.id, {*now, std::string(what), person, {}}); }
    };
    event(interview.first_asked_on, before.first_asked_on, "invited");
    if (interview.state == InterviewState::booked && before.state != InterviewState::booked) {
        event(std::min(into_.today, interview.booked_at->day), {}, "booked");
    }
    event(interview.held_on, before.held_on, "held");
    event(interview.ended_on, before.ended_on, word(interview.state));
    event(interview.coded_on, before.coded_on, "coded");
    event(interview.thanked_on, before.thanked_on, "thanked");
    event(interview.shared_on, before.shared_on, "shared");
}

}  // namespace winloss::app
