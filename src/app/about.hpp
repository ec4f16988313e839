// Which customer a record around an interview is about, and who keeps it: said with --account or --from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

struct Subject {
    AccountId account;
    std::optional<InterviewId> interview;
    std::string name;  ///< the account's
};

/// Throws usage where neither is given, conflict where the interview is not of the account.
Subject subject_of(const store::Store& store, const About& about);

/// The options that say it again in a command to type; where neither is given `usual`.
std::string typed_about(const About& about, std::string_view usual = "--account ACCOUNT");

/// --from of a record that is there: the interview that brought it up, none where it is empty. Throws conflict where
/// that is with another account. A record of no account yet takes the interview's.
void set_interview(std::optional<InterviewId>& interview, std::optional<AccountId>& account, const store::Store& store,
                   const std::optional<std::string>& typed);
void set_interview(std::optional<InterviewId>& interview, AccountId account, const store::Store& store,
                   const std::optional<std::string>& typed);

/// A day that has been; throws usage for one that is still to come, with the hint.
Date past_day(const std::string& typed, Date today, std::string_view option, std::string_view hint);

/// The page of a record: its row of its list, and the interview it came out of.
Answer page_of(std::string title, Table list, Row row);

/// What is said of a record that was changed, or left as it was. `kind` outlives the answer.
Answer changed_answer(std::string_view kind, std::int64_t id, const std::string& account, bool changed,
                      std::string next);
/// Removes a record around an interview, unless something hangs on it. `name` is read of the store before.
Answer remove_around(store::Store& store, const Context& context, store::RecordKind kind, const std::string& typed,
                     const std::function<std::string(std::int64_t id)>& name, const std::string& next);

}  // namespace winloss::app
