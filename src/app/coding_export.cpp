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
                        {"code", "Code", Type::text, true},
                        {"rating", "Rating", Type::integer},
                        {"weight", "Weight", Type::text},
                        spare_column("coder", "Coder", Type::text, 4),
                        machine_column("relation", Type::text),
                        spare_column("competitor", "Competitor", Type::text, 2),
                        spare_column("quote", "Quote", Type::text, 1),
                        machine_column("account_external_id", Type::text),
                        machine_column("deal_external_id", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells_of(const store::CodingLine& line) {
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
            cell(line.deal_external_id)};
}

}  // namespace

Answer export_codings(const store::Store& store, const Context& context, const ExportCodings& options) {
    const store::Snapshot snapshot(store);
    store::CodingFilter filter;
    if (options.kind) { filter.kind = require_kind(store::read_programme(store), *options.kind); }
    if (options.held) { filter.held = parse_period(*options.held, context.today); }
    if (options.code) { filter.code = store::read_codebook(store).require(*options.code).path; }
    const RowLimit limit(context, options.limit);
    Table table = codings_table();
    long long withheld = 0;
    const Pace pace(context, "read");
    const std::int64_t whole = context.progress ? store::coding_listing(filter).count(store).rows : std::int64_t{0};
    store::each_coding_line(store, filter, limit.query(), [&](const store::CodingLine& line) {
        table.rows.push_back(cells_of(line));
        withheld += line.withheld ? 1 : 0;
        if (const auto read = std::ssize(table.rows); pace.due(read)) { pace.tell(read, read, whole); }
    });
    Answer answer = listed(
        std::move(table), limit, [&] { return store::coding_listing(filter).count(store); },
        "Nothing is coded yet: winloss note INTERVIEW, or winloss due for the interviews to hold.");
    if (withheld > 0) {
        answer.messages.push_back(
            fmt::format("{} left out: the customer has not agreed (winloss interview set … --consent-to-quote yes).",
                        counted(withheld, "quote is", "quotes are")));
    }
    return answer;
}

}  // namespace winloss::app
