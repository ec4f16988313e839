#include "winloss/store/interviews.hpp"

#include <fmt/format.h>

#include "interview_row.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

template <class Tag>
std::optional<Id<Tag>> maybe_id(std::optional<std::int64_t> value) {
    if (!value) { return std::nullopt; }
    return Id<Tag>{*value};
}

template <class Tag>
std::optional<std::int64_t> number(const std::optional<Id<Tag>>& id) {
    if (!id) { return std::nullopt; }
    return id->value;
}

template <class E>
std::optional<E> maybe_word(const std::optional<std::string>& text) {
    return text ? parse_word<E>(*text) : std::nullopt;
}

template <class E>
std::optional<std::string_view> text_of(const std::optional<E>& value) {
    if (!value) { return std::nullopt; }
    return word(*value);
}

std::optional<bool> maybe_boolean(const Statement& row, int column) {
    if (row.is_null(column)) { return std::nullopt; }
    return row.boolean(column);
}

void bind_values(Statement& statement, const Interview& interview) {
    statement.bind("kind", interview.kind)
        .bind("account", interview.account.value)
        .bind("deal", number(interview.deal))
        .bind("contract", number(interview.contract))
        .bind("occurrence", interview.occurrence)
        .bind("anchor_on", interview.anchor_on)
        .bind("anchor_basis", word(interview.anchor_basis))
        .bind("opens_on", interview.opens_on)
        .bind("target_on", interview.target_on)
        .bind("closes_on", interview.closes_on)
        .bind("state", word(interview.state))
        .bind("covered_by", number(interview.covered_by))
        .bind("interviewer", number(interview.interviewer))
        .bind("relation", text_of(interview.relation))
        .bind("relation_reason", interview.relation_reason)
        .bind("first_asked_on", interview.first_asked_on)
        .bind("attempts", interview.attempts)
        .bind("booked_at", interview.booked_at ? std::optional(iso(*interview.booked_at)) : std::nullopt)
        .bind("channel", text_of(interview.channel))
        .bind("held_on", interview.held_on)
        .bind("completeness", text_of(interview.completeness))
        .bind("ended_on", interview.ended_on)
        .bind("consent_to_record", interview.consent_to_record)
        .bind("consent_to_quote", interview.consent_to_quote)
        .bind("confidential", interview.confidential)
        .bind("incentive", interview.incentive)
        .bind("heard_how", interview.heard_how)
        .bind("heard_what", interview.heard_what)
        .bind("heard_from", interview.heard_from)
        .bind("coded_on", interview.coded_on)
        .bind("shared_on", interview.shared_on)
        .bind("thanked_on", interview.thanked_on)
        .bind("rule", interview.rule)
        .bind("flagged", interview.flagged);
}

constexpr std::string_view insert_interview =
    "INSERT INTO interview (kind, account_id, deal_id, contract_id, occurrence, anchor_on, anchor_basis, opens_on, "
    "target_on, closes_on, state, covered_by_id, interviewer_id, relation, relation_reason, first_asked_on, attempts, "
    "booked_at, channel, held_on, completeness, ended_on, consent_to_record, consent_to_quote, confidential, "
    "incentive, heard_how, heard_what, heard_from, coded_on, shared_on, thanked_on, rule, flagged) "
    "VALUES ($kind, $account, $deal, $contract, $occurrence, $anchor_on, $anchor_basis, $opens_on, $target_on, "
    "$closes_on, $state, $covered_by, $interviewer, $relation, $relation_reason, $first_asked_on, $attempts, "
    "$booked_at, $channel, $held_on, $completeness, $ended_on, $consent_to_record, $consent_to_quote, $confidential, "
    "$incentive, $heard_how, $heard_what, $heard_from, $coded_on, $shared_on, $thanked_on, $rule, $flagged)";

constexpr std::string_view update_interview =
    "UPDATE interview SET kind = $kind, account_id = $account, deal_id = $deal, contract_id = $contract, "
    "occurrence = $occurrence, anchor_on = $anchor_on, anchor_basis = $anchor_basis, opens_on = $opens_on, "
    "target_on = $target_on, closes_on = $closes_on, state = $state, covered_by_id = $covered_by, "
    "interviewer_id = $interviewer, relation = $relation, relation_reason = $relation_reason, "
    "first_asked_on = $first_asked_on, attempts = $attempts, booked_at = $booked_at, channel = $channel, "
    "held_on = $held_on, completeness = $completeness, ended_on = $ended_on, consent_to_record = $consent_to_record, "
    "consent_to_quote = $consent_to_quote, confidential = $confidential, incentive = $incentive, "
    "heard_how = $heard_how, heard_what = $heard_what, heard_from = $heard_from, coded_on = $coded_on, "
    "shared_on = $shared_on, thanked_on = $thanked_on, rule = $rule, flagged = $flagged WHERE id = $id";

}  // namespace

Interview read_interview_row(const Statement& row, int first) {
    int at = first;
    Interview interview;
    interview.id = {row.integer(at++)};
    interview.kind = row.text(at++);
    interview.account = {row.integer(at++)};
    interview.deal = maybe_id<DealTag>(row.maybe_integer(at++));
    interview.contract = maybe_id<ContractTag>(row.maybe_integer(at++));
    interview.occurrence = row.integer(at++);
    interview.anchor_on = row.date(at++);
    interview.anchor_basis = *parse_word<Anchor>(row.text(at++));
    interview.opens_on = row.date(at++);
    interview.target_on = row.date(at++);
    interview.closes_on = row.date(at++);
    interview.state = *parse_word<InterviewState>(row.text(at++));
    interview.covered_by = maybe_id<InterviewTag>(row.maybe_integer(at++));
    interview.interviewer = maybe_id<PersonTag>(row.maybe_integer(at++));
    interview.relation = maybe_word<Relation>(row.maybe_text(at++));
    interview.relation_reason = row.maybe_text(at++);
    interview.first_asked_on = row.maybe_date(at++);
    interview.attempts = row.integer(at++);
    if (const auto booked = row.maybe_text(at++)) { interview.booked_at = parse_iso_local(*booked); }
    interview.channel = maybe_word<Channel>(row.maybe_text(at++));
    interview.held_on = row.maybe_date(at++);
    interview.completeness = maybe_word<Completeness>(row.maybe_text(at++));
    interview.ended_on = row.maybe_date(at++);
    interview.consent_to_record = maybe_boolean(row, at++);
    interview.consent_to_quote = maybe_boolean(row, at++);
    interview.confidential = maybe_boolean(row, at++);
    interview.incentive = row.maybe_text(at++);
    interview.heard_how = row.maybe_text(at++);
    interview.heard_what = row.maybe_text(at++);
    interview.heard_from = row.maybe_text(at++);
    interview.coded_on = row.maybe_date(at++);
    interview.shared_on = row.maybe_date(at++);
    interview.thanked_on = row.maybe_date(at++);
    interview.rule = row.text(at++);
    interview.flagged = row.maybe_text(at++);
    return interview;
}

Interview read_interview(const Store& store, InterviewId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM interview i WHERE i.id = $id", interview_columns));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no interview {}.", id.value)); }
    return read_interview_row(row);
}

std::vector<InterviewEvent> interview_events(const Store& store, InterviewId id) {
    Statement rows = store.prepare(
        "SELECT happened_on, event, person, remark FROM interview_event WHERE interview_id = $id ORDER BY id");
    rows.bind("id", id.value);
    std::vector<InterviewEvent> events;
    while (rows.step()) {
        events.push_back({rows.date(0), std::string(rows.text(1)), std::string(rows.text(2)), rows.maybe_text(3)});
    }
    return events;
}

std::vector<Contact> interview_contacts(const Store& store, InterviewId id) {
    Statement rows = store.prepare(
        "SELECT c.id, c.external_id, c.account_id, c.name, c.title, c.buying_role, c.email, c.phone, "
        "c.do_not_contact, c.left_on FROM interview_contact x JOIN contact c ON c.id = x.contact_id "
        "WHERE x.interview_id = $id ORDER BY x.id");
    rows.bind("id", id.value);
    std::vector<Contact> contacts;
    while (rows.step()) {
        contacts.push_back({.id = {rows.integer(0)},
                            .external_id = rows.maybe_text(1),
                            .account = {rows.integer(2)},
                            .name = std::string(rows.text(3)),
                            .title = rows.maybe_text(4),
                            .buying_role = maybe_word<BuyingRole>(rows.maybe_text(5)),
                            .email = rows.maybe_text(6),
                            .phone = rows.maybe_text(7),
                            .do_not_contact = rows.boolean(8),
                            .left_on = rows.maybe_date(9)});
    }
    return contacts;
}

std::vector<SharedWith> interview_shares(const Store& store, InterviewId id) {
    Statement rows =
        store.prepare("SELECT audience, shared_on FROM share WHERE interview_id = $id ORDER BY shared_on, audience");
    rows.bind("id", id.value);
    std::vector<SharedWith> shares;
    while (rows.step()) { shares.push_back({std::string(rows.text(0)), rows.date(1)}); }
    return shares;
}

std::vector<Credit> interview_credits(const Store& store, InterviewId id) {
    Statement rows = store.prepare(
        "SELECT c.person_id, p.name, c.credited_on FROM credit c JOIN person p ON p.id = c.person_id "
        "WHERE c.interview_id = $id ORDER BY c.id");
    rows.bind("id", id.value);
    std::vector<Credit> credits;
    while (rows.step()) { credits.push_back({{rows.integer(0)}, std::string(rows.text(1)), rows.maybe_date(2)}); }
    return credits;
}

std::vector<InterviewId> covered_by(const Store& store, InterviewId id) {
    Statement rows = store.prepare("SELECT id FROM interview WHERE covered_by_id = $id ORDER BY id");
    rows.bind("id", id.value);
    std::vector<InterviewId> found;
    while (rows.step()) { found.push_back({rows.integer(0)}); }
    return found;
}

std::vector<Interview> interviews_of(const Store& store, AccountId account) {
    Statement rows = store.prepare(
        fmt::format("SELECT {} FROM interview i WHERE i.account_id = $account ORDER BY i.id", interview_columns));
    rows.bind("account", account.value);
    std::vector<Interview> found;
    while (rows.step()) { found.push_back(read_interview_row(rows)); }
    return found;
}

std::vector<ContactAsk> contact_asks(const Store& store, AccountId account, InterviewId except) {
    Statement rows = store.prepare(
        "SELECT x.contact_id, coalesce(i.first_asked_on, i.held_on) FROM interview i "
        "JOIN interview_contact x ON x.interview_id = i.id WHERE i.account_id = $account AND i.id <> $except "
        "AND coalesce(i.first_asked_on, i.held_on) IS NOT NULL ORDER BY x.id");
    rows.bind("account", account.value).bind("except", except.value);
    std::vector<ContactAsk> asks;
    while (rows.step()) { asks.push_back({{rows.integer(0)}, rows.date(1)}); }
    return asks;
}

std::vector<ContactMeant> contacts_meant(const Store& store, const Interview& beside) {
    Statement rows = store.prepare(
        fmt::format("SELECT x.contact_id, i.id FROM interview i JOIN interview_contact x ON x.interview_id = i.id "
                    "WHERE i.account_id = $account AND i.id <> $beside AND i.kind = $kind AND i.deal_id IS $deal AND "
                    "i.contract_id IS $contract AND {} ORDER BY i.id, x.id",
                    open_states));
    rows.bind("account", beside.account.value)
        .bind("beside", beside.id.value)
        .bind("kind", beside.kind)
        .bind("deal", number(beside.deal))
        .bind("contract", number(beside.contract));
    std::vector<ContactMeant> meant;
    while (rows.step()) { meant.push_back({{rows.integer(0)}, {rows.integer(1)}}); }
    return meant;
}

Involved involved_in(const Store& store, const Interview& interview) {
    Involved involved;
    std::optional<std::int64_t> deal = number(interview.deal);
    if (!deal && interview.contract) {
        Statement of_contract = store.prepare("SELECT deal_id FROM contract WHERE id = $id");
        if (of_contract.bind("id", interview.contract->value).step()) { deal = of_contract.maybe_integer(0); }
    }
    const auto one = [&](std::string_view sql, std::optional<std::int64_t> id) {
        Statement row = store.prepare(sql);
        return row.bind("id", id).step() ? maybe_id<PersonTag>(row.maybe_integer(0)) : std::nullopt;
    };
    const auto all = [&](std::string_view sql, std::optional<std::int64_t> id) {
        Statement rows = store.prepare(sql);
        rows.bind("id", id);
        std::vector<PersonId> people;
        while (rows.step()) { people.push_back({rows.integer(0)}); }
        return people;
    };
    involved.deal_owner = one("SELECT owner_id FROM deal WHERE id = $id", deal);
    involved.deal_team = all("SELECT person_id FROM deal_team WHERE deal_id = $id", deal);
    involved.account_owner = one("SELECT owner_id FROM account WHERE id = $id", interview.account.value);
    involved.account_team = all("SELECT person_id FROM account_team WHERE account_id = $id", interview.account.value);
    return involved;
}

Statement& InterviewWriter::prepared(std::optional<Statement>& statement, std::string_view sql) {
    if (!statement) { statement = write_.prepare(sql); }
    return *statement;
}

InterviewId InterviewWriter::insert(const Interview& interview) {
    Statement& statement = prepared(insert_, insert_interview);
    bind_values(statement, interview);
    statement.run();
    return {write_.last_insert_id()};
}

void InterviewWriter::update(const Interview& interview) {
    Statement& statement = prepared(update_, update_interview);
    bind_values(statement, interview);
    statement.bind("id", interview.id.value).run();
}

void InterviewWriter::event(InterviewId interview, const InterviewEvent& event) {
    prepared(event_,
             "INSERT INTO interview_event (interview_id, happened_on, event, person, remark) VALUES ($interview, "
             "$happened_on, $event, $person, $remark)")
        .bind("interview", interview.value)
        .bind("happened_on", event.happened_on)
        .bind("event", event.event)
        .bind("person", event.person)
        .bind("remark", event.remark)
        .run();
}

bool InterviewWriter::contact(InterviewId interview, ContactId contact) {
    return prepared(contact_,
                    "INSERT INTO interview_contact (interview_id, contact_id) VALUES ($interview, $contact) "
                    "ON CONFLICT (interview_id, contact_id) DO NOTHING")
               .bind("interview", interview.value)
               .bind("contact", contact.value)
               .run() > 0;
}

bool InterviewWriter::no_contact(InterviewId interview, ContactId contact) {
    return prepared(no_contact_,
                    "DELETE FROM interview_contact WHERE interview_id = $interview AND contact_id = $contact")
               .bind("interview", interview.value)
               .bind("contact", contact.value)
               .run() > 0;
}

bool InterviewWriter::share(InterviewId interview, const SharedWith& share) {
    return prepared(share_,
                    "INSERT INTO share (interview_id, audience, shared_on) VALUES ($interview, $audience, $shared_on) "
                    "ON CONFLICT (interview_id, audience, shared_on) DO NOTHING")
               .bind("interview", interview.value)
               .bind("audience", share.audience)
               .bind("shared_on", share.shared_on)
               .run() > 0;
}

bool InterviewWriter::credit(InterviewId interview, PersonId person, std::optional<Date> told_on) {
    return write_
               .prepare(
                   "INSERT INTO credit (interview_id, person_id, credited_on) VALUES ($interview, $person, $on) "
                   "ON CONFLICT (interview_id, person_id) DO UPDATE SET credited_on = excluded.credited_on "
                   "WHERE credited_on IS NULL AND excluded.credited_on IS NOT NULL")
               .bind("interview", interview.value)
               .bind("person", person.value)
               .bind("on", told_on)
               .run() > 0;
}

}  // namespace winloss::store
