#include "day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "interview_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

constexpr int promised_ahead = 7;  // days
constexpr std::string_view all_actions = "winloss action list --within 7d";
constexpr std::string_view all_reviews = "winloss expectation list --within 0d";  // what is to be looked at by today
constexpr std::string_view all_flags = "winloss flag list --within 0d";
constexpr std::int64_t most_counted = 1000;
constexpr std::int64_t most_read = 101;  // of what is counted by reading it, and one that tells of more

/// Beside every renewal stands how the customer is.
std::string with_health(std::optional<HealthLevel> health, std::string what) {
    return health ? fmt::format("{}, {}", word(*health), what) : what;
}

/// Of what was counted by reading it; `more`: not all was read.
std::function<store::RowCount()> as_read(const std::vector<ToDo>& read, bool more) {
    return [count = store::RowCount{std::ssize(read) - (more ? 1 : 0), more}] { return count; };
}

ToDo to_do(const store::InterviewLine& line, std::string what, std::optional<Date> by, Date today) {
    return {.id = line.interview.id.value,
            .kind = line.interview.kind,
            .subject = whose(line),
            .what = with_health(line.health, std::move(what)),
            .by = by,
            .late = by && *by < today,
            .interviewer = line.interviewer};
}

std::optional<Meeting> meeting_of(const store::InterviewLine& line, const NextStep& step) {
    if (step.step != LifeStep::prepare && step.step != LifeStep::converse) { return std::nullopt; }
    std::vector<std::string> beside;
    if (line.health) { beside.emplace_back(word(*line.health)); }
    if (line.beside.interviewer_left) { beside.emplace_back("assign"); }
    return Meeting{*line.interview.booked_at, join(beside, ", ")};
}

ToDo to_do(const store::ContractLine& line, std::string what, std::optional<Date> by) {
    return {.record = "contract",
            .id = line.id.value,
            .kind = "contract",
            .subject = line.product ? fmt::format("{} ({})", line.account, *line.product) : line.account,
            .what = std::move(what),
            .by = by};
}

}  // namespace

Day::Day(const store::Store& store, Date today, std::optional<PersonId> person, std::int64_t limit)
    : store_(store),
      today_(today),
      person_(person),
      limit_(limit == 0 || limit == std::numeric_limits<std::int64_t>::max() ? limit : limit + 1),
      programme_(store::read_programme(store)) {}

std::function<store::RowCount()> Day::count_of(const store::InterviewFilter& filter) const {
    return [this, filter] { return store::count_interviews(store_, filter, most_counted); };
}

Section Day::of_interviews(Section section, store::InterviewFilter filter) const {
    filter.of = person_;
    section.count = count_of(filter);
    filter.limit = limit_;
    for (const store::InterviewLine& line : store::interviews(store_, filter)) {
        const NextStep step = next_step(line.interview, today_, line.beside, programme_.follow_up);
        // The last day of the window, as the section is ordered, not the day that would be best.
        const bool asking = !line.interview.booked_at && step.step != LifeStep::wait;
        section.to_do.push_back(to_do(line, step_words(line.interview, line.beside, step),
                                      asking ? line.interview.closes_on : step.by, today_));
        section.to_do.back().asked = step.step == LifeStep::get_answer;
        section.to_do.back().replace = step.step == LifeStep::replace;
        section.to_do.back().meeting = meeting_of(line, step);
    }
    return section;
}

store::InterviewFilter Day::bookings(std::optional<Date> from, Date until) const {
    store::InterviewFilter filter;
    filter.of = person_;
    filter.booked_from = from;
    filter.booked_until = until;
    if (!from) { filter.or_nobody_on = today_; }
    return filter;
}

Section Day::booked() const {
    return of_interviews({.name = "booked", .all = "winloss interview list --state booked"},
                         bookings({}, today_ + Days{1}));
}

Section Day::appointments() const {
    const Date tomorrow = today_ + Days{1};
    Section section =
        of_interviews({.name = "booked", .all = "winloss interview list --state booked"}, bookings(today_, tomorrow));
    std::set<std::int64_t> known;
    for (const ToDo& each : section.to_do) { known.insert(each.id); }
    for (ToDo& each : of_interviews({}, bookings({}, today_ - Days{1})).to_do) {
        if (!known.contains(each.id)) { section.to_do.push_back(std::move(each)); }
    }
    section.count = count_of(bookings({}, tomorrow));
    return section;
}

std::optional<Date> Day::last_asked_by(Waiting on) const {
    if (on == Waiting::anyone) { return std::nullopt; }
    return today_ - Days{programme_.follow_up.answered_days};
}

Section Day::due(Waiting on) const {
    store::InterviewFilter filter;
    filter.open = true;
    filter.not_booked = true;
    filter.opens_by = today_;
    filter.closes_from = today_;
    filter.last_asked_by = last_asked_by(on);
    return of_interviews({.name = "due", .all = "winloss due"}, filter);
}

Section Day::late(Waiting on) const {
    store::InterviewFilter filter;
    filter.open = true;
    filter.not_booked = true;
    filter.closed_before = today_;
    filter.last_asked_by = last_asked_by(on);
    return of_interviews({.name = "late", .all = "winloss due --late"}, filter);
}

Section Day::owed() const {
    Section section{.name = "owed", .all = "winloss remind"};
    const std::int64_t limit = limit_ == 0 ? 0 : std::max(limit_, most_read);
    const auto lines =
        store::unfinished_interviews(store_, {.since = programme_.first_day, .of = person_, .limit = limit});
    for (const store::InterviewLine& line : lines) {
        const auto tasks = owed_after(line.interview, line.beside, programme_.follow_up);
        if (tasks.empty()) { continue; }
        section.to_do.push_back(to_do(line, tasks_words(tasks), tasks.front().due_on, today_));
    }
    std::ranges::stable_sort(section.to_do, {}, &ToDo::by);
    section.count = as_read(section.to_do, limit != 0 && std::ssize(lines) >= limit);
    return section;
}

Section Day::promised() const {
    Section section{.name = "promised", .all = {}};
    const std::int64_t limit = limit_ == 0 ? 0 : std::max(limit_, most_read);
    bool more = false;  // than were read
    const auto read = [&](const auto& rows) { more = more || (limit != 0 && std::ssize(rows) >= limit); };
    const auto actions = store::actions(store_, {.of = person_, .due_by = today_ + Days{promised_ahead}}, limit);
    read(actions);
    for (const store::ActionRow& row : actions) {
        section.to_do.push_back({.record = "action",
                                 .id = row.action.id.value,
                                 .kind = "action",
                                 .subject = row.account.value_or(row.code.value_or("")),
                                 .what = row.action.text,
                                 .by = row.action.due_on,
                                 .late = *row.action.due_on < today_,
                                 .interviewer = row.whose_name,
                                 .all = all_actions});
    }
    const auto expectations = store::expectations(store_, {.of = person_, .review_by = today_}, limit);
    read(expectations);
    for (const store::ExpectationRow& row : expectations) {
        section.to_do.push_back({.record = "expectation",
                                 .id = row.expectation.id.value,
                                 .kind = "review",
                                 .subject = row.account,
                                 .what = "how far is it? " + row.expectation.text,
                                 .by = row.expectation.review_on,
                                 .late = *row.expectation.review_on < today_,
                                 .interviewer = row.whose_name,
                                 .all = all_reviews});
    }
    const auto flags = store::flags(store_, {.of = person_, .look_again_by = today_}, limit);
    read(flags);
    for (const store::FlagRow& row : flags) {
        section.to_do.push_back({.record = "flag",
                                 .id = row.flag.id.value,
                                 .kind = "flag",
                                 .subject = row.account,
                                 .what = fmt::format("look again: {}", word(row.flag.kind)),
                                 .by = row.flag.look_again_on,
                                 .late = *row.flag.look_again_on < today_,
                                 .interviewer = row.whose_name,
                                 .all = all_flags});
    }
    std::ranges::stable_sort(section.to_do, {}, [](const ToDo& each) { return *each.by; });
    section.count = as_read(section.to_do, more);
    return section;
}

bool Day::runs(std::string_view kind) const {
    const Rule* rule = programme_.find(kind);
    return rule != nullptr && rule->enabled;
}

Section Day::ending() const {
    Section section{.name = "ending", .all = "winloss contract list --ending +6m"};
    if (!runs(kind::pre_renewal)) { return section; }
    const auto listing = store::ending_unheard(today_, add_months(today_, months_of_endings), person_);
    section.count = [this, listing] { return listing.count(store_, most_counted); };
    for (const store::ContractLine& line : store::contract_lines(store_, listing, limit_)) {
        section.to_do.push_back(to_do(line, with_health(line.health, "not asked"), line.ends_on));
    }
    return section;
}

Section Day::waiting() const {
    Section section{.name = "waiting", .all = "winloss contract list --not-live"};
    if (!runs(kind::onboarding) && !runs(kind::anniversary)) { return section; }
    const auto listing = store::waiting_for_go_live(today_, person_);
    section.count = [this, listing] { return listing.count(store_, most_counted); };
    for (const store::ContractLine& line : store::contract_lines(store_, listing, limit_)) {
        section.to_do.push_back(to_do(line, "live when?", std::nullopt));
    }
    return section;
}

std::string Day::pace() const {
    const Date from = first_of_quarter(today_);
    const Date last = add_months(from, 3) - Days{1};
    store::InterviewFilter held;
    held.of = person_;
    held.held = Period{from, today_};
    store::InterviewFilter open;
    open.of = person_;
    open.open = true;
    open.closed_before = last + Days{1};
    const auto count = [&](const store::InterviewFilter& filter) {
        const store::RowCount found = store::count_interviews(store_, filter, most_counted);
        return std::pair((found.more ? "more than " : "") + grouped(std::to_string(found.rows)), found.rows == 1);
    };
    const auto [talks, one_talk] = count(held);
    const auto [left, one_left] = count(open);
    return fmt::format("{}: {} {} held, {} open that {} by {}.", label(Step::quarter, from), talks,
                       one_talk ? "interview" : "interviews", left, one_left ? "closes" : "close", iso(last));
}

std::string all_done(const store::Store& store, const Day& day, Date today, const std::optional<std::string>& of) {
    if (std::string begin = how_to_begin(store); !begin.empty()) { return begin; }
    const std::string who = of ? in_sentence(store::read_person(store, store::find_person(store, *of)).name) : "you";
    const auto next = store::next_opening(store, today);
    return next ? fmt::format("Nothing waits for {}. The next window opens on {}. {}", who, iso(*next), day.pace())
                : fmt::format("{} Nothing waits for {}, and {}", day.pace(), who, nothing_ahead(store));
}

}  // namespace winloss::app
