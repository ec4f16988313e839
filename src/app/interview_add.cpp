#include <fmt/format.h>

#include <algorithm>

#include "contact_words.hpp"
#include "interview_words.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/windows.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

constexpr int days_without_rule = 30;  // how long a window stays open where the programme does not say

/// What the interview is about; the account follows from the deal or the contract.
Interview about(const store::Store& store, const AddInterview& options) {
    Interview interview;
    if (options.deal) {
        const Deal deal = store::read_deal(store, store::find_deal(store, *options.deal));
        if (!deal.account) {
            throw conflict(fmt::format("Deal {}, {}, names no account yet.", deal.id.value, deal.name),
                           fmt::format("winloss deal set {} --account ACCOUNT", deal.id.value));
        }
        interview.deal = deal.id;
        interview.account = *deal.account;
    }
    if (options.contract) {
        const Contract contract = store::read_contract(store, store::find_contract(store, *options.contract));
        if (options.deal && contract.account != interview.account) {
            throw conflict("The deal and the contract are of two accounts.", "Give one of them.");
        }
        interview.contract = contract.id;
        interview.account = contract.account;
    }
    if (options.account) {
        const AccountId account = store::find_account(store, *options.account);
        if ((options.deal || options.contract) && account != interview.account) {
            throw conflict("The deal or contract is of another account.", "Leave --account out.");
        }
        interview.account = account;
    }
    if (!options.account && !options.deal && !options.contract) {
        throw usage_error("An interview with whom?", "Give --deal, --contract or --account.");
    }
    return interview;
}

/// From the opening on, the window is as long as the rule's; what was typed decides.
void set_window(Interview& interview, const AddInterview& options, const Rule* rule, Date today) {
    const Date opens = options.opens ? parse_date(*options.opens, today, "--opens") : today;
    const Window usual = rule ? window_of(*rule, opens, 1)
                              : Window{opens, opens + Days{days_without_rule / 2}, opens + Days{days_without_rule}};
    const Date closes =
        options.closes ? parse_date(*options.closes, today, "--closes") : opens + (usual.closes_on - usual.opens_on);
    const Date target = options.target ? parse_date(*options.target, today, "--target")
                                       : std::min(opens + (usual.target_on - usual.opens_on), closes);
    choose_window(interview, {opens, target, closes});
}

/// One open interview of a kind about one matter, but each buyer may be heard in one of their own.
void refuse_second(const store::Store& store, const Interview& interview, const std::vector<Contact>& contacts) {
    for (const Interview& other : store::interviews_of(store, interview.account)) {
        if (!other.open() || other.kind != interview.kind || other.deal != interview.deal ||
            other.contract != interview.contract) {
            continue;
        }
        const std::vector<Contact> heard = store::interview_contacts(store, other.id);
        const bool apart = !contacts.empty() && std::none_of(contacts.begin(), contacts.end(), [&](const Contact& one) {
            return std::any_of(heard.begin(), heard.end(), [&](const Contact& each) { return each.id == one.id; });
        });
        if (apart) { continue; }
        throw conflict(fmt::format("There is an open {} of it already: interview {}, {}.", other.kind, other.id.value,
                                   word(other.state)),
                       contacts.empty()
                           ? fmt::format("winloss interview show {0}; --contact NAME adds one with another "
                                         "buyer.",
                                         other.id.value)
                           : fmt::format("winloss interview show {}", other.id.value));
    }
}

std::vector<Contact> contacts_named(const store::Store& store, AccountId account, const std::vector<std::string>& typed,
                                    Date today) {
    std::vector<Contact> contacts;
    for (const std::string& word : typed) {
        contacts.push_back(contact_at(store, account, word));
        require_may_be_asked(contacts.back(), today);
    }
    return contacts;
}

/// Kinds that ask about one decision or one contract want to know which, where only the account was named: the one
/// there is, else the person says.
void complete_subject(const store::Store& store, Interview& interview) {
    const bool of_deal = interview.kind == kind::retrospective || interview.kind == kind::expectation;
    const bool of_contract = interview.kind == kind::pre_renewal;
    if (interview.deal || interview.contract || (!of_deal && !of_contract)) { return; }
    std::vector<std::string> candidates;
    Interview found = interview;
    if (of_deal) {
        store::each_deal(store, {.account = interview.account}, 0, [&](const store::DealRow& row) {
            if (!row.deal.decision_date()) { return; }
            found.deal = row.deal.id;
            candidates.push_back(fmt::format("--deal {}: {}, {} on {}", row.deal.id.value, row.deal.name,
                                             word(row.deal.outcome), iso(*row.deal.decision_date())));
        });
    } else {
        store::each_contract(store, {.account = interview.account}, 0, [&](const store::ContractRow& row) {
            if (!row.contract.ends_on) { return; }
            found.contract = row.contract.id;
            candidates.push_back(fmt::format("--contract {}: {}, until {}", row.contract.id.value,
                                             row.product.value_or(row.account), iso(*row.contract.ends_on)));
        });
    }
    if (candidates.size() > 1) {
        throw conflict(fmt::format("Which {} is the {} about?", of_deal ? "decision" : "contract", interview.kind),
                       join(candidates, "\n"));
    }
    interview = found;
}

}  // namespace

Answer add_interview(store::Store& store, const Context& context, const AddInterview& options) {
    store::Write write(store, context.operation());
    const Programme programme = store::read_programme(store);
    Interview interview = about(store, options);
    interview.kind = require_kind(programme, options.kind);
    interview.rule = "put there by hand";
    complete_subject(store, interview);
    const std::optional<Outcome> outcome =
        interview.deal ? std::optional(store::read_deal(store, *interview.deal).outcome) : std::nullopt;
    set_window(interview, options, programme.find(interview.kind, outcome), context.today);
    const auto contacts = contacts_named(store, interview.account, options.contacts, context.today);
    refuse_second(store, interview, contacts);
    store::InterviewWriter writer(write);
    interview.id = writer.insert(interview);
    for (const Contact& contact : contacts) { writer.contact(interview.id, contact.id); }
    writer.event(interview.id, {context.today, "planned", context.person, "by hand"});
    write.commit();
    const store::InterviewLine line = store::interview_line(store, interview.id);
    std::vector<std::string> said = next_words(store, context, programme, line);
    said.insert(said.begin(),
                fmt::format("Added {}: {} to {}.", called(line), iso(interview.opens_on), iso(interview.closes_on)));
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"interview", interview.id.value}};
}

}  // namespace winloss::app
