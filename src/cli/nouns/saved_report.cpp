// The verbs of 'report' that save reports and run them again.
#include <fmt/format.h>

#include <algorithm>

#include "../saved_line.hpp"
#include "saved_report.hpp"
#include "winloss/app/saved_reports.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using namespace app;

/// The report that the words name. Throws usage for what is none, and for global options that are no report's.
const Verb& require_report(const std::vector<std::string>& words, const std::vector<Verb>& reports) {
    std::vector<std::string> names;
    for (const Verb& each : reports) { names.emplace_back(each.name); }
    const std::string name = words.empty() ? std::string() : words.front();
    const auto verb = std::ranges::find(reports, name, &Verb::name);
    if (verb == reports.end()) {
        const std::string near = did_you_mean(name, names);
        throw usage_error(fmt::format("There is no report {}.", quoted(name)),
                          near.empty() ? "winloss report list names them all." : near);
    }
    for (const std::string& word : words) {
        const Parameter* global = global_parameter(word.substr(0, word.find('=')));
        if (global == nullptr || is_of_the_report(*global)) { continue; }
        throw usage_error(fmt::format("{} is not saved with a report.", global->name),
                          "Give it when the report is run.");
    }
    return *verb;
}

/// The report is tried as it would be run, so that what is saved is right.
void require_right(const std::string& line, const std::vector<Verb>& reports, Session& session) {
    std::vector<std::string> words = shell_words(line);
    const Verb& verb = require_report(words, reports);
    words.erase(words.begin());
    Globals globals;
    Binder binder;
    const Runner runner = verb.bind(binder);
    bind_globals(binder, globals);
    binder.parse(words);
    runner(session);
}

Verb save_verb(std::vector<Verb> reports) {
    Verb verb{.name = "save", .summary = "save a report under a name, to be run again", .bind = {}};
    verb.takes_line = true;
    verb.bind = [reports = std::move(reports)](Binder& binder) -> Runner {
        auto options = std::make_shared<SaveReport>();
        binder.operand(options->name, "NAME", "what it is called; a name that is there already gets the new report")
            .operand(options->line, "REPORT", "the report and its options, as they are typed behind 'winloss report'")
            .explain(
                "--format, --table and --raw are saved with it. A period like 'last quarter' stays that, whenever it "
                "is run.")
            .example("winloss report save quarter win-rate --by segment --period 'last quarter'",
                     "the last quarter's win rate, whenever it is run")
            .example("winloss report save board loss-reasons --format xlsx", "as a spreadsheet");
        return [options, reports](Session& session) {
            store::Store& store = session.writing();
            require_right(options->line, reports, session);
            return save_report(store, session.context(), *options);
        };
    };
    return verb;
}

void bind_saved(Binder& binder, ListSavedReports&) {
    binder.example("winloss report saved", "what is saved, with the command of each");
}

void bind_run(Binder& binder, RunSavedReports& options) {
    binder.operands(options.names, "NAME", "what it was saved as; 'all': every one")
        .stands_for("SAVED REPORT")
        .option(options.into, "--into", "DIR", "a file each in this folder, made where it is not there")
        .explain(
            "Files are called after the reports and are csv where neither the report nor --format says another "
            "format. Each is there in full or as it was before; one that fails stops none of the others, and the exit "
            "code says so.")
        .example("winloss report run quarter", "as it was saved")
        .example("winloss report run all --into reports --format xlsx --quiet", "for cron: a spreadsheet each");
}

/// Nothing but reports is run, whatever a store says is saved.
Verb run_verb(std::vector<Verb> reports) {
    Verb verb{.name = "run", .summary = "run saved reports, on the screen or each into a file", .bind = {}};
    verb.bind = [reports = std::move(reports)](Binder& binder) -> Runner {
        auto options = std::make_shared<RunSavedReports>();
        bind_run(binder, *options);
        return [options, reports](Session& session) {
            if (options->into && session.into_file()) {
                throw usage_error("--into and --output say opposite things.", "--into names each file by itself.");
            }
            Answer answer = run_saved_reports(session.reading(), session.context(), *options);
            for (NextCommand& next : answer.then) {
                if (next.fault) { continue; }
                try {
                    require_report({next.words.begin() + 1, next.words.end()}, reports);
                } catch (const Error& error) { next.fault = error; }
            }
            return answer;
        };
    };
    return verb;
}

void bind_remove(Binder& binder, RemoveSavedReport& options) {
    binder.operand(options.name, "NAME", "what it was saved as")
        .stands_for("SAVED REPORT")
        .example("winloss report remove quarter", "it is not saved any more");
}

}  // namespace

void add_saved_verbs(std::vector<Verb>& verbs, const std::vector<Verb>& reports) {
    verbs.push_back(save_verb(reports));
    verbs.push_back(verb("saved", "list the saved reports", &bind_saved, &list_saved_reports));
    verbs.push_back(run_verb(reports));
    verbs.push_back(verb("remove", "remove a saved report", &bind_remove, &remove_saved_report));
}

}  // namespace winloss::cli
