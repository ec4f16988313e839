#include "winloss/cli/edit_verb.hpp"

#include <utility>

namespace winloss::cli {

Verb edit_verb(std::string operand, std::string help, std::string example,
               Answer (*run)(store::Store&, const app::Context&, const app::EditRecord&)) {
    return {
        "edit", "change one in your editor",
        [operand = std::move(operand), help = std::move(help), example = std::move(example),
         run](Binder& binder) -> Runner {
            auto options = std::make_shared<app::EditRecord>();
            binder.operand(options->record, operand, help)
                .option(options->file, "--file", "FILE", "take the form from a file; '-' is standard input")
                .flag(options->print, "--print", "print the form, for another program or another day")
                .exclusive({"--file", "--print"})
                .explain(
                    "The editor (WINLOSS_EDITOR, VISUAL, EDITOR) opens on the values as they are, a line a field.\n"
                    "What was changed is saved as 'set' would; a form left as it was, or emptied, changes nothing.\n"
                    "A value that cannot be opens the editor again, with the reason above its line. Refused where\n"
                    "somebody changed the record meanwhile; your text is kept then.")
                .example(example, "its fields as a small text")
                .example(example + " --print", "the same on paper");
            return [options, run](Session& session) { return run(session.writing(), session.context(), *options); };
        }};
}

}  // namespace winloss::cli
