#include "winloss/app/maintenance.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/store/benchmarks.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

std::vector<store::Finding> findings_of(const store::Store& store) {
    std::vector<store::Finding> findings = store::check(store);
    for (const store::StoredFigure& each : store::stored_figures(store)) {
        if (!each.value) { continue; }  // found already
        const auto metric = report::look_up_metric(each.metric);
        const auto fault = metric ? report::value_fault(*metric->metric, *each.value) : "is of no figure of ours";
        if (!fault) { continue; }
        findings.push_back(
            {"domain", fmt::format("benchmark {}", each.id.value), *fault,
             fmt::format("winloss benchmark set {0} --value VALUE, or winloss benchmark remove {0}", each.id.value)});
    }
    return findings;
}

Answer check(const store::Store& store, const Context&, const Check&) {
    const std::vector<store::Finding> findings = findings_of(store);
    Table table{.name = "findings",
                .title = "",
                .columns = {{"check", "Check", Type::text},
                            {"record", "Record", Type::text},
                            {"problem", "Problem", Type::text, true},
                            {"remedy", "Remedy", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const auto text = [](const std::string& shown) { return shown.empty() ? Cell() : Cell(shown); };
    for (const store::Finding& each : findings) {
        table.rows.push_back({each.check, text(each.record), each.problem, text(each.remedy)});
    }
    const bool well = findings.empty();
    return {.data = List{std::move(table), ""},
            .messages = {well ? std::string("The store is whole.")
                              : fmt::format("{}.",
                                            counted(static_cast<long long>(findings.size()), "finding", "findings"))},
            .exit_code = well ? 0 : exit_code(ErrorKind::store)};
}

Answer backup(const store::Store& store, const Context&, const Backup& options) {
    store::backup(store, options.target);
    return {.data = {},
            .messages = {fmt::format("Saved a copy as {}, and checked it.", options.target),
                         fmt::format("It is a store like any other: winloss --store {} log", options.target)}};
}

namespace {

std::string up_to(const store::StoreSummary& summary) {
    return summary.operation == 0 ? std::string("nothing done yet")
                                  : fmt::format("operation {} of {}", summary.operation, summary.at);
}

std::vector<std::string> would_restore(const std::string& path, const Restore& options, const store::Restored& found) {
    return {fmt::format("The backup {} is sound, and goes up to {}.", options.from, up_to(found.backup)),
            found.before ? fmt::format("The store {} goes up to {}.", path, up_to(*found.before))
                         : fmt::format("There is no store at {} that can be read.", path),
            "Nothing was changed."};
}

}  // namespace

Answer restore(const std::string& path, const store::OpenOptions& open, const Context&, const Restore& options) {
    const store::Restored done = store::restore(path, options.from, open, options.dry_run);
    if (options.dry_run) { return {.data = {}, .messages = would_restore(path, options, done)}; }
    Answer answer{.data = {},
                  .messages = {fmt::format("The store {} is now as {}, which goes up to {}.", path, options.from,
                                           up_to(done.backup))}};
    if (!done.kept.empty()) {
        answer.messages.push_back(fmt::format("What was there{} is kept as {}.",
                                              done.before ? ", up to " + up_to(*done.before) + "," : "", done.kept));
    }
    answer.messages.emplace_back("Next, for what was done in it last: winloss log");
    return answer;
}

}  // namespace winloss::app
