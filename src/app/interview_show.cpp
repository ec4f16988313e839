#include <fmt/format.h>

#include <algorithm>

#include "interview_words.hpp"
#include "note_show.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

/// The fields of a record in their order. What is not known has no line on a screen; programs get every key.
class Fields {
public:
    template <class T>
    void add(std::string key, std::string title, const T& value, bool machine = false) {
        Cell shown = cell(value);
        const bool known = !std::holds_alternative<std::monostate>(shown);
        fields_.push_back({std::move(key), std::move(title), std::move(shown), machine || !known});
    }
    std::vector<Field> take() { return std::move(fields_); }

private:
    std::vector<Field> fields_;
};

std::optional<std::string> no_win_back(const store::InterviewLine& line) {
    if (line.interview.kind != kind::retrospective || line.outcome != Outcome::lost || !line.interview.open()) {
        return std::nullopt;
    }
    return "not before the buyer was heard: no call to win the deal back";
}

void add_subject(Fields& fields, const store::InterviewLine& line, const std::optional<Deal>& deal) {
    const Interview& interview = line.interview;
    fields.add("account", "Account", line.account);
    fields.add("account_id", "Account number", interview.account, true);
    fields.add("deal", "Deal", line.deal);
    fields.add("deal_id", "Deal number", interview.deal, true);
    fields.add("outcome", "Outcome", line.outcome);
    fields.add("amount", "Amount", deal ? deal->amount : std::nullopt);
    fields.add("decided_on", "Decided on", deal ? deal->decision_date() : std::nullopt);
    fields.add("contract", "Contract", interview.contract);
    fields.add("health", "Health", line.health);
    fields.add("owner", "Account owner", line.owner);
    fields.add("win_back", "Win-back", no_win_back(line));
}

void add_window(Fields& fields, const Interview& interview, Date today) {
    const bool late = missed(interview, today) || timeliness(interview, today) == Timeliness::late;
    fields.add("opens_on", "Opens", interview.opens_on);
    fields.add("target_on", "Target", interview.target_on);
    const Tone pressing = interview.open() ? tone_of_deadline(interview.closes_on, today) : Tone::none;
    fields.add("closes_on", "Closes", toned(interview.closes_on, pressing));
    fields.add("days_left", "Days left",
               interview.open() ? toned(std::int64_t{days_left(interview, today)}, pressing) : Cell());
    fields.add("late", "Late", toned(late, Tone::alarm), !late);
    fields.add("why", "Why", interview.rule);
    fields.add("anchor_on", "Counted from", interview.anchor_on, true);
    fields.add("anchor_basis", "Basis", interview.anchor_basis, true);
    fields.add("occurrence", "Time", interview.occurrence, interview.occurrence == 0);
    fields.add("flagged", "Flagged", interview.flagged);
}

void add_life(Fields& fields, const store::InterviewLine& line, Date today) {
    const Interview& interview = line.interview;
    const bool nobody = interview.open() && line.beside.nobody_from && *line.beside.nobody_from <= today;
    fields.add("interviewer", "Interviewer", line.interviewer);
    fields.add("relation", "Relation", interview.relation);
    fields.add("relation_reason", "Reason", interview.relation_reason);
    fields.add("first_asked_on", "First asked", interview.first_asked_on);
    fields.add("attempts", "Attempts", interview.attempts, interview.attempts == 0);
    fields.add("booked_at", "Booked for", toned(cell(interview.booked_at), nobody ? Tone::alarm : Tone::none));
    fields.add("channel", "Channel", interview.channel);
    fields.add("held_on", "Held on", interview.held_on);
    fields.add("completeness", "Completeness", interview.completeness);
    fields.add("ended_on", "Ended on", interview.ended_on);
    fields.add("covered_by", "Covered by interview", interview.covered_by);
    fields.add("consent_to_record", "Consent to record", interview.consent_to_record);
    fields.add("consent_to_quote", "Consent to quote", interview.consent_to_quote);
    fields.add("confidential", "Confidential", interview.confidential);
    fields.add("incentive", "Incentive", interview.incentive);
    fields.add("heard_how", "Heard of us how", interview.heard_how);
    fields.add("heard_what", "Heard what", interview.heard_what);
    fields.add("heard_from", "Heard from", interview.heard_from);
    fields.add("note", "Note", line.beside.note_filed, !interview.held_on);
    fields.add("coded_on", "Coded on", interview.coded_on);
    fields.add("shared_on", "Shared on", interview.shared_on);
    fields.add("thanked_on", "Thanked on", interview.thanked_on);
}

/// Null where nothing is in the way.
Cell may_be_asked(const Contact& contact, Date today) {
    if (contact.do_not_contact) { return toned(std::string("not: do not contact"), Tone::alarm); }
    if (!contact.left_on) { return {}; }
    if (*contact.left_on > today) { return toned("until " + iso(*contact.left_on), Tone::soon); }
    return toned("not: left on " + iso(*contact.left_on), Tone::alarm);
}

Table contacts_section(const std::vector<Contact>& contacts, Date today) {
    Table table{.name = "contacts",
                .title = "Contacts",
                .columns = {{"id", "Id", Type::integer},
                            {"name", "Name", Type::text, true},
                            spare_column("title", "Title", Type::text, 1),
                            {"buying_role", "Buying role", Type::text},
                            spare_column("email", "E-mail", Type::text, 2),
                            spare_column("phone", "Phone", Type::text, 3),
                            {"asked", "May be asked", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Contact& contact : contacts) {
        table.rows.push_back({contact.id.value, contact.name, cell(contact.title), cell(contact.buying_role),
                              cell(contact.email), cell(contact.phone), may_be_asked(contact, today)});
    }
    return table;
}

Table events_section(const std::vector<store::InterviewEvent>& events) {
    Table table{.name = "events",
                .title = "What happened",
                .columns = {{"happened_on", "On", Type::date},
                            {"event", "Event", Type::text},
                            {"person", "By", Type::text},
                            {"remark", "Remark", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    std::vector<store::InterviewEvent> by_day = events;
    std::ranges::stable_sort(by_day, {}, &store::InterviewEvent::happened_on);
    for (const store::InterviewEvent& event : by_day) {
        table.rows.push_back({event.happened_on, event.event, event.person, cell(event.remark)});
    }
    return table;
}

Table shares_section(const std::vector<store::SharedWith>& shares) {
    Table table{.name = "shares",
                .title = "Shared with",
                .columns = {{"audience", "Audience", Type::text, true}, {"shared_on", "On", Type::date}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::SharedWith& share : shares) { table.rows.push_back({share.audience, share.shared_on}); }
    return table;
}

Table credits_section(const std::vector<store::Credit>& credits) {
    Table table{.name = "praised",
                .title = "Whose help was praised",
                .columns = {{"person", "Person", Type::text, true},
                            number_column("person_id"),
                            {"told_on", "Told on", Type::date}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::Credit& each : credits) {
        table.rows.push_back({each.name, cell(each.person), cell(each.told_on)});
    }
    return table;
}

Table covers_section(const store::Store& store, InterviewId id) {
    Table table{.name = "covers",
                .title = "It covers",
                .columns = {{"id", "Id", Type::integer}, {"kind", "Kind", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const InterviewId covered : store::covered_by(store, id)) {
        table.rows.push_back({covered.value, store::read_interview(store, covered).kind});
    }
    return table;
}

/// Everything that hangs on the interview; what its buyer said (note, codings) comes last. A screen leaves out what is
/// empty, programs get every key.
std::vector<Table> sections(const store::Store& store, const Context& context, const Interview& interview,
                            const std::optional<store::StoredNote>& note) {
    std::vector<Table> tables{contacts_section(store::interview_contacts(store, interview.id), context.today),
                              covers_section(store, interview.id)};
    using Competitors = std::vector<store::DealCompetitorRow>;
    using Reasons = std::vector<store::DealReasonRow>;
    const auto deal = interview.deal;
    tables.push_back(competitors_section(deal ? store::deal_competitors(store, *deal) : Competitors{}));
    tables.push_back(reasons_section(deal ? store::deal_reasons(store, *deal) : Reasons{}));
    tables.push_back(events_section(store::interview_events(store, interview.id)));
    tables.push_back(shares_section(store::interview_shares(store, interview.id)));
    tables.push_back(credits_section(store::interview_credits(store, interview.id)));
    tables.push_back(codings_section(store, note));
    if (!context.on_screen) { tables.push_back(answers_section(store, note)); }  // a screen shows the note itself
    if (context.on_screen) {
        std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    }
    return tables;
}

std::optional<Field> note_body(const std::optional<store::StoredNote>& note) {
    if (!note) { return std::nullopt; }
    return Field{"text", "Note", note->text};
}

}  // namespace

Answer show_interview(const store::Store& store, const Context& context, const ShowInterview& options) {
    const store::Snapshot snapshot(store);
    const InterviewId id = store::find_interview(store, options.interview, store::InterviewMeant::any, context.today);
    const store::InterviewLine line = store::interview_line(store, id);
    const Programme programme = store::read_programme(store);
    const std::optional<Deal> deal =
        line.interview.deal ? std::optional(store::read_deal(store, *line.interview.deal)) : std::nullopt;
    const std::optional<store::StoredNote> note = store::read_note(store, id);
    Fields fields;
    fields.add("id", "Id", line.interview.id);
    fields.add("external_id", "External id", store::external_id_of(store, id));
    fields.add("kind", "Kind", line.interview.kind);
    fields.add("state", "State", line.interview.state);
    add_subject(fields, line, deal);
    add_window(fields, line.interview, context.today);
    add_life(fields, line, context.today);
    fields.add("guide", "Guide", note ? guide_words(store, *note) : std::nullopt, true);
    fields.add("coded", "Coded note",
               note ? std::optional(marked_text(store, *note, store::read_codebook(store))) : std::nullopt, true);
    Answer answer{.data = Record{.title = called(line),
                                 .fields = fields.take(),
                                 .sections = context.sections ? sections(store, context, line.interview, note)
                                                              : std::vector<Table>{},
                                 .body = note_body(note),
                                 .prose = true},
                  .messages = {}};
    answer.messages = next_words(store, context, programme, line);
    return answer;
}

}  // namespace winloss::app
