#include "winloss/app/candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

#include "guide_candidates.hpp"
#include "todo_words.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/appointment.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/independence.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/offers.hpp"
#include "winloss/store/programme.hpp"
#include "winloss/store/saved_reports.hpp"

namespace winloss::app {

namespace {

using store::RecordKind;

constexpr std::int64_t most = 40;
constexpr int most_columns = 60;  // of a name that is only shown

std::optional<RecordKind> named_kind(std::string_view what) {
    static constexpr auto kinds =
        std::to_array<std::pair<std::string_view, RecordKind>>({{"ACCOUNT", RecordKind::account},
                                                                {"COMPETITOR", RecordKind::competitor},
                                                                {"CONTACT", RecordKind::contact},
                                                                {"DEAL", RecordKind::deal},
                                                                {"PERSON", RecordKind::person},
                                                                {"PRODUCT", RecordKind::product}});
    for (const auto& [word, kind] : kinds) {
        if (word == what) { return kind; }
    }
    return std::nullopt;
}

Candidate numbered(std::int64_t id, const std::string& name, const std::string& tells) {
    return {std::to_string(id), tells.empty() ? name : fmt::format("{}, {}", name, tells), name};
}

/// A name that several records have, or that cannot be typed, is no name to type: their numbers are.
std::vector<Candidate> words_for(const std::vector<store::NameLine>& lines) {
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& [id, name, tells] = lines[i];
        const std::string own = fold(name);
        const auto same = [&](std::size_t other) { return other < lines.size() && fold(lines[other].name) == own; };
        const bool by_name = means_itself(name) && !same(i + 1) && (i == 0 || !same(i - 1));
        found.push_back(by_name ? Candidate{name, tells} : numbered(id, cut_to_width(name, most_columns), tells));
    }
    return found;
}

void add_external_ids(const store::Store& store, RecordKind kind, std::string_view prefix,
                      std::vector<Candidate>& found) {
    for (const auto& [external_id, record] : store::external_ids_from(store, kind, prefix, most)) {
        if (can_be_typed(external_id) && !external_id.starts_with('-')) {
            found.push_back({external_id, record.name});
        } else {
            found.push_back(numbered(record.id, external_id, record.name));
        }
    }
}

std::vector<Candidate> names(const store::Store& store, RecordKind kind, std::string_view prefix) {
    std::vector<Candidate> found = words_for(store::names_from(store, kind, prefix, most));
    add_external_ids(store, kind, prefix, found);
    return found;
}

/// What is named through another record: the number of that one would be another record's here.
void add_by_name(std::vector<Candidate> others, std::vector<Candidate>& found) {
    for (Candidate& each : others) {
        const bool twice = std::ranges::find(found, each.word, &Candidate::word) != found.end();
        if (each.named.empty() && !twice) { found.push_back(std::move(each)); }
    }
}

void add_numbers(const store::Store& store, RecordKind kind, store::Likely which, std::string_view prefix,
                 std::vector<Candidate>& found) {
    for (const store::NameLine& line : store::likely(store, kind, which, most)) {
        std::string id = std::to_string(line.id);
        if (!id.starts_with(prefix) || std::ranges::find(found, id, &Candidate::word) != found.end()) { continue; }
        found.push_back({std::move(id), line.tells.empty() ? line.name : line.name + ", " + line.tells});
    }
}

/// By number the ones that are likely meant; from the first letter on also whose name or external id may stand for one.
std::vector<Candidate> interviews(const store::Store& store, std::initializer_list<store::Likely> which,
                                  std::string_view prefix) {
    std::vector<Candidate> found;
    for (const store::Likely each : which) { add_numbers(store, RecordKind::interview, each, prefix, found); }
    if (prefix.empty()) { return found; }
    for (const RecordKind kind : {RecordKind::account, RecordKind::deal}) {
        for (const store::Likely state : which) {
            add_by_name(words_for(store::interviewed_from(store, kind, state, prefix, most)), found);
        }
        std::vector<Candidate> external;
        add_external_ids(store, kind, prefix, external);
        add_by_name(std::move(external), found);
    }
    return found;
}

/// The customer that the line has named; null where it names none, or several.
std::optional<AccountId> customer(const store::Store& store, const Wanted& wanted) {
    try {
        if (wanted.account) { return store::find_account(store, *wanted.account); }
        if (!wanted.interview) { return std::nullopt; }
        const InterviewId id = store::find_interview(store, *wanted.interview, store::InterviewMeant::any);
        return store::read_interview(store, id).account;
    } catch (const Error&) { return std::nullopt; }
}

/// Who may be assigned: without those who were on the deal of the interview that the line has named.
std::vector<store::NameLine> possible_interviewers(const store::Store& store, const Wanted& wanted) {
    std::vector<store::NameLine> people = store::active_people_from(store, wanted.prefix, most);
    if (!wanted.interview) { return people; }
    try {
        const InterviewId id = store::find_interview(store, *wanted.interview, store::InterviewMeant::open);
        const Involved involved = store::involved_in(store, store::read_interview(store, id));
        std::erase_if(people, [&](const store::NameLine& each) {
            const PersonId person{each.id};
            return involved.deal_owner == person ||
                   std::ranges::find(involved.deal_team, person) != involved.deal_team.end();
        });
    } catch (const Error&) { return people; }
    return people;
}

/// For the last word of a list, the ones before it kept: 'kim,le'. `find` offers what goes on from that word.
template <class Find>
std::vector<Candidate> last_of_list(std::string_view prefix, const Find& find) {
    const std::size_t comma = prefix.rfind(',');
    const std::string_view before = comma == std::string_view::npos ? "" : prefix.substr(0, comma + 1);
    std::vector<Candidate> found = find(prefix.substr(before.size()));
    for (Candidate& each : found) {
        each.word.insert(0, before);
        if (!each.named.empty()) { each.named.insert(0, before); }
    }
    return found;
}

std::vector<Candidate> codes(const store::Store& store) {
    std::vector<Candidate> found;
    const Codebook codebook = store::read_codebook(store);
    for (const Code& code : codebook.codes()) { found.push_back({code.path, code.name}); }
    return found;
}

std::vector<Candidate> win_themes(const store::Store& store) {
    std::vector<Candidate> found;
    const Codebook codebook = store::read_codebook(store);
    for (const Code& code : codebook.codes()) {
        if (code.kind == CodeKind::win_theme) { found.push_back({code.path, code.name}); }
    }
    return found;
}

std::vector<Candidate> plain(const std::vector<std::string>& words) {
    std::vector<Candidate> found;
    for (const std::string& word : words) { found.push_back({word, {}}); }
    return found;
}

std::optional<std::vector<Candidate>> numbered(const store::Store& store, std::string_view what,
                                               std::string_view prefix) {
    using store::Likely;
    static constexpr auto kinds = std::to_array<std::tuple<std::string_view, RecordKind, Likely>>({
        {"TOUCH", RecordKind::touch, Likely::latest},
        {"EXPECTATION", RecordKind::expectation, Likely::latest},
        {"OPEN EXPECTATION", RecordKind::expectation, Likely::open},
        {"HEALTH", RecordKind::health, Likely::latest},
        {"FLAG", RecordKind::flag, Likely::open},
        {"ACTION", RecordKind::action, Likely::latest},
        {"BENCHMARK", RecordKind::benchmark, Likely::latest},
        {"CONTRACT", RecordKind::contract, Likely::latest},
    });
    for (const auto& [word, kind, which] : kinds) {
        if (word != what) { continue; }
        std::vector<Candidate> found;
        add_numbers(store, kind, which, prefix, found);
        if (kind == RecordKind::contract && !prefix.empty()) {
            add_external_ids(store, kind, prefix, found);
            add_by_name(names(store, RecordKind::account, prefix), found);
        }
        return found;
    }
    if (what == "INTERVIEW") { return interviews(store, {Likely::open}, prefix); }
    if (what == "HELD INTERVIEW") { return interviews(store, {Likely::held}, prefix); }
    if (what == "HEARD INTERVIEW") { return interviews(store, {Likely::held, Likely::heard}, prefix); }
    if (what == "ENDED INTERVIEW") { return interviews(store, {Likely::ended}, prefix); }
    if (what == "ANY INTERVIEW") { return interviews(store, {Likely::open, Likely::held}, prefix); }
    return std::nullopt;
}

std::vector<Candidate> kinds(const store::Store& store) {
    std::vector<Candidate> found;
    const Programme programme = store::read_programme(store);
    for (std::string& kind : programme.kinds()) {
        const Rule* rule = programme.find(kind);
        found.push_back({std::move(kind), rule != nullptr ? in_words(*rule) : std::string()});
    }
    return found;
}

/// Those without a code first.
std::vector<Candidate> stated_reasons(const store::Store& store) {
    std::vector<Candidate> found;
    const std::vector<store::StatedReason> reasons = store::stated_reasons(store, false);
    for (const bool mapped : {false, true}) {
        for (const store::StatedReason& each : reasons) {
            if (each.code.has_value() == mapped && found.size() < static_cast<std::size_t>(most)) {
                found.push_back({each.text, counted(each.deals + each.contracts, "time", "times")});
            }
        }
    }
    return found;
}

std::vector<Candidate> operations(const store::Store& store) {
    std::vector<Candidate> found;
    for (const auto& each : store::operations(store, most)) {
        found.push_back({std::to_string(each.id), each.command});
    }
    return found;
}

std::vector<Candidate> team(const store::Store& store, const Wanted& wanted) {
    std::vector<Candidate> found;
    const auto account = customer(store, wanted);
    if (!account) { return found; }
    for (const store::TeamMember& each : store::account_team(store, *account)) {
        for (Candidate& named : words_for({{each.person.value, each.name, each.role.value_or("")}})) {
            found.push_back(std::move(named));
        }
    }
    return found;
}

/// Usual hours of the days to come, with their dates.
std::vector<Candidate> appointments(Date today) {
    std::vector<Candidate> found;
    for (const char* day : {"today", "tomorrow", "mon", "tue", "wed", "thu", "fri"}) {
        for (const char* hour : {"10:00", "14:00"}) {
            std::string typed = fmt::format("{} {}", day, hour);
            std::string is = spaced(parse_appointment(typed, today, today));
            found.push_back({std::move(typed), std::move(is)});
        }
    }
    return found;
}

}  // namespace

std::vector<Candidate> calendar_candidates(std::string_view what, Date today) {
    std::vector<Candidate> found;
    if (what == "DATE") {
        for (const char* word : {"today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "+7d", "+30d",
                                 "2 weeks", "end of month", "end of quarter", "end of year"}) {
            found.push_back({word, iso(parse_date(word, today))});
        }
    } else if (what == "PERIOD" || what == "WHEN") {
        for (const char* word : {"this month", "last month", "next month", "this quarter", "last quarter",
                                 "next quarter", "this year", "last year"}) {
            const Period period = parse_period(word, today);
            found.push_back({word, fmt::format("{} to {}", iso(*period.from), iso(*period.to))});
        }
    } else if (what == "TIME") {
        return appointments(today);
    } else if (what == "LENGTH" || what == "DAYS") {
        for (const char* word : {"7d", "14d", "30d", "90d"}) { found.push_back({word, {}}); }
    }
    return found;
}

std::vector<Candidate> stored_candidates(const store::Store& store, const Wanted& wanted) {
    const store::Snapshot snapshot(store);
    const auto [what, prefix] = std::pair(wanted.what, wanted.prefix);
    if (what == "CONTACT" && wanted.is_option) {
        return words_for(store::contacts_to_ask(store, customer(store, wanted), prefix, most));
    }
    if (what == "OPEN DEAL") {
        std::vector<Candidate> found = words_for(store::open_deals_from(store, prefix, most));
        add_external_ids(store, RecordKind::deal, prefix, found);
        return found;
    }
    if (what == "ACTIVE PERSON") { return words_for(possible_interviewers(store, wanted)); }
    if (const auto kind = named_kind(what)) { return names(store, *kind, prefix); }
    if (auto found = numbered(store, what, prefix)) { return std::move(*found); }
    if (what == "RECORD") {
        const auto kind = store::kind_named(wanted.kind);
        return kind ? names(store, *kind, prefix) : std::vector<Candidate>{};
    }
    if (what == "PEOPLE") {
        return last_of_list(
            prefix, [&](std::string_view last) { return words_for(store::active_people_from(store, last, most)); });
    }
    if (what == "SEGMENT") { return plain(store::account_words(store, store::AccountWord::segment)); }
    if (what == "REGION") { return plain(store::account_words(store, store::AccountWord::region)); }
    if (what == "INDUSTRY") { return plain(store::account_words(store, store::AccountWord::industry)); }
    if (what == "KIND") { return kinds(store); }
    if (what == "TEAM MEMBER") { return team(store, wanted); }
    if (auto found = guide_candidates(store, wanted)) { return std::move(*found); }
    if (what == "STATED REASON") { return stated_reasons(store); }
    if (what == "WIN THEME") { return win_themes(store); }
    if (what == "SAVED REPORT") {
        std::vector<Candidate> found;
        for (store::SavedReport& each : store::saved_reports(store)) {
            found.push_back({std::move(each.name), std::move(each.line)});
        }
        return found;
    }
    if (what == "OPERATION") { return operations(store); }
    if (what == "CODE") {
        return last_of_list(prefix, [&](std::string_view) { return codes(store); });
    }
    return {};
}

}  // namespace winloss::app
