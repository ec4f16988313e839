// The fields of the tables of interviews, their notes and their codings: a programme's own list of whom it asked and
// when, what they said, and what it was taken for.
#include "import_field_tables.hpp"

namespace winloss::exchange {

namespace {

constexpr auto numbers = words("interview id", "interview number", "record id", "id");
constexpr auto kinds = words("interview kind", "interview type", "type");
constexpr auto deals =
    words("deal id", "deal external id", "opportunity id", "deal name", "opportunity name", "opportunity");
constexpr auto contracts = words("contract id", "contract external id", "subscription id", "subscription");
constexpr auto anchors = words("anchor", "anchor date", "counts from");
constexpr auto openings = words("window opens", "opens", "not before");
constexpr auto targets = words("target date", "target");
constexpr auto closings = words("window closes", "closes", "deadline");
constexpr auto states = words("interview state", "interview status", "status");
constexpr auto interviewers = words("interviewed by", "conducted by", "assigned to", "owner");
constexpr auto relations = words("interviewer relation");
constexpr auto relation_reasons = words("reason for the interviewer");
constexpr auto contacts = words("contact", "contact name", "interviewee", "interviewees", "buyer", "buyers",
                                "participant", "participants", "respondent");
constexpr auto first_asks = words("first asked", "asked on", "invited on", "invitation date", "date invited",
                                  "first contacted", "first contact date");
constexpr auto attempt_counts = words("number of attempts", "contact attempts", "asks");
constexpr auto bookings = words("booked for", "scheduled for", "appointment", "scheduled at");
constexpr auto channels = words("interview channel", "method", "medium", "via");
constexpr auto helds = words("interview date", "held", "date held", "conducted on", "interviewed on", "date");
constexpr auto completenesses = words("full or partial");
constexpr auto endings = words("ended", "closed on", "declined on");
constexpr auto recordings = words("may record", "recording allowed");
constexpr auto quotations = words("may quote", "quotable", "quote permission");
constexpr auto confidences = words("confidentiality promised");
constexpr auto incentives = words("reward", "gift");
constexpr auto coded = words("coded", "analysed on");
constexpr auto shared = words("shared", "date shared");
constexpr auto audiences = words("audience", "audiences");
constexpr auto thanked = words("thanked", "thank you sent", "thank you sent on");

constexpr auto interviews = words("interview id", "interview number", "deal id", "opportunity id");
constexpr auto note_texts = words("note", "notes", "transcript", "note text");
constexpr auto note_files = words("file name", "note file", "path");
constexpr auto codes = words("code path", "codes", "theme", "driver");
constexpr auto ratings = words("score", "sentiment");
constexpr auto coders = words("coded by", "analyst");
constexpr auto quotes = words("passage", "excerpt", "segment", "verbatim");
constexpr auto memos = words("comment", "remark", "note");
constexpr auto competitors = words("competitor name");

using enum FieldKind;

constexpr auto interview_fields = std::to_array<FieldSpec>({
    {"external_id", id, numbers},
    {"kind", word, kinds},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"deal", id, deals},
    {"contract", id, contracts},
    {"anchor_on", date, anchors},
    {"opens_on", date, openings},
    {"target_on", date, targets},
    {"closes_on", date, closings},
    {"state", word, states},
    {"interviewer", text, interviewers},
    {"relation", word, relations},
    {"relation_reason", text, relation_reasons},
    {"contacts", list, contacts},
    {"first_asked_on", date, first_asks},
    {"attempts", integer, attempt_counts},
    {"booked_at", text, bookings},
    {"channel", word, channels},
    {"held_on", date, helds},
    {"completeness", word, completenesses},
    {"ended_on", date, endings},
    {"consent_to_record", yes_no, recordings},
    {"consent_to_quote", yes_no, quotations},
    {"confidential", yes_no, confidences},
    {"incentive", text, incentives},
    {"heard_how", text, {}},
    {"heard_what", text, {}},
    {"heard_from", text, {}},
    {"coded_on", date, coded},
    {"shared_on", date, shared},
    {"shared_with", list, audiences},
    {"thanked_on", date, thanked},
});

constexpr auto note_fields = std::to_array<FieldSpec>({
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"account", text, {}},
    {"held_on", date, {}},
    {"text", text, note_texts},
    {"file", text, note_files},
});

constexpr auto coding_fields = std::to_array<FieldSpec>({
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"account", text, {}},
    {"held_on", date, {}},
    {"code", text, codes},
    {"rating", word, ratings},
    {"weight", word, {}},
    {"coder", text, coders},
    {"quote", text, quotes},
    {"whole_note", yes_no, {}},
    {"competitor", text, competitors},
    {"memo", text, memos},
});

}  // namespace

std::span<const FieldSpec> interview_import_fields() { return interview_fields; }
std::span<const FieldSpec> note_import_fields() { return note_fields; }
std::span<const FieldSpec> coding_import_fields() { return coding_fields; }

}  // namespace winloss::exchange
