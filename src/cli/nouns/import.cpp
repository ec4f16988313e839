#include "winloss/app/import.hpp"
#include "winloss/app/archive.hpp"
#include "winloss/app/profiles.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using app::ImportFile;

// What a kind of record can have said about its table.
struct Kind {
    std::string_view type;
    std::string_view summary;
    bool dates = false;
    bool money = false;
    bool ends = false;
    bool names = true;  ///< its rows name somebody or something else
    std::string_view example;
    std::string_view says;
};

constexpr Kind kinds[] = {
    {.type = "accounts",
     .summary = "customers and prospects",
     .example = "winloss import accounts accounts.csv --map segment='Company Size'",
     .says = "a column that is called otherwise"},
    {.type = "people",
     .summary = "colleagues",
     .names = false,
     .example = "winloss import people team.csv",
     .says = "by e-mail address, or by name"},
    {.type = "contacts",
     .summary = "people at the accounts",
     .dates = true,
     .example = "winloss import contacts contacts.csv --value 'buying_role:Budget Owner=economic-buyer'",
     .says = "a word of theirs for one of ours"},
    {.type = "deals",
     .summary = "deals, with the accounts, people, products and competitors they name",
     .dates = true,
     .money = true,
     .example = "winloss import deals pipeline.csv --currency USD --dry-run",
     .says = "what would be read from where, and the first rows"},
    {.type = "competitors",
     .summary = "who else sells it",
     .names = false,
     .example = "winloss import competitors competitors.csv",
     .says = "a list of names"},
    {.type = "products",
     .summary = "what you sell",
     .names = false,
     .example = "winloss import products products.csv",
     .says = "a list of names"},
    {.type = "contracts",
     .summary = "subscriptions and service terms",
     .dates = true,
     .money = true,
     .ends = true,
     .example = "winloss import contracts subscriptions.csv --map annual_value=arr --ends-exclusive --currency USD",
     .says = "ends are given as the day after the last day of service"},
    {.type = "interviews",
     .summary = "whom you asked, when, and what came of it",
     .dates = true,
     .example = "winloss import interviews tracker.csv --value 'state:No show=no-response'",
     .says = "a word of theirs for one of ours"},
    {.type = "notes",
     .summary = "what was said in interviews, as text or in files, coded or not",
     .example = "winloss import notes notes.csv --overwrite text",
     .says = "the file's text, where somebody wrote another since"},
    {.type = "codings",
     .summary = "codes on words of notes, with ratings and coders",
     .example = "winloss import codings codings.csv --dry-run",
     .says = "what would be coded, and which words are not in the notes"},
    {.type = "touches",
     .summary = "calls, visits and letters, with whom and what was said",
     .dates = true,
     .example = "winloss import touches activities.csv --value kind:Meeting=visit",
     .says = "a CRM's activities, of which a meeting is a visit"},
    {.type = "health",
     .summary = "how accounts were judged, and why",
     .dates = true,
     .example = "winloss import health pulse-checks.csv",
     .says = "green, amber or red, or a traffic light's colours"},
    {.type = "actions",
     .summary = "what was done because of what was heard",
     .dates = true,
     .example = "winloss import actions actions.csv --overwrite state",
     .says = "the file's state, where somebody entered another one"},
    {.type = "expectations",
     .summary = "what customers said success will look like, and what came of it",
     .dates = true,
     .example = "winloss import expectations success-plans.csv",
     .says = "each with its measure, target and outcome, where there is one"},
    {.type = "codebook",
     .summary = "codes with their definitions",
     .names = false,
     .example = "winloss import codebook codes.csv --dry-run",
     .says = "which codes would be new, and which changed"},
    {.type = "benchmarks",
     .summary = "figures of others to hold ours against",
     .dates = true,
     .names = false,
     .example = "winloss import benchmarks published.csv",
     .says = "metric, value, source and day; 33% is 0.33"},
};

void bind(Binder& binder, ImportFile& options, const Kind& kind) {
    app::ImportForm& form = options.form;
    binder.operand(options.file, "FILE", "a CSV file with a heading; - is standard input")
        .options(form.maps, "--map", "FIELD=COLUMN", "read the field from this column; FIELD= from none")
        .options(form.values, "--value", "FIELD:FROM=TO", "a word of the file's for one of ours")
        .options(form.aliases, "--alias", "FIELD:FROM=TO", "a name of the file's for the right one");
    binder.option(form.profile, "--profile", "PROFILE", "whose export it is; otherwise by its headings")
        .likely(app::built_in_profiles())
        .option(options.save_profile, "--save-profile", "NAME", "keep how the file is read by this name")
        .option(form.encoding, "--encoding", "ENCODING", "what the file is in that is not UTF-8")
        .likely(app::encodings());
    if (kind.money) {
        binder.option(form.currency, "--currency", "CURRENCY", "of amounts whose row names none")
            .option(form.decimal, "--decimal", "MARK", "the decimal mark of amounts: . or ,")
            .likely({".", ","});
    }
    if (kind.dates) {
        binder.options(form.date_formats, "--date-format", "[FIELD=]FORMAT",
                       "how dates are written that do not tell themselves: %m/%d/%Y");
    }
    if (kind.ends) {
        binder.flag(form.ends_exclusive, "--ends-exclusive", "an end is the day after the last of service");
    }
    if (kind.type == "deals") {
        binder.option(form.lines, "--lines", "HOW", "several rows of a deal: sum adds amounts, repeat wants them equal")
            .likely(app::line_words())
            .flag(options.report_missing, "--report-missing", "list the store's deals that the file does not have");
    }
    if (kind.names) { binder.flag(form.no_create, "--no-create", "a row that names somebody or something new is bad"); }
    if (const std::vector<std::string> kept = app::kept_import_fields(kind.type); !kept.empty()) {
        binder.options(form.overwrite, "--overwrite", "FIELD", "take the file's value where somebody entered another")
            .among(kept);
    }
    binder.flag(options.dry_run, "--dry-run", "show what would become of the file, import nothing")
        .flag(options.skip_bad, "--skip-bad", "import the good rows, leave the bad ones out")
        .option(options.rejects, "--rejects", "FILE", "write the bad rows there, each with what is wrong")
        .explain(
            "Columns are recognised by their headings. A record that is there already is brought up to what the file\n"
            "says; an empty cell changes nothing, and nothing is removed. Where a row is bad nothing is imported at "
            "all,\n"
            "unless --skip-bad says so. winloss undo takes an import back.")
        .example(std::string(kind.example), std::string(kind.says));
}

Verb import_verb(const Kind& kind) {
    return {kind.type, kind.summary, [&kind](Binder& binder) -> Runner {
                auto options = std::make_shared<ImportFile>();
                options->type = kind.type;
                bind(binder, *options, kind);
                return [options](Session& session) {
                    app::require_file(*options);  // before a store is made for nothing
                    if (options->save_profile || app::is_saved_profile(options->form.profile)) {
                        options->profile_folder = app::profile_folder(session.config_path());
                    }
                    return options->dry_run ? app::preview_import(session.trying(), session.context(), *options)
                                            : app::import_file(session.writing(), session.context(), *options);
                };
            }};
}

Verb import_all_verb() {
    return {"all", "make a store of what 'winloss export all' wrote", [](Binder& binder) -> Runner {
                auto options = std::make_shared<app::ImportAll>();
                binder.operand(options->source, "FILE", "the archive, or its folder; - is standard input")
                    .explain("The store must be new, or not there yet: it gets every record with its number.")
                    .example("winloss --store copy.db import all archive.jsonl", "the same store once more");
                return [options](Session& session) {
                    return app::import_all(session.path(), session.open_options(), session.context(), *options);
                };
            }};
}

void bind_list(Binder& binder, app::ListImports& options) {
    binder.number(options.limit, "--limit", "N", "no more than so many; 0 is all")
        .explain(
            "Each with its file's name and digest, which is that of b2sum -l 256. winloss undo OPERATION takes one "
            "back.")
        .example("winloss import list", "when which file came in");
}

void bind_aliases(Binder& binder, app::ListAliases&) {
    binder.explain("--alias FIELD:NAME=NAME, of an import, takes one away.")
        .example("winloss import aliases", "other names of products, accounts, people and competitors");
}

}  // namespace

Noun import_noun() {
    Noun noun{.name = "import",
              .summary = "bring in a CRM's export or a spreadsheet",
              .verbs = {},
              .also = {"load", "upload"},
              .guess = [](const std::string& word) {
                  const std::string command = app::import_command_for(word);
                  return command.empty() ? command : "The kind of record comes first; by its columns: " + command;
              }};
    for (const Kind& kind : kinds) { noun.verbs.push_back(import_verb(kind)); }
    noun.verbs.push_back(import_all_verb());
    noun.verbs.push_back(verb("list", "list the imports that were done", &bind_list, &app::list_imports));
    noun.verbs.push_back(
        verb("aliases", "list the names that --alias taught, and former names", &bind_aliases, &app::list_aliases));
    return noun;
}

}  // namespace winloss::cli
