#include "winloss/app/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/plan.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/plan_facts.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

/// A change with what a person needs to see of it.
struct NamedChange {
    Change change;
    Interview interview;  ///< as it will be
    std::string account;
    std::string deal;
};

std::string deal_name(const AccountFacts& facts, const std::optional<DealId>& id) {
    for (const Deal& deal : facts.deals) {
        if (deal.id == id) { return deal.name; }
    }
    return {};
}

Interview changed(const Change& change, const AccountFacts& facts, Date today) {
    if (change.what == ChangeKind::plan) { return planned_interview(change, *facts.account); }
    for (const Interview& interview : facts.interviews) {
        if (interview.id != change.interview) { continue; }
        Interview result = interview;
        apply(change, result, today);
        return result;
    }
    throw Error(ErrorKind::bug, "A plan changes an interview that its account does not have.");
}

std::size_t waiting_records(const AccountPlan& plan) {
    std::set<std::pair<std::int64_t, std::int64_t>> records;
    for (const Decision& decision : plan.decisions) {
        if (decision.verdict != Verdict::waiting) { continue; }
        records.emplace(decision.deal ? decision.deal->value : 0, decision.contract ? decision.contract->value : 0);
    }
    return records.size();
}

/// How a change is called, in the history of the interview and in what is said about the plan.
std::string_view event_of(ChangeKind what) {
    switch (what) {
        case ChangeKind::plan:
        case ChangeKind::restore: return "planned";
        case ChangeKind::move: return "moved";
        case ChangeKind::cancel: return "cancelled";
        case ChangeKind::cover: return "covered";
        case ChangeKind::flag: return "flagged";
        case ChangeKind::clear: return "cleared";
    }
    return {};
}

/// What is planned gets its number.
void carry_out(store::Write& write, std::vector<NamedChange>& changes, const Context& context) {
    store::InterviewWriter writer(write);
    for (NamedChange& each : changes) {
        std::optional<std::string> remark;
        if (each.change.what == ChangeKind::plan) {
            each.interview.id = writer.insert(each.interview);
        } else {
            writer.update(each.interview);
            if (!each.change.text.empty()) { remark = each.change.text; }
        }
        writer.event(each.interview.id,
                     {context.today, std::string(event_of(each.change.what)), context.person, remark});
    }
}

Table changes_table(const std::vector<NamedChange>& changes) {
    Table table{.name = "changes",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"change", "Change", Type::text},
                            {"kind", "Kind", Type::text, true},
                            {"account", "Account", Type::text, true},
                            spare_column("deal", "Deal", Type::text, 3),
                            spare_column("contract", "Contract", Type::integer, 4),
                            spare_column("opens_on", "Opens", Type::date, 1),
                            spare_column("target_on", "Target", Type::date, 5),
                            {"closes_on", "Closes", Type::date},
                            spare_column("why", "Why", Type::text, 2)},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const NamedChange& each : changes) {
        const Interview& interview = each.interview;
        table.rows.push_back({interview.id.value > 0 ? Cell(interview.id.value) : Cell(),
                              std::string(event_of(each.change.what)), interview.kind, each.account,
                              each.deal.empty() ? Cell() : Cell(each.deal),
                              interview.contract ? Cell(interview.contract->value) : Cell(), interview.opens_on,
                              interview.target_on, interview.closes_on, each.change.text});
    }
    return table;
}

std::string record_of(const Decision& decision) {
    return decision.deal ? called("deal", decision.deal->value) : called("contract", decision.contract->value);
}

Table decisions_table() {
    return {.name = "decisions",
            .title = "",
            .columns = {{"account", "Account", Type::text},
                        {"record", "Record", Type::text, true},
                        spare_column("deal", "Deal", Type::text, 3),
                        {"kind", "Kind", Type::text, true},
                        spare_column("occurrence", "Time", Type::integer, 5),
                        {"verdict", "Verdict", Type::text},
                        prose_column("why", "Why"),
                        spare_column("anchor_on", "Counted from", Type::date, 6),
                        spare_column("opens_on", "Opens", Type::date, 4),
                        spare_column("target_on", "Target", Type::date, 7),
                        spare_column("closes_on", "Closes", Type::date, 1),
                        spare_column("interview", "Interview", Type::integer, 2),
                        spare_column("conversation", "One conversation with", Type::text, 8)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

/// The interview, planned or to be planned, that leads the conversation which this one is part of.
Cell conversation(const Decision& decision, const AccountPlan& plan) {
    if (decision.led_by_interview) { return called("interview", decision.led_by_interview->value); }
    if (!decision.led_by) { return {}; }
    const Decision& lead = plan.decisions[*decision.led_by];
    return fmt::format("{} of {}", lead.kind, record_of(lead));
}

/// The decisions of a record stand together: deals first, then contracts, by number.
std::vector<const Decision*> by_record(const AccountPlan& plan) {
    std::vector<const Decision*> decisions;
    for (const Decision& decision : plan.decisions) { decisions.push_back(&decision); }
    const auto key = [](const Decision* decision) {
        return std::pair(decision->deal.value_or(DealId{}), decision->contract.value_or(ContractId{}));
    };
    std::stable_sort(decisions.begin(), decisions.end(), [&](const Decision* left, const Decision* right) {
        return std::pair(!left->deal, key(left)) < std::pair(!right->deal, key(right));
    });
    return decisions;
}

void add_decisions(Table& table, const store::PlanFacts& facts, const AccountPlan& plan, const Programme& programme) {
    for (const Decision* each : by_record(plan)) {
        const Decision& decision = *each;
        const std::string deal = deal_name(facts.facts, decision.deal);
        Row row{facts.account,
                record_of(decision),
                deal.empty() ? Cell() : Cell(deal),
                decision.kind,
                decision.occurrence > 0 ? Cell(decision.occurrence) : Cell(),
                std::string(in_words(decision.verdict)),
                reason_of(decision, programme)};
        if (decision.schedule) {
            const Window& window = decision.schedule->window;
            row.insert(row.end(), {decision.schedule->anchor_on, window.opens_on, window.target_on, window.closes_on});
        } else {
            row.resize(row.size() + 4);
        }
        row.push_back(decision.interview ? Cell(decision.interview->value) : Cell());
        row.push_back(conversation(decision, plan));
        table.rows.push_back(std::move(row));
    }
}

std::size_t count_of(const std::vector<NamedChange>& changes, std::string_view event) {
    return static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [&](const NamedChange& each) { return event_of(each.change.what) == event; }));
}

/// 'planned 12, moved 1': the kinds of change there are.
std::string counts_of(const std::vector<NamedChange>& changes) {
    std::vector<std::string> parts;
    for (const char* event : {"planned", "moved", "cancelled", "covered", "flagged", "cleared"}) {
        if (const std::size_t count = count_of(changes, event)) {
            parts.push_back(fmt::format("{} {}", event, grouped(std::to_string(count))));
        }
    }
    return join(parts, ", ");
}

std::string with_capital(std::string sentence) {
    if (sentence.front() >= 'a' && sentence.front() <= 'z') {
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    }
    return sentence;
}

std::string waiting_sentence(std::size_t waiting) {
    return fmt::format("{} for a date: winloss plan --explain says which",
                       counted(static_cast<long long>(waiting), "record waits", "records wait"));
}

store::PlanScope scope_of(const store::Store& store, const Plan& options, const Programme& programme, Date today) {
    store::PlanScope scope;
    if (options.account) {
        scope.account = store::find_account(store, *options.account);
    } else if (!options.explain) {
        scope.reach = reach_of(programme, today);
    }
    return scope;
}

Answer explained(const store::Store& store, const Context& context, const Programme& programme,
                 const store::PlanScope& scope) {
    Table table = decisions_table();
    store::read_plan_facts(store, scope, [&](const store::PlanFacts& facts) {
        add_decisions(table, facts, plan_account(facts.facts, programme, context.today), programme);
    });
    return {.data = List{std::move(table), "No deals and no contracts yet: winloss import deals FILE"}, .messages = {}};
}

Answer would_be(const std::vector<NamedChange>& changes, std::size_t waiting, std::string begin) {
    Answer answer{.data = List{changes_table(changes), ""}, .messages = {}};
    const std::string counts = counts_of(changes);
    answer.messages.push_back(counts.empty() ? "The plan is up to date: nothing would change."
                                             : fmt::format("Would be {}. Nothing was changed.", counts));
    if (waiting > 0) { answer.messages.push_back(waiting_sentence(waiting)); }
    if (!counts.empty()) { begin = "Next: winloss plan"; }
    if (!begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

/// The first of what became of interviews that were there, and of new ones where they are few.
void name_changes(const std::vector<NamedChange>& changes, std::vector<std::string>& said) {
    constexpr std::size_t most = 5;
    const bool new_too = count_of(changes, "planned") <= most;
    std::size_t named = 0;
    std::size_t more = 0;
    for (const NamedChange& each : changes) {
        const std::string_view event = event_of(each.change.what);
        if (event == "planned" && !new_too) { continue; }
        if (named++ >= most) {
            ++more;
            continue;
        }
        const bool new_window = event == "planned" || event == "moved";
        const std::string detail =
            new_window ? fmt::format(", {} to {}", iso(each.interview.opens_on), iso(each.interview.closes_on))
            : each.change.text.empty() ? ""
                                       : ", " + each.change.text;
        said.push_back(fmt::format("Interview {}, {} of {}{}: {}{}.", each.interview.id.value, each.interview.kind,
                                   each.account, each.deal.empty() ? "" : fmt::format(" ({})", each.deal), event,
                                   detail));
    }
    if (more > 0) { said.push_back(fmt::format("And {} more.", grouped(std::to_string(more)))); }
}

Answer done(const std::vector<NamedChange>& changes, std::size_t waiting, std::string begin) {
    Answer answer;
    const std::string counts = counts_of(changes);
    answer.messages.push_back(counts.empty() ? "The plan is up to date: nothing to change."
                                             : with_capital(counts) + ".");
    name_changes(changes, answer.messages);
    if (waiting > 0) { answer.messages.push_back(waiting_sentence(waiting)); }
    answer.messages.push_back(begin.empty() ? "Next: winloss due" : std::move(begin));
    return answer;
}

}  // namespace

Answer plan(store::Store& store, const Context& context, const Plan& options) {
    std::optional<store::Write> write;
    if (!options.dry_run && !options.explain) { write.emplace(store, context.operation()); }
    const store::Snapshot snapshot(store);
    Programme programme = store::read_programme(store);
    const bool first_plan = !programme.first_day;
    if (options.since) { programme.first_day = typed_date(*options.since, context, "--since"); }
    if (!programme.first_day) { programme.first_day = context.today; }
    const store::PlanScope scope = scope_of(store, options, programme, context.today);
    if (options.explain) { return explained(store, context, programme, scope); }

    std::vector<NamedChange> changes;
    std::size_t waiting = 0;
    store::read_plan_facts(store, scope, [&](const store::PlanFacts& facts) {
        AccountPlan account = plan_account(facts.facts, programme, context.today);
        waiting += waiting_records(account);
        for (Change& change : account.changes) {
            const Interview interview = changed(change, facts.facts, context.today);
            std::string deal = deal_name(facts.facts, change.deal);
            changes.push_back({std::move(change), interview, facts.account, std::move(deal)});
        }
    });
    std::string begin = changes.empty() ? how_to_begin(store) : std::string();
    if (options.dry_run) { return would_be(changes, waiting, std::move(begin)); }
    store::write_programme(*write, programme);
    carry_out(*write, changes, context);
    write->commit();
    Answer answer = done(changes, waiting, std::move(begin));
    if (first_plan || options.since) {
        answer.messages.insert(
            answer.messages.begin(),
            fmt::format("The programme begins on {}: windows that closed before it are owed to nobody.",
                        iso(*programme.first_day)));
    }
    return answer;
}

}  // namespace winloss::app
