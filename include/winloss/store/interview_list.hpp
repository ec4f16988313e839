// Listings of interviews: one query each, in an order that an index has, so that a page of a million costs what a page
// of ten does.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "winloss/domain/interview_life.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/domain/windows.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// An interview, whole, with the names that stand beside it.
struct InterviewLine {
    Interview interview;
    std::string account;
    std::optional<std::string> deal;
    std::optional<Outcome> outcome;    ///< the deal's
    std::optional<std::string> owner;  ///< the account's owner, who is reminded where nobody is assigned
    std::optional<PersonId> owner_id;
    std::optional<std::string> interviewer;
    std::vector<std::string> contacts;  ///< in the order in which they were named
    Beside beside;                      ///< what other records say of it
    std::optional<HealthLevel> health;  ///< before a renewal: of the account, as it was judged last
};

/// What is not given does not matter.
struct InterviewFilter {
    std::optional<std::string> kind{};
    std::optional<InterviewState> state{};
    bool open = false;        ///< planned, invited or booked
    bool not_booked = false;  ///< no appointment was made
    std::optional<AccountId> account{};
    std::optional<DealId> deal{};
    std::optional<ContractId> contract{};
    std::optional<PersonId> interviewer{};
    std::optional<PersonId> owner{};  ///< of the account or of the deal
    std::optional<PersonId> of{};     ///< whose task it is: the interviewer's, the account owner's while there is none
    std::optional<Date> opens_by{};   ///< asked or booked, or the window has opened by this day
    std::optional<Date> closed_before{};  ///< the window closed before this day
    std::optional<Date> closes_from{};    ///< the window closes on this day or later
    std::optional<Date> last_asked_by{};  ///< never asked, or not again after this day
    std::optional<Date> booked_until{};   ///< booked for this day or an earlier one; in the order of the bookings
    std::optional<Date> booked_from{};    ///< with booked_until: for this day or a later one
    std::optional<Date> or_nobody_on{};   ///< with booked_until: and those with nobody who may be asked on this day
    std::optional<Period> held{};         ///< held in the period
    std::int64_t limit = 0;               ///< 0: all
    std::optional<InterviewId> after{};   ///< in the order of the list: only those that come after this one
    friend bool operator==(const InterviewFilter&, const InterviewFilter&) = default;
};

/// An interview as a list shows it.
struct ListedInterview {
    InterviewOutline interview;
    std::string account;
    std::optional<std::string> deal;
    std::optional<std::string> interviewer;
    std::vector<std::string> contacts;  ///< in the order in which they were named
    Beside beside;                      ///< of it only nobody_from
    bool alone = true;                  ///< no other interview of its account is open
    std::optional<HealthLevel> health;  ///< before a renewal: of the account, as it was judged last
};

/// By number; where only open ones were asked for, closing first; where booked ones, in the order of the bookings.
std::vector<InterviewLine> interviews(const Store& store, const InterviewFilter& filter);
/// The same ones in the same order, none of which is held.
void each_interview(const Store& store, const InterviewFilter& filter,
                    const std::function<void(const InterviewLine&)>& take);
/// The same ones in the same order, with less about each.
std::vector<ListedInterview> listed_interviews(const Store& store, const InterviewFilter& filter);
/// How many there are, up to `most`.
RowCount count_interviews(const Store& store, const InterviewFilter& filter, std::int64_t most = 10'000);
/// Held ones that still owe something: a mark (coded, shared, thanked), their note, word of an action to the customer,
/// or thanks to a colleague.
struct UnfinishedFilter {
    std::optional<Date> since{};   ///< held on this day or later, or its window closed then, or a person put it there
    std::optional<PersonId> of{};  ///< as in InterviewFilter
    std::optional<AccountId> account{};
    std::int64_t limit = 0;  ///< 0: all
};
/// Earliest first.
std::vector<InterviewLine> unfinished_interviews(const Store& store, const UnfinishedFilter& filter);

/// Of an open interview what decides whether it is one conversation with another.
struct OpenWindow {
    InterviewId id;
    AccountId account;
    Window window{};
    int rank = 0;  ///< of its kind in the programme; the greatest number where the programme knows the kind no more
    Matter matter{};
};
/// Those of some accounts, by account.
std::vector<OpenWindow> open_windows(const Store& store, const std::set<AccountId>& accounts);
/// The first window that opens after `today`; null where nothing is planned for later.
std::optional<Date> next_opening(const Store& store, Date today);

InterviewLine interview_line(const Store& store, InterviewId id);  ///< throws not_found

/// The statement behind a listing, for the test that asks the engine how it would run it.
std::string interviews_sql(const InterviewFilter& filter);
std::string listed_interviews_sql(const InterviewFilter& filter);
std::string unfinished_interviews_sql(const UnfinishedFilter& filter);
std::string untold_interviews_sql(const UnfinishedFilter& filter);

}  // namespace winloss::store
