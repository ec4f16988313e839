#include "winloss/cli/merge_verb.hpp"

#include <fmt/format.h>

#include <utility>

namespace winloss::cli {

Verb merge_verb(std::string_view summary, MergedKind kind, std::string explanation,
                Answer (*run)(store::Store&, const app::Context&, const app::MergeRecords&)) {
    return {
        "merge", summary,
        [kind = std::move(kind), explanation = std::move(explanation), run](Binder& binder) -> Runner {
            auto options = std::make_shared<app::MergeRecords>();
            const std::string example = fmt::format("winloss {} merge {} --into {}", kind.noun, kind.goes, kind.stays);
            binder.explain(explanation)
                .operand(options->from, kind.operand, "the one that goes: number, external id or name")
                .required(options->into, "--into", kind.operand, "the one that stays")
                .flag(options->drop_external_id, "--drop-external-id", "forget the external id of the one that goes")
                .flag(options->dry_run, "--dry-run", "show what would be moved, change nothing")
                .example(example + " --dry-run", "what it would move")
                .example(example, "they are one");
            return [options, run](Session& session) { return run(session.writing(), session.context(), *options); };
        }};
}

}  // namespace winloss::cli
