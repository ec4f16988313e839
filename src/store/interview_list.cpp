#include "winloss/store/interview_list.hpp"

#include <fmt/format.h>

#include "interview_row.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view open_states = "(i.state = 'planned' OR i.state = 'invited' OR i.state = 'booked')";
// The condition of the index interview_over, so that the engine sees that it may use it.
constexpr std::string_view over = "i.state <> 'planned' AND i.state <> 'invited' AND i.state <> 'booked'";
// As in the index interview_unfinished; a note that is missing is a coding that is missing.
constexpr std::string_view unfinished =
    "i.state = 'held' AND (i.coded_on IS NULL OR i.shared_on IS NULL OR i.thanked_on IS NULL)";

// Whoever interviews; until somebody does, the owner of the account.
constexpr std::string_view whose_task =
    "(i.interviewer_id = $of OR (i.interviewer_id IS NULL "
    "AND EXISTS (SELECT 1 FROM account o WHERE o.id = i.account_id AND o.owner_id = $of)))";

bool is_open(InterviewState state) {
    return state == InterviewState::planned || state == InterviewState::invited || state == InterviewState::booked;
}

/// The interviews of a page, then their names, then their contacts: a row a contact, put together by read_lines.
std::string listing(const std::vector<std::string>& conditions, std::string_view order, bool limited) {
    return fmt::format(
        "SELECT {columns}, a.name, d.name, d.outcome, o.name, p.name, n.id IS NOT NULL, a.owner_id, c.name "
        "FROM (SELECT * FROM interview i WHERE {conditions} ORDER BY {order}{limit}) i "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
        "LEFT JOIN person o ON o.id = a.owner_id LEFT JOIN person p ON p.id = i.interviewer_id "
        "LEFT JOIN note n ON n.interview_id = i.id LEFT JOIN interview_contact x ON x.interview_id = i.id "
        "LEFT JOIN contact c ON c.id = x.contact_id ORDER BY {order}, x.id",
        fmt::arg("columns", interview_columns), fmt::arg("conditions", join(conditions, " AND ")),
        fmt::arg("order", order), fmt::arg("limit", limited ? " LIMIT $limit" : ""));
}

bool closing_first(const InterviewFilter& filter) { return filter.open || (filter.state && is_open(*filter.state)); }

std::string_view order_of(const InterviewFilter& filter) {
    if (filter.booked_until) { return "i.booked_at, i.id"; }
    return closing_first(filter) ? "i.closes_on, i.id" : "i.id";
}

/// Only what was asked for stands in the statement, so that the engine can seek by it.
std::vector<std::string> conditions_of(const InterviewFilter& filter) {
    std::vector<std::string> conditions;
    if (filter.state) {
        conditions.emplace_back("i.state = $state");
        if (!is_open(*filter.state)) { conditions.emplace_back(over); }
    }
    if (closing_first(filter)) { conditions.emplace_back(open_states); }
    if (filter.not_booked) { conditions.emplace_back("i.state <> 'booked'"); }
    if (filter.kind) { conditions.emplace_back("i.kind = $kind"); }
    if (filter.account) { conditions.emplace_back("i.account_id = $account"); }
    if (filter.deal) { conditions.emplace_back("i.deal_id = $deal"); }
    if (filter.contract) { conditions.emplace_back("i.contract_id = $contract"); }
    if (filter.interviewer) { conditions.emplace_back("i.interviewer_id = $interviewer"); }
    if (filter.owner) {
        conditions.emplace_back(
            "(EXISTS (SELECT 1 FROM account o WHERE o.id = i.account_id AND o.owner_id = $owner) "
            "OR EXISTS (SELECT 1 FROM deal o WHERE o.id = i.deal_id AND o.owner_id = $owner))");
    }
    if (filter.of) { conditions.emplace_back(whose_task); }
    if (filter.opens_by) { conditions.emplace_back("(i.opens_on <= $opens_by OR i.state <> 'planned')"); }
    if (filter.closed_before) { conditions.emplace_back("i.closes_on < $closed_before"); }
    if (filter.closes_from) { conditions.emplace_back("i.closes_on >= $closes_from"); }
    if (filter.booked_until) { conditions.emplace_back("i.state = 'booked' AND i.booked_at < $booked_before"); }
    if (filter.held && filter.held->from) { conditions.emplace_back("i.held_on >= $held_from"); }
    if (filter.held && filter.held->to) { conditions.emplace_back("i.held_on <= $held_to"); }
    if (filter.after && closing_first(filter)) {
        conditions.emplace_back(
            "(i.closes_on, i.id) > (SELECT l.closes_on, l.id FROM interview l WHERE l.id = $after)");
    } else if (filter.after) {
        conditions.emplace_back("i.id > $after");
    }
    if (conditions.empty()) { conditions.emplace_back("1 = 1"); }
    return conditions;
}

void bind_filter(Statement& statement, const InterviewFilter& filter) {
    if (filter.state) { statement.bind("state", word(*filter.state)); }
    if (filter.kind) { statement.bind("kind", *filter.kind); }
    if (filter.account) { statement.bind("account", filter.account->value); }
    if (filter.deal) { statement.bind("deal", filter.deal->value); }
    if (filter.contract) { statement.bind("contract", filter.contract->value); }
    if (filter.interviewer) { statement.bind("interviewer", filter.interviewer->value); }
    if (filter.owner) { statement.bind("owner", filter.owner->value); }
    if (filter.of) { statement.bind("of", filter.of->value); }
    if (filter.opens_by) { statement.bind("opens_by", *filter.opens_by); }
    if (filter.closed_before) { statement.bind("closed_before", *filter.closed_before); }
    if (filter.closes_from) { statement.bind("closes_from", *filter.closes_from); }
    if (filter.booked_until) { statement.bind("booked_before", iso(*filter.booked_until + Days{1})); }
    if (filter.held && filter.held->from) { statement.bind("held_from", *filter.held->from); }
    if (filter.held && filter.held->to) { statement.bind("held_to", *filter.held->to); }
    if (filter.after) { statement.bind("after", filter.after->value); }
    if (filter.limit > 0) { statement.bind("limit", filter.limit); }
}

std::vector<InterviewLine> read_lines(Statement& rows) {
    std::vector<InterviewLine> lines;
    while (rows.step()) {
        int at = interview_column_count;
        if (lines.empty() || lines.back().interview.id.value != rows.integer(0)) {
            InterviewLine& line = lines.emplace_back();
            line.interview = read_interview_row(rows);
            line.account = rows.text(at);
            line.deal = rows.maybe_text(at + 1);
            if (const auto outcome = rows.maybe_text(at + 2)) { line.outcome = parse_word<Outcome>(*outcome); }
            line.owner = rows.maybe_text(at + 3);
            line.interviewer = rows.maybe_text(at + 4);
            line.has_note = rows.boolean(at + 5);
            if (!rows.is_null(at + 6)) { line.owner_id = PersonId{rows.integer(at + 6)}; }
        }
        if (auto contact = rows.maybe_text(at + 7)) { lines.back().contacts.push_back(std::move(*contact)); }
    }
    return lines;
}

}  // namespace

std::string interviews_sql(const InterviewFilter& filter) {
    return listing(conditions_of(filter), order_of(filter), filter.limit > 0);
}

std::string unfinished_interviews_sql(const UnfinishedFilter& filter) {
    std::vector<std::string> conditions{std::string(unfinished)};
    if (filter.since) { conditions.emplace_back("i.held_on >= $since"); }
    if (filter.of) { conditions.emplace_back(whose_task); }
    return listing(conditions, "i.held_on, i.id", filter.limit > 0);
}

std::vector<InterviewLine> interviews(const Store& store, const InterviewFilter& filter) {
    Statement rows = store.prepare(interviews_sql(filter));
    bind_filter(rows, filter);
    return read_lines(rows);
}

RowCount count_interviews(const Store& store, const InterviewFilter& filter, std::int64_t most) {
    InterviewFilter all = filter;
    all.limit = most + 1;
    Statement row = store.prepare(fmt::format(
        "SELECT count(*) FROM (SELECT 1 FROM interview i WHERE {} LIMIT $limit) n", join(conditions_of(all), " AND ")));
    bind_filter(row, all);
    row.step();
    const std::int64_t rows = row.integer(0);
    return rows > most ? RowCount{most, true} : RowCount{rows, false};
}

std::vector<InterviewLine> unfinished_interviews(const Store& store, const UnfinishedFilter& filter) {
    Statement rows = store.prepare(unfinished_interviews_sql(filter));
    if (filter.since) { rows.bind("since", *filter.since); }
    if (filter.of) { rows.bind("of", filter.of->value); }
    if (filter.limit > 0) { rows.bind("limit", filter.limit); }
    return read_lines(rows);
}

std::vector<Interview> open_beside(const Store& store, const InterviewFilter& filter) {
    Statement rows = store.prepare(fmt::format(
        "SELECT {} FROM interview i WHERE {} AND i.account_id IN (SELECT account_id FROM interview i "
        "WHERE {} ORDER BY i.closes_on, i.id{}) ORDER BY i.account_id, i.id",
        interview_columns, open_states, join(conditions_of(filter), " AND "), filter.limit > 0 ? " LIMIT $limit" : ""));
    bind_filter(rows, filter);
    std::vector<Interview> found;
    while (rows.step()) { found.push_back(read_interview_row(rows)); }
    return found;
}

std::optional<Date> next_opening(const Store& store, Date today) {
    Statement row = store.prepare(
        fmt::format("SELECT min(i.opens_on) FROM interview i WHERE {} AND i.opens_on > $today", open_states));
    return row.bind("today", today).step() ? row.maybe_date(0) : std::nullopt;
}

InterviewLine interview_line(const Store& store, InterviewId id) {
    Statement rows = store.prepare(listing({"i.id = $id"}, "i.id", false));
    rows.bind("id", id.value);
    std::vector<InterviewLine> lines = read_lines(rows);
    if (lines.empty()) { throw not_found(fmt::format("There is no interview {}.", id.value)); }
    return std::move(lines.front());
}

}  // namespace winloss::store
