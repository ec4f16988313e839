#include "import_preview_cells.hpp"
#include "winloss/exchange/import_history_rows.hpp"

namespace winloss::app {

using namespace exchange;

namespace {

Cell figure(const BenchmarkRow& row) { return *row.value; }
Cell base(const BenchmarkRow& row) { return row.n ? Cell(std::int64_t{*row.n}) : Cell(); }

}  // namespace

std::span<const PreviewField<TouchRow>> preview_fields(const TouchRow*) {
    using Row = TouchRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"interview", Type::text, text<Row, &Row::interview>},
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
