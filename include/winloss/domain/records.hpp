// The records of DOMAIN §1 as values. A null optional is unknown or not yet, never zero. Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"

namespace winloss {

/// A colleague.
struct Person {
    PersonId id;
    std::string name;
    std::optional<std::string> email;
    Role role = Role::other;
    bool active = true;
    std::optional<std::string> external_id{};  ///< the CRM's
    friend bool operator==(const Person&, const Person&) = default;
};

/// Something we sell.
struct Product {
    ProductId id;
    std::string name;
    friend bool operator==(const Product&, const Product&) = default;
};

/// Somebody else who sells it, or what the customer does instead.
struct Competitor {
    CompetitorId id;
    std::string name;
    std::optional<std::string> external_id{};  ///< the CRM's
    friend bool operator==(const Competitor&, const Competitor&) = default;
};

/// A customer or prospect organisation.
struct Account {
    AccountId id;
    std::optional<std::string> external_id;  ///< the CRM's, compared byte for byte
    std::string name;
    std::optional<std::string> segment;
    std::optional<std::string> industry;
    std::optional<std::string> region;
    std::optional<AccountId> parent;
    std::optional<PersonId> owner;
    friend bool operator==(const Account&, const Account&) = default;
};

/// Someone at the account.
struct Contact {
    ContactId id;
    std::optional<std::string> external_id;
    AccountId account;
    std::string name;
    std::optional<std::string> title;
    std::optional<BuyingRole> buying_role;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    bool do_not_contact = false;
    std::optional<Date> left_on;
    friend bool operator==(const Contact&, const Contact&) = default;
};

/// A competitor in a deal: considered at the least; the flags say how far it came.
struct DealCompetitor {
    CompetitorId competitor;
    SaidBy said_by = SaidBy::rep;
    bool finalist = false;
    bool incumbent = false;
    bool winner = false;
    friend bool operator==(const DealCompetitor&, const DealCompetitor&) = default;
};

/// A decision the account took, or will take. Outcome, reason, competitor and who said so never overwrite one another.
struct Deal {
    DealId id;
    std::optional<std::string> external_id;
    std::optional<AccountId> account;  ///< may be unknown while the deal is open
    std::string name;
    std::optional<DealKind> kind;
    std::optional<ProductId> product;
    std::optional<PersonId> owner;
    std::optional<Money> amount;
    std::optional<std::string> lead_source;
    std::optional<std::string> stage;
    Outcome outcome = Outcome::open;
    std::optional<Date> opened_on;
    std::optional<Date> decided_on;
    std::optional<Date> closed_on;  ///< the CRM's close date; stands in where decided_on is missing
    std::optional<Exclusion> exclusion;
    friend bool operator==(const Deal&, const Deal&) = default;

    /// The day the outcome counts by; null while open or where no date is known.
    std::optional<Date> decision_date() const {
        if (outcome == Outcome::open) { return std::nullopt; }
        return decided_on ? decided_on : closed_on;
    }
};

/// A subscription or service term.
struct Contract {
    ContractId id;
    std::optional<std::string> external_id;
    AccountId account;
    std::optional<ProductId> product;
    std::optional<DealId> deal;
    std::optional<ContractId> renews;
    Date starts_on{};
    std::optional<Date> live_on;
    std::optional<Date> ends_on;        ///< last day of service, inclusive; null: no end agreed
    std::optional<Money> annual_value;  ///< null is unknown, zero is a trial
    bool auto_renews = false;
    std::optional<int> term_months;  ///< length of the terms it renews by
    std::optional<Date> ended_on;    ///< last day of service when it was ended
    std::optional<std::string> end_reason;
    friend bool operator==(const Contract&, const Contract&) = default;
};

/// What a list shows of an interview: whose it is, its window, and how far it has come.
struct InterviewOutline {
    InterviewId id;
    std::string kind;
    AccountId account;
    std::optional<DealId> deal;
    std::optional<ContractId> contract;
    Date opens_on{};
    Date target_on{};
    Date closes_on{};
    InterviewState state = InterviewState::planned;
    std::optional<PersonId> interviewer;
    std::optional<Date> first_asked_on;
    std::optional<Date> held_on;
    friend bool operator==(const InterviewOutline&, const InterviewOutline&) = default;

    bool open() const {
        return state == InterviewState::planned || state == InterviewState::invited || state == InterviewState::booked;
    }
};

/// One owed or held conversation.
struct Interview : InterviewOutline {
    std::int64_t occurrence = 0;  ///< which anniversary, quarter or term; 0 where it comes once
    Date anchor_on{};
    Anchor anchor_basis = Anchor::chosen;
    std::optional<InterviewId> covered_by;
    std::optional<Relation> relation;
    std::optional<std::string> relation_reason;
    std::int64_t attempts = 0;
    std::optional<LocalTime> booked_at;
    std::optional<Channel> channel;
    std::optional<Completeness> completeness;
    std::optional<Date> ended_on;
    std::optional<bool> consent_to_record;
    std::optional<bool> consent_to_quote;
    std::optional<bool> confidential;
    std::optional<std::string> incentive;
    std::optional<std::string> heard_how;
    std::optional<std::string> heard_what;
    std::optional<std::string> heard_from;
    std::optional<Date> coded_on;
    std::optional<Date> shared_on;
    std::optional<Date> thanked_on;
    std::string rule;                    ///< why it is owed, in words
    std::optional<std::string> flagged;  ///< what changed under an interview that does not move by itself
    friend bool operator==(const Interview&, const Interview&) = default;
};

/// An entry of the codebook.
struct Code {
    CodeId id;
    std::optional<CodeId> parent;
    std::string path;  ///< price/total-cost
    std::string name;
    std::string definition;
    std::string use_when;
    std::string avoid_when;
    std::optional<std::string> colour;  ///< #rrggbb
    CodeKind kind = CodeKind::driver;
    friend bool operator==(const Code&, const Code&) = default;
};

/// A code on a passage [start, end) of a note in Unicode code points, or on the note as a whole (both null).
struct Coding {
    CodingId id;
    NoteId note;
    CodeId code;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> end;
    std::optional<int> rating;  ///< +2 +1 −1 −2; required for driver codes
    Weight weight = Weight::contributing;
    std::optional<PersonId> coder;
    std::optional<CompetitorId> competitor;
    std::optional<std::string> memo;
    std::optional<std::string> lost_passage;  ///< unplaced: the words it stood on, no longer in the note
    friend bool operator==(const Coding&, const Coding&) = default;
};

}  // namespace winloss
