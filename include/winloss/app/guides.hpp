// The guides of the interviews.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ListGuides {};
Answer list_guides(const store::Store& store, const Context& context, const ListGuides& options);

struct ShowGuide {
    std::string kind;
    std::optional<std::string> outcome;
};
Answer show_guide(const store::Store& store, const Context& context, const ShowGuide& options);

}  // namespace winloss::app
