// The day on a page, and the one step that comes first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

/// What needs somebody today: what closes or is due today, booked for today and tomorrow, due and closing first, late,
/// owed after interviews, promised, contracts that end soon and nobody asks why they stay, and those that wait for
/// their go-live date. On a screen as many rows as it has room for, today's before all others.
struct Status {
    std::optional<std::string> person{};  ///< only what is this person's: theirs to interview, or of their accounts
    bool mine = false;                    ///< the same for the one who asks
    std::optional<std::int64_t> limit{};  ///< rows; 0: all; null: what a screen has room for, elsewhere all
};
Answer status(const store::Store& store, const Context& context, const Status& options);

/// The most urgent of them, why, and the command to type.
struct Next {
    /// Whose; without it the one who asks, or everybody where they are no colleague.
    std::optional<std::string> person{};
    bool all = false;  ///< of everybody
    bool now = false;  ///< start it
};
Answer next(const store::Store& store, const Context& context, const Next& options);

}  // namespace winloss::app
