// Interviews in the store, with their contacts, the events of their life, and who their learnings were shared with.
// Knows no rule of when they are owed and of what may follow what.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/contact_choice.hpp"
#include "winloss/domain/independence.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

Interview read_interview(const Store& store, InterviewId id);  ///< throws not_found

/// One change of an interview's life.
struct InterviewEvent {
    Date happened_on{};
    std::string
        event;  ///< a state, or assigned, coded, shared, thanked, moved, flagged, cleared, reopened, bad-address
    std::string person;  ///< who did it
    std::optional<std::string> remark{};
};
/// In the order in which they were recorded.
std::vector<InterviewEvent> interview_events(const Store& store, InterviewId id);

/// Who is, or was, interviewed; in the order in which they were named.
std::vector<Contact> interview_contacts(const Store& store, InterviewId id);

/// Who the learnings were given to.
struct SharedWith {
    std::string audience;
    Date shared_on{};
};
/// By day, then audience.
std::vector<SharedWith> interview_shares(const Store& store, InterviewId id);

/// A colleague whose help the customer praised.
struct Credit {
    PersonId person;
    std::string name;
    std::optional<Date> told_on{};  ///< when they heard of it; null: not yet
};
/// In the order in which they were named.
std::vector<Credit> interview_credits(const Store& store, InterviewId id);

/// Those that were covered when this one was held: by number.
std::vector<InterviewId> covered_by(const Store& store, InterviewId id);

/// All of an account's, by number.
std::vector<Interview> interviews_of(const Store& store, AccountId account);
/// When each contact of an account was first asked for an interview, once an interview; this one left out.
std::vector<ContactAsk> contact_asks(const Store& store, AccountId account, InterviewId except);
/// Who is on the other open interviews of the same kind about the same deal or contract, by interview.
std::vector<ContactMeant> contacts_meant(const Store& store, const Interview& beside);
/// Those with a stake in what the buyer will say: of the interview's deal, or of its contract's, and of its account.
Involved involved_in(const Store& store, const Interview& interview);

/// The number that an interview had where it was kept before; only files name it.
std::optional<std::string> external_id_of(const Store& store, InterviewId id);
std::optional<InterviewId> interview_with_external_id(const Store& store, std::string_view external_id);
/// Throws conflict where another interview has it.
void set_external_id(Write& write, InterviewId id, std::string_view external_id);

/// Writes interviews and what belongs to them, one prepared statement a shape, so that a plan of thousands costs what
/// its rows cost.
class InterviewWriter {
public:
    explicit InterviewWriter(Write& write) : write_(write) {}

    InterviewId insert(const Interview& interview);
    void update(const Interview& interview);  ///< writes nothing where nothing differs
    void event(InterviewId interview, const InterviewEvent& event);
    /// Once, however often it is named; whether it is new.
    bool contact(InterviewId interview, ContactId contact);
    /// Whether it was there.
    bool no_contact(InterviewId interview, ContactId contact);
    /// Once a day and audience; whether it is new.
    bool share(InterviewId interview, const SharedWith& share);
    /// A colleague whose help the customer praised, and when they were told; null leaves that as it is. Whether
    /// anything is new.
    bool credit(InterviewId interview, PersonId person, std::optional<Date> told_on);

private:
    Statement& prepared(std::optional<Statement>& statement, std::string_view sql);

    Write& write_;
    std::optional<Statement> insert_;
    std::optional<Statement> update_;
    std::optional<Statement> event_;
    std::optional<Statement> contact_;
    std::optional<Statement> no_contact_;
    std::optional<Statement> share_;
};

}  // namespace winloss::store
