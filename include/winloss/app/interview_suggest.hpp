// Whom to ask for an interview and who should hold it, with the reason beside each name.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct SuggestInterview {
    std::string interview;
};
Answer suggest_interview(const store::Store& store, const Context& context, const SuggestInterview& options);

}  // namespace winloss::app
