// Which customer a record around an interview is about, and who keeps it: said with --account or --from.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/domain/ids.hpp"

namespace winloss::app {

struct Subject {
    AccountId account;
    std::optional<InterviewId> interview;
    std::string name;  ///< the account's
};

/// Throws usage where neither is given, conflict where the interview is not of the account.
Subject subject_of(const store::Store& store, const About& about);

/// The colleague who was typed, else the one who acts where the store knows one of that name.
std::optional<PersonId> person_or_self(const store::Store& store, const Context& context,
                                       const std::optional<std::string>& typed);
/// 'touch 3 with Acme'
std::string called(std::string_view kind, std::int64_t id, const std::string& account);

}  // namespace winloss::app
