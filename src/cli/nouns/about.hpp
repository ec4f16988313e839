// --account and --from, by which a record around an interview says whom it is about, and its page.
#pragma once

#include "winloss/app/about.hpp"
#include "winloss/cli/binder.hpp"
#include "winloss/cli/command.hpp"

namespace winloss::cli {

inline Binder& bind_about(Binder& binder, app::About& about) {
    return binder.option(about.account, "--account", "ACCOUNT", "the customer it is about")
        .option(about.from, "--from", "INTERVIEW", "the interview that brought it up; says the customer too")
        .stands_for("HEARD INTERVIEW");
}

/// Of a list.
inline Binder& bind_of(Binder& binder, app::About& about) {
    return binder.option(about.account, "--account", "ACCOUNT", "of this customer")
        .option(about.from, "--from", "INTERVIEW", "that came out of this interview")
        .stands_for("HEARD INTERVIEW");
}

/// The verb 'show' of such a record; `operand` is what stands for its number.
Verb show_verb(std::string operand, std::string example,
               Answer (*run)(const store::Store&, const app::Context&, const app::ShowAround&));

}  // namespace winloss::cli
