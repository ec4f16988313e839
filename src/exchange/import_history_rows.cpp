#include "winloss/exchange/import_history_rows.hpp"

#include "import_reader.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/exchange/import_history_values.hpp"

namespace winloss::exchange {

// Static, and not in a namespace without a name: the reader finds setters_of() and finish() by their row.

static std::span<const FieldSetter<TouchRow>> setters_of(const TouchRow&) {
    using Row = TouchRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"interview_held_on", set_date<Row, &Row::held_on>},
        {"touched_on", set_date<Row, &Row::touched_on>},
        {"kind", set_word<Row, &Row::kind, &read_touch_kind>},
        {"person", set_text<Row, &Row::person>},
        {"contacts", set_list<Row, &Row::contacts>},
        {"said", set_block<Row, &Row::said>},
    };
    return setters;
}

static std::span<const FieldSetter<HealthRow>> setters_of(const HealthRow&) {
    using Row = HealthRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"interview_held_on", set_date<Row, &Row::held_on>},
        {"judged_on", set_date<Row, &Row::judged_on>},
        {"level", set_word<Row, &Row::level, &read_health_level>},
        {"why", set_folded<Row, &Row::why>},
        {"person", set_text<Row, &Row::person>},
    };
    return setters;
}

static std::span<const FieldSetter<ActionRow>> setters_of(const ActionRow&) {
    using Row = ActionRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"text", set_folded<Row, &Row::text>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"interview_held_on", set_date<Row, &Row::held_on>},
        {"code", set_text<Row, &Row::code>},
        {"owner", set_text<Row, &Row::owner>},
        {"due_on", set_date<Row, &Row::due_on>},
        {"state", set_word<Row, &Row::state, &read_action_state>},
        {"told_on", set_date<Row, &Row::told_on>},
    };
    return setters;
}

static std::span<const FieldSetter<ExpectationRow>> setters_of(const ExpectationRow&) {
    using Row = ExpectationRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"text", set_folded<Row, &Row::text>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"interview", set_text<Row, &Row::interview>},
        {"interview_external_id", set_text<Row, &Row::interview_external_id>},
        {"interview_held_on", set_date<Row, &Row::held_on>},
        {"metric", set_folded<Row, &Row::metric>},
        {"target", set_folded<Row, &Row::target>},
        {"review_on", set_date<Row, &Row::review_on>},
        {"outcome", set_word<Row, &Row::outcome, &read_expectation_outcome>},
        {"actual", set_folded<Row, &Row::actual>},
        {"reviewed_on", set_date<Row, &Row::reviewed_on>},
    };
    return setters;
}

static void set_colour(CodeRow& row, ImportCells& cells) {
    if (auto colour = cells.word(&read_colour)) { row.colour = cells.keep(std::move(*colour)); }
}

static std::span<const FieldSetter<CodeRow>> setters_of(const CodeRow&) {
    using Row = CodeRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"path", set_text<Row, &Row::path>},
        {"name", set_folded<Row, &Row::name>},
        {"definition", set_folded<Row, &Row::definition>},
        {"use_when", set_folded<Row, &Row::use_when>},
        {"avoid_when", set_folded<Row, &Row::avoid_when>},
        {"colour", set_colour},
        {"kind", set_word<Row, &Row::kind, &read_code_kind>},
    };
    return setters;
}

static std::span<const FieldSetter<BenchmarkRow>> setters_of(const BenchmarkRow&) {
    using Row = BenchmarkRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"metric", set_text<Row, &Row::metric>},     {"value", set_word<Row, &Row::value, &read_figure>},
        {"n", set_word<Row, &Row::n, &read_base>},   {"source", set_text<Row, &Row::source>},
        {"dated_on", set_date<Row, &Row::dated_on>},
    };
    return setters;
}

/// What was unreadable was told where it stands.
static void require_read(ImportCells& cells, std::string_view field, bool there, std::string_view why) {
    if (!cells.bad()) { require(cells, field, there, why); }
}

static void require_subject(const AroundRow& row, ImportCells& cells, std::string_view what) {
    const bool there = !row.account.empty() || !row.account_id.empty() || row.names_interview();
    require(cells, cells.mapping().has("account") ? "account" : "interview", there,
            fmt::format("is empty; {} needs its account or its interview", what));
}

static void finish(TouchRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require_subject(row, cells, "a touch");
    require_read(cells, "touched_on", row.touched_on.has_value(), "is empty; a touch needs its day");
    require_read(cells, "kind", row.kind.has_value(), "is empty; a touch is a " + join(all_words<TouchKind>(), ", "));
}

static void finish(HealthRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require_subject(row, cells, "a judgement of health");
    require_read(cells, "judged_on", row.judged_on.has_value(), "is empty; a judgement is of a day");
    require_read(cells, "level", row.level.has_value(), "is empty; health is green, amber or red");
    require_read(cells, "why", !row.why.empty(), "is empty; a judgement says why");
}

static void finish(ActionRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require(cells, "text", !row.text.empty(), "is empty; an action says what is to be done");
    if (row.code.empty()) { require_subject(row, cells, "an action without a code"); }
}

static void finish(ExpectationRow& row, ImportCells& cells) {
    row.own_number = cells.mapping().own_list;
    require(cells, "text", !row.text.empty(), "is empty; an expectation says what success will look like");
    require_subject(row, cells, "an expectation");
    const bool reviewed = row.outcome && *row.outcome != ExpectationOutcome::unknown;
    require_read(cells, "reviewed_on", !reviewed || row.reviewed_on,
                 "is empty; an outcome needs the day on which it was looked at");
    require_read(cells, "outcome", reviewed || !row.reviewed_on,
                 "is empty or unknown, but the day of the review is there; say met, partly or missed");
}

static void finish(CodeRow& row, ImportCells& cells) {
    const auto fault = path_fault(row.path);
    if (!cells.bad() && fault) { cells.refuse("path", row.path, *fault + "; a path is written price/total-cost"); }
}

static void finish(BenchmarkRow& row, ImportCells& cells) {
    require_read(cells, "metric", !row.metric.empty(), "is empty; a benchmark says which figure it is");
    require_read(cells, "value", row.value.has_value(), "is empty; a benchmark has a value");
    require_read(cells, "source", !row.source.empty(), "is empty; a benchmark says where it comes from");
    require_read(cells, "dated_on", row.dated_on.has_value(), "is empty; a benchmark is of a day");
}

template class ImportReader<TouchRow>;
template class ImportReader<HealthRow>;
template class ImportReader<ActionRow>;
template class ImportReader<ExpectationRow>;
template class ImportReader<CodeRow>;
template class ImportReader<BenchmarkRow>;

}  // namespace winloss::exchange
