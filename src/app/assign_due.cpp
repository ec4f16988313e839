#include "winloss/app/assign_due.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/interviewer_choice.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/interviewers.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::vector<Person> people_in_turn(const store::Store& store, const std::string& typed) {
    std::vector<Person> people;
    for (const std::string_view piece : split(typed, ',')) {
        Person person = store::read_person(store, named_person(store, required_line(piece, "name of an interviewer")));
        if (!person.active) {
            throw conflict(fmt::format("{} is no longer active.", person.name), "Leave them out of --round-robin.");
        }
        const bool twice =
            std::any_of(people.begin(), people.end(), [&](const Person& each) { return each.id == person.id; });
        if (!twice) { people.push_back(std::move(person)); }
    }
    return people;
}

/// Who takes turns, and how far round it has come.
class Turns {
public:
    Turns(std::vector<Person> people, Load load) : people_(std::move(people)), load_(std::move(load)) {}

    /// Null where all of them were on the deal.
    const Person* take(const Interview& interview, const Involved& involved) {
        const Person* person = same_account(interview, involved);
        if (person == nullptr) {
            person = next_in_turn(people_, involved, load_, last_);
            if (person == nullptr) { return nullptr; }
            last_ = person;
        }
        ++load_[person->id];
        of_account_[interview.account] = person;
        return person;
    }
    /// Whoever of them has an interview of the account already goes on with it.
    void goes_on(AccountId account, PersonId person) {
        const auto one = std::ranges::find(people_, person, &Person::id);
        if (one != people_.end()) { of_account_.emplace(account, &*one); }
    }
    std::string names() const {
        std::vector<std::string> names;
        for (const Person& person : people_) { names.push_back(person.name); }
        return join(names, ", ");
    }

private:
    const Person* same_account(const Interview& interview, const Involved& involved) const {
        const auto found = of_account_.find(interview.account);
        if (found == of_account_.end() || independence_of(*found->second, involved).was_on_deal) { return nullptr; }
        return found->second;
    }

    std::vector<Person> people_;
    Load load_;
    const Person* last_ = nullptr;
    std::map<AccountId, const Person*> of_account_;
};

/// Whoever is no longer active leaves their interviews to others.
bool has_interviewer(const store::InterviewLine& line) {
    return line.interview.interviewer && !line.beside.interviewer_left;
}

Table assignments_table() {
    return {.name = "interviews",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"kind", "Kind", Type::text, true},
                        {"account", "Account", Type::text, true},
                        spare_column("deal", "Deal", Type::text, 2),
                        {"closes_on", "Closes", Type::date},
                        {"interviewer", "Interviewer", Type::text},
                        spare_column("relation", "Relation", Type::text, 1),
                        {"why", "Left because", Type::text}},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

/// 'Kim 3, Lee 2'
std::string shares(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
    std::vector<std::string> words;
    for (const auto& [name, count] : counts) { words.push_back(fmt::format("{} {}", name, count)); }
    return join(words, ", ");
}

struct Done {
    Table table = assignments_table();
    std::vector<std::pair<std::string, std::int64_t>> counts;  ///< by interviewer, in the order of their first
    std::int64_t assigned = 0;
    std::int64_t left = 0;

    void count(const std::string& name) {
        ++assigned;
        const auto one =
            std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == name; });
        one == counts.end() ? counts.emplace_back(name, 1).second : ++one->second;
    }
};

Answer told(Done done, bool dry_run) {
    std::vector<std::string> said;
    if (done.assigned == 0) {
        said.emplace_back(done.left == 0 ? "Every interview that is due has its interviewer."
                                         : "No interview was assigned.");
    } else {
        const std::string interviews = counted(done.assigned, "interview", "interviews");
        said.push_back(dry_run
                           ? fmt::format("Would assign {}: {}. Nothing was changed.", interviews, shares(done.counts))
                           : fmt::format("Assigned {}: {}.", interviews, shares(done.counts)));
    }
    if (done.left > 0) {
        said.push_back(
            fmt::format("{} left: everybody who takes turns was on the deal. Name somebody else, or: winloss "
                        "interview suggest {}",
                        done.left == 1 ? "1 interview is" : fmt::format("{} interviews are", done.left),
                        std::get<std::int64_t>(done.table.rows.back().front())));
    }
    if (done.assigned > 0) { said.emplace_back(dry_run ? "Next: the same without --dry-run" : "Next: winloss due"); }
    return {.data = List{std::move(done.table), ""}, .messages = std::move(said)};
}

}  // namespace

Answer assign_due(store::Store& store, const Context& context, const AssignDue& options) {
    store::Write write(store, context.operation());
    store::InterviewFilter filter;
    filter.open = true;
    filter.opens_by = last_day_within(context.today, options.within);
    if (options.kind) { filter.kind = require_kind(store::read_programme(store), *options.kind); }
    Turns turns(people_in_turn(store, options.round_robin), store::interviewer_load(store));
    store::InterviewWriter writer(write);
    Done done;
    std::vector<Row> left;
    std::vector<store::InterviewLine> lines = store::interviews(store, filter);
    for (const store::InterviewLine& line : lines) {
        if (has_interviewer(line)) { turns.goes_on(line.interview.account, *line.interview.interviewer); }
    }
    for (store::InterviewLine& line : lines) {
        Interview& interview = line.interview;
        if (has_interviewer(line)) { continue; }
        const Involved involved = store::involved_in(store, interview);
        Row row{cell(interview.id), interview.kind, line.account, cell(line.deal), interview.closes_on};
        if (const Person* person = turns.take(interview, involved)) {
            assign(interview, *person, involved);
            writer.update(interview);
            writer.event(interview.id, {context.today, "assigned", context.person,
                                        fmt::format("{} ({})", person->name, word(*interview.relation))});
            done.count(person->name);
            row.insert(row.end(), {person->name, cell(interview.relation), Cell()});
            done.table.rows.push_back(std::move(row));
        } else {
            ++done.left;
            row.insert(row.end(), {Cell(), Cell(), fmt::format("on the deal: {}", turns.names())});
            left.push_back(std::move(row));
        }
    }
    done.table.rows.insert(done.table.rows.end(), left.begin(), left.end());
    if (options.dry_run) {
        write.abandon();
    } else {
        write.commit();
    }
    return told(std::move(done), options.dry_run);
}

}  // namespace winloss::app
