// The whole picture of an account on a page.
#include <fmt/format.h>

#include <algorithm>

#include "account_words.hpp"
#include "contract_standing.hpp"
#include "day.hpp"
#include "interview_words.hpp"
#include "todo_words.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/retrospective.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/around.hpp"
#include "winloss/store/attention.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/health.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

/// Something to do for the account: a row of the section.
struct Step {
    std::string record;
    std::int64_t id = 0;
    std::string what;
    std::optional<Date> by;
    std::string command;
};

/// What is owed after held interviews, those whose window is open, and the first of those to come.
void add_interviews(std::vector<Step>& steps, const store::Store& store, const Context& context, AccountId account) {
    const Programme programme = store::read_programme(store);
    const auto add = [&](const store::InterviewLine& line, std::string what, std::optional<Date> by) {
        steps.push_back({"interview", line.interview.id.value, fmt::format("{}: {}", line.interview.kind, what), by,
                         typed(with_somebody(store, line, next_command(store, context, programme, line)))});
    };
    for (const store::InterviewLine& line :
         store::unfinished_interviews(store, {.since = programme.first_day, .account = account})) {
        const auto tasks = owed_after(line.interview, line.beside, programme.follow_up);
        if (!tasks.empty()) { add(line, tasks_words(tasks), tasks.front().due_on); }
    }
    std::optional<store::InterviewLine> first;
    for (store::InterviewLine& line : store::interviews(store, {.open = true, .account = account})) {
        const NextStep step = next_step(line.interview, context.today, line.beside, programme.follow_up);
        if (step.step != LifeStep::wait) {
            add(line, step_words(line.interview, line.beside, step), step.by);
        } else if (!first || line.interview.opens_on < first->interview.opens_on) {
            first = std::move(line);
        }
    }
    if (first) { add(*first, "its window opens", first->interview.opens_on); }
}

void add_promises(std::vector<Step>& steps, const store::Store& store, AccountId account, const store::Around& there) {
    if (there.actions) {
        for (const store::ActionRow& row : store::actions(store, {.account = account, .pending = true}, 0)) {
            const Action& action = row.action;
            const std::int64_t id = action.id.value;
            if (action.state == ActionState::considering || action.state == ActionState::planned) {
                steps.push_back(
                    {"action", id, action.text, action.due_on, fmt::format("winloss action set {} --state done", id)});
            } else if (!action.interview) {  // else it is told after its interview
                steps.push_back({"action", id, fmt::format("tell what came of it: {}", action.text), std::nullopt,
                                 fmt::format("winloss action told {}", id)});
            }
        }
    }
    if (there.expectations) {
        for (const store::ExpectationRow& row : store::expectations(store, {.account = account, .open = true}, 0)) {
            if (!row.expectation.review_on) { continue; }
            steps.push_back({"expectation", row.expectation.id.value, "review: " + row.expectation.text,
                             row.expectation.review_on,
                             fmt::format("winloss expectation review {} met|partly|missed", row.expectation.id.value)});
        }
    }
    if (there.flags) {
        for (const store::FlagRow& row : store::flags(store, {.account = account, .raised = true}, 0)) {
            if (!row.flag.look_again_on) { continue; }
            steps.push_back({"flag", row.flag.id.value, fmt::format("look again: {}", word(row.flag.kind)),
                             row.flag.look_again_on,
                             fmt::format("winloss flag set {} --look-again-on DATE", row.flag.id.value)});
        }
    }
}

/// Contracts about to end of which nobody has asked how they go; the day's page lists them too.
void add_endings(std::vector<Step>& steps, const store::Store& store, AccountId account, Date today) {
    const auto listing = store::ending_unheard(today, add_months(today, months_of_endings), std::nullopt)
                             .where("c.account_id = $account", "account", account.value);
    for (const store::ContractLine& line : store::contract_lines(store, listing, 0)) {
        steps.push_back({"contract", line.id.value, line.product ? *line.product + " ends" : "it ends", line.ends_on,
                         fmt::format("winloss interview add pre-renewal --contract {}", line.id.value)});
    }
}

/// The next first; what has no day comes last.
Table next_section(const store::Store& store, const Context& context, AccountId account, const store::Around& there) {
    std::vector<Step> steps;
    add_interviews(steps, store, context, account);
    add_endings(steps, store, account, context.today);
    add_promises(steps, store, account, there);
    std::ranges::stable_sort(steps, {}, [](const Step& each) { return each.by.value_or(Date::max()); });
    Table table{.name = "next",
                .title = "What is next",
                .columns = {machine_column("record", Type::text),
                            machine_column("id", Type::integer),
                            prose_column("what", "What"),
                            {"by", "By", Type::date, true},
                            typed_column("command", "Type")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (Step& each : steps) {
        table.rows.push_back({std::move(each.record), each.id, std::move(each.what),
                              toned(cell(each.by), tone_of_deadline(each.by, context.today)), std::move(each.command)});
    }
    return table;
}

std::string_view sign_word(int sign) {
    if (sign == 0) { return "not rated"; }
    return sign > 0 ? "for us" : "against us";
}

Table heard_section(const store::Store& store, AccountId account) {
    Table table{.name = "heard",
                .title = "Reasons, as its people told them",
                .columns = {{"sign", "Sign", Type::text},
                            typed_column("code", "Code"),
                            {"interviews", "Interviews", Type::integer},
                            spare_column("primary", "Primary in", Type::integer, 1),
                            spare_column("mentions", "Mentions", Type::integer, 2),
                            {"last_heard_on", "Last heard", Type::date}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const std::vector<store::HeardReason> heard = store::heard_reasons(store, account);
    if (heard.empty()) { return table; }
    const Codebook codebook = store::read_codebook(store);
    for (const store::HeardReason& each : heard) {
        const Code* code = codebook.find(each.code);
        table.rows.push_back({std::string(sign_word(each.sign)), code != nullptr ? Cell(code->path) : Cell(),
                              each.interviews, each.primary, each.mentions, each.last_heard_on});
    }
    return table;
}

Table titled(std::string title, Table table) {
    table.title = std::move(title);
    return table;
}

/// Behind its end, of a contract that renewed itself, the end of the term it is in.
void add_term_ends(Table& contracts, const std::map<ContractId, Standing>& standings) {
    const auto ends = std::ranges::find(contracts.columns, "ends_on", &Column::key);
    const auto at = ends - contracts.columns.begin() + 1;
    contracts.columns.insert(ends + 1, {"term_ends_on", "Term ends", Type::date});
    for (Row& row : contracts.rows) {
        const auto id = ContractId{std::get<std::int64_t>(row.front())};
        row.insert(row.begin() + at, cell(standings.at(id).term_ends_on));
    }
}

std::vector<Table> sections(const store::Store& store, const Context& context, AccountId id) {
    const store::Around there = store::around(store, id);
    Table contracts = contracts_section(store, context, id);
    add_term_ends(contracts, standings(store, id, context.today));
    contracts.time_line = TimeLine{.label = {"id", "product"},
                                   .from = "starts_on",
                                   .until = {"ended_on", "term_ends_on", "ends_on"},
                                   .today = context.today};
    std::vector<Table> tables{
        next_section(store, context, id, there),
        contacts_section(store, context, id),
        deals_section(store, context, id),
        std::move(contracts),
        interviews_section(store, context, {.account = id}, fmt::format("--account {}", id.value)),
        heard_section(store, id)};
    for (Table& each : around_sections(store, context, id, there)) { tables.push_back(std::move(each)); }
    tables.push_back(titled("Team", team_table(store::account_team(store, id))));
    tables.push_back(titled("Owners", owners_table(store::account_owners(store, id))));
    return tables;
}

}  // namespace

Answer show_account(const store::Store& store, const Context& context, const ShowAccount& options) {
    const store::Snapshot snapshot(store);
    const AccountId id = store::find_account(store, options.account);
    const store::AccountRow row = store::read_account_row(store, id);
    Table one = accounts_table();
    one.rows.push_back(cells(row));
    Answer answer;
    Record record = record_of(called(row.account), one);
    const std::vector<Silence> silence = silences(store, context.today, id);
    record.fields.push_back({"retrospective_pending", "Lost deal, buyer not heard", !silence.empty(), silence.empty()});
    const auto health = store::latest_health(store, id, context.today);
    record.fields.push_back({"health", "Health", health ? cell(health->health.level) : Cell()});
    for (const Silence& each : silence) { answer.messages.push_back(each.sentence); }
    if (context.sections) { record.sections = sections(store, context, id); }
    answer.data = std::move(record);
    return answer;
}

}  // namespace winloss::app
