#include "winloss/app/record_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "interview_columns.hpp"
#include "rows_of.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/store/benchmarks.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/external_ids.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/health.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/notes.hpp"
#include "winloss/store/touches.hpp"

namespace winloss::app {

namespace {

using store::ExternalIds;
using store::RecordKind;

constexpr std::int64_t all_of_them = std::numeric_limits<std::int64_t>::max() - 1;

/// All rows; nothing is left out of an export.
Answer whole(Table table, const Context& context, std::string when_empty) {
    return listed(std::move(table), RowLimit(context, 0), {}, std::move(when_empty));
}

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

Table contracts_table() {
    return named_table("contracts", {{"id", "Id", Type::integer},
                                     wide_column("external_id", "External id", Type::text),
                                     machine_column("account_external_id", Type::text),
                                     {"account", "Account", Type::text, true},
                                     {"product", "Product", Type::text},
                                     machine_column("deal", Type::text),
                                     machine_column("renews", Type::text),
                                     spare_column("starts_on", "Starts", Type::date, 1),
                                     spare_column("live_on", "Live", Type::date, 3),
                                     {"ends_on", "Ends", Type::date},
                                     {"annual_value", "Annual value", Type::money},
                                     spare_column("auto_renews", "Auto-renews", Type::boolean, 4),
                                     machine_column("term_months", Type::integer),
                                     spare_column("ended_on", "Ended", Type::date, 2),
                                     machine_column("end_reason", Type::text),
                                     machine_column("deal_name", Type::text),
                                     machine_column("renews_number", Type::integer),
                                     machine_column("renewed_by_number", Type::integer),
                                     spare_column("health", "Health", Type::text, 1)});
}

Table touches_table() {
    Table table = named_table("touches", {{"id", "Id", Type::integer},
                                          {"touched_on", "Day", Type::date},
                                          {"kind", "Kind", Type::text},
                                          machine_column("account_external_id", Type::text),
                                          {"account", "Account", Type::text, true},
                                          spare_column("person", "By", Type::text, 2),
                                          spare_column("contacts", "With", Type::list, 1),
                                          {"said", "Said", Type::text},
                                          machine_column("interview", Type::integer)});
    add_interview_columns(table);
    return table;
}

Table health_table() {
    Table table = named_table("health", {{"id", "Id", Type::integer},
                                         {"judged_on", "Day", Type::date},
                                         {"level", "Health", Type::text},
                                         machine_column("account_external_id", Type::text),
                                         {"account", "Account", Type::text, true},
                                         {"why", "Why", Type::text},
                                         spare_column("person", "By", Type::text, 1),
                                         machine_column("touch", Type::integer),
                                         machine_column("interview", Type::integer)});
    add_interview_columns(table);
    return table;
}

/// Of everything that was written down: with the interview as it is told from others.
Table notes_table() {
    return named_table("notes", {{"interview", "Interview", Type::integer},
                                 {"kind", "Kind", Type::text},
                                 {"held_on", "Held", Type::date},
                                 {"account", "Account", Type::text, true},
                                 {"text", "Text", Type::text},
                                 machine_column("interview_external_id", Type::text)});
}

Table guides_table() {
    return named_table("guides", {{"id", "Id", Type::integer},
                                  {"kind", "Kind", Type::text, true},
                                  {"outcome", "Outcome", Type::text},
                                  {"version", "Version", Type::integer},
                                  spare_column("questions", "Questions", Type::list, 1),
                                  machine_column("text", Type::text)});
}

Table codebook_table() {
    return named_table("codebook", {{"id", "Id", Type::integer},
                                    {"path", "Code", Type::text, true},
                                    {"name", "Name", Type::text},
                                    {"kind", "Kind", Type::text},
                                    {"definition", "Definition", Type::text},
                                    spare_column("use_when", "Use when", Type::text, 2),
                                    spare_column("avoid_when", "Avoid when", Type::text, 3),
                                    spare_column("colour", "Colour", Type::text, 4)});
}

Table benchmarks_table() {
    return named_table("benchmarks", {{"id", "Id", Type::integer},
                                      {"metric", "Metric", Type::text, true},
                                      {"value", "Value", Type::real},
                                      {"n", "n", Type::integer},
                                      {"source", "Source", Type::text},
                                      {"dated_on", "Day", Type::date}});
}

struct ContractIds {
    explicit ContractIds(const store::Store& store)
        : accounts(store, RecordKind::account),
          deals(store, RecordKind::deal),
          contracts(store, RecordKind::contract) {}

    ExternalIds accounts, deals, contracts;
};

Row cells_of(const store::ContractRow& row, ContractIds& ids) {
    const Contract& contract = row.contract;
    return {cell(contract.id),
            cell(contract.external_id),
            cell(ids.accounts.of(contract.account)),
            row.account,
            cell(row.product),
            cell(ids.deals.of(contract.deal)),
            cell(ids.contracts.of(contract.renews)),
            cell(contract.starts_on),
            cell(contract.live_on),
            cell(contract.ends_on),
            cell(contract.annual_value),
            contract.auto_renews,
            contract.term_months ? Cell(std::int64_t{*contract.term_months}) : Cell(),
            cell(contract.ended_on),
            cell(contract.end_reason),
            cell(row.deal),
            cell(contract.renews),
            cell(row.renewed_by),
            cell(row.health)};
}

}  // namespace

RowList export_contracts(const store::Store& store, const Context& context) {
    return rows_of(store, context, contracts_table(), "contract",
                   "No contracts yet: winloss contract add ACCOUNT --from DATE", [&store](const Take& take) -> Told {
                       ContractIds ids(store);
                       store::each_contract(store, {}, 0,
                                            [&](const store::ContractRow& row) { take(cells_of(row, ids)); });
                       return {};
                   });
}

RowList export_touches(const store::Store& store, const Context& context) {
    return rows_of(
        store, context, touches_table(), "touch", "No touches yet: winloss touch add call --account ACCOUNT",
        [&store](const Take& take) -> Told {
            ExternalIds accounts(store, RecordKind::account);
            store::SignsOfInterviews interviews(store);
            store::each_touch(store, [&](const store::TouchLine& line) {
                Row row{cell(line.id),       line.touched_on,   cell(line.kind), cell(accounts.of(line.account_id)),
                        line.account,        cell(line.person), line.contacts,   text_or_null(line.said),
                        cell(line.interview)};
                add_interview_cells(interviews, line.interview, row);
                take(std::move(row));
            });
            const std::int64_t held = store::count_interviews(store, {.state = InterviewState::held}, all_of_them).rows;
            if (held == 0) { return {}; }
            return {fmt::format("{} not here, though {} a touch too: winloss export interviews",
                                counted(held, "held interview is", "held interviews are"),
                                held == 1 ? "it is" : "each is")};
        });
}

RowList export_health(const store::Store& store, const Context& context) {
    return rows_of(
        store, context, health_table(), "health",
        "Nobody has judged yet: winloss health add green --account ACCOUNT --why …",
        [&store](const Take& take) -> Told {
            ExternalIds accounts(store, RecordKind::account);
            store::SignsOfInterviews interviews(store);
            store::each_judgement(store, {}, [&](const store::HealthRow& each) {
                const Health& health = each.health;
                Row row{cell(health.id),       health.judged_on, cell(health.level), cell(accounts.of(health.account)),
                        each.account,          health.why,       cell(each.person),  cell(health.touch),
                        cell(health.interview)};
                add_interview_cells(interviews, health.interview, row);
                take(std::move(row));
            });
            return {};
        });
}

RowList export_notes(const store::Store& store, const Context& context) {
    return rows_of(
        store, context, notes_table(), "note", "No notes yet: winloss note INTERVIEW",
        [&store](const Take& take) -> Told {
            ExternalIds interviews(store, RecordKind::interview);
            const Codebook codebook = store::read_codebook(store);
            store::each_interview(store, {.state = InterviewState::held}, [&](const store::InterviewLine& line) {
                const auto note = store::read_note(store, line.interview.id);
                if (!note) { return; }
                take({cell(line.interview.id), line.interview.kind, cell(line.interview.held_on), line.account,
                      marked_text(store, *note, codebook), cell(interviews.of(line.interview.id))});
            });
            return {};
        });
}

Answer export_guides(const store::Store& store, const Context& context) {
    Table table = guides_table();
    for (const store::StoredGuide& guide : store::guides(store)) {
        std::vector<std::string> questions;
        for (Question& question : read_guide(guide.text)) { questions.push_back(std::move(question.id)); }
        table.rows.push_back(
            {cell(guide.id), guide.kind, cell(guide.outcome), guide.version, std::move(questions), guide.text});
    }
    return whole(std::move(table), context, "There are no guides.");
}

Answer export_codebook(const store::Store& store, const Context& context) {
    const Codebook codebook = store::read_codebook(store);
    Table table = codebook_table();
    for (const Code& code : codebook.codes()) {
        table.rows.push_back({cell(code.id), code.path, code.name, cell(code.kind), text_or_null(code.definition),
                              text_or_null(code.use_when), text_or_null(code.avoid_when), cell(code.colour)});
    }
    return whole(std::move(table), context, "The codebook is empty: winloss codebook edit");
}

Answer export_benchmarks(const store::Store& store, const Context& context) {
    Table table = benchmarks_table();
    for (const Benchmark& each : store::benchmarks(store, {}, 0)) {
        table.rows.push_back({cell(each.id), each.metric, each.value, cell(each.n), each.source, each.dated_on});
    }
    return whole(std::move(table), context, "No benchmarks yet: winloss import benchmarks FILE");
}

}  // namespace winloss::app
