#include "winloss/app/interview_suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "contact_words.hpp"
#include "interview_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/contact_choice.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/interviewers.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

struct Asked {
    Contact contact;
    std::optional<ContactChoice> choice;  ///< null: may not be asked
};

/// The best first, then those who may not be asked.
std::vector<Asked> ranked_contacts(const store::Store& store, const Interview& interview, Date today, int fatigue) {
    std::vector<Contact> contacts;
    store::each_contact(store, {.account = interview.account}, 0,
                        [&](const store::ContactRow& row) { contacts.push_back(row.contact); });
    std::vector<Asked> ranked;
    for (const ContactChoice& choice :
         choose_contacts(contacts, store::contact_asks(store, interview.account, interview.id),
                         store::contacts_meant(store, interview), today, fatigue)) {
        const auto one = std::find_if(contacts.begin(), contacts.end(),
                                      [&](const Contact& each) { return each.id == choice.contact; });
        ranked.push_back({*one, choice});
    }
    const std::size_t may_be = ranked.size();
    for (const Contact& contact : contacts) {
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(may_be);
        const bool in =
            std::any_of(ranked.begin(), end, [&](const Asked& each) { return each.contact.id == contact.id; });
        if (!in) { ranked.push_back({contact, std::nullopt}); }
    }
    return ranked;
}

std::string why(const Asked& asked, bool fresh_one_there, int fatigue) {
    const Contact& contact = asked.contact;
    if (!asked.choice) {
        if (contact.do_not_contact) { return "must not be contacted"; }
        return fmt::format("left on {}", iso(*contact.left_on));
    }
    std::string reason =
        contact.buying_role ? std::string(word(*contact.buying_role)) : "no role in the decision known";
    if (asked.choice->meant_for) {
        reason += fmt::format("; on interview {} about it", asked.choice->meant_for->value);
    }
    if (!asked.choice->last_asked) { return reason + "; never asked before"; }
    reason += fmt::format("; asked on {} for another interview", iso(*asked.choice->last_asked));
    if (!asked.choice->asked_lately) { return reason; }
    return reason + fmt::format(", less than {} days ago{}", fatigue,
                                fresh_one_there ? "" : ", as everybody else who may be asked");
}

/// What the reason says too is for programs alone: on a screen the reason needs the room.
Table contacts_section(const std::vector<Asked>& ranked, const std::set<ContactId>& named, int fatigue) {
    Table table{.name = "candidates",
                .title = "Whom to ask",
                .columns = {{"rank", "Rank", Type::integer},
                            {"contact", "Contact", Type::text, true},
                            number_column("contact_id"),
                            spare_column("title", "Title", Type::text, 1),
                            machine_column("may_be_asked", Type::boolean),
                            spare_column("named", "On it", Type::boolean, 2),
                            prose_column("why", "Why")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const bool fresh = std::any_of(ranked.begin(), ranked.end(),
                                   [](const Asked& each) { return each.choice && !each.choice->asked_lately; });
    std::int64_t rank = 0;
    for (const Asked& each : ranked) {
        table.rows.push_back({each.choice ? Cell(++rank) : Cell(), each.contact.name, cell(each.contact.id),
                              cell(each.contact.title), each.choice.has_value(), named.contains(each.contact.id),
                              why(each, fresh, fatigue)});
    }
    return table;
}

std::string why(const InterviewerRank& rank, const Person& person, const Involved& involved) {
    if (involved.deal_owner == rank.person) { return "owns the deal"; }
    if (rank.was_on_deal) { return "was on the deal's team"; }
    std::string reason = rank.relation == Relation::account_team   ? "keeps the account, was not on the deal"
                         : rank.relation == Relation::sales_leader ? "leads those who were on the deal"
                                                                   : "not on the deal";
    if (person.role == Role::interviewer) {
        reason = rank.relation == Relation::internal ? "interviews are the job" : reason + "; interviews are the job";
    }
    return reason + (rank.load == 0
                         ? "; nothing assigned"
                         : fmt::format("; {} assigned", counted(rank.load, "open interview", "open interviews")));
}

Table interviewers_section(const std::vector<InterviewerRank>& ranked, const std::vector<Person>& people,
                           const Involved& involved) {
    Table table{.name = "interviewers",
                .title = "Who could interview",
                .columns = {{"rank", "Rank", Type::integer},
                            {"person", "Person", Type::text, true},
                            number_column("person_id"),
                            spare_column("role", "Role", Type::text),
                            machine_column("relation", Type::text),
                            machine_column("open_interviews", Type::integer),
                            machine_column("may_interview", Type::boolean),
                            prose_column("why", "Why")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    std::int64_t number = 0;
    for (const InterviewerRank& each : ranked) {
        const Person& person =
            *std::find_if(people.begin(), people.end(), [&](const Person& one) { return one.id == each.person; });
        table.rows.push_back({each.was_on_deal ? Cell() : Cell(++number), person.name, cell(person.id),
                              cell(person.role), cell(each.relation), each.load, !each.was_on_deal,
                              why(each, person, involved)});
    }
    return table;
}

/// The commands that take the first of each up.
std::vector<std::string> next_lines(const store::Store& store, const store::InterviewLine& line,
                                    const std::vector<Asked>& contacts, const std::set<ContactId>& named,
                                    const Table& interviewers) {
    const Interview& interview = line.interview;
    const std::int64_t id = interview.id.value;
    if (!interview.open()) {
        return {fmt::format("Interview {} is {}: nobody is to be asked.", id, word(interview.state))};
    }
    std::vector<std::string> lines;
    if (interview.state == InterviewState::booked && !line.beside.nobody_from) {
        return {fmt::format("It is booked for {}: winloss interview set {} --at TIME moves it.",
                            spaced(*interview.booked_at), id)};
    }
    if (!interviewers.rows.empty() && (!interview.interviewer || line.beside.interviewer_left)) {
        const Row& first = interviewers.rows.front();
        if (std::get<bool>(first[6])) {
            const Person person = store::read_person(store, {std::get<std::int64_t>(first[2])});
            lines.push_back(
                fmt::format("Next: winloss interview assign {} {}", id, shell_word(typable(store, person))));
        }
    }
    const auto on_it = std::ranges::find_if(
        contacts, [&](const Asked& each) { return each.choice && named.contains(each.contact.id); });
    if (on_it != contacts.end()) {
        lines.push_back(fmt::format("{}: winloss interview invited {}, once {} was asked",
                                    lines.empty() ? "Next" : "Then", id, in_sentence(on_it->contact.name)));
    } else if (!contacts.empty() && contacts.front().choice) {
        lines.push_back(fmt::format("{}: winloss interview invited {} --contact {}", lines.empty() ? "Next" : "Then",
                                    id, shell_word(typable(store, contacts.front().contact))));
    } else {
        lines.push_back(fmt::format("Nobody at the account may be asked: winloss contact add NAME --account {}",
                                    interview.account.value));
    }
    return lines;
}

}  // namespace

std::optional<Person> best_interviewer(const store::Store& store, const Interview& interview) {
    const std::vector<Person> people = store::people(store, {.role = {}, .active = true});
    const auto ranked = rank_interviewers(people, store::involved_in(store, interview), store::interviewer_load(store));
    if (ranked.empty() || ranked.front().was_on_deal) { return std::nullopt; }
    return *std::ranges::find(people, ranked.front().person, &Person::id);
}

Answer suggest_interview(const store::Store& store, const Context& context, const SuggestInterview& options) {
    const store::Snapshot snapshot(store);
    const store::InterviewLine line = store::interview_line(
        store, store::find_interview(store, options.interview, store::InterviewMeant::any, context.today));
    const Interview& interview = line.interview;
    const int fatigue = store::read_programme(store).fatigue_days;
    const std::vector<Asked> contacts = ranked_contacts(store, interview, context.today, fatigue);
    std::set<ContactId> named;
    for (const Contact& each : store::interview_contacts(store, interview.id)) { named.insert(each.id); }
    const std::vector<Person> people = store::people(store, {.role = {}, .active = true});
    const Involved involved = store::involved_in(store, interview);
    const auto ranked = rank_interviewers(people, involved, store::interviewer_load(store));
    Record record{.title = called(line), .fields = {}, .sections = {}, .body = {}};
    record.fields = {{"id", "Id", cell(interview.id), true},
                     {"interviewer", "Interviewer", cell(line.interviewer), !line.interviewer},
                     {"contacts", "Contacts", line.contacts, line.contacts.empty()}};
    record.sections = {contacts_section(contacts, named, fatigue), interviewers_section(ranked, people, involved)};
    std::vector<std::string> lines = next_lines(store, line, contacts, named, record.sections.back());
    return {.data = std::move(record), .messages = std::move(lines)};
}

}  // namespace winloss::app
