#include "interview_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "contact_words.hpp"
#include "interview_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/holding.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/plan_facts.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

constexpr Days far_ahead{90};
constexpr int an_hour = 60;  // minutes

void set_flag(std::optional<bool>& value, const std::optional<std::string>& typed, std::string_view option) {
    if (!typed) { return; }
    const std::string word = lower_ascii(trim(*typed));
    if (word == "yes" || word == "no") {
        value = word == "yes";
    } else if (word.empty()) {
        value.reset();
    } else {
        throw usage_error(fmt::format("{} is yes or no, not '{}'.", option, *typed));
    }
}

std::string relation_words(const Interview& interview) {
    return interview.relation ? fmt::format(" ({})", word(*interview.relation)) : "";
}

/// The account without the interviews that are offered as one conversation with this one: they are asked for together.
AccountFacts without_conversation(AccountFacts facts, InterviewId id, const Programme& programme) {
    const auto leads = conversations_of(facts.interviews, programme);
    const auto own = std::ranges::find(facts.interviews, id, &Interview::id) - facts.interviews.begin();
    const auto lead = leads.at(static_cast<std::size_t>(own));
    if (!lead) { return facts; }
    std::vector<Interview> others;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (leads[i] == lead) {
            std::erase_if(facts.later_asks, [&](const Ask& ask) { return ask.interview == facts.interviews[i].id; });
        } else {
            others.push_back(facts.interviews[i]);
        }
    }
    facts.interviews = std::move(others);
    return facts;
}

}  // namespace

InterviewChange::InterviewChange(store::Store& store, const Context& context, InterviewId id)
    : store_(store),
      context_(context),
      write_(store, context.operation(std::to_string(id.value))),
      writer_(write_),
      programme_(store::read_programme(store)),
      before_(store::read_interview(store, id)),
      interview_(before_) {}

Date InterviewChange::on(const std::optional<std::string>& typed) const {
    return typed ? parse_date(*typed, context_.today, "--on") : context_.today;
}

void InterviewChange::ask(const std::vector<std::string>& contacts, Date on) {
    for (const std::string& word : contacts) {
        const Contact contact = contact_at(store_, interview_.account, word);
        require_may_be_asked(contact, on);
        std::string again = asked_again(store_, programme_, interview_, contact, on);
        if (!again.empty()) { also_.push_back(std::move(again)); }
    }
    if (contacts.empty()) { mind_named(on); }
    hear(contacts);
}

void InterviewChange::mind_named(Date on) {
    const std::vector<Contact> named = store::interview_contacts(store_, interview_.id);
    if (named.empty() && nobody_at_account(store_, interview_.account, on)) {
        throw conflict("Everybody we know at the account has left or must not be contacted.",
                       fmt::format("winloss contact add NAME --account {} adds somebody who may be asked.",
                                   interview_.account.value));
    }
    std::optional<Error> refused;
    std::size_t gone = 0;
    for (const Contact& contact : named) {
        try {
            require_may_be_asked(contact, on);
        } catch (const Error& error) {
            refused = error;
            ++gone;
            also_.push_back(error.message());
        }
    }
    if (!refused || gone < named.size()) { return; }
    throw conflict(refused->message(), fmt::format("Name somebody else with --contact; winloss interview suggest {} "
                                                   "shows who may be asked.",
                                                   interview_.id.value));
}

void InterviewChange::require_decided(Date on) const {
    const auto decided = day_of_decision(store_, programme_, interview_);
    if (!decided || *decided <= on) { return; }
    const std::int64_t deal = interview_.deal->value;
    throw usage_error(fmt::format("Deal {} was decided on {}; nobody was asked about it on {}, before that.", deal,
                                  iso(*decided), iso(on)),
                      fmt::format("Give another --on, or mend the decision: winloss deal set {} --decided DATE", deal));
}

void InterviewChange::mind_fatigue(Date on) {
    if (before_.first_asked_on) { return; }
    store::read_plan_facts(store_, {.account = interview_.account, .reach = {}}, [&](const store::PlanFacts& account) {
        const AccountFacts apart = without_conversation(account.facts, before_.id, programme_);
        if (const auto ask = asked_lately(apart, before_.id, on, programme_.fatigue_days)) {
            also_.push_back(
                fmt::format("{} was asked on {} for interview {}: the programme leaves {} days between two asks.",
                            account.account, iso(ask->day), ask->interview.value, programme_.fatigue_days));
        }
    });
}

void InterviewChange::mind_appointment() {
    const LocalTime at = *interview_.booked_at;
    const Date closes = interview_.closes_on;
    const bool closed = closes < context_.today;  // then it is late anyway, unless somebody mistook the year
    if (at.day > closes && (!closed || at.day > context_.today + far_ahead)) {
        also_.push_back(
            fmt::format("That is after its window, which {} on {}.", closed ? "closed" : "closes", iso(closes)));
    }
    mind_interviewer_busy();
}

void InterviewChange::mind_interviewer_busy() {
    if (!interview_.interviewer || interview_.state != InterviewState::booked) { return; }
    const LocalTime at = *interview_.booked_at;
    store::InterviewFilter that_day;
    that_day.interviewer = interview_.interviewer;
    that_day.booked_from = that_day.booked_until = at.day;
    for (const store::InterviewLine& line : store::interviews(store_, that_day)) {
        const Interview& other = line.interview;
        const bool one_talk = other.account == interview_.account && other.kind != interview_.kind;
        const int apart = std::abs(other.booked_at->minute - at.minute);
        if (other.id == interview_.id || one_talk || apart >= an_hour) { continue; }
        const std::string when = apart == 0 ? "then" : "at " + spaced(*other.booked_at).substr(11);
        also_.push_back(fmt::format("{} has interview {} {}, with {}.", in_sentence(line.interviewer.value_or("")),
                                    other.id.value, when, in_sentence(whose(line))));
    }
}

void InterviewChange::hear(const std::vector<std::string>& contacts) {
    for (const std::string& word : contacts) {
        named_ = writer_.contact(interview_.id, contact_at(store_, interview_.account, word).id) || named_;
    }
}

void InterviewChange::took_part(const std::vector<std::string>& contacts, Date on) {
    for (std::string& each : met_all_the_same(store_, interview_.account, contacts, on)) {
        also_.push_back(std::move(each));
    }
    hear(contacts);
}

void InterviewChange::unname(const std::vector<std::string>& contacts) {
    for (const std::string& word : contacts) {
        const Contact contact = contact_at(store_, interview_.account, word);
        if (!writer_.no_contact(interview_.id, contact.id)) {
            throw conflict(fmt::format("{} is not a contact of interview {}.", contact.name, interview_.id.value),
                           fmt::format("winloss interview show {} lists them.", interview_.id.value));
        }
        named_ = true;
    }
}

void InterviewChange::assign(const std::string& person, const InterviewerChoice& choice, Date on) {
    make_interviewer(store::read_person(store_, store::find_person(store_, person)), choice, on);
}

void InterviewChange::settle_interviewer(const std::optional<std::string>& person, const InterviewerChoice& choice,
                                         Date on) {
    if (person) { return assign(*person, choice, on); }
    if (interview_.interviewer) {
        return make_interviewer(store::read_person(store_, *interview_.interviewer), choice, on);
    }
    if (choice.relation || choice.reason) {
        throw usage_error("--relation and --reason speak of the interviewer, and nobody is assigned.",
                          "--with PERSON says who it is.");
    }
}

void InterviewChange::make_interviewer(const Person& interviewer, const InterviewerChoice& choice, Date on) {
    std::optional<Relation> said;
    set_word(said, choice.relation);
    std::optional<std::string> reason;
    set_line(reason, choice.reason, "reason");
    const bool again = interview_.interviewer == interviewer.id;
    try {
        (again ? winloss::assign_again : winloss::assign)(interview_, interviewer,
                                                          store::involved_in(store_, interview_), said, reason);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::conflict && !again && !interviewer.active) {
            throw conflict(error.message(), fmt::format("Choose somebody who can hold it: winloss interview suggest {}",
                                                        interview_.id.value));
        }
        if (error.kind() != ErrorKind::conflict || reason) { throw; }
        throw conflict(error.message(),
                       "Choose somebody else, or say why with --reason 'nobody else speaks the language'.");
    }
    if (interview_.interviewer == before_.interviewer && interview_.relation == before_.relation &&
        interview_.relation_reason == before_.relation_reason) {
        return;
    }
    record(interview_.id, "assigned", on, interviewer.name + relation_words(interview_));
}

void InterviewChange::set(const InterviewFields& fields) {
    set_word(interview_.channel, fields.channel);
    set_flag(interview_.consent_to_record, fields.consent_to_record, "--consent-to-record");
    set_flag(interview_.consent_to_quote, fields.consent_to_quote, "--consent-to-quote");
    set_flag(interview_.confidential, fields.confidential, "--confidential");
    set_line(interview_.incentive, fields.incentive, "incentive");
    set_line(interview_.heard_how, fields.heard_how, "way they heard of us");
    set_line(interview_.heard_what, fields.heard_what, "what they heard of us");
    set_line(interview_.heard_from, fields.heard_from, "source they heard of us from");
}

void InterviewChange::share(const std::vector<std::string>& audiences, Date on) {
    for (std::string audience : audiences) {
        for (store::SharedWith& before : store::interview_shares(store_, interview_.id)) {
            if (fold(before.audience) == fold(audience)) { audience = std::move(before.audience); }
        }
        named_ = writer_.share(interview_.id, {audience, on}) || named_;
    }
}

void InterviewChange::thank(Date on) {
    if (interview_.thanked_on) { return; }
    mark(interview_, Mark::thanked, on, context_.today);
    record(interview_.id, "thanked", on, {});
    mind_thanked(on);
}

void InterviewChange::credit(PersonId person, std::optional<Date> told_on) {
    named_ = writer_.credit(interview_.id, person, told_on) || named_;
}

void InterviewChange::mind_thanked(Date on) {
    for (const Contact& contact : store::interview_contacts(store_, interview_.id)) {
        if (contact.do_not_contact) {
            also_.push_back(contact.name + " must not be contacted, for a thank-you either.");
        } else if (contact.left_on && *contact.left_on <= on) {
            also_.push_back(fmt::format("{} left on {}: a thank-you sent there reached somebody else.", contact.name,
                                        iso(*contact.left_on)));
        }
    }
}

void InterviewChange::hold(Date on, Completeness completeness) {
    for (const InterviewId id : hold_interview(write_, context_, interview_, on, completeness)) {
        also_.push_back(
            fmt::format("It covers interview {}, the {}.", id.value, store::read_interview(store_, id).kind));
    }
    before_ = interview_;  // which is written
    named_ = true;
}

void InterviewChange::record(InterviewId id, std::string_view event, Date on,
                             const std::optional<std::string>& remark) {
    writer_.event(id, {on, std::string(event), context_.person, remark});
}

Answer InterviewChange::finish(std::string_view event, Date on, const std::string& done,
                               const std::optional<std::string>& remark) {
    const bool changed = interview_ != before_ || named_;
    if (changed) {
        writer_.update(interview_);
        if (!event.empty()) { record(interview_.id, event, on, remark); }
    }
    const bool written = write_.commit().has_value();
    const store::InterviewLine line = store::interview_line(store_, interview_.id);
    const ChangedRecord subject{"interview", interview_.id.value};
    std::string name = called(line);
    name.front() = 'I';
    std::string first =
        written ? fmt::format("{}: {}.", name, done) : fmt::format("Nothing to change in {}.", called(line));
    Answer answer{.data = {}, .messages = {std::move(first)}, .subject = subject};
    answer.messages.insert(answer.messages.end(), also_.begin(), also_.end());
    std::vector<std::string> next = next_words(store_, context_, programme_, line);
    if (next.empty()) {
        next.push_back(written ? "Next: winloss due"
                               : fmt::format("Next: winloss interview show {}", line.interview.id.value));
    }
    answer.messages.insert(answer.messages.end(), next.begin(), next.end());
    return answer;
}

}  // namespace winloss::app
