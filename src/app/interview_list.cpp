#include "winloss/app/interview_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <unordered_map>

#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/kind_words.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/collisions.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

using Leaders = std::unordered_map<InterviewId, InterviewId>;
using Windows = std::span<const store::OpenWindow>;

void add_leaders(Leaders& leaders, Windows of_account, int conversation_days) {
    std::vector<Matter> matters;
    for (const store::OpenWindow& each : of_account) { matters.push_back(each.matter); }
    const std::vector<std::int64_t> shared = shared_matters(matters);
    std::vector<Meeting> meetings;
    for (std::size_t i = 0; i < of_account.size(); ++i) {
        const store::OpenWindow& each = of_account[i];
        meetings.push_back({each.window, each.rank, each.id.value, shared[i]});
    }
    const auto leads = conversations(meetings, conversation_days);
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (leads[i] && *leads[i] != i) { leaders.emplace(of_account[i].id, of_account[*leads[i]].id); }
    }
}

/// Which interview leads the conversation that each listed one is part of; those that stand alone or lead are not
/// there.
Leaders leaders(const store::Store& store, const std::vector<store::ListedInterview>& lines) {
    std::set<AccountId> accounts;
    for (const store::ListedInterview& line : lines) {
        if (!line.alone) { accounts.insert(line.interview.account); }
    }
    if (accounts.empty()) { return {}; }
    const std::vector<store::OpenWindow> by_account = store::open_windows(store, accounts);
    const int days = store::conversation_days(store);
    Leaders result;
    for (auto first = by_account.begin(); first != by_account.end();) {
        const auto last = std::find_if(first, by_account.end(),
                                       [&](const store::OpenWindow& each) { return each.account != first->account; });
        add_leaders(result, Windows(first, last), days);
        first = last;
    }
    return result;
}

std::string nothing_due(const store::Store& store, Date today) {
    const auto next = store::next_opening(store, today);
    if (!next) { return "Nothing is due, and " + nothing_ahead(store); }
    return fmt::format("Nothing is due. The next window opens on {}: winloss due --within {}d", iso(*next),
                       (*next - today).count());
}

Table interviews_table(const std::vector<store::ListedInterview>& lines, const Leaders& led_by, Date today) {
    const bool before_renewals =
        std::ranges::any_of(lines, [](const store::ListedInterview& line) { return line.health.has_value(); });
    Table table{.name = "interviews",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"kind", "Kind", Type::text, true},
                            {"account", "Account", Type::text, true},
                            spare_column("deal", "Deal", Type::text, 6),
                            spare_column("contract", "Contract", Type::integer, 7),
                            machine_column("opens_on", Type::date),
                            spare_column("target_on", "Target", Type::date, 7),
                            {"closes_on", "Closes", Type::date},
                            {"state", "State", Type::text},
                            machine_column("late", Type::boolean),
                            spare_column("interviewer", "Interviewer", Type::text, 3),
                            spare_column("contacts", "Contacts", Type::list, 4),
                            // Gives way to how the customer is.
                            spare_column("days_left", "Days left", Type::integer, before_renewals ? 2 : 0),
                            led_by.empty() ? machine_column("conversation", Type::integer)
                                           : spare_column("conversation", "Together with", Type::integer, 5),
                            spare_column("health", "Health", Type::text, 1)},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::ListedInterview& line : lines) {
        const InterviewOutline& interview = line.interview;
        const bool late = missed(interview, today) || timeliness(interview, today) == Timeliness::late;
        const auto leader = led_by.find(interview.id);
        const Tone pressing = interview.open() ? tone_of_deadline(interview.closes_on, today) : Tone::none;
        table.rows.push_back({interview.id.value, interview.kind, line.account, cell(line.deal),
                              cell(interview.contract), interview.opens_on, interview.target_on,
                              toned(interview.closes_on, pressing), cell(interview.state), late, cell(line.interviewer),
                              line.contacts,
                              interview.open() ? toned(std::int64_t{days_left(interview, today)}, pressing) : Cell(),
                              leader == led_by.end() ? Cell() : cell(leader->second), cell(line.health)});
    }
    show_if_any(table, "contract");
    show_if_any(table, "health");
    return table;
}

/// The interviews of a filter as every list shows them.
Answer interviews_answer(const store::Store& store, const Context& context, store::InterviewFilter filter,
                         const RowLimit& limit, const std::function<std::string()>& when_empty) {
    filter.limit = limit.query();
    const auto lines = store::listed_interviews(store, filter);
    return listed(
        interviews_table(lines, leaders(store, lines), context.today), limit,
        [&] { return store::count_interviews(store, filter); }, lines.empty() ? when_empty() : std::string());
}

}  // namespace

std::string require_kind(const Programme& programme, const std::string& typed) {
    const std::string kind = lower_ascii(trim(typed));
    std::vector<std::string> kinds = programme.kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) { return kind; }
    std::string hint = did_you_mean(kind, kinds);
    if (const std::string_view here = other_word(kind); !here.empty()) {
        hint = fmt::format("It is called '{}' here.", here);
    }
    if (!hint.empty()) { hint += ' '; }
    throw usage_error(fmt::format("{} is no kind of interview.", quoted(typed)),
                      hint + "One of: " + join(kinds, ", ") + ".");
}

Answer due(const store::Store& store, const Context& context, const Due& options) {
    const store::Snapshot snapshot(store);
    store::InterviewFilter filter;
    filter.open = true;
    filter.opens_by = last_day_within(context.today, options.within);
    if (options.late) { filter.closed_before = context.today; }
    if (options.kind) { filter.kind = require_kind(store::read_programme(store), *options.kind); }
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    if (options.interviewer) { filter.interviewer = store::find_person(store, *options.interviewer); }
    bool nothing = false;
    Answer answer = interviews_answer(store, context, filter, RowLimit(context, options.limit), [&] {
        nothing = true;
        const bool picked = options.late || options.kind || options.account || options.owner || options.interviewer;
        std::string begin = how_to_begin(store);
        if (!begin.empty()) { return begin; }
        store::InterviewFilter due;
        due.open = true;
        due.opens_by = filter.opens_by;
        return picked && store::count_interviews(store, due, 1).rows > 0
                   ? std::string("None of what is due is like that: winloss due shows all.")
                   : nothing_due(store, context.today);
    });
    if (nothing && options.exit_code) { answer.exit_code = 10; }
    return answer;
}

Answer list_interviews(const store::Store& store, const Context& context, const ListInterviews& options) {
    const store::Snapshot snapshot(store);
    store::InterviewFilter filter;
    filter.open = options.open || options.late;
    if (options.state) { filter.state = require_word<InterviewState>(*options.state); }
    if (options.late) { filter.closed_before = context.today; }
    if (options.kind) { filter.kind = require_kind(store::read_programme(store), *options.kind); }
    if (options.account) { filter.account = store::find_account(store, *options.account); }
    if (options.deal) { filter.deal = store::find_deal(store, *options.deal); }
    if (options.contract) { filter.contract = store::find_contract(store, *options.contract); }
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    if (options.interviewer) { filter.interviewer = store::find_person(store, *options.interviewer); }
    if (options.held) { filter.held = typed_period(*options.held, context); }
    if (options.after) {
        filter.after = store::find_interview(store, *options.after, store::InterviewMeant::open, context.today);
    }
    return interviews_answer(store, context, filter, RowLimit(context, options.limit), [&] {
        std::string begin = how_to_begin(store);
        if (!begin.empty()) { return begin; }
        if (!store::has_any(store, store::RecordKind::interview)) {
            return std::string("No interviews yet: winloss plan");
        }
        return fmt::format("{} To add one: winloss interview add check-in --account {}",
                           none_is_like_that("interviews", "interview list"), asked_account(options.account));
    });
}

}  // namespace winloss::app
