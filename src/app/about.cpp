#include "about.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

Subject subject_of(const store::Store& store, const About& about) {
    if (!about.account && !about.from) {
        throw usage_error("Which customer is it about?",
                          "--account ACCOUNT, or --from INTERVIEW where an interview brought it up.");
    }
    Subject subject;
    if (about.from) {
        const InterviewId id = store::find_interview(store, *about.from, store::InterviewMeant::held);
        subject.interview = id;
        subject.account = store::read_interview(store, id).account;
    }
    if (about.account) {
        const AccountId account = store::find_account(store, *about.account);
        if (subject.interview && account != subject.account) {
            throw conflict(fmt::format("Interview {} is not with account {}.", subject.interview->value, account.value),
                           "Leave --account out: the interview says whom it is about.");
        }
        subject.account = account;
    }
    subject.name = store::read_account(store, subject.account).name;
    return subject;
}

std::optional<PersonId> person_or_self(const store::Store& store, const Context& context,
                                       const std::optional<std::string>& typed) {
    if (typed) { return store::find_person(store, *typed); }
    try {
        const auto self = store::look_up(store, store::RecordKind::person, context.person);
        return self ? std::optional(PersonId{*self}) : std::nullopt;
    } catch (const Error& several) {
        if (several.kind() != ErrorKind::conflict) { throw; }
        return std::nullopt;
    }
}

std::string called(std::string_view kind, std::int64_t id, const std::string& account) {
    return fmt::format("{} {}, {}", kind, id, account);
}

}  // namespace winloss::app
