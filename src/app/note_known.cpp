#include "note_known.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "contract_standing.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t most_earlier = 5;  // interviews
constexpr int quote_columns = 70;

/// The parts that are there, behind one another.
std::string listed(std::initializer_list<std::string> parts) {
    std::vector<std::string> there;
    for (const std::string& part : parts) {
        if (!part.empty()) { there.push_back(part); }
    }
    return join(there, ", ");
}

template <class T>
std::string word_or_empty(const std::optional<T>& value) {
    return value ? std::string(word(*value)) : std::string();
}

/// 'decided on 2026-08-20'; of one that is open nothing.
std::string decision_words(const Deal& deal) {
    const auto date = deal.decision_date();
    if (!date) { return deal.outcome == Outcome::open ? "" : "on an unknown day"; }
    return fmt::format("{} {}", deal.decided_on ? "decided on" : "closed on", iso(*date));
}

void add_expected(Lines& lines, const store::Store& store, AccountId account) {
    for (const store::ExpectationRow& row : store::expectations(store, {.account = account}, 0)) {
        const Expectation& each = row.expectation;
        const std::string measure = listed({each.metric.value_or(""), each.target.value_or("")});
        lines.push_back(fmt::format("They expect: {}{}, {}{}", each.text,
                                    measure.empty() ? "" : fmt::format(" ({})", measure), word(each.outcome),
                                    each.actual ? ": " + *each.actual : std::string()));
    }
}

void add_deal(Lines& lines, const store::Store& store, DealId id) {
    const store::DealRow row = store::read_deal_row(store, id);
    const Deal& deal = row.deal;
    lines.push_back(fmt::format(
        "Deal {}: {}", id.value,
        listed({deal.name, word_or_empty(deal.kind), row.product.value_or(""), std::string(word(deal.outcome)),
                decision_words(deal), deal.amount ? to_string(*deal.amount) : "amount unknown"})));
    Lines named;
    for (const store::DealCompetitorRow& each : store::deal_competitors(store, id)) {
        if (each.standing.said_by != SaidBy::rep) { continue; }
        const std::string standing =
            listed({each.standing.winner ? "winner" : "", each.standing.finalist ? "finalist" : "",
                    each.standing.incumbent ? "incumbent" : ""});
        named.push_back(standing.empty() ? each.name : fmt::format("{} ({})", each.name, standing));
    }
    if (!named.empty()) { lines.push_back("Competitors, as the rep says: " + join(named, ", ")); }
    Lines reasons;
    for (const store::DealReasonRow& each : store::deal_reasons(store, id)) {
        reasons.push_back(each.code ? fmt::format("{} ({})", each.text, *each.code) : each.text);
    }
    if (!reasons.empty()) { lines.push_back("Reasons, as the rep entered them: " + join(reasons, "; ")); }
}

/// 'to 2027-12-31', of one that renewed itself the end of the term it is in; empty where no end is agreed.
std::string end_words(const store::Store& store, const Contract& contract, Date today) {
    const auto term_end = standings(store, contract.account, today).at(contract.id).term_ends_on;
    if (term_end) { return fmt::format("to {}, having renewed itself", iso(*term_end)); }
    return contract.ends_on ? "to " + iso(*contract.ends_on) : "";
}

/// `of_deal` is the deal that the interview is about itself; where it is about none, the contract's is what was
/// decided.
void add_contract(Lines& lines, const store::Store& store, ContractId id, bool of_deal, Date today) {
    const store::ContractRow row = store::read_contract_row(store, id);
    const Contract& contract = row.contract;
    if (!of_deal && contract.deal) { add_deal(lines, store, *contract.deal); }
    lines.push_back(fmt::format(
        "Contract {}: {}", id.value,
        listed({row.product.value_or(""), "from " + iso(contract.starts_on),
                contract.live_on ? "live on " + iso(*contract.live_on) : "", end_words(store, contract, today),
                contract.ended_on ? "ended on " + iso(*contract.ended_on) : "",
                contract.annual_value ? to_string(*contract.annual_value) + " a year" : "",
                contract.end_reason ? "because: " + *contract.end_reason : ""})));
}

void add_people(Lines& lines, const store::Store& store, const store::InterviewLine& line) {
    for (const Contact& contact : store::interview_contacts(store, line.interview.id)) {
        lines.push_back("With: " + listed({contact.name, contact.title.value_or(""), word_or_empty(contact.buying_role),
                                           contact.do_not_contact ? "must not be contacted" : "",
                                           contact.left_on ? "left on " + iso(*contact.left_on) : ""}));
    }
    if (!line.interviewer) {
        lines.emplace_back("Interviewer: nobody is assigned");
        return;
    }
    lines.push_back("Interviewer: " + listed({*line.interviewer, word_or_empty(line.interview.relation),
                                              line.interview.relation_reason.value_or("")}));
}

/// An interview that was held, with what was heard in it.
struct Earlier {
    Interview interview;
    store::StoredNote note;
};

/// Whether a talk that was held came before this one; one that is still to be held comes after all.
bool came_before(const Interview& held, const Interview& now) {
    return !now.held_on || std::pair(*held.held_on, held.id.value) < std::pair(*now.held_on, now.id.value);
}

/// Of the account, before this one, the latest first; those without a note are left out.
std::vector<Earlier> earlier_interviews(const store::Store& store, const Interview& now) {
    std::vector<Earlier> earlier;
    for (Interview& each : store::interviews_of(store, now.account)) {
        if (each.id == now.id || !each.held_on || !came_before(each, now)) { continue; }
        if (auto note = store::read_note(store, each.id)) { earlier.push_back({std::move(each), std::move(*note)}); }
    }
    std::ranges::stable_sort(earlier, std::greater{}, [](const Earlier& each) { return *each.interview.held_on; });
    return earlier;
}

std::string code_words(const Coding& coding, const Codebook& codebook) {
    const Code* code = codebook.find(coding.code);
    const std::string path = code != nullptr ? code->path : std::string("a code");
    return coding.rating ? fmt::format("{} {:+}", path, *coding.rating) : path;
}

void add_earlier(Lines& lines, const std::vector<Earlier>& earlier, const Codebook& codebook) {
    for (std::size_t i = 0; i < std::min(earlier.size(), most_earlier); ++i) {
        Lines primary;
        for (const Coding& coding : earlier[i].note.codings) {
            if (coding.weight == Weight::primary) { primary.push_back(code_words(coding, codebook)); }
        }
        lines.push_back(fmt::format("Earlier: {} on {}, interview {}: {}", earlier[i].interview.kind,
                                    iso(*earlier[i].interview.held_on), earlier[i].interview.id.value,
                                    primary.empty() ? "no primary reason" : join(primary, ", ")));
    }
    if (earlier.size() > most_earlier) {
        lines.push_back(fmt::format("Earlier: and {} more", earlier.size() - most_earlier));
    }
}

std::string passage_of(const Coding& coding, const std::string& text) {
    if (!coding.start || !coding.end) { return coding.lost_passage.value_or(""); }
    const std::size_t from = byte_offset(text, static_cast<std::size_t>(*coding.start));
    return text.substr(from, byte_offset(text, static_cast<std::size_t>(*coding.end)) - from);
}

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return cut_to_width(trim(text), quote_columns);
}

/// What the buyer said is missing: the answers to the questions that ask for it, and what was coded against us.
void add_gaps(Lines& lines, const std::vector<Earlier>& earlier, const Codebook& codebook) {
    for (const Earlier& each : earlier) {
        for (const GivenAnswer& answer : read_answers(each.note.text)) {
            if (answer.text.empty() || (answer.question != "perceived-gaps" && answer.question != "hidden-needs")) {
                continue;
            }
            for (const std::string_view part : split(answer.text, '\n')) {
                if (!trim(part).empty()) { lines.push_back("Gap, as the buyer saw it: " + std::string(trim(part))); }
            }
        }
        for (const Coding& coding : each.note.codings) {
            if (!coding.rating || *coding.rating > 0) { continue; }
            lines.push_back(fmt::format("Against us: {} '{}'", code_words(coding, codebook),
                                        one_line(passage_of(coding, each.note.text))));
        }
    }
}

}  // namespace

std::vector<std::string> known_of(const store::Store& store, const store::InterviewLine& line, const Codebook& codebook,
                                  Date today, std::optional<Date> held_on) {
    Interview interview = line.interview;
    if (!interview.held_on) { interview.held_on = held_on; }
    Lines lines = {fmt::format("Interview {}: {} with {}", interview.id.value, interview.kind, line.account)};
    if (interview.deal) { add_deal(lines, store, *interview.deal); }
    if (interview.contract) { add_contract(lines, store, *interview.contract, interview.deal.has_value(), today); }
    add_people(lines, store, line);
    const std::vector<Earlier> earlier = earlier_interviews(store, interview);
    add_earlier(lines, earlier, codebook);
    add_expected(lines, store, interview.account);
    if (interview.kind == kind::expectation) { add_gaps(lines, earlier, codebook); }
    return lines;
}

}  // namespace winloss::app
