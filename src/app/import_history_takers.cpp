#include "import_history_takers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_named.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

using store::ImportRefusal;

/// Whom a row around an interview is about.
struct Subject {
    Named<AccountId> account;
    std::optional<InterviewId> interview;
};

/// The account is the row's, else the interview's; the two must be one.
Subject subject_of(const ImportInto& into, const exchange::AroundRow& row) {
    Subject subject{account_of(into.known.accounts, row.account_id, row.account), {}};
    require_known(into, subject.account, "account", row.account.empty() ? row.account_id : row.account);
    if (!row.names_interview()) { return subject; }
    const store::Store& store = into.write.store();
    const store::InterviewLine line = store::interview_line(store, interview_named(store, row));
    const Interview& interview = line.interview;
    if (subject.account.is_new || (subject.account.id && *subject.account.id != interview.account)) {
        throw interview_refusal(
            row, fmt::format("is interview {}, which is with {}", interview.id.value, winloss::quoted(line.account)));
    }
    require_held_on(row, "interview_held_on", interview);
    subject.account.id = interview.account;
    subject.interview = interview.id;
    return subject;
}

/// A row that names its account by the interview alone says nothing of the account.
void settle(const ImportInto& into, Subject& subject, const exchange::AroundRow& row) {
    if (row.account.empty() && row.account_id.empty()) { return; }
    settle(into.known.accounts, subject.account, row);
}

}  // namespace

Taken TouchTaker::take(const Row& row, bool) {
    require_past(row.touched_on, into_.today, "touched_on");
    Subject subject = subject_of(into_, row);
    Named<PersonId> person = person_of(into_.known.people, row.person, "person");
    require_known(into_, person, "person", row.person);
    std::vector<Named<ContactId>> contacts;
    for (const std::string_view each : row.contacts) {
        const auto id = subject.account.id ? into_.known.contacts.find(*subject.account.id, each) : std::nullopt;
        require_known(into_, contacts.emplace_back(Named<ContactId>{id, !id}), "contacts", each);
    }
    store::TouchEntry entry{.account = subject.account.id,
                            .person = person.id,
                            .person_new = person.is_new,
                            .interview = subject.interview,
                            .touched_on = *row.touched_on,
                            .kind = *row.kind,
                            .said = row.said,
                            .contacts = {}};
    touches_.find(entry);
    settle(into_, subject, row);
    settle(into_.known.people, person, row.person, Role::other);
    entry.account = subject.account.id;
    entry.person = person.id;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        entry.contacts.push_back(contacts[i].is_new ? into_.known.contacts.make(*entry.account, row.contacts[i])
                                                    : *contacts[i].id);
    }
    return taken(touches_.write(entry));
}

Taken HealthTaker::take(const Row& row, bool) {
    require_past(row.judged_on, into_.today, "judged_on");
    Subject subject = subject_of(into_, row);
    Named<PersonId> person = person_of(into_.known.people, row.person, "person");
    require_known(into_, person, "person", row.person);
    store::HealthEntry entry{.account = subject.account.id,
                             .person = person.id,
                             .person_new = person.is_new,
                             .interview = subject.interview,
                             .judged_on = *row.judged_on,
                             .level = *row.level,
                             .why = row.why};
    health_.find(entry);
    settle(into_, subject, row);
    settle(into_.known.people, person, row.person, Role::other);
    entry.account = subject.account.id;
    entry.person = person.id;
    return taken(health_.write(entry));
}

ActionTaker::ActionTaker(const ImportInto& into)
    : into_(into), actions_(into.write, into.known.kept), codebook_(store::read_codebook(into.write.store())) {}

Taken ActionTaker::take(const Row& row, bool) {
    require_past(row.told_on, into_.today, "told_on");
    Subject subject = subject_of(into_, row);
    const bool somebody = subject.account.id || subject.account.is_new;
    if (row.told_on && !somebody) {
        throw ImportRefusal{"told_on", {}, "needs a customer: the action is about none, so nobody can be told"};
    }
    Named<PersonId> owner = person_of(into_.known.people, row.owner);
    require_known(into_, owner, "owner", row.owner);
    store::ActionEntry entry{.text = row.text,
                             .account = subject.account.id,
                             .account_new = subject.account.is_new,
                             .interview = subject.interview,
                             .code = {},
                             .owner = owner.id,
                             .owner_new = owner.is_new,
                             .due_on = row.due_on,
                             .told_on = row.told_on,
                             .state = row.state};
    if (!row.code.empty()) {
        entry.code = told_of("code", row.code, [&] { return codebook_.require(row.code).id; });
    }
    actions_.find(entry);
    settle(into_, subject, row);
    settle(into_.known.people, owner, row.owner, Role::other);
    entry.account = subject.account.id;
    entry.owner = owner.id;
    return taken(actions_.write(entry));
}

Taken ExpectationTaker::take(const Row& row, bool) {
    require_past(row.reviewed_on, into_.today, "reviewed_on");
    Subject subject = subject_of(into_, row);
    store::ExpectationEntry entry{.text = row.text,
                                  .account = subject.account.id,
                                  .interview = subject.interview,
                                  .metric = row.metric,
                                  .target = row.target,
                                  .actual = row.actual,
                                  .review_on = row.review_on,
                                  .reviewed_on = row.reviewed_on,
                                  .outcome = row.outcome};
    const bool known = expectations_.find(entry);
    settle(into_, subject, row);
    entry.account = subject.account.id;
    if (!known && !entry.review_on && !entry.reviewed_on) {
        entry.review_on = usual_review(into_.write.store(), *entry.account, into_.today);
    }
    return taken(expectations_.write(entry));
}

Taken CodeTaker::take(const Row& row, bool last) {
    const store::CodeEntry entry{.path = row.path,
                                 .name = row.name,
                                 .definition = row.definition,
                                 .use_when = row.use_when,
                                 .avoid_when = row.avoid_when,
                                 .colour = row.colour,
                                 .kind = row.kind};
    if (!codes_.find(entry)) {
        if (!last) { return Taken::later; }
        throw ImportRefusal{
            "path", std::string(row.path),
            fmt::format("stands below {}, which is no code, here or in the store", parent_path(row.path))};
    }
    return taken(codes_.write(entry));
}

BenchmarkTaker::BenchmarkTaker(const ImportInto& into)
    : into_(into), benchmarks_(into.write), codebook_(store::read_codebook(into.write.store())) {}

Taken BenchmarkTaker::take(const Row& row, bool) {
    require_past(row.dated_on, into_.today, "dated_on");
    const auto metric = report::look_up_metric(row.metric);
    if (!metric) {
        const std::vector<std::string> near = nearest(row.metric, report::metric_names());
        throw ImportRefusal{"metric", std::string(row.metric),
                            near.empty() ? "is no figure of ours; one of: " + join(report::metric_names(), ", ")
                                         : "is no figure of ours; did you mean '" + join(near, "' or '") + "'?"};
    }
    if (auto fault = report::value_fault(*metric->metric, *row.value)) {
        throw ImportRefusal{"value", {}, std::move(*fault)};
    }
    const std::string name = told_of("metric", row.metric, [&] { return report::kept_name(*metric, codebook_); });
    const store::BenchmarkEntry entry{
        .metric = name, .source = row.source, .value = *row.value, .n = row.n, .dated_on = *row.dated_on};
    benchmarks_.find(entry);
    return taken(benchmarks_.write(entry));
}

}  // namespace winloss::app
