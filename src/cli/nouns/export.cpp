#include "winloss/app/archive.hpp"
#include "winloss/app/coding_export.hpp"
#include "winloss/app/competitors.hpp"
#include "winloss/app/crm_export.hpp"
#include "winloss/app/flags.hpp"
#include "winloss/app/people.hpp"
#include "winloss/app/products.hpp"
#include "winloss/app/profiles.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

void bind_all(Binder& binder, app::ExportAll& options) {
    binder.operand(options.target, "FILE", "FILE.jsonl, or a FOLDER/ that gets a file for each kind of record")
        .flag(options.history, "--history", "with what was done: the log, and what can be undone")
        .explain(
            "JSON lines: a head, then a row a line with the names that schema.sql has, by kind and number. The same\n"
            "store gives the same bytes, so that a folder of them can be kept in git. winloss import all makes a "
            "store\n"
            "of it again.")
        .example("winloss export all archive.jsonl", "everything, to leave with or to keep")
        .example("winloss export all ./archive/", "a file a kind of record, for git");
}

void bind_codings(Binder& binder, app::ExportCodings& options) {
    binder.option(options.kind, "--kind", "KIND", "only of interviews of this kind")
        .option(options.held, "--held", "PERIOD", "only of interviews held then")
        .option(options.code, "--code", "CODE", "only this code, and those below it")
        .number(options.limit, "--limit", "N", "at most so many rows; 0: all")
        .explain(
            "A row a coding, with its interview, its deal and its customer: what R, Python or a spreadsheet reads as "
            "it "
            "is.\n"
            "Quotes are there only where the customer has agreed to be quoted.")
        .example("winloss export codings --format csv > codings.csv", "for the analyst's other tools");
}

void bind_crm(Binder& binder, app::ExportCrm& options) {
    binder.required(options.profile, "--profile", "PROFILE", "whose importer reads it")
        .likely(app::built_in_profiles())
        .options(options.columns, "--column", "FIELD=HEADING", "what the field is called there")
        .option(options.pick, "--columns", "FIELDS", "these columns in this order: external_id,reason")
        .flag(options.since_last, "--since-last", "only deals that have changed since this profile's last export")
        .option(options.save_profile, "--save-profile", "NAME", "keep the columns by this name")
        .flag(options.sent, "--sent", "what is printed counts as sent, as what goes into --output FILE does")
        .flag(options.dry_run, "--dry-run", "remember nothing as sent, and save no columns")
        .explain(
            "A row a deal that an interview speaks of: the CRM's id, the buyer's primary reason and its detail, the\n"
            "drivers with their signs, the competitor, the interview's day and state. Quotes never go. What went\n"
            "into --output FILE, or was printed with --sent, is remembered by the profile's name, which winloss undo\n"
            "takes back. Headings that say 'buyer' are fields of their own: nothing that the rep entered is written\n"
            "over.\n"
            "Fields: " +
            app::crm_field_names() + ".")
        .example("winloss export crm --profile salesforce --output back.csv", "everything, for the Data Loader")
        .example("winloss export crm --profile hubspot --since-last --output back.csv", "what is new since then")
        .example("winloss export crm --profile hubspot --since-last --sent | crm-upload", "the same in a pipe");
}

Verb crm_verb() {
    return {.name = "crm",
            .summary = "what the buyers said, for the CRM's own importer",
            .bind = [](Binder& binder) -> Runner {
                auto options = std::make_shared<app::ExportCrm>();
                bind_crm(binder, *options);
                return [options](Session& session) {
                    if (options->save_profile || app::is_saved_profile(options->profile)) {
                        options->profile_folder = app::profile_folder(session.config_path());
                    }
                    options->into_file = session.into_file();
                    return app::export_crm(session.writing(), session.context(), *options);
                };
            },
            .in_a_pipe = "csv",
            .feeds_importer = true};
}

/// Its rows are read while they are printed.
Answer answer_of(RowList rows, Session& session) {
    session.read_while_printing(std::move(rows.rows));
    return {.data = List{std::move(rows.table), std::move(rows.when_empty)}, .messages = {}};
}
Answer answer_of(Answer answer, Session&) { return answer; }

Verb codings_verb() {
    return {"codings", "every coding with its deal and its quote, a row each", [](Binder& binder) -> Runner {
                auto options = std::make_shared<app::ExportCodings>();
                bind_codings(binder, *options);
                return [options](Session& session) {
                    return answer_of(app::export_codings(session.reading(), session.context(), *options), session);
                };
            }};
}

/// All rows of a kind, with every field, whatever reads them: rows(store, context) is an Answer or a RowList.
template <class Rows>
Verb whole_verb(std::string_view name, std::string_view summary, Rows rows) {
    return {name, summary, [rows = std::move(rows), name](Binder& binder) -> Runner {
                binder.explain("Every one with every field. The list command of the same records has filters.")
                    .example("winloss export " + std::string(name) + " --format csv", "for a spreadsheet");
                return
                    [rows](Session& session) { return answer_of(rows(session.reading(), session.context()), session); };
            }};
}

/// The same of what a list command shows.
template <class Options>
Verb list_verb(std::string_view name, std::string_view summary,
               Answer (*list)(const store::Store&, const app::Context&, const Options&)) {
    return whole_verb(name, summary, [list](const store::Store& store, const app::Context& context) {
        Options all;
        all.limit = 0;
        if constexpr (requires { all.all; }) { all.all = true; }  // what is done with too
        return list(store, context, all);
    });
}

}  // namespace

Noun export_noun() {
    return {.name = "export",
            .summary = "take out what is in the store",
            .verbs = {verb("all", "write everything as JSON lines", &bind_all, &app::export_all),
                      codings_verb(),
                      crm_verb(),
                      whole_verb("accounts", "every account", &app::export_accounts),
                      whole_verb("actions", "every action", &app::export_actions),
                      whole_verb("benchmarks", "every figure of others", &app::export_benchmarks),
                      whole_verb("codebook", "every code with its definition", &app::export_codebook),
                      list_verb("competitors", "every competitor", &app::list_competitors),
                      whole_verb("contacts", "every contact", &app::export_contacts),
                      whole_verb("contracts", "every contract", &app::export_contracts),
                      whole_verb("deals", "every deal", &app::export_deals),
                      whole_verb("expectations", "every expectation", &app::export_expectations),
                      list_verb("flags", "every flag", &app::list_flags),
                      whole_verb("guide", "every guide with its questions", &app::export_guides),
                      whole_verb("health", "every judgement of an account", &app::export_health),
                      whole_verb("interviews", "every interview", &app::export_interviews),
                      whole_verb("notes", "every note with its marks", &app::export_notes),
                      list_verb("people", "every colleague", &app::list_people),
                      list_verb("products", "every product", &app::list_products),
                      whole_verb("touches", "every touch", &app::export_touches)},
            .also = {"save", "extract"}};
}

}  // namespace winloss::cli
