// What becomes of one row of a list of interviews: what it is about is found by what the programme owes, whether it is
// there already, and its life so far is lived through again by the rules of domain/interview_life.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "import_named.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/exchange/import_history_rows.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

class InterviewTaker {
public:
    using Row = exchange::InterviewRow;
    explicit InterviewTaker(const ImportInto& into);
    void at_line(std::int64_t line) { line_ = line; }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    struct Subject {
        Named<AccountId> account;
        std::optional<DealId> deal;
        std::optional<ContractId> contract;
    };
    struct Contacts {
        std::vector<Named<ContactId>> all;
        bool meets(const std::vector<Contact>& others) const;
    };

    Subject subject_of(const Row& row) const;
    Contacts contacts_of(const Row& row, const Subject& subject) const;
    /// Planned, where the programme has it, and as the row wants it.
    Interview placed(const Row& row, const Subject& subject) const;
    std::optional<Interview> known(const Row& row, const Interview& placed, const Contacts& contacts) const;
    std::optional<Interview> best_of(const Row& row, const Interview& placed, const Contacts& contacts) const;
    void assign(Interview& interview, const Row& row, const Named<PersonId>& person) const;
    /// Writes what is new of it, with the events of its life.
    bool write(Interview& interview, const std::optional<Interview>& before, const Row& row, const Contacts& contacts);
    void tell_events(const Interview& interview, const Interview& before, const Row& row);

    ImportInto into_;
    Programme programme_;
    store::InterviewWriter writer_;
    std::map<std::int64_t, std::int64_t> seen_;  ///< lines by interview
    std::int64_t line_ = 1;
};

/// What the row says came of the interview, from where it stands now. Throws ImportRefusal for what cannot have been;
/// a state that this file knows nothing of any more stays, and false is returned. `decided`: day_of_decision().
bool live_through(Interview& interview, const exchange::InterviewRow& row, std::optional<Date> decided, Date today);

/// The decision of the programme that the row means; null where none does. Throws ImportRefusal where several may.
const Decision* decision_of(const AccountPlan& plan, const exchange::InterviewRow& row, const std::string& kind,
                            std::optional<DealId> deal, std::optional<ContractId> contract);

/// The day by which a row is placed: the first ask, or what came closest to it; null where it has no day.
std::optional<Date> day_of(const exchange::InterviewRow& row);

}  // namespace winloss::app
