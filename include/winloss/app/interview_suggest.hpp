// Whom to ask for an interview and who should hold it, with the reason beside each name.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/records.hpp"

namespace winloss::app {

struct SuggestInterview {
    std::string interview;
};
Answer suggest_interview(const store::Store& store, const Context& context, const SuggestInterview& options);

/// Who should hold it, of those who may; null where nobody may.
std::optional<Person> best_interviewer(const store::Store& store, const Interview& interview);

}  // namespace winloss::app
