#include "winloss/report/response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/stats/quantile.hpp"

namespace winloss::report {

namespace {

/// In the order of `why_not`; held itself comes first and is no row.
constexpr std::array<std::string_view, 11> fate_words{
    "held",        "booked",        "asked",     "not-asked-yet", "not-asked-in-time", "declined", "no-response",
    "unreachable", "not-qualified", "cancelled", "covered"};
enum : std::size_t { held, booked, asked, not_asked_yet, not_asked_in_time, declined, no_response };

constexpr std::array<std::string_view, 5> window_words{"not-yet", "early", "kept", "late", "ended-before"};

bool answers(InterviewState state) {
    return state == InterviewState::held || state == InterviewState::booked || state == InterviewState::declined;
}

/// An end that says that somebody was asked, whether or not the day was noted.
bool implies_ask(InterviewState state) {
    return answers(state) || state == InterviewState::no_response || state == InterviewState::unreachable ||
           state == InterviewState::invited;
}

bool was_asked(const OutreachFact& fact) { return asked_on(fact.interview) || implies_ask(fact.interview.state); }

constexpr std::string_view until_asked = "first-asked";
constexpr std::string_view until_held = "held";

}  // namespace

Response::Response(const Scope& scope, ResponseOptions options)
    : scope_(scope), options_(std::move(options)), groups_(scope.by) {}

Needs Response::needs(const Scope& scope) { return report::needs(scope); }

std::int64_t Response::Tally::eligible() const {
    std::int64_t sum = 0;
    for (const std::int64_t each : became) { sum += each; }
    return sum;
}

Response::Tally& Response::Tally::operator+=(const Tally& other) {
    asked += other.asked;
    answered += other.answered;
    bad_addresses += other.bad_addresses;
    running += other.running;
    for (std::size_t i = 0; i < became.size(); ++i) { became[i] += other.became[i]; }
    records.add(other.records);
    return *this;
}

std::size_t Response::fate_of(const OutreachFact& fact, Date as_of) {
    switch (fact.interview.state) {
        case InterviewState::held: return held;
        case InterviewState::booked: return booked;
        case InterviewState::invited: return asked;
        case InterviewState::planned: return missed(fact.interview, as_of) ? not_asked_in_time : not_asked_yet;
        case InterviewState::declined:
        case InterviewState::no_response:
        case InterviewState::unreachable:
        case InterviewState::not_qualified:
        case InterviewState::cancelled:
        case InterviewState::covered: break;
    }
    return declined + static_cast<std::size_t>(fact.interview.state) -
           static_cast<std::size_t>(InterviewState::declined);
}

/// The columns that a single interview is counted in.
void Response::keep(Tally& tally, const OutreachFact& fact) {
    const std::int64_t id = fact.interview.id.value;
    tally.records.add("eligible", id);
    for (const auto& [column, counts] :
         {std::pair("asked", tally.asked), std::pair("answered", tally.answered), std::pair("held", tally.held()),
          std::pair("running", tally.running), std::pair("bad_addresses", tally.bad_addresses)}) {
        if (counts > 0) { tally.records.add(column, id); }
    }
}

Response::Tally Response::tally_of(const OutreachFact& fact) const {
    const InterviewState state = fact.interview.state;
    Tally tally;
    tally.became[fate_of(fact, scope_.as_of)] = 1;
    if (!was_asked(fact)) { return tally; }
    tally.asked = 1;
    tally.answered = answers(state) ? 1 : 0;
    if (answers(state) && state != InterviewState::booked) { return tally; }
    if (state == InterviewState::unreachable || (fact.bad_address && state != InterviewState::booked)) {
        tally.bad_addresses = 1;
    } else if (state == InterviewState::invited || state == InterviewState::booked) {
        tally.running = 1;
    }
    return tally;
}

void Response::add(const OutreachFact& fact) {
    if (!scope_.takes(fact.about) || !scope_.in_period(fact.about)) { return; }
    const InterviewState state = fact.interview.state;
    const bool wanted = options_.kind.empty() || fact.kind == options_.kind;
    const bool gone = state == InterviewState::cancelled || state == InterviewState::covered;
    if (!was_asked(fact)) {
        if (gone) {
            ended_unasked_ += wanted ? 1 : 0;
            return;
        }
        if (fact.interview.opens_on > scope_.as_of && state == InterviewState::planned) { return; }  // still to come
    }
    Tally tally = tally_of(fact);
    if (scope_.keep_records) { keep(tally, fact); }
    kinds_.try_emplace(std::string(fact.kind)).first->second += tally;
    if (!wanted) { return; }
    total_ += tally;
    outcomes_[outcome_label(fact.about)] += tally;
    for (const std::uint32_t group : groups_.of(fact.about)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        tallies_[group] += tally;
    }
    const auto timely = static_cast<std::size_t>(timeliness(fact.interview, scope_.as_of));
    ++timeliness_[timely];
    if (scope_.keep_records) {
        ways_.add(fate_words[fate_of(fact, scope_.as_of)], fact.interview.id.value);
        ways_.add(window_words[timely], fact.interview.id.value);
    }
    add_days(fact);
}

void Response::add_days(const OutreachFact& fact) {
    if (!fact.about.decided) { return; }
    const auto days = [&](Date day) { return static_cast<double>((day - *fact.about.decided).count()); };
    const auto keep = [&](std::string_view until) {
        if (scope_.keep_records) { days_records_.add(until, fact.interview.id.value); }
    };
    if (const auto first = asked_on(fact.interview)) {
        to_ask_.push_back(days(*first));
        keep(until_asked);
    }
    if (fact.interview.held_on) {
        to_held_.push_back(days(*fact.interview.held_on));
        keep(until_held);
    }
}

Table Response::table_of(std::string name, std::string title, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.title = std::move(title);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"eligible", "Owed", Type::integer},
                                                       {"asked", "Asked", Type::integer},
                                                       {"answered", "Answered", Type::integer},
                                                       {"held", "Held", Type::integer},
                                                       {"gross_response", "Of the asked", Type::share},
                                                       {"net_response", "Of the reachable", Type::share}}) {
        table.columns.push_back(std::move(column));
    }
    table.columns.push_back({"bad_addresses", "Bad address", Type::integer, false, false, 2});
    table.columns.push_back({"running", "Running", Type::integer, false, false, 1});
    return table;
}

void Response::add_row(Table& table, Row keys, const Tally& tally) const {
    Row row = std::move(keys);
    row.insert(row.end(),
               {tally.eligible(), tally.asked, tally.answered, tally.held(), share(tally.gross(), scope_.thresholds),
                share(tally.net(), scope_.thresholds), tally.bad_addresses, tally.running});
    table.rows.push_back(std::move(row));
    keep_behind(table, tally.records);
}

Table Response::why_not() const {
    Table table{.name = "why_not",
                .title = "Why the others were not held",
                .columns = {prose_column("why", "Why"),
                            {"interviews", "Interviews", Type::integer},
                            {"share", "Share", Type::share}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const std::int64_t others = total_.eligible() - total_.held();
    for (std::size_t i = booked; i < fate_words.size(); ++i) {
        if (total_.became[i] == 0) { continue; }
        table.rows.push_back(
            {std::string(fate_words[i]), total_.became[i], share({total_.became[i], others}, scope_.thresholds)});
        keep_behind(table, "interviews", ways_.of(fate_words[i]));
    }
    return table;
}

Table Response::window() const {
    Table table{.name = "window",
                .title = "Whether the first ask fell into the window",
                .columns = {{"window", "Window", Type::text, true},
                            {"interviews", "Interviews", Type::integer},
                            {"share", "Share", Type::share}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (std::size_t i = 0; i < window_words.size(); ++i) {
        table.rows.push_back({std::string(window_words[i]), timeliness_[i],
                              share({timeliness_[i], total_.eligible()}, scope_.thresholds)});
        keep_behind(table, "interviews", ways_.of(window_words[i]));
    }
    return table;
}

Table Response::days() const {
    Table table{.name = "days",
                .title = "Days after the decision",
                .columns = {{"until", "Until", Type::text, true},
                            {"interviews", "Interviews", Type::integer},
                            {"first_quarter", "A quarter by", Type::real},
                            {"median", "Half by", Type::real},
                            {"third_quarter", "Three quarters by", Type::real}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const auto add = [&](std::string_view until, std::span<const double> values) {
        const auto cell = [&](double p) {
            const auto value = stats::quantile(values, p);
            return value ? Cell(*value) : Cell();
        };
        table.rows.push_back(
            {std::string(until), static_cast<std::int64_t>(values.size()), cell(0.25), cell(0.5), cell(0.75)});
        keep_behind(table, "interviews", days_records_.of(until));
    };
    add(until_asked, to_ask_);
    add(until_held, to_held_);
    return table;
}

std::string Response::headline() const {
    if (total_.eligible() == 0) { return "No interview was owed."; }
    if (total_.asked == 0) {
        return fmt::format("Nobody was asked yet: {} owed.",
                           counted(total_.eligible(), "interview is", "interviews are"));
    }
    const Share net = share(total_.net(), scope_.thresholds);
    const Share gross = share(total_.gross(), scope_.thresholds);
    return fmt::format("Held with {}; of all asked {}.",
                       in_words(net, "customer who could be reached", "customers who could be reached"),
                       in_words(gross, "customer", "customers"));
}

std::vector<std::string> Response::notes() const {
    std::vector<std::string> result;
    result.emplace_back(
        "Of the asked: held / asked. Of the reachable: held / (asked, without bad addresses and without those who are "
        "still being asked).");
    result.emplace_back("Answered: held, booked or declined.");
    if (ended_unasked_ > 0) {
        result.push_back(fmt::format("{} cancelled, or held in one with another, before anybody was asked: not owed.",
                                     counted(ended_unasked_, "interview was", "interviews were")));
    }
    if (groups_.overlap()) { result.emplace_back("A deal counts for each competitor named on it: rows overlap."); }
    return result;
}

Report Response::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"interview", "Interviews", options_.kind.empty() ? std::string("all") : options_.kind});
    result.base = {{"eligible", "Owed", total_.eligible()},
                   {"asked", "Asked", total_.asked},
                   {"ended_unasked", "Ended before the ask", ended_unasked_}};
    Table main = table_of("response", "", groups_.columns());
    for (const std::uint32_t group : groups_.in_order(labels)) {
        add_row(main, groups_.cells(group, labels), group < tallies_.size() ? tallies_[group] : Tally{});
    }
    result.tables.push_back(std::move(main));
    add_total(result, scope_, table_of("total", "Total", {}), [&](Table& table) { add_row(table, {}, total_); });
    Table outcomes = table_of("outcomes", "By outcome of the deal", {{"outcome", "Outcome", Type::text, true}});
    for (const auto& [label, tally] : outcomes_) {
        add_row(outcomes, {label_cell(Facet::outcome, label, labels)}, tally);
    }
    result.tables.push_back(std::move(outcomes));
    result.tables.push_back(why_not());
    result.tables.push_back(window());
    result.tables.push_back(days());
    Table kinds = table_of("kinds", "By kind of interview", {{"interview", "Interview", Type::text, true}});
    for (const auto& [kind, tally] : kinds_) { add_row(kinds, {kind}, tally); }
    result.tables.push_back(std::move(kinds));
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
