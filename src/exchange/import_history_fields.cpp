// The fields of what a team has kept besides its CRM, mostly in spreadsheets: what happened around interviews, its
// codebook, and the figures it compares itself with.
#include "import_field_tables.hpp"

namespace winloss::exchange {

namespace {

constexpr auto interviews = words("interview id", "interview number");
constexpr auto texts_said =
    words("what was said", "notes", "note", "summary", "description", "comments", "comment", "subject");
constexpr auto colleagues = words("by", "colleague", "logged by", "assigned to", "activity owner", "owner", "rep");

constexpr auto touch_days = words("touch date", "contact date", "meeting date", "activity date", "date", "day", "on");
constexpr auto touch_kinds = words("touch kind", "touch type", "activity type", "meeting type", "type");
constexpr auto touch_contacts = words("contact", "contact name", "contact names", "attendees", "participants", "with");

constexpr auto health_days = words("judgement date", "review date", "reviewed on", "as of", "date", "day", "on");
constexpr auto health_levels = words("health", "health level", "health status", "account health", "rag", "rag status",
                                     "colour", "color", "status");
constexpr auto health_whys = words("reason", "comment", "comments", "notes", "note", "explanation");
constexpr auto judges = words("judged by", "by", "csm", "customer success manager", "colleague", "owner");

constexpr auto action_texts = words("action", "action item", "task", "what", "subject", "title", "description");
constexpr auto action_codes = words("code path", "driver", "reason");
constexpr auto action_owners = words("action owner", "assigned to", "assignee", "responsible", "who");
constexpr auto action_dues = words("due date", "due", "deadline", "by when");
constexpr auto action_states = words("status", "action status");
constexpr auto action_tolds = words("told customer on", "customer told", "customer told on", "told");

constexpr auto expectation_texts = words("expectation", "success criterion", "success criteria",
                                         "what success looks like", "success", "goal", "description");
constexpr auto expectation_metrics = words("measure", "kpi", "measured by");
constexpr auto expectation_targets = words("target value");
constexpr auto expectation_reviews = words("review date", "review due", "review", "due date", "due");
constexpr auto expectation_outcomes = words("result", "status");
constexpr auto expectation_actuals = words("actual value", "achieved", "actual result");
constexpr auto expectation_days = words("reviewed", "date reviewed");

constexpr auto code_paths = words("code path", "code");
constexpr auto code_names = words("code name", "label", "title");
constexpr auto code_definitions = words("description", "meaning");
constexpr auto code_uses = words("when to use", "use", "include", "inclusion criteria");
constexpr auto code_avoids = words("when not to use", "do not use when", "exclude", "exclusion criteria");
constexpr auto code_colours = words("color");
constexpr auto code_kinds = words("code kind", "type", "code type");

constexpr auto benchmark_metrics = words("figure", "measure", "kpi");
constexpr auto benchmark_values = words("benchmark value", "benchmark");
constexpr auto benchmark_bases = words("sample size", "sample", "base", "respondents");
constexpr auto benchmark_sources = words("publisher", "published by", "report", "reference");
constexpr auto benchmark_days = words("date", "published on", "published", "as of");

using enum FieldKind;
using Spec = FieldSpec;

constexpr auto touch_fields = std::to_array<Spec>({
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"interview_held_on", date, {}},
    {"touched_on", date, touch_days},
    {"kind", word, touch_kinds},
    {"person", text, colleagues},
    {"contacts", list, touch_contacts},
    {"said", text, texts_said},
});

constexpr auto health_fields = std::to_array<Spec>({
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"interview_held_on", date, {}},
    {"judged_on", date, health_days},
    {"level", word, health_levels},
    {"why", text, health_whys},
    {"person", text, judges},
});

constexpr auto action_fields = std::to_array<Spec>({
    {"text", text, action_texts},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"interview_held_on", date, {}},
    {"code", text, action_codes},
    {"owner", text, action_owners},
    {"due_on", date, action_dues},
    {"state", word, action_states},
    {"told_on", date, action_tolds},
});

constexpr auto expectation_fields = std::to_array<Spec>({
    {"text", text, expectation_texts},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"interview", id, interviews},
    {"interview_external_id", id, {}},
    {"interview_held_on", date, {}},
    {"metric", text, expectation_metrics},
    {"target", text, expectation_targets},
    {"review_on", date, expectation_reviews},
    {"outcome", word, expectation_outcomes},
    {"actual", text, expectation_actuals},
    {"reviewed_on", date, expectation_days},
});

constexpr auto code_fields = std::to_array<Spec>({
    {"path", id, code_paths},
    {"name", text, code_names},
    {"definition", text, code_definitions},
    {"use_when", text, code_uses},
    {"avoid_when", text, code_avoids},
    {"colour", word, code_colours},
    {"kind", word, code_kinds},
});

constexpr auto benchmark_fields = std::to_array<Spec>({
    {"metric", text, benchmark_metrics},
    {"value", number, benchmark_values},
    {"n", integer, benchmark_bases},
    {"source", text, benchmark_sources},
    {"dated_on", date, benchmark_days},
});

}  // namespace

std::span<const FieldSpec> touch_import_fields() { return touch_fields; }
std::span<const FieldSpec> health_import_fields() { return health_fields; }
std::span<const FieldSpec> action_import_fields() { return action_fields; }
std::span<const FieldSpec> expectation_import_fields() { return expectation_fields; }
std::span<const FieldSpec> code_import_fields() { return code_fields; }
std::span<const FieldSpec> benchmark_import_fields() { return benchmark_fields; }

}  // namespace winloss::exchange
