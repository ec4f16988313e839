#include "import_preview_cells.hpp"
#include "winloss/exchange/import_history_rows.hpp"

namespace winloss::app {

using namespace exchange;

namespace {

Cell state(const InterviewRow& row) { return std::string(word(row.state)); }
Cell attempts(const InterviewRow& row) { return row.attempts ? Cell(std::int64_t{*row.attempts}) : Cell(); }
Cell appointment(const InterviewRow& row) { return row.booked_at ? Cell(*row.booked_at) : Cell(); }
Cell rating(const CodingRow& row) { return row.rating ? Cell(std::int64_t{*row.rating}) : Cell(); }

/// Of many lines the first that says something.
Cell beginning(std::string_view text) {
    if (text.empty()) { return {}; }
    const std::size_t end = text.find('\n');
    return std::string(text.substr(0, end)) + (end == std::string_view::npos ? "" : " \u2026");
}
Cell first_line(const NoteRow& row) { return beginning(row.text); }
Cell quote(const CodingRow& row) { return beginning(row.quote); }

Cell figure(const BenchmarkRow& row) { return *row.value; }
Cell base(const BenchmarkRow& row) { return row.n ? Cell(std::int64_t{*row.n}) : Cell(); }

}  // namespace

std::span<const PreviewField<InterviewRow>> preview_fields(const InterviewRow*) {
    using Row = InterviewRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"kind", Type::text, text<Row, &Row::kind>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"deal", Type::text, text<Row, &Row::deal>},
        {"contract", Type::text, text<Row, &Row::contract>},
        {"anchor_on", Type::date, day<Row, &Row::anchor_on>},
        {"opens_on", Type::date, day<Row, &Row::opens_on>},
        {"target_on", Type::date, day<Row, &Row::target_on>},
        {"closes_on", Type::date, day<Row, &Row::closes_on>},
        {"state", Type::text, state},
        {"interviewer", Type::text, text<Row, &Row::interviewer>},
        {"relation", Type::text, words<Row, &Row::relation>},
        {"relation_reason", Type::text, text<Row, &Row::relation_reason>},
        {"contacts", Type::list, texts<Row, &Row::contacts>},
        {"first_asked_on", Type::date, day<Row, &Row::first_asked_on>},
        {"attempts", Type::integer, attempts},
        {"booked_at", Type::local_time, appointment},
        {"channel", Type::text, words<Row, &Row::channel>},
        {"held_on", Type::date, day<Row, &Row::held_on>},
        {"completeness", Type::text, words<Row, &Row::completeness>},
        {"ended_on", Type::date, day<Row, &Row::ended_on>},
        {"consent_to_record", Type::boolean, yes_no<Row, &Row::consent_to_record>},
        {"consent_to_quote", Type::boolean, yes_no<Row, &Row::consent_to_quote>},
        {"confidential", Type::boolean, yes_no<Row, &Row::confidential>},
        {"incentive", Type::text, text<Row, &Row::incentive>},
        {"heard_how", Type::text, text<Row, &Row::heard_how>},
        {"heard_what", Type::text, text<Row, &Row::heard_what>},
        {"heard_from", Type::text, text<Row, &Row::heard_from>},
        {"coded_on", Type::date, day<Row, &Row::coded_on>},
        {"shared_on", Type::date, day<Row, &Row::shared_on>},
        {"shared_with", Type::list, texts<Row, &Row::shared_with>},
        {"thanked_on", Type::date, day<Row, &Row::thanked_on>},
    });
    return fields;
}

std::span<const PreviewField<NoteRow>> preview_fields(const NoteRow*) {
    using Row = NoteRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"held_on", Type::date, day<Row, &Row::held_on>},
        {"text", Type::text, first_line},
        {"file", Type::text, text<Row, &Row::file>},
    });
    return fields;
}

std::span<const PreviewField<CodingRow>> preview_fields(const CodingRow*) {
    using Row = CodingRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"held_on", Type::date, day<Row, &Row::held_on>},
        {"code", Type::text, text<Row, &Row::code>},
        {"rating", Type::integer, rating},
        {"weight", Type::text, words<Row, &Row::weight>},
        {"coder", Type::text, text<Row, &Row::coder>},
        {"quote", Type::text, quote},
        {"competitor", Type::text, text<Row, &Row::competitor>},
        {"memo", Type::text, text<Row, &Row::memo>},
    });
    return fields;
}

std::span<const PreviewField<TouchRow>> preview_fields(const TouchRow*) {
    using Row = TouchRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"interview_held_on", Type::date, day<Row, &Row::held_on>},
        {"touched_on", Type::date, day<Row, &Row::touched_on>},
        {"kind", Type::text, words<Row, &Row::kind>},
        {"person", Type::text, text<Row, &Row::person>},
        {"contacts", Type::list, texts<Row, &Row::contacts>},
        {"said", Type::text, text<Row, &Row::said>},
    });
    return fields;
}

std::span<const PreviewField<HealthRow>> preview_fields(const HealthRow*) {
    using Row = HealthRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"interview_held_on", Type::date, day<Row, &Row::held_on>},
        {"judged_on", Type::date, day<Row, &Row::judged_on>},
        {"level", Type::text, words<Row, &Row::level>},
        {"why", Type::text, text<Row, &Row::why>},
        {"person", Type::text, text<Row, &Row::person>},
    });
    return fields;
}

std::span<const PreviewField<ActionRow>> preview_fields(const ActionRow*) {
    using Row = ActionRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"text", Type::text, text<Row, &Row::text>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"interview_held_on", Type::date, day<Row, &Row::held_on>},
        {"code", Type::text, text<Row, &Row::code>},
        {"owner", Type::text, text<Row, &Row::owner>},
        {"due_on", Type::date, day<Row, &Row::due_on>},
        {"state", Type::text, words<Row, &Row::state>},
        {"told_on", Type::date, day<Row, &Row::told_on>},
    });
    return fields;
}

std::span<const PreviewField<ExpectationRow>> preview_fields(const ExpectationRow*) {
    using Row = ExpectationRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"text", Type::text, text<Row, &Row::text>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"interview", Type::text, text<Row, &Row::interview>},
        {"interview_external_id", Type::text, text<Row, &Row::interview_external_id>},
        {"interview_held_on", Type::date, day<Row, &Row::held_on>},
        {"metric", Type::text, text<Row, &Row::metric>},
        {"target", Type::text, text<Row, &Row::target>},
        {"review_on", Type::date, day<Row, &Row::review_on>},
        {"outcome", Type::text, words<Row, &Row::outcome>},
        {"actual", Type::text, text<Row, &Row::actual>},
        {"reviewed_on", Type::date, day<Row, &Row::reviewed_on>},
    });
    return fields;
}

std::span<const PreviewField<CodeRow>> preview_fields(const CodeRow*) {
    using Row = CodeRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"path", Type::text, text<Row, &Row::path>},
        {"name", Type::text, text<Row, &Row::name>},
        {"definition", Type::text, text<Row, &Row::definition>},
        {"use_when", Type::text, text<Row, &Row::use_when>},
        {"avoid_when", Type::text, text<Row, &Row::avoid_when>},
        {"colour", Type::text, text<Row, &Row::colour>},
        {"kind", Type::text, words<Row, &Row::kind>},
    });
    return fields;
}

std::span<const PreviewField<BenchmarkRow>> preview_fields(const BenchmarkRow*) {
    using Row = BenchmarkRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"metric", Type::text, text<Row, &Row::metric>},
        {"value", Type::real, figure},
        {"n", Type::integer, base},
        {"source", Type::text, text<Row, &Row::source>},
        {"dated_on", Type::date, day<Row, &Row::dated_on>},
    });
    return fields;
}

}  // namespace winloss::app
