#include "about.hpp"

#include <utility>

namespace winloss::cli {

Verb show_verb(std::string operand, std::string example,
               Answer (*run)(const store::Store&, const app::Context&, const app::ShowAround&)) {
    return {"show", "show one",
            [operand = std::move(operand), example = std::move(example), run](Binder& binder) -> Runner {
                auto options = std::make_shared<app::ShowAround>();
                binder.operand(options->record, operand, "its number").example(example, "all there is about it");
                return [options, run](Session& session) { return run(session.reading(), session.context(), *options); };
            }};
}

}  // namespace winloss::cli
