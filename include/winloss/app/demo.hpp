// A store with the sample company: 40 accounts, two years of decided deals, contracts, interviews and their coded
// notes.
#pragma once

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct Demo {};
/// Fills a store that nobody has written to yet, in one operation; conflict where somebody has. Its dates are moved so
/// that the company's last two years end today.
Answer fill_demo(store::Store& store, const Context& context, const Demo& options);

}  // namespace winloss::app
