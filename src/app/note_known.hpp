// What is known of an interview before it is held: who decided what, what the rep said, what was heard before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/codebook.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// One fact a line. `held_on` is the day of a talk that is not held yet as far as the store knows. Texts from outside
/// may hold anything: whoever shows the lines makes them harmless.
std::vector<std::string> known_of(const store::Store& store, const store::InterviewLine& line, const Codebook& codebook,
                                  Date today, std::optional<Date> held_on);

}  // namespace winloss::app
