#include "import_reader.hpp"
#include "winloss/exchange/import_history_rows.hpp"
#include "winloss/exchange/import_history_values.hpp"

namespace winloss::exchange {

// Static, and not in a namespace without a name: the reader finds setters_of() and finish() by their row.

static void set_state(InterviewRow& row, ImportCells& cells) {
    if (const auto state = cells.word(&read_interview_state)) {
        row.state = *state;
        row.state_said = true;
    }
}

static std::span<const FieldSetter<InterviewRow>> setters_of(const InterviewRow&) {
    using Row = InterviewRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"kind", set_text<Row, &Row::kind>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"deal", set_text<Row, &Row::deal>},
        {"contract", set_text<Row, &Row::contract>},
        {"anchor_on", set_date<Row, &Row::anchor_on>},
        {"opens_on", set_date<Row, &Row::opens_on>},
        {"target_on", set_date<Row, &Row::target_on>},
        {"closes_on", set_date<Row, &Row::closes_on>},
        {"state", set_state},
        {"interviewer", set_text<Row, &Row::interviewer>},
        {"relation", set_word<Row, &Row::relation, &read_word<Relation>>},
        {"relation_reason", set_folded<Row, &Row::relation_reason>},
        {"contacts", set_list<Row, &Row::contacts>},
        {"first_asked_on", set_date<Row, &Row::first_asked_on>},
        {"attempts", set_word<Row, &Row::attempts, &read_count>},
        {"booked_at", set_word<Row, &Row::booked_at, &read_appointment>},
        {"channel", set_word<Row, &Row::channel, &read_channel>},
        {"held_on", set_date<Row, &Row::held_on>},
        {"completeness", set_word<Row, &Row::completeness, &read_word<Completeness>>},
        {"ended_on", set_date<Row, &Row::ended_on>},
        {"consent_to_record", set_word<Row, &Row::consent_to_record, &read_yes_no>},
        {"consent_to_quote", set_word<Row, &Row::consent_to_quote, &read_yes_no>},
        {"confidential", set_word<Row, &Row::confidential, &read_yes_no>},
        {"incentive", set_folded<Row, &Row::incentive>},
        {"heard_how", set_folded<Row, &Row::heard_how>},
        {"heard_what", set_folded<Row, &Row::heard_what>},
        {"heard_from", set_folded<Row, &Row::heard_from>},
        {"coded_on", set_date<Row, &Row::coded_on>},
        {"shared_on", set_date<Row, &Row::shared_on>},
        {"shared_with", set_list<Row, &Row::shared_with>},
        {"thanked_on", set_date<Row, &Row::thanked_on>},
    };
    return setters;
}

static void derive_state(InterviewRow& row) {
    if (row.state_said) { return; }
    if (row.held_on) {
        row.state = InterviewState::held;
    } else if (row.booked_at) {
        row.state = InterviewState::booked;
    } else if (row.first_asked_on || row.attempts.value_or(0) > 0) {
        row.state = InterviewState::invited;
    }
}

static void check_days(const InterviewRow& row, ImportCells& cells) {
    const bool ended = row.state != InterviewState::planned && row.state != InterviewState::invited &&
                       row.state != InterviewState::booked && row.state != InterviewState::held;
    require(cells, "held_on", row.state != InterviewState::held || row.held_on,
            "is empty; a held interview needs the day on which it was held");
    require(cells, "state", row.state == InterviewState::held || !row.held_on,
            "is no end of an interview that was held, but the day is there");
    require(cells, "booked_at", row.state != InterviewState::booked || row.booked_at,
            "is empty; a booked interview needs its day and time");
    require(cells, "first_asked_on",
            row.first_asked_on || (row.state != InterviewState::invited && row.attempts.value_or(0) == 0),
            "is empty; one that was asked needs the day of the first ask");
    require(cells, "state", row.state != InterviewState::planned || !row.first_asked_on,
            "says that nobody was asked, but the day of the first ask is there");
    require(cells, "ended_on", !ended || row.ended_on,
            "is empty; an interview that ended without being held needs the day");
    require(cells, "state", ended || !row.ended_on, "says no end, but the day of one is there");
}

static void finish(InterviewRow& row, ImportCells& cells) {
    require(cells, cells.mapping().has("account") ? "account" : "deal",
            !row.account.empty() || !row.account_id.empty() || !row.deal.empty() || !row.contract.empty(),
            "is empty; an interview needs its account, deal or contract");
    if (cells.bad()) { return; }
    derive_state(row);
    if (row.state == InterviewState::covered) { return; }
    check_days(row, cells);
    if (row.opens_on && row.closes_on && *row.closes_on < *row.opens_on) {
        cells.refuse("closes_on", cells.keep(iso(*row.closes_on)), "is before the window opens, " + iso(*row.opens_on));
    }
}

static std::span<const FieldSetter<NoteRow>> setters_of(const NoteRow&) {
    using Row = NoteRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"account", set_text<Row, &Row::account>},
        {"held_on", set_date<Row, &Row::held_on>},
        {"text", set_block<Row, &Row::text>},
        {"file", set_text<Row, &Row::file>},
    };
    return setters;
}

static std::span<const FieldSetter<CodingRow>> setters_of(const CodingRow&) {
    using Row = CodingRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"account", set_text<Row, &Row::account>},
        {"held_on", set_date<Row, &Row::held_on>},
        {"code", set_text<Row, &Row::code>},
        {"rating", set_word<Row, &Row::rating, &read_rating>},
        {"weight", set_word<Row, &Row::weight, &read_word<Weight>>},
        {"coder", set_text<Row, &Row::coder>},
        {"quote", set_block<Row, &Row::quote>},
        {"whole_note", set_word<Row, &Row::whole_note, &read_yes_no>},
        {"competitor",
         [](Row& row, ImportCells& cells) {
             row.competitor = cells.line_text();
             row.competitor_as_id = cells.as_id(row.competitor);
         }},
        {"memo", set_folded<Row, &Row::memo>},
    };
    return setters;
}

static void require_interview(const OfInterviewRow& row, ImportCells& cells, std::string_view why) {
    require(cells, cells.mapping().has("interview") ? "interview" : "interview_external_id", row.names_interview(),
            why);
}

static void finish(NoteRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require_interview(row, cells, "is empty; a note is that of an interview");
    require(cells, cells.mapping().has("text") ? "text" : "file", cells.bad() || !row.text.empty() || !row.file.empty(),
            "is empty; a note has a text");
}

static void finish(CodingRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require_interview(row, cells, "is empty; a coding is of an interview's note");
    require(cells, "code", !row.code.empty(), "is empty; a coding names its code");
    row.held_back = row.own_number && row.whole_note == false && row.quote.empty();
    if (row.whole_note == false && !row.held_back && !cells.bad()) {
        require(cells, "quote", !row.quote.empty(),
                "is empty, though the coding is of words of the note: they were held back where the customer has not "
                "agreed to be quoted");
    }
    if (row.whole_note == true) {
        require(cells, "whole_note", row.quote.empty(),
                "says that the coding is of the note as a whole, but there "
                "are words of it");
    }
}

template class ImportReader<InterviewRow>;
template class ImportReader<NoteRow>;
template class ImportReader<CodingRow>;

}  // namespace winloss::exchange
