#include "winloss/app/assign_due.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

constexpr const char* which = "number, or the account's or deal's name where it has one open interview";
constexpr const char* which_held = "number, or the account's or deal's name where it has one held interview to finish";
constexpr const char* which_any = "number, or the account's or deal's name where it has one interview";

void bind_list(Binder& binder, ListInterviews& options) {
    binder.explain("By number; where only open ones are asked for, those that close first come first.")
        .option(options.state, "--state", "STATE", "only this state")
        .among(all_words<InterviewState>())
        .flag(options.open, "--open", "only planned, invited and booked ones")
        .flag(options.late, "--late", "only open ones whose window has closed")
        .exclusive({"--state", "--open", "--late"})
        .option(options.kind, "--kind", "KIND", "only this kind of interview")
        .option(options.account, "--account", "ACCOUNT", "only of this account")
        .option(options.deal, "--deal", "DEAL", "only of this deal")
        .option(options.contract, "--contract", "CONTRACT", "only of this contract")
        .option(options.interviewer, "--interviewer", "PERSON", "only those of this interviewer")
        .option(options.owner, "--owner", "PERSON", "only of this owner of the account or the deal")
        .option(options.held, "--held", "PERIOD", "only those held in this period: 2026Q3")
        .option(options.after, "--after", "INTERVIEW", "go on after this one")
        .stands_for("ANY INTERVIEW")
        .number(options.limit, "--limit", "N", "at most so many; 0: all")
        .example("winloss interview list --account Acme", "an account's interviews")
        .example("winloss interview list --state held --held 2026Q3 --format csv", "a quarter's, as a spreadsheet");
}

void bind_show(Binder& binder, ShowInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_any)
        .stands_for("ANY INTERVIEW")
        .tables({"contacts", "covers", "competitors", "reasons", "events", "shares", "praised", "codings", "answers"})
        .example("winloss interview show 42", "all there is to know before the conversation");
}

void bind_add(Binder& binder, AddInterview& options) {
    binder
        .explain(
            "For a conversation that no rule asks for; the plan leaves it alone. The window opens today and is as\n"
            "long as the programme's for this kind, unless it is said otherwise.")
        .operand(options.kind, "KIND", "the kind of interview")
        .option(options.deal, "--deal", "DEAL", "the deal it is about")
        .option(options.contract, "--contract", "CONTRACT", "the contract it is about")
        .option(options.account, "--account", "ACCOUNT", "the account, where it is about neither")
        .option(options.opens, "--opens", "DATE", "first day of the window")
        .option(options.target, "--target", "DATE", "when it is best held")
        .option(options.closes, "--closes", "DATE", "last day of the window")
        .options(options.contacts, "--contact", "CONTACT", "whom to interview; each buyer of a deal may have one")
        .example("winloss interview add retrospective --deal 'Acme platform' --contact 'Eva Lind'",
                 "a second buyer, heard apart")
        .example("winloss interview add retrospective --deal 'Acme platform'", "ask although the criteria do not");
}

void bind_choice(Binder& binder, InterviewerChoice& choice) {
    binder
        .option(choice.relation, "--relation", "RELATION", "how independent of the deal, where the records cannot tell")
        .among(all_words<Relation>())
        .option(choice.reason, "--reason", "TEXT", "why somebody who was on the deal interviews all the same");
}

/// One interview by hand, or all that is due in turn.
struct Assigning {
    std::optional<std::string> interview;
    std::optional<std::string> person;
    InterviewerChoice choice;
    bool due = false;
    std::optional<std::string> round_robin;
    AssignDue all;
};

void bind_assign(Binder& binder, Assigning& options) {
    binder
        .explain(
            "The interviewer knows how we sell but was not on the deal: its owner and its team are refused unless a\n"
            "reason is given. The relation is kept, and reports can be split by it.\n\n"
            "With --due all interviews that are due and have no interviewer are given to the people of --round-robin "
            "in\n"
            "turn, to whoever has the fewest open ones first; who was on the deal is passed over. One account's go to\n"
            "one person.")
        .operand(options.interview, "INTERVIEW", which)
        .operand(options.person, "PERSON", "who interviews")
        .stands_for("ACTIVE PERSON");
    bind_choice(binder, options.choice);
    binder.flag(options.due, "--due", "all that are due and have no interviewer")
        .option(options.round_robin, "--round-robin", "LIST", "who takes turns: kim,lee")
        .stands_for("PEOPLE")
        .option(options.all.within, "--within", "LENGTH", "also what opens within this time: 14d")
        .option(options.all.kind, "--kind", "KIND", "only this kind of interview")
        .flag(options.all.dry_run, "--dry-run", "show who would get what, change nothing")
        .example("winloss interview assign 42 kim", "Kim interviews")
        .example("winloss interview assign 42 'Clear Voice' --relation third-party", "an agency does")
        .example("winloss interview assign --due --round-robin kim,lee --within 14d", "everything that needs somebody");
}

Answer assign(store::Store& store, const Context& context, const Assigning& options) {
    if (!options.due) {
        if (options.round_robin || options.all.within || options.all.kind || options.all.dry_run) {
            throw usage_error("--round-robin, --within, --kind and --dry-run belong to --due.",
                              "winloss interview assign --due --round-robin kim,lee");
        }
        if (!options.interview) {
            throw usage_error("INTERVIEW is missing.", "INTERVIEW: " + std::string(which) + ".");
        }
        if (!options.person) { throw usage_error("PERSON is missing.", "PERSON: who interviews."); }
        return assign_interview(store, context,
                                {.interview = *options.interview, .person = *options.person, .choice = options.choice});
    }
    if (options.interview || options.choice.relation || options.choice.reason) {
        throw usage_error("With --due no single interview is named, and no relation or reason is given.",
                          "winloss interview assign --due --round-robin kim,lee");
    }
    if (!options.round_robin) {
        throw usage_error("Who takes turns?", "winloss interview assign --due --round-robin kim,lee");
    }
    AssignDue all = options.all;
    all.round_robin = *options.round_robin;
    return assign_due(store, context, all);
}

void bind_suggest(Binder& binder, SuggestInterview& options) {
    binder
        .explain(
            "Contacts by their part in the decision, those not asked lately first; interviewers by how independent of\n"
            "the deal they are, whose role it is, and how many open interviews they have. Who cannot be asked stands\n"
            "below, with the reason.")
        .operand(options.interview, "INTERVIEW", which_any)
        .stands_for("ANY INTERVIEW")
        .tables({"candidates", "interviewers"})
        .example("winloss interview suggest 42", "whom to ask, and who asks");
}

void bind_channel(Binder& binder, std::optional<std::string>& channel) {
    binder.option(channel, "--channel", "CHANNEL", "how").among(all_words<Channel>());
}

void bind_invited(Binder& binder, InviteInterview& options) {
    binder.explain("Records that somebody was asked: each time is an attempt, the first one's day is kept.")
        .operand(options.interview, "INTERVIEW", which)
        .options(options.contacts, "--contact", "CONTACT", "who was asked")
        .option(options.on, "--on", "DATE", "the day; default: today");
    bind_channel(binder, options.channel);
    binder.option(options.remark, "--remark", "TEXT", "what else to remember")
        .example("winloss interview invited 42 --contact 'Eva Lind' --channel letter", "a letter went out")
        .example("winloss interview invited Acme --on yesterday", "asked again");
}

void bind_book(Binder& binder, BookInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which)
        .required(options.at, "--at", "TIME", "the appointment: 'thu 10:00', '2026-10-08 10:00'; the customer's clock")
        .option(options.with, "--with", "PERSON", "who interviews")
        .stands_for("ACTIVE PERSON");
    bind_choice(binder, options.choice);
    binder.options(options.contacts, "--contact", "CONTACT", "who will be interviewed")
        .option(options.on, "--on", "DATE", "the day it was agreed; default: today");
    bind_channel(binder, options.channel);
    binder.example("winloss interview book 42 --at 'thu 10:00' --with kim", "an appointment");
}

void bind_fields(Binder& binder, InterviewFields& fields) {
    const std::vector<std::string> yes_or_no = {"yes", "no"};
    bind_channel(binder, fields.channel);
    binder.option(fields.consent_to_record, "--consent-to-record", "YES|NO", "may the conversation be recorded")
        .likely(yes_or_no)
        .option(fields.consent_to_quote, "--consent-to-quote", "YES|NO", "may what was said be quoted")
        .likely(yes_or_no)
        .option(fields.confidential, "--confidential", "YES|NO", "was confidentiality promised")
        .likely(yes_or_no)
        .option(fields.incentive, "--incentive", "TEXT", "what was given for the time")
        .option(fields.heard_how, "--heard-how", "TEXT", "how the buyer heard of us")
        .option(fields.heard_what, "--heard-what", "TEXT", "what they had heard")
        .option(fields.heard_from, "--heard-from", "TEXT", "from whom");
}

void bind_held(Binder& binder, HoldInterview& options) {
    binder.explain("Other interviews of the account that were to be part of the same conversation are covered by it.")
        .operand(options.interview, "INTERVIEW", which)
        .option(options.on, "--on", "DATE", "the day; default: today")
        .flag(options.partial, "--partial", "not all of it was asked")
        .option(options.with, "--with", "PERSON", "who interviewed");
    bind_choice(binder, options.choice);
    binder.options(options.contacts, "--contact", "CONTACT", "who was interviewed");
    bind_fields(binder, options.fields);
    binder.example("winloss interview held 42 --consent-to-quote yes", "it was held today")
        .example("winloss interview held 42 --on 'last fri' --partial", "half of it, on Friday");
}

void bind_set(Binder& binder, SetInterview& options) {
    binder.explain("An empty value clears the field.")
        .operand(options.interview, "INTERVIEW", which_any)
        .stands_for("ANY INTERVIEW")
        .options(options.contacts, "--contact", "CONTACT", "who took part too")
        .options(options.no_contacts, "--no-contact", "CONTACT", "who did not take part")
        .option(options.opens, "--opens", "DATE", "its window opens then; planning leaves it there")
        .option(options.target, "--target", "DATE", "the best day in it")
        .option(options.closes, "--closes", "DATE", "its last day")
        .option(options.first_asked_on, "--first-asked", "DATE", "the day on which the customer was first asked")
        .number(options.attempts, "--attempts", "N", "how often was asked", 1)
        .option(options.at, "--at", "TIME", "the appointment is at another time")
        .option(options.held_on, "--held-on", "DATE", "the day on which it was held after all")
        .option(options.completeness, "--completeness", "full|partial", "how much of it was held")
        .option(options.with, "--with", "PERSON", "who interviews")
        .stands_for("ACTIVE PERSON");
    bind_choice(binder, options.choice);
    bind_fields(binder, options.fields);
    binder.example("winloss interview set 42 --consent-to-quote yes", "the buyer agreed later")
        .example("winloss interview set 42 --contact 'Eva Lind'", "she was there as well")
        .example("winloss interview set 42 --closes +2w", "the customer asked for more time");
}

void bind_end(Binder& binder, EndInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which)
        .option(options.on, "--on", "DATE", "the day; default: today")
        .option(options.remark, "--remark", "TEXT", "what else to remember");
}

void bind_declined(Binder& binder, EndInterview& options) {
    bind_end(binder, options);
    binder.example("winloss interview declined 42 --remark 'no time before January'", "the buyer said no");
}

void bind_no_response(Binder& binder, EndInterview& options) {
    bind_end(binder, options);
    binder.example("winloss interview no-response 42", "asked often enough");
}

void bind_not_qualified(Binder& binder, EndInterview& options) {
    bind_end(binder, options);
    binder.example("winloss interview not-qualified 42 --remark 'never reached the short list'", "not worth asking");
}

void bind_cancel(Binder& binder, EndInterview& options) {
    bind_end(binder, options);
    binder.example("winloss interview cancel 42", "we will not ask");
}

void bind_unreachable(Binder& binder, UnreachableInterview& options) {
    bind_end(binder, options.end);
    binder.flag(options.bad_address, "--bad-address", "the address was wrong; such asks count in no net response rate")
        .example("winloss interview unreachable 42 --bad-address", "the letter came back");
}

void bind_reopen(Binder& binder, ReopenInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_any)
        .stands_for("ENDED INTERVIEW")
        .example("winloss interview reopen 42", "take up one that ended");
}

void bind_shared(Binder& binder, ShareInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_held)
        .stands_for("HELD INTERVIEW")
        .option(options.to, "--to", "LIST", "who learned of it: product,marketing")
        .likely({"product", "marketing", "sales", "customer-success"})
        .option(options.on, "--on", "DATE", "the day; default: today")
        .options(options.credit, "--credit", "PERSON",
                 "a colleague whose help the customer praised; may be given again")
        .flag(options.thanked, "--thanked", "the thank-you went out too")
        .flag(options.dry_run, "--dry-run", "print the note, record nothing")
        .explain(
            "Prints the note for them: what spoke for us and against us, and what we do about it. It names no rep and "
            "no "
            "contact, and quotes only where the customer has agreed to it.")
        .example("winloss interview shared 42 --to product,marketing > learned.md",
                 "the learnings were given to two teams");
}

void bind_handover(Binder& binder, HandOverInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_held)
        .stands_for("HELD INTERVIEW")
        .explain(
            "Of a won deal: the needs that came to light late, the gaps the buyer saw, and how they will know that it "
            "was "
            "a success. It names no rep and no contact.")
        .example("winloss interview handover 42 > handover.md", "for the people who put the solution in");
}

void bind_praised(Binder& binder, PraiseInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_held)
        .stands_for("HELD INTERVIEW")
        .any_operands(options.people, "PERSON", "colleagues whose help the customer praised")
        .flag(options.told, "--told", "they know of it; without a PERSON: all who did not yet")
        .option(options.on, "--on", "DATE", "the day they were told; default: today")
        .explain(
            "Until they are told so, it is owed like a thank-you. In the note that is shared they alone are named.")
        .example("winloss interview praised 42 'Kim Larsen'", "the customer praised Kim's help")
        .example("winloss interview praised 42 --told", "and Kim knows of it");
}

void bind_thanked(Binder& binder, ThankInterview& options) {
    binder.operand(options.interview, "INTERVIEW", which_held)
        .stands_for("HELD INTERVIEW")
        .option(options.on, "--on", "DATE", "the day; default: today")
        .example("winloss interview thanked 42", "the thank-you is sent");
}

/// What it shows is tables, of which a pipe would get none.
Verb suggest_verb() {
    Verb suggest = verb("suggest", "whom to ask, and who should", &bind_suggest, &suggest_interview);
    suggest.in_a_pipe = "table";
    return suggest;
}

}  // namespace

Noun interview_noun() {
    return {
        .name = "interview",
        .summary = "ask, book, hold and finish an interview",
        .verbs =
            {
                verb("list", "list interviews", &bind_list, &list_interviews),
                verb("show", "show one with everything about it", &bind_show, &show_interview),
                verb("add", "add one that no rule asks for", &bind_add, &add_interview),
                suggest_verb(),
                verb("assign", "say who interviews", &bind_assign, &assign),
                verb("invited", "the buyer was asked", &bind_invited, &invite_interview),
                verb("book", "a time was agreed", &bind_book, &book_interview),
                verb("held", "it was held", &bind_held, &held_interview),
                verb("declined", "the buyer said no", &bind_declined, &decline_interview),
                verb("no-response", "asked often enough, no answer", &bind_no_response, &no_response_interview),
                verb("unreachable", "nobody could be reached", &bind_unreachable, &unreachable_interview),
                verb("not-qualified", "not worth asking", &bind_not_qualified, &not_qualified_interview),
                verb("cancel", "we will not ask", &bind_cancel, &cancel_interview),
                verb("reopen", "take up one that ended", &bind_reopen, &reopen_interview),
                verb("shared", "its learnings were shared", &bind_shared, &share_interview),
                verb("handover", "print what those who put it in should know", &bind_handover, &hand_over_interview),
                verb("praised", "the customer praised colleagues", &bind_praised, &praise_interview),
                verb("thanked", "the thank-you was sent", &bind_thanked, &thank_interview),
                verb("set", "note consent and how they heard of us", &bind_set, &set_interview),
                edit_verb("INTERVIEW", which_any, "winloss interview edit 42", &edit_interview),
            },
        .also = {"interviews", "win/loss", "winloss-interview", "retrospective", "exit", "churn", "onboarding",
                 "anniversary", "pre-renewal", "check-in", "debrief", "call"}};
}

}  // namespace winloss::cli
