#include "winloss/app/remind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "interview_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

constexpr int days_before_the_end = 7;  // the last call before a window closes
constexpr int widest_front = 50;  // columns before what is to do; more and it goes on a line of its own, as in mail

using Reminder = std::array<std::string, 4>;  ///< number, kind, account, what to do

/// Who is reminded: by folded name, then number; nobody comes last.
struct Reminded {
    bool nobody = true;
    std::string folded;
    std::int64_t id = 0;
    std::string name = "nobody";
    friend auto operator<=>(const Reminded&, const Reminded&) = default;
};

Reminded reminded(std::optional<PersonId> id, const std::optional<std::string>& name) {
    if (!id || !name) { return {}; }
    return {false, fold(*name), id->value, *name};
}

Reminded reminded(const store::InterviewLine& line) {
    if (line.interviewer) { return reminded(line.interview.interviewer, line.interviewer); }
    return reminded(line.owner_id, line.owner);
}

std::vector<Date> open_news(const Interview& interview) {
    const Date closes = interview.closes_on;
    std::vector<Date> news{interview.opens_on, interview.target_on, closes - Days{days_before_the_end}, closes,
                           closes + Days{1}};
    if (interview.booked_at) {
        const Date day = interview.booked_at->day;
        news = {day - Days{1}, day, day + Days{1}};
    }
    return news;
}

class Reminders {
public:
    explicit Reminders(std::optional<Date> since, Date today) : since_(since), today_(today) {}

    /// `news` are the days on which there is something new to say of it.
    void add(const store::InterviewLine& line, std::string what, const std::vector<Date>& news) {
        const std::string subject = whose(line);
        if (line.health) { what += fmt::format("; health is {}", word(*line.health)); }
        add(reminded(line),
            {std::to_string(line.interview.id.value), line.interview.kind, visible(subject), std::move(what)}, news);
    }
    void add(const Reminded& who, Reminder reminder, const std::vector<Date>& news) {
        const bool is_new =
            !since_ || std::any_of(news.begin(), news.end(), [&](Date day) { return *since_ < day && day <= today_; });
        if (is_new) { by_person_[who].push_back(std::move(reminder)); }
    }

    std::string text() const {
        std::array<int, 3> widths{};
        for (const auto& [person, reminders] : by_person_) {
            for (const Reminder& each : reminders) {
                for (std::size_t i = 0; i < widths.size(); ++i) {
                    widths[i] = std::max(widths[i], display_width(each[i]));
                }
            }
        }
        const int indent = 2 + widths[0] + 2 + widths[1] + 2;
        const bool below = indent + widths[2] > widest_front;
        std::string result;
        for (const auto& [person, reminders] : by_person_) {
            if (!result.empty()) { result += '\n'; }
            result += visible(person.name) + '\n';
            for (const Reminder& each : reminders) {
                result += fmt::format("  {}  {}  ", pad_left(each[0], widths[0]), pad_right(each[1], widths[1]));
                result += below ? fmt::format("{}\n{:{}}{}\n", each[2], "", indent, each[3])
                                : fmt::format("{}  {}\n", pad_right(each[2], widths[2]), each[3]);
            }
        }
        return result;
    }

private:
    std::optional<Date> since_;
    Date today_;
    std::map<Reminded, std::vector<Reminder>> by_person_;
};

std::string by_words(Date day, Date today) { return (day < today ? "late since " : "by ") + iso(day); }

/// What was promised: an action on its day, an expectation when it is to be reviewed; each once more when it is late.
void add_promises(Reminders& reminders, const store::Store& store, Date today, Date until) {
    for (const store::ActionRow& row : store::actions(store, {.due_by = until}, 0)) {
        const Action& action = row.action;
        reminders.add(reminded(row.whose, row.whose_name),
                      {std::to_string(action.id.value), "action", visible(row.account.value_or(row.code.value_or(""))),
                       fmt::format("{}: {}", by_words(*action.due_on, today), visible(action.text))},
                      {*action.due_on, *action.due_on + Days{1}});
    }
    for (const store::ExpectationRow& row : store::expectations(store, {.review_by = until}, 0)) {
        const Expectation& expectation = row.expectation;
        reminders.add(
            reminded(row.whose, row.whose_name),
            {std::to_string(expectation.id.value), "review", visible(row.account),
             fmt::format("how far is it, {}? {}", by_words(*expectation.review_on, today), visible(expectation.text))},
            {*expectation.review_on, *expectation.review_on + Days{1}});
    }
    for (const store::FlagRow& row : store::flags(store, {.look_again_by = until}, 0)) {
        const Flag& flag = row.flag;
        reminders.add(reminded(row.whose, row.whose_name),
                      {std::to_string(flag.id.value), "flag", visible(row.account),
                       fmt::format("look again, {}: {} {}", by_words(*flag.look_again_on, today), word(flag.kind),
                                   visible(flag.text))},
                      {*flag.look_again_on, *flag.look_again_on + Days{1}});
    }
}

}  // namespace

Answer remind(const store::Store& store, const Context& context, const Remind& options) {
    const store::Snapshot snapshot(store);
    const Programme programme = store::read_programme(store);
    const Date today = context.today;
    std::optional<Date> since;
    if (options.since) { since = parse_date(*options.since, today, "--since"); }
    Reminders reminders(since, today);
    store::InterviewFilter due;
    due.open = true;
    due.opens_by = last_day_within(today, options.within);
    for (const store::InterviewLine& line : store::interviews(store, due)) {
        const NextStep step = next_step(line.interview, today, line.beside, programme.follow_up);
        reminders.add(line, open_words(line.interview, step, today), open_news(line.interview));
    }
    for (const store::InterviewLine& line : store::unfinished_interviews(store, {.since = programme.first_day})) {
        const auto tasks = owed_after(line.interview, line.beside, programme.follow_up);
        std::vector<Date> news;
        for (const TaskDue& task : tasks) { news.push_back(task.due_on); }
        reminders.add(line, owed_words(line.interview, tasks, today), news);
    }
    add_promises(reminders, store, today, *due.opens_by);
    return {.data = Text{reminders.text(), true}, .messages = {}};
}

}  // namespace winloss::app
