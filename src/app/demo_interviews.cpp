#include "demo_interviews.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "winloss/app/embedded.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/windows.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/notes.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

const Date reference_day = make_date(2026, 10, 1);

std::optional<Date> date_in(const std::string& cell) { return parse_iso(cell); }

std::optional<bool> yes_no(const std::string& cell) {
    if (cell.empty()) { return std::nullopt; }
    return cell == "yes";
}

template <class E>
std::optional<E> word_in(const std::string& cell) {
    return cell.empty() ? std::nullopt : parse_word<E>(cell);
}

/// What the interview is about: the account, the anchor, and the outcome that picks rule and guide.
struct Subject {
    AccountId account;
    std::optional<DealId> deal;
    std::optional<ContractId> contract;
    std::optional<Outcome> outcome;
    Date anchor_on{};
    Anchor basis = Anchor::chosen;
};

Subject deal_subject(const store::Store& store, const std::string& external_id) {
    const Deal deal = store::read_deal(store, store::find_deal(store, external_id));
    return {.account = *deal.account,
            .deal = deal.id,
            .contract = {},
            .outcome = deal.outcome,
            .anchor_on = *deal.decision_date(),
            .basis = deal.decided_on ? Anchor::decided_on : Anchor::closed_on};
}

Subject contract_subject(const store::Store& store, const std::string& external_id, const std::string& kind) {
    const Contract contract = store::read_contract(store, store::find_contract(store, external_id));
    Subject subject{.account = contract.account, .deal = {}, .contract = contract.id, .outcome = {}};
    if (kind == "pre-renewal") {
        subject.anchor_on = *contract.ends_on;
        subject.basis = Anchor::ends_on;
    } else if (kind == "exit") {
        subject.anchor_on = (contract.ended_on ? *contract.ended_on : *contract.ends_on) + Days(1);
        subject.basis = Anchor::left_on;
    } else {
        subject.anchor_on = *contract.live_on;
        subject.basis = Anchor::live_on;
    }
    return subject;
}

/// The anniversary whose year the ask belongs to.
int occurrence_of(const std::string& kind, Date anchor, Date asked) {
    if (kind != "anniversary") { return 0; }
    int years = 1;
    while (add_months(anchor, 12 * (years + 1)) <= asked) { ++years; }
    return years;
}

Interview interview_of(const SampleRow& row, const Subject& subject, const Programme& programme,
                       const store::Store& store) {
    Interview interview;
    interview.kind = row["kind"];
    interview.account = subject.account;
    interview.deal = subject.deal;
    interview.contract = subject.contract;
    interview.anchor_on = subject.anchor_on;
    interview.anchor_basis = subject.basis;
    interview.first_asked_on = date_in(row["first_asked_on"]);
    interview.held_on = date_in(row["held_on"]);
    interview.ended_on = date_in(row["ended_on"]);
    interview.occurrence = occurrence_of(interview.kind, subject.anchor_on,
                                         interview.first_asked_on.value_or(interview.held_on.value_or(Date{})));
    const Rule* rule = programme.find(interview.kind, subject.outcome);
    if (rule == nullptr) { throw Error(ErrorKind::bug, "The sample has a kind of interview without a rule."); }
    const Window window = window_of(*rule, subject.anchor_on, static_cast<int>(interview.occurrence));
    interview.opens_on = window.opens_on;
    interview.target_on = window.target_on;
    interview.closes_on = window.closes_on;
    interview.rule = in_words(*rule);
    interview.state = *parse_word<InterviewState>(row["state"]);
    interview.interviewer = store::find_person(store, row["interviewer"]);
    interview.relation = Relation::internal;
    interview.attempts = row["attempts"].empty() ? 0 : std::stoll(row["attempts"]);
    interview.channel = word_in<Channel>(row["channel"]);
    interview.completeness = word_in<Completeness>(row["completeness"]);
    interview.consent_to_record = yes_no(row["consent_to_record"]);
    interview.consent_to_quote = yes_no(row["consent_to_quote"]);
    if (!row["heard_how"].empty()) { interview.heard_how = row["heard_how"]; }
    interview.coded_on = date_in(row["coded_on"]);
    interview.shared_on = date_in(row["shared_on"]);
    interview.thanked_on = date_in(row["thanked_on"]);
    return interview;
}

void write_events(store::InterviewWriter& writer, InterviewId id, const Interview& interview,
                  const std::string& person) {
    const auto event = [&](const std::optional<Date>& on, std::string_view what) {
        if (on) { writer.event(id, {*on, std::string(what), person, {}}); }
    };
    event(interview.first_asked_on, "invited");
    event(interview.held_on, "held");
    event(interview.ended_on, word(interview.state));
    event(interview.coded_on, "coded");
    event(interview.thanked_on, "thanked");
    event(interview.shared_on, "shared");
}

void write_note(store::Write& write, const Context& context, InterviewId id, const Subject& subject,
                const std::string& kind, std::string_view text, const Codebook& codebook) {
    const MarkedNote marked = read_markup(text, codebook);
    store::StoredNote note;
    note.interview = id;
    note.version = 0;
    if (const auto guide = store::guide_for(write.store(), kind, subject.outcome)) { note.guide = guide->id; }
    note.text = marked.text;
    std::vector<std::string> made;
    note.codings = stored_codings(write, person_or_self(write.store(), context), marked.codings, made);
    store::save_note(write, note);
}

}  // namespace

const std::string& SampleRow::operator[](std::string_view heading) const {
    const auto cell = cells_.find(heading);
    if (cell == cells_.end()) { throw Error(ErrorKind::bug, "The sample has no column " + std::string(heading) + "."); }
    return cell->second;
}

SampleFiles::SampleFiles(Date today) : shift_(today - reference_day) {}

std::string_view SampleFiles::text(std::string_view path) {
    for (const EmbeddedFile& file : embedded_sample()) {
        if (file.path == path) { return file.content; }
    }
    throw Error(ErrorKind::bug, "The sample has no file " + std::string(path) + ".");
}

std::string SampleFiles::shifted(std::string_view path) const {
    std::string content(text(path));
    constexpr std::size_t length = std::string_view("2026-10-01").size();
    for (std::size_t at = 0; at + length <= content.size(); ++at) {
        if (std::isdigit(static_cast<unsigned char>(content[at])) == 0) { continue; }
        const auto date = parse_iso(std::string_view(content).substr(at, length));
        if (!date) { continue; }
        content.replace(at, length, iso(*date + shift_));
        at += length - 1;
    }
    return content;
}

std::vector<SampleRow> SampleFiles::rows(std::string_view path) const {
    std::istringstream in(shifted(path));
    exchange::CsvReader reader(in, std::string(path));
    std::vector<SampleRow> rows;
    while (reader.next()) {
        std::map<std::string, std::string, std::less<>> cells;
        for (std::size_t i = 0; i < reader.heading().size(); ++i) { cells[reader.heading()[i]] = reader.row()[i]; }
        rows.emplace_back(std::move(cells));
    }
    return rows;
}

int bring_interviews_in(store::Write& write, const Context& context, const SampleFiles& sample) {
    const store::Store& store = write.store();
    const Programme programme = store::read_programme(store);
    const Codebook codebook = store::read_codebook(store);
    store::InterviewWriter writer(write);
    int held = 0;
    for (const SampleRow& row : sample.rows("interviews.csv")) {
        const Subject subject = row["deal"].empty() ? contract_subject(store, row["contract"], row["kind"])
                                                    : deal_subject(store, row["deal"]);
        const Interview interview = interview_of(row, subject, programme, store);
        const InterviewId id = writer.insert(interview);
        for (std::string_view contact : split(row["contacts"], ';')) {
            if (!contact.empty()) { writer.contact(id, store::find_contact(store, contact)); }
        }
        write_events(writer, id, interview, row["interviewer"]);
        if (interview.shared_on) { writer.share(id, {"product", *interview.shared_on}); }
        if (!row["note"].empty()) {
            write_note(write, context, id, subject, interview.kind, SampleFiles::text("notes/" + row["note"]),
                       codebook);
        }
        held += interview.state == InterviewState::held ? 1 : 0;
    }
    return held;
}

}  // namespace winloss::app
