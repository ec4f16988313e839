// The day: what needs somebody, by kind of task. A query or two each, none of which reads more than it shows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/programme.hpp"
#include "winloss/store/attention.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::app {

/// An end that near is too near for its pre-renewal interview to be planned.
inline constexpr int months_of_endings = 6;

/// An appointment of today or of a day to come.
struct Meeting {
    LocalTime at{};
    std::string what;  ///< to do beside it; empty: nothing
};

/// One thing to do about a record.
struct ToDo {
    std::string_view record = "interview";  ///< what the number is of; contract, action, expectation
    std::int64_t id = 0;
    std::string kind;     ///< of interview; else the record's
    std::string subject;  ///< account, deal or product
    std::string what;
    std::optional<Date> by{};
    bool late = false;
    bool asked = false;    ///< the customer was, and has not answered
    bool replace = false;  ///< whoever it is with may not be asked any more
    std::optional<std::string> interviewer{};
    std::optional<Meeting> meeting{};  ///< null: `what` tells of none
    std::string_view all{};            ///< the command that lists what is of its kind; empty: the section's
};

/// One kind of task, most urgent first, and the command that lists all of them where they are of one kind.
struct Section {
    std::string name;
    std::string all;
    std::vector<ToDo> to_do{};
    /// How many there are, asked only where more are than are shown.
    std::function<store::RowCount()> count{};
};

/// Of open interviews: all, or those that wait for us, without the ones whose customer may still answer.
enum class Waiting { anyone, us };

class Day {
public:
    /// `person`: only what is this person's. `limit`: as many rows a section, and one more that tells of more; 0: all.
    Day(const store::Store& store, Date today, std::optional<PersonId> person, std::int64_t limit);

    /// For today or tomorrow; those of the past of which nobody said what came of them; and those of any day whose
    /// contacts have left or must not be contacted.
    Section booked() const;
    /// The same with today's and tomorrow's in front, however many there are of the past.
    Section appointments() const;
    Section due(Waiting on = Waiting::anyone) const;   ///< the window is open: to be asked, or asked without an answer
    Section late(Waiting on = Waiting::anyone) const;  ///< the window has closed
    Section owed() const;                              ///< after a held interview: note, thank-you, codings, sharing
    Section promised() const;  ///< what we said we would do within a week or earlier, and look back on by today
    Section ending() const;    ///< contracts that end within six months and have no pre-renewal interview
    Section waiting() const;   ///< contracts without a go-live date: onboarding and anniversaries wait for it

    /// '2026Q4: 12 interviews held, 30 open that close by 2026-12-31.'
    std::string pace() const;

    const Programme& programme() const { return programme_; }

private:
    Section of_interviews(Section section, store::InterviewFilter filter) const;
    std::function<store::RowCount()> count_of(const store::InterviewFilter& filter) const;
    /// Between those days; without a first one also those that nobody who may be asked is invited to.
    store::InterviewFilter bookings(std::optional<Date> from, Date until) const;
    std::optional<Date> last_asked_by(Waiting on) const;
    bool runs(std::string_view kind) const;

    const store::Store& store_;
    Date today_;
    std::optional<PersonId> person_;
    std::int64_t limit_;
    Programme programme_;
};

/// What is said where nothing waits, for you or the colleague of whose day was asked: what comes next, or how to begin.
std::string all_done(const store::Store& store, const Day& day, Date today, const std::optional<std::string>& of);

}  // namespace winloss::app
