// What reports ask of deals and accounts, without text: names are numbers until the figures are grouped, so that a
// million deals pass through in small, equal pieces. Knows no store and no report.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/tenure.hpp"
#include "winloss/domain/words.hpp"

namespace winloss {

/// The number of a text in its Labels; 0 is 'not known'.
using Label = std::uint32_t;

/// Records by place, in the order of their numbers: the first is label 1. Numbers without a gap, the usual case, take
/// no memory and no search.
class Places {
public:
    Label add(std::int64_t id);       ///< greater than the one before
    Label of(std::int64_t id) const;  ///< 0 where there is no such record
    std::int64_t id(Label label) const { return ids_.empty() ? first_ + label - 1 : ids_[label - 1]; }
    std::size_t size() const { return size_; }

private:
    std::int64_t first_ = 0;
    std::int64_t last_ = 0;
    std::size_t size_ = 0;
    std::vector<std::int64_t> ids_;  ///< empty while there is no gap
};

/// Texts by small numbers. Filled either with texts as entered (intern) or with the names of records (add).
class Labels {
public:
    Labels() : texts_(1) {}

    /// The text's number; texts that differ in case alone are one, spelled as first seen. An empty text is 0.
    Label intern(std::string_view text);
    /// A record's name. Records come in the order of their numbers; names may repeat.
    Label add(std::int64_t id, std::string name);

    /// The record's label; 0 where there is no such record.
    Label of(std::int64_t id) const { return records_.of(id); }
    /// The record behind a label; null for an entered text and for 0.
    std::optional<std::int64_t> id(Label label) const;

    std::size_t size() const { return texts_.size(); }  ///< labels there are, 0 included
    const std::string& text(Label label) const { return texts_[label]; }
    /// The text, and the record's number behind it where another record has the same name: 'Kim Lee #12'.
    std::string shown(Label label) const;
    /// The label of an entered text, any case; 0 where nobody entered it.
    Label find(std::string_view typed) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Index = std::unordered_map<std::string, Label, Hash, std::equal_to<>>;

    std::vector<std::string> texts_;
    Places records_;
    Index by_text_;  ///< as entered
    Index by_folded_;
    Label last_ = 0;  ///< runs of one text are common
    std::string last_text_;
};

/// What a deal has one of, by itself or by its account.
enum class Attribute : std::uint8_t { segment, region, industry, product, owner, kind, lead_source };
inline constexpr std::size_t attribute_count = 7;

/// What of a fact has to be read; the rest stays empty.
struct Needs {
    std::bitset<attribute_count> attributes;
    std::vector<Outcome> outcomes{};  ///< only deals recorded with one of these; all where empty
    Period decided{};                 ///< of decided deals only those decided in it, and those without a date
    bool amounts = false;
    bool opened = false;  ///< the day a deal was opened
    bool competitors = false;
    bool stated_reasons = false;
    bool win_themes = false;
    bool codings = false;
    bool coding_ids = false;  ///< with codings: the number of each
    bool heard_how = false;   ///< a deal's interviews are all that were held, coded or not; not together with codings
    std::vector<std::string> interview_kinds{};  ///< of accounts: codings are those of these interviews
    bool every_lead_source = false;              ///< all their labels before the first deal, in every period alike

    Needs& with(Attribute attribute) {
        attributes.set(static_cast<std::size_t>(attribute));
        return *this;
    }
    bool has(Attribute attribute) const { return attributes.test(static_cast<std::size_t>(attribute)); }
};

/// The label of each attribute; 0 where it is not known or was not asked for.
class AttributeLabels {
public:
    Label operator[](Attribute attribute) const { return labels_[static_cast<std::size_t>(attribute)]; }
    Label& operator[](Attribute attribute) { return labels_[static_cast<std::size_t>(attribute)]; }

private:
    std::array<Label, attribute_count> labels_{};
};

/// A competitor somebody named on a deal.
struct CompetitorFact {
    Label competitor = 0;
    SaidBy said_by = SaidBy::rep;
    bool finalist = false;
    bool incumbent = false;
    bool winner = false;
};

/// A held and coded interview about a deal, or with a customer; with Needs::heard_how it may be uncoded.
struct InterviewFact {
    InterviewId id{};
    Date held_on{};
    std::optional<Relation> relation{};
    std::optional<BuyingRole> highest_role{};  ///< of those interviewed; null where no role is known
    Label heard_how = 0;  ///< where asked for, how the buyer heard of us, among the lead sources; 0: nobody said
};

/// A coding in one of the deal's interviews.
struct CodingFact {
    std::uint32_t interview = 0;  ///< place among the deal's interviews
    Label code = 0;
    std::int8_t rating = 0;  ///< 0 where none was given
    Weight weight = Weight::contributing;
    CodingId id{};  ///< only where asked for
};

/// A deal as it stood on the as-of day. Those excluded from all figures, and those not there yet, are no facts.
struct DealFact {
    DealId id{};
    bool is_deal = true;  ///< false: what an interview is about that is no deal, and has no outcome
    Outcome outcome = Outcome::open;
    std::optional<Date> decided;  ///< the decision date; null while open, and where no date is known
    std::optional<Date> opened;   ///< null where it is not known
    std::optional<Money> amount;  ///< null is unknown
    AttributeLabels labels;
    std::optional<Relation> relation;             ///< set where a report splits a deal's interviews by it
    std::span<const CompetitorFact> competitors;  ///< by competitor; one may be named by the rep and by the buyer
    std::span<const Label> stated_reasons;        ///< each once
    std::span<const Label> win_themes;            ///< codes that it was meant to be won with, each once
    std::span<const InterviewFact> interviews;    ///< held and coded by the as-of day; see Needs::heard_how
    std::span<const CodingFact> codings;          ///< by interview

    bool heard() const { return !interviews.empty(); }
};

/// An account and all its contracts.
struct AccountFact {
    AccountId id{};
    AttributeLabels labels;  ///< segment, region, industry, owner: the account's own
    std::span<const ContractFacts> contracts;
    std::span<const Label> end_reasons;         ///< by contract, what was stated as the reason of its end; 0: nothing
    std::span<const InterviewFact> interviews;  ///< of the kinds asked for, held and coded by the as-of day
    std::span<const CodingFact> codings;        ///< by interview
};

/// What the labels say.
struct FactLabels {
    std::array<Labels, attribute_count> attributes;
    Labels competitors;
    Labels stated_reasons;
    std::vector<Label> stated_codes;  ///< of each stated reason the code it stands for; 0 where it is unmapped
    Labels codes;                     ///< by path

    const Labels& operator[](Attribute attribute) const { return attributes[static_cast<std::size_t>(attribute)]; }
    Labels& operator[](Attribute attribute) { return attributes[static_cast<std::size_t>(attribute)]; }
};

/// A word of the field as a label: the n-th word (from 0) is n + 1.
template <class E>
Label label_of(E value) {
    return static_cast<Label>(value) + 1;
}

/// The outcome's label; 0 of what is no deal.
inline Label outcome_label(const DealFact& fact) { return fact.is_deal ? label_of(fact.outcome) : 0; }

/// The outcome as of a day by the dates known now: a deal decided later is still open. nullopt: not opened yet. An
/// outcome without a date counts.
std::optional<Outcome> outcome_as_of(Outcome outcome, std::optional<Date> opened, std::optional<Date> decided,
                                     Date as_of);

}  // namespace winloss
