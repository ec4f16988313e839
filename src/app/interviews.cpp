#include "winloss/app/interviews.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "both_ways.hpp"
#include "contact_words.hpp"
#include "interview_change.hpp"
#include "interview_words.hpp"
#include "shared_note.hpp"
#include "todo_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/appointment.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

namespace {

std::optional<std::string> remark_of(const std::optional<std::string>& typed) {
    return typed ? optional_line(*typed, "remark") : std::nullopt;
}

void set_channel(Interview& interview, const std::optional<std::string>& typed) { set_word(interview.channel, typed); }

std::string interviewer_words(const store::Store& store, const Interview& interview) {
    return interview.interviewer ? " with " + store::read_person(store, *interview.interviewer).name : "";
}

/// 'booked for Thu 2026-10-08 10:00'
std::string booked_for(const LocalTime& at) {
    return fmt::format("booked for {} {}", weekday_name(at.day), spaced(at));
}

Answer told(SharedNote note) {
    return {.data = Text{std::move(note.text), true}, .messages = std::move(note.sentences)};
}

Answer end_interview(store::Store& store, const Context& context, const EndInterview& options, InterviewState how,
                     std::string_view event) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::open, context.today));
    const Date on = change.on(options.on);
    end(change.interview(), how, on, context.today);
    return change.finish(event, on, fmt::format("{} on {}", word(how), iso(on)), remark_of(options.remark));
}

}  // namespace

Answer assign_interview(store::Store& store, const Context& context, const AssignInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::open, context.today));
    change.assign(options.person, options.choice, context.today);
    change.mind_interviewer_busy();
    const Interview& interview = change.interview();
    const std::string relation = interview.relation ? fmt::format(", {}", word(*interview.relation)) : "";
    const std::string name = store::read_person(store, *interview.interviewer).name;
    const std::string_view how = interview.held_on ? "recorded as held by" : "assigned to";
    return change.finish("", context.today, fmt::format("{} {}{}", how, name, relation), {});
}

Answer invite_interview(store::Store& store, const Context& context, const InviteInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::open, context.today));
    const Date on = change.on(options.on);
    change.require_decided(on);
    change.ask(options.contacts, on);
    if (change.interview().booked_at) {
        change.also(fmt::format("The appointment for {} falls.", spaced(*change.interview().booked_at)));
    }
    change.mind_fatigue(on);
    set_channel(change.interview(), options.channel);
    invite(change.interview(), on, context.today);
    const std::int64_t attempts = change.interview().attempts;
    return change.finish(
        "invited", on,
        fmt::format("invited on {}{}", iso(on), attempts > 1 ? fmt::format(", attempt {}", attempts) : ""),
        remark_of(options.remark));
}

Answer book_interview(store::Store& store, const Context& context, const BookInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::open, context.today));
    const Date on = change.on(options.on);
    const LocalTime at = parse_appointment(options.at, on, context.today, "--at");
    change.require_decided(on);
    change.settle_interviewer(options.with, options.choice, on);
    change.ask(options.contacts, at.day);
    change.mind_fatigue(on);
    set_channel(change.interview(), options.channel);
    book(change.interview(), at, on, context.today);
    change.mind_appointment();
    if (!change.interview().interviewer) {
        change.also(fmt::format("Nobody is assigned who will hold it: winloss interview assign {} PERSON",
                                change.interview().id.value));
    } else if (const Person person = store::read_person(store, *change.interview().interviewer); !person.active) {
        change.also(fmt::format("{} is no longer active: winloss interview assign {} PERSON", person.name,
                                change.interview().id.value));
    }
    return change.finish("booked", on, booked_for(at) + interviewer_words(store, change.interview()), spaced(at));
}

Answer held_interview(store::Store& store, const Context& context, const HoldInterview& options) {
    InterviewChange change(
        store, context, store::find_interview(store, options.interview, store::InterviewMeant::to_hold, context.today));
    const Date on = options.on ? change.on(options.on) : usual_day_held(change.interview(), context.today);
    const auto completeness = options.partial ? Completeness::partial : Completeness::full;
    change.require_decided(on);
    change.settle_interviewer(options.with, options.choice, on);
    if (std::string early = before_appointment(change.interview(), on); !early.empty()) { change.also(early); }
    change.took_part(options.contacts, on);
    change.set(options.fields);
    change.hold(on, completeness);
    if (!change.interview().interviewer) { change.also(unknown_holder(change.interview().id)); }
    return change.finish("", on, fmt::format("held on {}, {}", iso(on), word(completeness)), {});
}

namespace {

void move_window(InterviewChange& change, const SetInterview& options) {
    if (!options.opens && !options.target && !options.closes) { return; }
    Interview& interview = change.interview();
    const Date today = change.today();
    const auto day = [today](const std::optional<std::string>& typed, Date before, std::string_view option) {
        return typed ? parse_date(*typed, today, option) : before;
    };
    const Window window{day(options.opens, interview.opens_on, "--opens"),
                        day(options.target, interview.target_on, "--target"),
                        day(options.closes, interview.closes_on, "--closes")};
    if (window == Window{interview.opens_on, interview.target_on, interview.closes_on}) { return; }
    choose_window(interview, window);
    change.happened("moved", fmt::format("{} to {}", iso(interview.opens_on), iso(interview.closes_on)));
}

void mend_asking(Interview& interview, const SetInterview& options, Date today) {
    if (!options.first_asked_on && !options.attempts) { return; }
    const Date first = options.first_asked_on ? parse_date(*options.first_asked_on, today, "--first-asked")
                                              : interview.first_asked_on.value_or(today);
    mend_asked(interview, first, options.attempts.value_or(interview.attempts), today);
}

/// The same talk at another time; whoever it is with was asked before.
void put_off(InterviewChange& change, const SetInterview& options) {
    if (!options.at) { return; }
    Interview& interview = change.interview();
    if (interview.state != InterviewState::booked) {
        throw conflict(fmt::format("Interview {} is {}: it has no appointment to put off.", interview.id.value,
                                   word(interview.state)),
                       fmt::format("winloss interview book {} --at TIME makes one.", interview.id.value));
    }
    const Date earliest = interview.first_asked_on.value_or(change.today());
    const LocalTime at = parse_appointment(*options.at, earliest, change.today(), "--at");
    if (interview.booked_at == at) {
        if (options.with) { change.mind_interviewer_busy(); }
        return;
    }
    interview.booked_at = at;
    change.mind_appointment();
    change.happened("booked", spaced(*interview.booked_at));
}

void mend_talk(Interview& interview, const SetInterview& options, Date today) {
    if (!options.held_on && !options.completeness) { return; }
    const Date on =
        options.held_on ? parse_date(*options.held_on, today, "--held-on") : interview.held_on.value_or(today);
    const auto how = options.completeness ? require_word<Completeness>(*options.completeness)
                                          : interview.completeness.value_or(Completeness::full);
    mend_held(interview, on, how, today);
}

/// The days that were typed, as they were understood.
std::string changed_words(const SetInterview& options, const Interview& interview, std::optional<Date> held_before) {
    std::vector<std::string> days;
    if (options.opens || options.target || options.closes) {
        days.push_back(fmt::format("the window is {} to {}, best on {}", iso(interview.opens_on),
                                   iso(interview.closes_on), iso(interview.target_on)));
    }
    if (options.at) { days.push_back(booked_for(*interview.booked_at)); }
    if (options.first_asked_on) { days.push_back(fmt::format("first asked on {}", iso(*interview.first_asked_on))); }
    if (interview.held_on != held_before) {
        days.push_back(fmt::format("held on {}, not on {}", iso(*interview.held_on), iso(*held_before)));
    }
    return days.empty() ? "changed" : "changed: " + join(days, "; ");
}

}  // namespace

Answer set_interview(store::Store& store, const Context& context, const SetInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::any, context.today));
    if (!options.of_form) {
        const AccountId account = change.interview().account;
        refuse_both_ways("--contact", options.contacts, "--no-contact", options.no_contacts,
                         [&](const std::string& typed) { return contact_at(store, account, typed).id; });
    }
    if (change.interview().open() && !options.contacts.empty()) {
        change.ask(options.contacts, context.today);
    } else {
        change.took_part(options.contacts, change.interview().held_on.value_or(context.today));
    }
    change.unname(options.no_contacts);
    change.set(options.fields);
    if (options.with || options.choice.relation || options.choice.reason) {
        change.settle_interviewer(options.with, options.choice, context.today);
        if (!options.at) { change.mind_interviewer_busy(); }
    }
    Interview& interview = change.interview();
    const auto before = interview.held_on;
    move_window(change, options);
    put_off(change, options);
    mend_asking(interview, options, context.today);
    mend_talk(interview, options, context.today);
    return change.finish("", interview.held_on.value_or(context.today), changed_words(options, interview, before), {});
}

Answer decline_interview(store::Store& store, const Context& context, const EndInterview& options) {
    return end_interview(store, context, options, InterviewState::declined, "declined");
}

Answer no_response_interview(store::Store& store, const Context& context, const EndInterview& options) {
    return end_interview(store, context, options, InterviewState::no_response, "no-response");
}

Answer not_qualified_interview(store::Store& store, const Context& context, const EndInterview& options) {
    return end_interview(store, context, options, InterviewState::not_qualified, "not-qualified");
}

Answer cancel_interview(store::Store& store, const Context& context, const EndInterview& options) {
    return end_interview(store, context, options, InterviewState::cancelled, "cancelled");
}

Answer unreachable_interview(store::Store& store, const Context& context, const UnreachableInterview& options) {
    return end_interview(store, context, options.end, InterviewState::unreachable,
                         options.bad_address ? "bad-address" : "unreachable");
}

Answer reopen_interview(store::Store& store, const Context& context, const ReopenInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::any, context.today));
    reopen(change.interview());
    const std::string state(word(change.interview().state));
    return change.finish("reopened", context.today, fmt::format("reopened, {} again", state), {});
}

Answer share_interview(store::Store& store, const Context& context, const ShareInterview& options) {
    const std::string to_whom = options.to.value_or("");
    std::vector<std::string> audiences;
    for (const std::string_view piece : split(to_whom, ',')) {
        auto audience = optional_line(piece, "audience");
        const auto same = [&](const std::string& each) { return fold(each) == fold(*audience); };
        if (audience && std::ranges::none_of(audiences, same)) { audiences.push_back(std::move(*audience)); }
    }
    if (audiences.empty() && !options.dry_run) {
        throw usage_error("Shared with whom?", "--to product,marketing; --dry-run shows the note alone.");
    }
    const InterviewId id = store::find_interview(store, options.interview, store::InterviewMeant::to_share);
    std::vector<PersonId> credited;
    for (const std::string& each : options.credit) { credited.push_back(store::find_person(store, each)); }
    if (options.dry_run) { return told(shared_note(store, id, credited)); }

    InterviewChange change(store, context, id);
    const Date on = change.on(options.on);
    const auto first = change.interview().shared_on;  // which stays the day: later audiences make nothing late
    mark(change.interview(), Mark::shared, on, context.today);
    if (first) { change.interview().shared_on = std::min(*first, on); }
    change.share(audiences, on);
    for (const PersonId person : credited) { change.credit(person, on); }
    if (options.thanked) { change.thank(on); }
    SharedNote note = shared_note(store, id, credited);
    for (std::string& sentence : note.sentences) { change.also(std::move(sentence)); }
    const std::string to = join(audiences, ", ");
    Answer answer = change.finish(
        "shared", on, fmt::format("shared with {}{} on {}", to, options.thanked ? ", thanked" : "", iso(on)), to);
    answer.data = Text{std::move(note.text), true};
    return answer;
}

Answer hand_over_interview(const store::Store& store, const Context&, const HandOverInterview& options) {
    const store::Snapshot snapshot(store);
    const InterviewId id = store::find_interview(store, options.interview, store::InterviewMeant::held);
    Answer answer = told(hand_over_note(store, id));
    answer.subject = ChangedRecord{"interview", id.value};
    return answer;
}

namespace {

/// When colleagues heard that the customer of a held interview praised them.
Date day_told(const Interview& interview, const PraiseInterview& options, Date today) {
    constexpr std::string_view hint = "Give the day on which they heard of it.";
    const Date day = past_day(options.on.value_or("today"), today, "--on", hint);
    if (day >= *interview.held_on) { return day; }
    throw usage_error(
        fmt::format("Interview {} was held on {}, after {}.", interview.id.value, iso(*interview.held_on), iso(day)),
        std::string(hint));
}

}  // namespace

Answer praise_interview(store::Store& store, const Context& context, const PraiseInterview& options) {
    const InterviewId id = store::find_interview(store, options.interview, store::InterviewMeant::held);
    if (options.on && !options.told) {
        throw usage_error("--on is the day on which they were told.", "Add --told, or leave --on out.");
    }
    if (options.people.empty() && !options.told) {
        throw usage_error("Whose help did the customer praise?",
                          fmt::format("winloss interview praised {} PERSON", id.value));
    }
    InterviewChange change(store, context, id);
    if (!change.interview().held_on) {
        throw conflict(fmt::format("Interview {} is {}: praise is heard in one that was held.", id.value,
                                   word(change.interview().state)));
    }
    std::vector<store::Credit> praised;
    for (const std::string& each : options.people) {
        const PersonId person = store::find_person(store, each);
        praised.push_back({person, store::read_person(store, person).name, {}});
    }
    if (praised.empty()) {
        praised = store::interview_credits(store, id);
        std::erase_if(praised, [](const store::Credit& each) { return each.told_on.has_value(); });
    }
    const std::optional<Date> told =
        options.told ? std::optional(day_told(change.interview(), options, context.today)) : std::nullopt;
    std::vector<std::string> names;
    for (const store::Credit& each : praised) {
        change.credit(each.person, told);
        names.push_back(each.name);
    }
    const std::string all = join(names, ", ");
    return change.finish(options.told ? "credited" : "praised", told.value_or(context.today),
                         told ? fmt::format("{} told on {}", all, iso(*told)) : "praised " + all, all);
}

Answer thank_interview(store::Store& store, const Context& context, const ThankInterview& options) {
    InterviewChange change(store, context,
                           store::find_interview(store, options.interview, store::InterviewMeant::to_thank));
    const auto before = change.interview().thanked_on;
    const Date on = options.on ? change.on(options.on) : before.value_or(context.today);  // once is enough
    mark(change.interview(), Mark::thanked, on, context.today);
    change.mind_thanked(on);
    return change.finish("thanked", on, fmt::format("thanked on {}", iso(on)), {});
}

}  // namespace winloss::app
