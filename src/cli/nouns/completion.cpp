#include "winloss/cli/completion.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

struct Completion {
    std::string shell;
};

void bind_completion(Binder& binder, Completion& options) {
    binder
        .explain(
            "Commands, options, their values, and the names that the store holds. The installed program comes with "
            "it;\n"
            "this is for one that was not installed.")
        .operand(options.shell, "SHELL", "the shell that loads it")
        .among({"bash", "zsh", "fish"})
        .example("source <(winloss completion bash)", "in this shell, or in ~/.bashrc")
        .example("winloss completion fish > ~/.config/fish/completions/winloss.fish", "for fish");
}

Answer print_completion(const app::Context&, const Completion& options) {
    return {.data = Text{completion_script(options.shell)}, .messages = {}};
}

}  // namespace

Noun completion_noun() {
    return {.name = "completion",
            .summary = "the script with which a shell completes words",
            .verbs = {verb("", "print the script for a shell", &bind_completion, &print_completion)},
            .also = {"completions"}};
}

}  // namespace winloss::cli
