#include "about.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

Subject subject_of(const store::Store& store, const About& about) {
    if (!about.account && trim(about.from.value_or("")).empty()) {
        throw usage_error("Which customer is it about?",
                          "--account ACCOUNT, or --from INTERVIEW where an interview brought it up.");
    }
    Subject subject;
    std::optional<AccountId> account;
    if (about.account) { account = store::find_account(store, *about.account); }
    set_interview(subject.interview, account, store, about.from);
    subject.account = *account;
    subject.name = store::read_account(store, subject.account).name;
    return subject;
}

std::string typed_about(const About& about, std::string_view usual) {
    if (about.from) { return "--from " + shell_word(*about.from); }
    return about.account ? "--account " + shell_word(*about.account) : std::string(usual);
}

void set_interview(std::optional<InterviewId>& interview, std::optional<AccountId>& account, const store::Store& store,
                   const std::optional<std::string>& typed) {
    if (!typed) { return; }
    if (trim(*typed).empty()) { return interview.reset(); }
    const InterviewId id = store::find_interview(store, *typed, store::InterviewMeant::held);
    const AccountId with = store::read_interview(store, id).account;
    if (account && *account != with) {
        throw conflict(fmt::format("Interview {} is not with account {}.", id.value, account->value),
                       fmt::format("It is with account {}: winloss interview show {}", with.value, id.value));
    }
    interview = id;
    account = with;
}

void set_interview(std::optional<InterviewId>& interview, AccountId account, const store::Store& store,
                   const std::optional<std::string>& typed) {
    std::optional<AccountId> with = account;
    set_interview(interview, with, store, typed);
}

Date past_day(const std::string& typed, Date today, std::string_view option, std::string_view hint) {
    const Date day = parse_date(typed, today, option);
    if (day > today) { throw usage_error(fmt::format("{} is still to come.", iso(day)), std::string(hint)); }
    return day;
}

Answer page_of(std::string title, Table list, Row row) {
    const auto interview = std::ranges::find(list.columns, "interview", &Column::key);
    if (interview != list.columns.end()) { interview->title = "Interview"; }
    list.rows = {std::move(row)};
    return {.data = record_of(std::move(title), list), .messages = {}};
}

Answer changed_answer(std::string_view kind, std::int64_t id, const std::string& account, bool changed,
                      std::string next) {
    return {.data = {},
            .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(kind, id, account)),
                         std::move(next)},
            .subject = ChangedRecord{kind, id}};
}

Answer remove_around(store::Store& store, const Context& context, store::RecordKind kind, const std::string& typed,
                     const std::function<std::string(std::int64_t id)>& name, const std::string& next) {
    const std::int64_t id = store::find_record(store, kind, typed);
    store::Write write(store, context.operation(std::to_string(id)));
    const std::string removed = called(store::table_name(kind), id, name(id));
    store::remove_record(write, kind, id);
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", removed), next}};
}

}  // namespace winloss::app
