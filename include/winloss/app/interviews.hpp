// What happens to one interview, from the plan to the thank-you. Every verb is a word of its state; each answers with
// what was done and what comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ShowInterview {
    std::string interview;
};
Answer show_interview(const store::Store& store, const Context& context, const ShowInterview& options);

/// An interview that no rule asked for; the plan never touches it.
struct AddInterview {
    std::string kind;
    std::optional<std::string> account;
    std::optional<std::string> deal;
    std::optional<std::string> contract;
    std::optional<std::string> opens;   ///< default: today
    std::optional<std::string> target;  ///< default: as far from the opening as in the programme
    std::optional<std::string> closes;
    std::vector<std::string> contacts =
        {};  ///< whom to interview; who is on no open one of its kind may be heard apart
};
Answer add_interview(store::Store& store, const Context& context, const AddInterview& options);

/// Who holds it, and how independent of the deal that person is.
struct InterviewerChoice {
    std::optional<std::string> relation;  ///< as found in the records unless it is said
    std::optional<std::string> reason;    ///< why somebody from the deal interviews all the same
};

struct AssignInterview {
    std::string interview;
    std::string person;
    InterviewerChoice choice;
};
Answer assign_interview(store::Store& store, const Context& context, const AssignInterview& options);

struct InviteInterview {
    std::string interview;
    std::optional<std::string> on;
    std::vector<std::string> contacts;
    std::optional<std::string> channel;
    std::optional<std::string> remark;
};
Answer invite_interview(store::Store& store, const Context& context, const InviteInterview& options);

struct BookInterview {
    std::string interview;
    std::string at;
    std::optional<std::string> on;  ///< the day it was agreed
    std::optional<std::string> with;
    InterviewerChoice choice;
    std::vector<std::string> contacts;
    std::optional<std::string> channel;
};
Answer book_interview(store::Store& store, const Context& context, const BookInterview& options);

/// What the buyer agreed to and said of how they heard of us.
struct InterviewFields {
    std::optional<std::string> channel;
    std::optional<std::string> consent_to_record;  ///< yes, no
    std::optional<std::string> consent_to_quote;
    std::optional<std::string> confidential;
    std::optional<std::string> incentive;
    std::optional<std::string> heard_how;
    std::optional<std::string> heard_what;
    std::optional<std::string> heard_from;
};

struct HoldInterview {
    std::string interview;
    std::optional<std::string> on;
    bool partial = false;
    std::optional<std::string> with;
    InterviewerChoice choice;
    std::vector<std::string> contacts;
    InterviewFields fields;
};
Answer held_interview(store::Store& store, const Context& context, const HoldInterview& options);

struct SetInterview {
    std::string interview;
    std::vector<std::string> contacts = {};     ///< took part too
    std::vector<std::string> no_contacts = {};  ///< did not
    InterviewFields fields;
    std::optional<std::string> held_on{};       ///< of a held one
    std::optional<std::string> completeness{};  ///< full, partial
    // Of an open one: its window is then as a person chose it.
    std::optional<std::string> opens{};
    std::optional<std::string> target{};
    std::optional<std::string> closes{};
    std::optional<std::string> at{};              ///< of a booked one: the appointment is at another time
    std::optional<std::string> first_asked_on{};  ///< of one that was asked
    std::optional<std::int64_t> attempts{};
    std::optional<std::string> with{};  ///< who interviews
    InterviewerChoice choice{};
    bool of_form = false;  ///< a line written anew takes a name away and names it again
};
Answer set_interview(store::Store& store, const Context& context, const SetInterview& options);

struct EndInterview {
    std::string interview;
    std::optional<std::string> on;
    std::optional<std::string> remark;
};
Answer decline_interview(store::Store& store, const Context& context, const EndInterview& options);
Answer no_response_interview(store::Store& store, const Context& context, const EndInterview& options);
Answer not_qualified_interview(store::Store& store, const Context& context, const EndInterview& options);
Answer cancel_interview(store::Store& store, const Context& context, const EndInterview& options);

struct UnreachableInterview {
    EndInterview end;
    bool bad_address = false;
};
Answer unreachable_interview(store::Store& store, const Context& context, const UnreachableInterview& options);

struct ReopenInterview {
    std::string interview;
};
Answer reopen_interview(store::Store& store, const Context& context, const ReopenInterview& options);

struct ShareInterview {
    std::string interview;
    std::optional<std::string> to{};  ///< audiences between commas; not needed for the note alone
    std::optional<std::string> on;
    std::vector<std::string> credit{};  ///< colleagues whose help the customer praised
    bool thanked = false;               ///< the thank-you went out the same day
    bool dry_run = false;               ///< the note alone
};
/// The answer's data is the note for those it is shared with.
Answer share_interview(store::Store& store, const Context& context, const ShareInterview& options);

struct HandOverInterview {
    std::string interview;
};
/// The note of a won deal's interview for those who put the solution in.
Answer hand_over_interview(const store::Store& store, const Context& context, const HandOverInterview& options);

struct PraiseInterview {
    std::string interview;
    std::vector<std::string> people{};  ///< colleagues; with `told`, none means all who do not know yet
    bool told = false;                  ///< they know of it
    std::optional<std::string> on{};    ///< when they were told
};
Answer praise_interview(store::Store& store, const Context& context, const PraiseInterview& options);

struct ThankInterview {
    std::string interview;
    std::optional<std::string> on;
};
Answer thank_interview(store::Store& store, const Context& context, const ThankInterview& options);

}  // namespace winloss::app
