#include "winloss/store/interview_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <utility>

#include "columns.hpp"
#include "interview_row.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/contact_choice.hpp"

namespace winloss::store {

namespace {

// The condition of the index interview_over, so that the engine sees that it may use it.
constexpr std::string_view over = "i.state <> 'planned' AND i.state <> 'invited' AND i.state <> 'booked'";
// As in the index interview_unfinished; a note that is missing is a coding that is missing.
constexpr std::string_view unfinished =
    "i.state = 'held' AND (i.coded_on IS NULL OR i.shared_on IS NULL OR i.thanked_on IS NULL)";

// Of those the marks are there, and something is still to be told: to the customer what came of it, to a colleague that
// they were praised. Both tables are short, so they are where to begin: the plus keeps the engine from reading every
// held interview instead.
constexpr std::string_view untold =
    "+i.state = 'held' AND i.coded_on IS NOT NULL AND i.shared_on IS NOT NULL AND i.thanked_on IS NOT NULL AND i.id IN "
    "(SELECT interview_id FROM action WHERE told_on IS NULL AND interview_id IS NOT NULL UNION ALL "
    "SELECT interview_id FROM credit WHERE credited_on IS NULL)";

// Whoever interviews; until somebody does, the owner of the account.
constexpr std::string_view whose_task =
    "(i.interviewer_id = $of OR (i.interviewer_id IS NULL "
    "AND EXISTS (SELECT 1 FROM account o WHERE o.id = i.account_id AND o.owner_id = $of)))";

// As domain's asked_no_more_from() has it.
constexpr std::string_view nobody_to_ask =
    " OR (EXISTS (SELECT 1 FROM interview_contact x WHERE x.interview_id = i.id) "
    "AND NOT EXISTS (SELECT 1 FROM interview_contact x JOIN contact c ON c.id = x.contact_id "
    "WHERE x.interview_id = i.id AND c.do_not_contact = 0 AND (c.left_on IS NULL OR c.left_on > $nobody_on)))";

bool is_open(InterviewState state) {
    return state == InterviewState::planned || state == InterviewState::invited || state == InterviewState::booked;
}

/// What a listing selects, so that each of its statements selects the same.
struct Page {
    std::vector<std::string> conditions;
    std::string_view order;
    bool limited = false;

    std::string tail() const {
        return fmt::format("WHERE {} ORDER BY {}{}", join(conditions, " AND "), order, limited ? " LIMIT $limit" : "");
    }
};

// The last column but one of both: whether contacts were named, so that a page without any is not asked for them.
constexpr std::string_view has_contacts = "EXISTS (SELECT 1 FROM interview_contact x WHERE x.interview_id = i.id)";
constexpr int line_has_contacts = interview_column_count + 9;
constexpr int listed_has_contacts = 16;

/// The interviews of a page with the one of each other kind that they name: all of it in the order of an index.
std::string lines_sql(const Page& page) {
    return fmt::format(
        "SELECT {}, a.name, d.name, d.outcome, o.name, p.name, n.id IS NOT NULL, a.owner_id, "
        "i.held_on IS NOT NULL AND i.id IN (SELECT interview_id FROM action WHERE told_on IS NULL "
        "AND interview_id IS NOT NULL), "
        "i.held_on IS NOT NULL AND i.id IN (SELECT interview_id FROM credit WHERE credited_on IS NULL), {}, {}, "
        "p.active IS NOT NULL AND p.active = 0 "
        "FROM interview i "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
        "LEFT JOIN person o ON o.id = a.owner_id LEFT JOIN person p ON p.id = i.interviewer_id "
        "LEFT JOIN note n ON n.interview_id = i.id {}",
        interview_columns, has_contacts, health_of_renewal, page.tail());
}

/// The same with less about each: what is read of every row that a list shows is a good part of its time.
std::string listed_sql(const Page& page) {
    return fmt::format(
        "SELECT i.id, i.kind, i.account_id, i.deal_id, i.contract_id, i.opens_on, i.target_on, i.closes_on, i.state, "
        "i.interviewer_id, i.first_asked_on, i.held_on, a.name, d.name, p.name, EXISTS (SELECT 1 FROM interview b "
        "WHERE b.account_id = i.account_id AND b.id <> i.id AND (b.state = 'planned' OR b.state = 'invited' OR "
        "b.state = 'booked')), {}, {} FROM interview i "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
        "LEFT JOIN person p ON p.id = i.interviewer_id {}",
        has_contacts, health_of_renewal, page.tail());
}

/// Their contacts, in the order in which they were named.
std::string contacts_sql(const Page& page) {
    return fmt::format(
        "SELECT x.interview_id, c.name, c.do_not_contact, c.left_on FROM interview_contact x JOIN contact c ON c.id = "
        "x.contact_id "
        "WHERE x.interview_id IN (SELECT i.id FROM interview i {}) ORDER BY x.id",
        page.tail());
}

bool closing_first(const InterviewFilter& filter) { return filter.open || (filter.state && is_open(*filter.state)); }

std::string_view order_of(const InterviewFilter& filter) {
    if (filter.booked_until) { return "i.booked_at, i.id"; }
    if (closing_first(filter)) { return "i.closes_on, i.id"; }
    // The plus keeps the engine from reading every interview in the order of its number to find those of a month.
    return filter.held ? "+i.id" : "i.id";
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
    if (filter.last_asked_by) {
        conditions.emplace_back(
            "NOT EXISTS (SELECT 1 FROM interview_event e WHERE e.interview_id = i.id AND e.event = 'invited' "
            "AND e.happened_on > $last_asked_by)");
    }
    if (filter.booked_until) {
        conditions.push_back(fmt::format("i.state = 'booked' AND (i.booked_at < $booked_before{})",
                                         filter.or_nobody_on ? nobody_to_ask : ""));
    }
    if (filter.booked_until && filter.booked_from) { conditions.emplace_back("i.booked_at >= $booked_from"); }
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
    if (filter.last_asked_by) { statement.bind("last_asked_by", *filter.last_asked_by); }
    if (filter.closes_from) { statement.bind("closes_from", *filter.closes_from); }
    if (filter.booked_until) { statement.bind("booked_before", iso(*filter.booked_until + Days{1})); }
    if (filter.booked_until && filter.booked_from) { statement.bind("booked_from", iso(*filter.booked_from)); }
    if (filter.booked_until && filter.or_nobody_on) { statement.bind("nobody_on", *filter.or_nobody_on); }
    if (filter.held && filter.held->from) { statement.bind("held_from", *filter.held->from); }
    if (filter.held && filter.held->to) { statement.bind("held_to", *filter.held->to); }
    if (filter.after) { statement.bind("after", filter.after->value); }
    if (filter.limit > 0) { statement.bind("limit", filter.limit); }
}

InterviewLine read_line(const Statement& row) {
    const int at = interview_column_count;
    InterviewLine line;
    line.interview = read_interview_row(row);
    line.account = row.text(at);
    line.deal = row.maybe_text(at + 1);
    if (const auto outcome = row.maybe_text(at + 2)) { line.outcome = parse_word<Outcome>(*outcome); }
    line.owner = row.maybe_text(at + 3);
    line.interviewer = row.maybe_text(at + 4);
    line.beside = {row.boolean(at + 5), row.boolean(at + 7), row.boolean(at + 8)};
    line.health = maybe_word<HealthLevel>(row, at + 10);
    line.beside.interviewer_left = row.boolean(at + 11);
    if (!row.is_null(at + 6)) { line.owner_id = PersonId{row.integer(at + 6)}; }
    return line;
}

ListedInterview read_listed(const Statement& row) {
    ListedInterview line;
    InterviewOutline& interview = line.interview;
    interview.id = {row.integer(0)};
    interview.kind = row.text(1);
    interview.account = {row.integer(2)};
    if (const auto deal = row.maybe_integer(3)) { interview.deal = DealId{*deal}; }
    if (const auto contract = row.maybe_integer(4)) { interview.contract = ContractId{*contract}; }
    interview.opens_on = row.date(5);
    interview.target_on = row.date(6);
    interview.closes_on = row.date(7);
    interview.state = *parse_word<InterviewState>(row.text(8));
    if (const auto interviewer = row.maybe_integer(9)) { interview.interviewer = PersonId{*interviewer}; }
    interview.first_asked_on = row.maybe_date(10);
    interview.held_on = row.maybe_date(11);
    line.account = row.text(12);
    line.deal = row.maybe_text(13);
    line.interviewer = row.maybe_text(14);
    line.alone = !row.boolean(15);
    line.health = maybe_word<HealthLevel>(row, 17);
    return line;
}

/// Null where the first is: somebody may be asked on every day.
std::optional<Date> later(std::optional<Date> day, Date other) {
    return day ? std::optional(std::max(*day, other)) : std::nullopt;
}

/// A row of contacts_sql().
template <class Line>
void add_contact(Line& line, const Statement& contact) {
    const auto until = asked_no_more_from(contact.boolean(2), contact.maybe_date(3));
    const bool first = line.contacts.empty();
    line.beside.nobody_from = first || !until ? until : later(line.beside.nobody_from, *until);
    line.contacts.emplace_back(contact.text(1));
}

/// The rows of `sql`, each read by `read`, then the contacts of all.
template <class Line>
std::vector<Line> read_page(const Store& store, const Page& page, const std::string& sql,
                            Line (*read)(const Statement&), int contacts_column,
                            const std::function<void(Statement&)>& bind_all) {
    std::vector<Line> lines;
    std::unordered_map<std::int64_t, std::size_t> places;
    bool named = false;
    Statement rows = store.prepare(sql);
    bind_all(rows);
    while (rows.step()) {
        lines.push_back(read(rows));
        named = named || rows.boolean(contacts_column);
        places.emplace(lines.back().interview.id.value, lines.size() - 1);
    }
    if (!named) { return lines; }
    Statement contacts = store.prepare(contacts_sql(page));
    bind_all(contacts);
    while (contacts.step()) { add_contact(lines[places.at(contacts.integer(0))], contacts); }
    return lines;
}

std::vector<InterviewLine> read_lines(const Store& store, const Page& page,
                                      const std::function<void(Statement&)>& bind_all) {
    return read_page(store, page, lines_sql(page), read_line, line_has_contacts, bind_all);
}

Page page_of(const InterviewFilter& filter) { return {conditions_of(filter), order_of(filter), filter.limit > 0}; }

Page page_of(const UnfinishedFilter& filter, std::string_view which) {
    std::vector<std::string> conditions{std::string(which)};
    if (filter.since) {
        conditions.emplace_back(
            "i.held_on >= $year_before AND (i.held_on >= $since OR i.closes_on >= $since OR i.anchor_basis = "
            "'chosen')");
    }
    if (filter.of) { conditions.emplace_back(whose_task); }
    if (filter.account) { conditions.emplace_back("i.account_id = $account"); }
    return {std::move(conditions), which == untold ? "+i.held_on, i.id" : "i.held_on, i.id", filter.limit > 0};
}

}  // namespace

std::string interviews_sql(const InterviewFilter& filter) { return lines_sql(page_of(filter)); }
std::string listed_interviews_sql(const InterviewFilter& filter) { return listed_sql(page_of(filter)); }
std::string unfinished_interviews_sql(const UnfinishedFilter& filter) { return lines_sql(page_of(filter, unfinished)); }
std::string untold_interviews_sql(const UnfinishedFilter& filter) { return lines_sql(page_of(filter, untold)); }

std::vector<InterviewLine> interviews(const Store& store, const InterviewFilter& filter) {
    return read_lines(store, page_of(filter), [&](Statement& rows) { bind_filter(rows, filter); });
}

void each_interview(const Store& store, const InterviewFilter& filter,
                    const std::function<void(const InterviewLine&)>& take) {
    Statement rows = store.prepare(interviews_sql(filter));
    bind_filter(rows, filter);
    Statement contacts = store.prepare(contacts_sql({{"i.id = $id"}, "i.id"}));
    while (rows.step()) {
        InterviewLine line = read_line(rows);
        if (rows.boolean(line_has_contacts)) {
            contacts.bind("id", line.interview.id.value);
            while (contacts.step()) { add_contact(line, contacts); }
            contacts.reset();
        }
        take(line);
    }
}

std::vector<ListedInterview> listed_interviews(const Store& store, const InterviewFilter& filter) {
    const Page page = page_of(filter);
    return read_page(store, page, listed_sql(page), read_listed, listed_has_contacts,
                     [&](Statement& rows) { bind_filter(rows, filter); });
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
    const auto read = [&](std::string_view which) {
        return read_lines(store, page_of(filter, which), [&](Statement& rows) {
            if (filter.since) {
                rows.bind("since", *filter.since);
                rows.bind("year_before", add_months(*filter.since, -12));  // no window is longer: so the index seeks
            }
            if (filter.of) { rows.bind("of", filter.of->value); }
            if (filter.account) { rows.bind("account", filter.account->value); }
            if (filter.limit > 0) { rows.bind("limit", filter.limit); }
        });
    };
    std::vector<InterviewLine> lines = read(unfinished);
    std::vector<InterviewLine> more = read(untold);
    if (more.empty()) { return lines; }
    std::ranges::move(more, std::back_inserter(lines));
    std::ranges::stable_sort(lines, {}, [](const InterviewLine& line) {
        return std::pair(line.interview.held_on, line.interview.id.value);
    });
    if (filter.limit > 0 && std::cmp_greater(lines.size(), filter.limit)) {
        lines.resize(static_cast<std::size_t>(filter.limit));
    }
    return lines;
}

std::vector<OpenWindow> open_windows(const Store& store, const std::set<AccountId>& accounts) {
    constexpr std::size_t at_once = 500;
    std::vector<OpenWindow> found;
    for (auto first = accounts.begin(); first != accounts.end();) {
        std::string numbers;
        for (std::size_t i = 0; i < at_once && first != accounts.end(); ++i, ++first) {
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(first->value);
        }
        Statement rows = store.prepare(
            fmt::format("SELECT i.id, i.account_id, i.opens_on, i.target_on, i.closes_on, "
                        "(SELECT min(r.rank) FROM programme_rule r WHERE r.kind = i.kind), i.kind, i.deal_id, "
                        "i.contract_id, i.anchor_basis = 'chosen' FROM interview i "
                        "WHERE {} AND i.account_id IN ({}) ORDER BY i.account_id, i.id",
                        open_states, numbers));
        while (rows.step()) {
            found.push_back({{rows.integer(0)},
                             {rows.integer(1)},
                             {rows.date(2), rows.date(3), rows.date(4)},
                             static_cast<int>(rows.maybe_integer(5).value_or(std::numeric_limits<int>::max())),
                             {std::string(rows.text(6)), maybe_id<DealId>(rows, 7), maybe_id<ContractId>(rows, 8),
                              rows.boolean(9)}});
        }
    }
    return found;
}

std::optional<Date> next_opening(const Store& store, Date today) {
    Statement row = store.prepare(
        fmt::format("SELECT min(i.opens_on) FROM interview i WHERE {} AND i.opens_on > $today", open_states));
    return row.bind("today", today).step() ? row.maybe_date(0) : std::nullopt;
}

InterviewLine interview_line(const Store& store, InterviewId id) {
    std::vector<InterviewLine> lines =
        read_lines(store, {{"i.id = $id"}, "i.id"}, [&](Statement& rows) { rows.bind("id", id.value); });
    if (lines.empty()) { throw not_found(fmt::format("There is no interview {}.", id.value)); }
    return std::move(lines.front());
}

}  // namespace winloss::store
