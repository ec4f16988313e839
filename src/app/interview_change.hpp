// One change of one interview: read under the write lock, changed, written with its event, and told in a line with the
// next step. What the verbs share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

class InterviewChange {
public:
    InterviewChange(store::Store& store, const Context& context, InterviewId id);

    Interview& interview() { return interview_; }
    const Programme& programme() const { return programme_; }
    Date today() const { return context_.today; }
    /// The day typed, today where none was.
    Date on(const std::optional<std::string>& typed) const;

    /// Names contacts of the account; those who may not be asked on that day are refused. Where none is named, those of
    /// the interview are asked: refused when none of them may be, said of each who may not.
    void ask(const std::vector<std::string>& contacts, Date on);
    /// Throws usage where the day lies before the decision of the deal that the interview looks back on.
    void require_decided(Date on) const;
    /// Says so where another interview of the account was asked for within the fatigue period and this one never was.
    void mind_fatigue(Date on);
    /// Says so where it is booked for a day after its window, or for a time at which its interviewer has another one.
    void mind_appointment();
    /// The second alone, where it is booked.
    void mind_interviewer_busy();
    /// Names contacts who took part, whatever became of them since.
    void hear(const std::vector<std::string>& contacts);
    /// The same for a talk that took place, and says who must not be contacted or had left by that day.
    void took_part(const std::vector<std::string>& contacts, Date on);
    /// Takes contacts off; throws conflict for one who is not on it.
    void unname(const std::vector<std::string>& contacts);
    /// Makes a colleague the interviewer; records it where that is new.
    void assign(const std::string& person, const InterviewerChoice& choice, Date on);
    /// Before a conversation: makes somebody the interviewer where one is named; else asks again whether the one who is
    /// may be, as the deal's and the account's people are now. Throws usage for a choice about nobody.
    void settle_interviewer(const std::optional<std::string>& person, const InterviewerChoice& choice, Date on);
    void set(const InterviewFields& fields);
    void share(const std::vector<std::string>& audiences, Date on);
    /// The customer praised a colleague's help, who was told so on that day; null: not yet.
    void credit(PersonId person, std::optional<Date> told_on);
    /// Thanked as well, an event of its own.
    void thank(Date on);
    /// Says of contacts who were interviewed that no letter is to reach them: they left, or must not be contacted.
    void mind_thanked(Date on);
    /// Held; those it stands for are covered.
    void hold(Date on, Completeness completeness);

    /// Records this as well, beside the event that the change ends with.
    void happened(std::string_view event, const std::string& remark) {
        record(interview_.id, event, context_.today, remark);
    }
    /// Says this too.
    void also(std::string sentence) { also_.push_back(std::move(sentence)); }

    /// Writes what changed, with the event; `done` follows the interview's name: 'invited on 2026-10-01'.
    Answer finish(std::string_view event, Date on, const std::string& done, const std::optional<std::string>& remark);

private:
    void make_interviewer(const Person& person, const InterviewerChoice& choice, Date on);
    void mind_named(Date on);
    void record(InterviewId id, std::string_view event, Date on, const std::optional<std::string>& remark);

    store::Store& store_;
    const Context& context_;
    store::Write write_;
    store::InterviewWriter writer_;
    Programme programme_;
    Interview before_;
    Interview interview_;
    bool named_ = false;  ///< contacts, shares or covered ones changed, not the interview's own row
    std::vector<std::string> also_;
};

}  // namespace winloss::app
