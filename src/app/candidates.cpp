#include "winloss/app/candidates.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "winloss/domain/programme.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

using store::RecordKind;

constexpr std::int64_t most = 40;

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

/// A name that several records have is no name to type: their numbers are.
std::vector<Candidate> names(const store::Store& store, RecordKind kind, std::string_view prefix) {
    const auto lines = store::names_from(store, kind, prefix, most);
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto same = [&](std::size_t other) { return other < lines.size() && lines[other].name == lines[i].name; };
        if (same(i + 1) || (i > 0 && same(i - 1))) {
            found.push_back({std::to_string(lines[i].id), fmt::format("{}, {}", lines[i].name, lines[i].tells)});
        } else {
            found.push_back({lines[i].name, lines[i].tells});
        }
    }
    return found;
}

/// Open ones by number, closing first; an account's name may stand for its one open interview.
std::vector<Candidate> interviews(const store::Store& store, std::string_view prefix) {
    std::vector<Candidate> found;
    store::InterviewFilter filter;
    filter.open = true;
    filter.limit = most;
    for (const store::InterviewLine& line : store::interviews(store, filter)) {
        const std::string id = std::to_string(line.interview.id.value);
        if (!id.starts_with(prefix)) { continue; }
        found.push_back(
            {id, fmt::format("{} of {}, closes {}", line.interview.kind, line.account, iso(line.interview.closes_on))});
    }
    if (prefix.empty()) { return found; }
    for (Candidate& account : names(store, RecordKind::account, prefix)) { found.push_back(std::move(account)); }
    return found;
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

std::vector<Candidate> operations(const store::Store& store) {
    std::vector<Candidate> found;
    for (const auto& each : store::operations(store, most)) {
        found.push_back({std::to_string(each.id), each.command});
    }
    return found;
}

}  // namespace

std::vector<Candidate> calendar_candidates(std::string_view what, Date today) {
    std::vector<Candidate> found;
    if (what == "DATE") {
        for (const char* word :
             {"today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "+7d", "+30d", "eom", "eoq"}) {
            found.push_back({word, iso(parse_date(word, today))});
        }
    } else if (what == "PERIOD" || what == "WHEN") {
        for (const char* word :
             {"this month", "last month", "this quarter", "last quarter", "this year", "last year"}) {
            const Period period = parse_period(word, today);
            found.push_back({word, fmt::format("{} to {}", iso(*period.from), iso(*period.to))});
        }
    } else if (what == "LENGTH" || what == "DAYS") {
        for (const char* word : {"7d", "14d", "30d", "90d"}) { found.push_back({word, {}}); }
    }
    return found;
}

std::vector<Candidate> stored_candidates(const store::Store& store, std::string_view what, std::string_view prefix) {
    const store::Snapshot snapshot(store);
    if (const auto kind = named_kind(what)) { return names(store, *kind, prefix); }
    if (what == "INTERVIEW") { return interviews(store, prefix); }
    if (what == "KIND") { return kinds(store); }
    if (what == "OPERATION") { return operations(store); }
    if (what == "CODE") {
        std::vector<Candidate> found;
        const Codebook codebook = store::read_codebook(store);
        for (const Code& code : codebook.codes()) { found.push_back({code.path, code.name}); }
        return found;
    }
    return {};
}

}  // namespace winloss::app
