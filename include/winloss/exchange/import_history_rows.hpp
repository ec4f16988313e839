// Rows of what a team has kept besides its CRM, as import_rows.hpp has those of a CRM: the same rules hold for them.
#pragma once

#include "winloss/exchange/import_rows.hpp"

namespace winloss::exchange {

/// An interview as a row names it: by one of the first two. The numbers of one store are others' in another, so what
/// else the row says of it is held against it.
struct NamedInterview {
    std::string_view interview;              ///< as a command would name it, or by the number it had before
    std::string_view interview_external_id;  ///< the number it had before; goes before the other
    bool own_number = false;                 ///< `interview` is its number in the store that the list is from
    std::optional<Date> held_on;             ///< it was held on no other day; null: not said
    bool names_interview() const { return !interview.empty() || !interview_external_id.empty(); }
};

/// Whom something is about: an account, an interview that it came out of, or both, which are of one account then.
struct AroundRow : NamedInterview {
    std::int64_t line = 0;
    std::string_view account_id, account;  ///< foreign number; name
};

struct InterviewRow {
    std::int64_t line = 0;
    std::string_view external_id, kind;
    std::string_view account_id, account;  ///< foreign number; name
    std::string_view deal, contract;       ///< foreign numbers or names; one of these four at least
    std::optional<Date> anchor_on;         ///< tells which of several is meant
    std::optional<Date> opens_on, target_on, closes_on;
    /// As it is said, else as the days tell: held, booked, invited, planned.
    InterviewState state = InterviewState::planned;
    bool state_said = false;
    std::string_view interviewer, relation_reason;
    std::optional<Relation> relation;
    std::vector<std::string_view> contacts, shared_with;
    std::optional<Date> first_asked_on, held_on, ended_on;  ///< held_on: only and always of a held one
    std::optional<int> attempts;
    std::optional<LocalTime> booked_at;
    std::optional<Channel> channel;
    std::optional<Completeness> completeness;
    std::optional<bool> consent_to_record, consent_to_quote, confidential;
    std::string_view incentive, heard_how, heard_what, heard_from;
    std::optional<Date> coded_on, shared_on, thanked_on;
};

/// Whose note it is: always an interview.
struct OfInterviewRow : NamedInterview {
    std::int64_t line = 0;
    std::string_view account;  ///< it is with no other one; empty: not said
};

struct NoteRow : OfInterviewRow {
    std::string_view text, file;  ///< one of them: the note, in as many lines as it has; a file beside the table
};

struct CodingRow : OfInterviewRow {
    std::string_view code;      ///< never empty
    std::optional<int> rating;  ///< +2 +1 −1 −2
    std::optional<Weight> weight;
    std::string_view coder, competitor, memo;
    std::string_view competitor_as_id;  ///< the competitor as an external id, in its one form; empty in a list of ours
    std::string_view quote;             ///< words of the note, in as many lines as they have
    /// Whether it is of the note as a whole; null: it is where no row of the file has words.
    std::optional<bool> whole_note;
    bool held_back = false;  ///< of a list of ours, which left its words out
};

struct TouchRow : AroundRow {
    std::optional<Date> touched_on;  ///< always there in a row that is handed out
    std::optional<TouchKind> kind;   ///< likewise
    std::string_view person, said;
    std::vector<std::string_view> contacts;  ///< foreign numbers, e-mail addresses or names
};

struct HealthRow : AroundRow {
    std::optional<Date> judged_on;     ///< always there in a row that is handed out
    std::optional<HealthLevel> level;  ///< likewise
    std::string_view why, person;      ///< why is never empty
};

struct ActionRow : AroundRow {
    std::string_view text;  ///< never empty
    std::string_view code, owner;
    std::optional<Date> due_on, told_on;
    std::optional<ActionState> state;
};

struct ExpectationRow : AroundRow {
    std::string_view text;  ///< never empty
    std::string_view metric, target, actual;
    std::optional<Date> review_on, reviewed_on;  ///< a day of review only with an outcome
    std::optional<ExpectationOutcome> outcome;
};

struct CodeRow {
    std::int64_t line = 0;
    std::string_view path;  ///< a good one: price/total-cost
    std::string_view name, definition, use_when, avoid_when;
    std::string_view colour;  ///< #rrggbb
    std::optional<CodeKind> kind;
};

struct BenchmarkRow {
    std::int64_t line = 0;
    std::string_view metric, source;
    std::optional<double> value;  ///< always there in a row that is handed out; of '33%' 0.33
    std::optional<int> n;
    std::optional<Date> dated_on;  ///< always there in a row that is handed out
};

extern template class ImportReader<InterviewRow>;
extern template class ImportReader<NoteRow>;
extern template class ImportReader<CodingRow>;
extern template class ImportReader<TouchRow>;
extern template class ImportReader<HealthRow>;
extern template class ImportReader<ActionRow>;
extern template class ImportReader<ExpectationRow>;
extern template class ImportReader<CodeRow>;
extern template class ImportReader<BenchmarkRow>;

}  // namespace winloss::exchange
