#include "winloss/app/coding_export.hpp"

#include <fmt/format.h>

#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/coding_list.hpp"
#include "winloss/store/external_ids.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

Table codings_table() {
    return {.name = "codings",
            .title = {},
            .columns = {{"interview", "Interview", Type::integer},
                        machine_column("kind", Type::text),
                        machine_column("held_on", Type::date),
                        {"account", "Account", Type::text, true},
                        machine_column("deal_id", Type::integer),
                        spare_column("deal", "Deal", Type::text, 3),
                        {"outcome", "Outcome", Type::text},
                        machine_column("decided_on", Type::date),
                        machine_column("segment", Type::text),
                        machine_column("region", Type::text),
                        machine_column("industry", Type::text),
                        machine_column("product", Type::text),
                        machine_column("amount", Type::money),
                        machine_column("level_1", Type::text),
                        typed_column("code", "Code"),
                        {"rating", "Rating", Type::integer},
                        {"weight", "Weight", Type::text},
                        spare_column("coder", "Coder", Type::text, 4),
                        machine_column("relation", Type::text),
                        spare_column("competitor", "Competitor", Type::text, 2),
                        spare_column("quote", "Quote", Type::text, 1),
                        machine_column("account_external_id", Type::text),
                        machine_column("deal_external_id", Type::text),
                        machine_column("whole_note", Type::boolean),
                        machine_column("interview_external_id", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells_of(const store::CodingLine& line, store::ExternalIds& interviews) {
    const Cell rating = line.rating ? Cell(std::int64_t{*line.rating}) : Cell();
    return {cell(line.interview),
            line.kind,
            line.held_on,
            line.account,
            cell(line.deal),
            cell(line.deal_name),
            cell(line.outcome),
            cell(line.decided_on),
            cell(line.segment),
            cell(line.region),
            cell(line.industry),
            cell(line.product),
            cell(line.amount),
            line.code.substr(0, line.code.find('/')),
            line.code,
            rating,
            cell(line.weight),
            cell(line.coder),
            cell(line.relation),
            cell(line.competitor),
            cell(line.quote),
            cell(line.account_external_id),
            cell(line.deal_external_id),
            !line.quote && !line.withheld && !line.unplaced,
            cell(interviews.of(line.interview))};
}

}  // namespace

RowList export_codings(const store::Store& store, const Context& context, const ExportCodings& options) {
    store::CodingFilter filter;
    if (options.kind) { filter.kind = require_kind(store::read_programme(store), *options.kind); }
    if (options.held) { filter.held = parse_period(*options.held, context.today); }
    if (options.code) { filter.code = store::read_codebook(store).require(*options.code).path; }
    const RowLimit limit(context, options.limit);
    const auto read = [&store, &context, filter, limit](const std::function<void(Row)>& take) {
        const store::Snapshot snapshot(store);
        const Pace pace(context, "read");
        const std::int64_t whole = context.progress ? store::coding_listing(filter).count(store).rows : 0;
        store::ExternalIds interviews(store, store::RecordKind::interview);
        long long withheld = 0;
        std::int64_t rows = 0;
        std::vector<std::string> told;
        store::each_coding_line(store, filter, limit.query(), [&](const store::CodingLine& line) {
            if (pace.due(++rows)) { pace.tell(rows, rows, whole); }
            if (rows == limit.query()) {  // the one more that tells that there are more
                told = limit.sentences(rows - 1, store::coding_listing(filter).count(store));
                return;
            }
            take(cells_of(line, interviews));
            withheld += line.withheld ? 1 : 0;
        });
        if (withheld > 0) {
            told.push_back(fmt::format(
                "{} left out: the customer has not agreed (winloss interview set … --consent-to-quote yes).",
                counted(withheld, "quote is", "quotes are")));
        }
        return told;
    };
    return {codings_table(), "Nothing is coded yet: winloss note INTERVIEW, or winloss due for the interviews to hold.",
            read};
}

}  // namespace winloss::app
