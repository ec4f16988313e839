#include "heard.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "fact_rows.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

Heard::Heard(const Store& store, const Labels& codes, Date as_of, bool ids) : ids_(ids) {
    FactRows<InterviewRow> rows(store);
    interviews_.reserve(rows.count(store));
    const auto day = static_cast<DayNumber>(as_of.time_since_epoch().count());
    for (InterviewRow row; rows.next(row);) {
        const bool coded = row.coded_on != no_day;
        if (row.held_on > day || (coded && row.coded_on > day)) { continue; }
        interviews_.push_back(
            {.subject = row.deal, .id = row.id, .held_on = row.held_on, .relation = row.relation, .coded = coded});
    }
    sort_interviews();
    read_codings(store, codes);
    read_roles(store);
}

Heard::Heard(const Store& store, const Labels& codes, Date as_of, bool ids, const std::vector<std::string>& kinds)
    : ids_(ids) {
    read_interviews(store, as_of, kinds);
    read_codings(store, codes);
    read_roles(store);
}

void Heard::read_interviews(const Store& store, Date as_of, const std::vector<std::string>& kinds) {
    // In the table's own order: half of a large table's rows, looked up in the order of an index, cost ten times what
    // the whole of it costs. Kinds are words of the program, not what somebody typed.
    Statement row = store.prepare(
        "SELECT id, account_id, relation, coded_on, held_on FROM interview NOT INDEXED WHERE held_on <= $as_of "
        "AND kind IN ('" +
        join(kinds, "', '") + "') AND (coded_on IS NULL OR coded_on <= $as_of)");
    row.bind("as_of", as_of);
    while (row.step()) {
        Interview& each = interviews_.emplace_back();
        each.id = row.integer(0);
        each.subject = row.integer(1);
        if (!row.is_null(2)) { each.relation = place_of(parse_word<Relation>(row.text(2))); }
        each.coded = !row.is_null(3);
        each.held_on = static_cast<DayNumber>(row.date(4).time_since_epoch().count());
    }
    sort_interviews();
}

void Heard::sort_interviews() {
    const auto by_subject = [](const Interview& left, const Interview& right) {
        return std::tie(left.subject, left.id) < std::tie(right.subject, right.id);
    };
    if (!std::is_sorted(interviews_.begin(), interviews_.end(), by_subject)) {
        std::sort(interviews_.begin(), interviews_.end(), by_subject);
    }
}

InterviewFact Heard::fact_of(const Interview& interview) {
    InterviewFact fact{.id = {interview.id}, .held_on = Date{Days{interview.held_on}}};
    if (interview.relation != unknown) { fact.relation = static_cast<Relation>(interview.relation); }
    if (interview.highest_role != unknown) { fact.highest_role = static_cast<BuyingRole>(interview.highest_role); }
    return fact;
}

std::vector<std::uint32_t> Heard::by_number() const {
    std::vector<std::uint32_t> order(interviews_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t left, std::uint32_t right) { return interviews_[left].id < interviews_[right].id; });
    return order;
}

void Heard::read_codings(const Store& store, const Labels& codes) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> notes;
    notes.reserve(interviews_.size());
    const std::vector<std::uint32_t> order = by_number();
    auto at = order.begin();
    FactRows<NoteRow> rows(store);
    for (NoteRow row; rows.next(row);) {
        // Notes are mostly written in the order of the interviews.
        const auto before = [&](std::uint32_t place, std::int64_t id) { return interviews_[place].id < id; };
        if (at == order.end() || interviews_[*at].id != row.interview) {
            at = std::lower_bound(order.begin(), order.end(), row.interview, before);
        }
        if (at == order.end() || interviews_[*at].id != row.interview) { continue; }
        notes.emplace_back(row.id, *at++);
    }
    if (notes.empty()) { return; }
    FactRows<CodingRow> codings(store);
    codings_.reserve(codings.count(store));
    auto note = notes.begin();
    for (CodingRow row; codings.next(row);) {
        // Most stand behind the one before, on the same note or on the next.
        const std::int64_t number = row.note;
        if (note == notes.end() || note->first != number) {
            if (note != notes.end()) { ++note; }
            if (note == notes.end() || note->first != number) {
                note = std::lower_bound(notes.begin(), notes.end(), std::pair(number, std::uint32_t{0}));
            }
            if (note == notes.end() || note->first != number) { continue; }
        }
        codings_.push_back(
            {.interview = note->second, .code = codes.of(row.code), .rating = row.rating, .weight = row.weight});
        if (ids_) { coding_ids_.push_back(row.id); }
        interviews_[note->second].coded = true;
    }
    sort_codings();
}

/// By interview, code and rating. Most stand by interview already, as they were entered.
void Heard::sort_codings() {
    if (ids_) {
        sort_coding_ids();
        return;
    }
    const auto by_interview = [](const Coding& left, const Coding& right) { return left.interview < right.interview; };
    const auto by_code = [](const Coding& left, const Coding& right) {
        return std::tie(left.code, left.rating) < std::tie(right.code, right.rating);
    };
    if (!std::is_sorted(codings_.begin(), codings_.end(), by_interview)) {
        std::sort(codings_.begin(), codings_.end(), by_interview);
    }
    for (auto first = codings_.begin(); first != codings_.end();) {
        const auto last =
            std::find_if(first, codings_.end(), [&](const Coding& each) { return each.interview != first->interview; });
        std::sort(first, last, by_code);
        first = last;
    }
}

/// The same with the numbers.
void Heard::sort_coding_ids() {
    std::vector<std::pair<Coding, std::int64_t>> numbered;
    numbered.reserve(codings_.size());
    for (std::size_t i = 0; i < codings_.size(); ++i) { numbered.emplace_back(codings_[i], coding_ids_[i]); }
    std::ranges::sort(numbered, {}, [](const auto& each) {
        const auto& [coding, id] = each;
        return std::tuple(coding.interview, coding.code, coding.rating, id);
    });
    for (std::size_t i = 0; i < numbered.size(); ++i) { std::tie(codings_[i], coding_ids_[i]) = numbered[i]; }
}

/// Roles decide only between the interviews of one deal or account.
void Heard::read_roles(const Store& store) {
    const auto same = [](const Interview& left, const Interview& right) { return left.subject == right.subject; };
    if (std::adjacent_find(interviews_.begin(), interviews_.end(), same) == interviews_.end()) { return; }
    const std::vector<std::uint32_t> order = by_number();
    auto at = order.begin();
    Statement row = store.prepare(
        "SELECT i.interview_id, c.buying_role FROM interview_contact i JOIN contact c ON c.id = i.contact_id "
        "WHERE c.buying_role IS NOT NULL ORDER BY i.interview_id");
    while (row.step()) {
        const std::int64_t interview = row.integer(0);
        while (at != order.end() && interviews_[*at].id < interview) { ++at; }
        if (at == order.end()) { break; }
        if (interviews_[*at].id != interview) { continue; }
        std::uint8_t& highest = interviews_[*at].highest_role;
        highest = std::min(highest, place_of(parse_word<BuyingRole>(row.text(1))));  // the highest comes first
    }
}

void Heard::of(std::int64_t subject, std::vector<InterviewFact>& interviews, std::vector<CodingFact>& codings) {
    interviews.clear();
    codings.clear();
    while (next_interview_ < interviews_.size() && interviews_[next_interview_].subject < subject) {
        ++next_interview_;
    }
    for (; next_interview_ < interviews_.size() && interviews_[next_interview_].subject == subject; ++next_interview_) {
        while (next_coding_ < codings_.size() && codings_[next_coding_].interview < next_interview_) { ++next_coding_; }
        if (!interviews_[next_interview_].coded) { continue; }
        const auto place = static_cast<std::uint32_t>(interviews.size());
        interviews.push_back(fact_of(interviews_[next_interview_]));
        for (; next_coding_ < codings_.size() && codings_[next_coding_].interview == next_interview_; ++next_coding_) {
            const Coding& each = codings_[next_coding_];
            codings.push_back({.interview = place, .code = each.code, .rating = each.rating, .weight = each.weight});
            if (ids_) { codings.back().id = {coding_ids_[next_coding_]}; }
        }
    }
}

}  // namespace winloss::store
