// The rows of the large tables as reports read them; what stands in packed_row, too. Records are by number, 0 where
// there is none; days are counted from 1970.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "packed_rows.hpp"
#include "winloss/core/date.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::store {

using DayNumber = std::int32_t;
inline constexpr DayNumber no_day = INT32_MIN;

inline std::optional<Date> maybe_day(DayNumber day) {
    return day == no_day ? std::nullopt : std::optional(Date{Days{day}});
}

/// A word's place in its enumeration.
using Place = std::uint8_t;
inline constexpr Place no_place = 0xff;

template <class E>
Place place_of(std::optional<E> value) {
    return value ? static_cast<Place>(*value) : no_place;
}
template <class E>
std::optional<E> maybe_word(Place place) {
    return place == no_place ? std::nullopt : std::optional(static_cast<E>(place));
}

/// A currency's three letters; zeros where the amount beside it is not known.
using CurrencyLetters = std::array<char, 3>;
inline std::string_view code_of(const CurrencyLetters& letters) { return {letters.data(), letters.size()}; }

/// A deal that is not excluded from all figures.
struct DealRow {
    static constexpr std::string_view table = "deal";
    static constexpr std::string_view columns =
        "id, outcome, opened_on, decided_on, closed_on, amount, currency, account_id, product_id, owner_id, kind";
    static constexpr std::string_view condition = " AND (exclusion IS NULL OR exclusion <> 'all')";
    static constexpr std::int64_t layout = 1;

    std::int64_t id = 0;
    std::int64_t account = 0;
    std::int64_t product = 0;
    std::int64_t owner = 0;
    std::int64_t amount = 0;  ///< minor units
    DayNumber opened_on = no_day;
    DayNumber decided_on = no_day;
    DayNumber closed_on = no_day;
    CurrencyLetters currency{};
    Outcome outcome = Outcome::open;
    Place kind = no_place;  ///< DealKind

    bool has_amount() const { return currency[0] != '\0'; }
    void read(const Statement& row);
    template <class Fields>
    void pass(Fields& fields) {
        fields.number(id);
        fields.place(outcome);
        fields.value(kind);
        fields.value(opened_on);
        fields.value(decided_on);
        fields.value(closed_on);
        fields.value(amount);
        fields.value(currency);
        fields.number(account);
        fields.number(product);
        fields.number(owner);
    }
};

/// An interview about a deal that was held.
struct InterviewRow {
    static constexpr std::string_view table = "interview";
    static constexpr std::string_view columns = "id, deal_id, relation, coded_on, held_on";
    static constexpr std::string_view condition = " AND deal_id IS NOT NULL AND held_on IS NOT NULL";
    static constexpr std::int64_t layout = 1;

    std::int64_t id = 0;
    std::int64_t deal = 0;
    DayNumber held_on = no_day;
    DayNumber coded_on = no_day;
    Place relation = no_place;  ///< Relation

    void read(const Statement& row);
    template <class Fields>
    void pass(Fields& fields) {
        fields.number(id);
        fields.number(deal);
        fields.value(relation);
        fields.value(coded_on);
        fields.value(held_on);
    }
};

/// Which note is an interview's; what it says stays where it is.
struct NoteRow {
    static constexpr std::string_view table = "note";
    static constexpr std::string_view columns = "id, interview_id";
    static constexpr std::string_view condition = "";
    static constexpr std::int64_t layout = 1;

    std::int64_t id = 0;
    std::int64_t interview = 0;

    void read(const Statement& row);
    template <class Fields>
    void pass(Fields& fields) {
        fields.number(id);
        fields.number(interview);
    }
};

struct CodingRow {
    static constexpr std::string_view table = "coding";
    static constexpr std::string_view columns = "id, note_id, code_id, rating, weight";
    static constexpr std::string_view condition = "";
    static constexpr std::int64_t layout = 1;

    std::int64_t id = 0;
    std::int64_t note = 0;
    std::int64_t code = 0;
    std::int8_t rating = 0;  ///< 0 where none was given
    Weight weight = Weight::contributing;

    void read(const Statement& row);
    template <class Fields>
    void pass(Fields& fields) {
        fields.number(id);
        fields.number(note);
        fields.number(code);
        fields.value(rating);
        fields.place(weight);
    }
};

struct ContractRow {
    static constexpr std::string_view table = "contract";
    static constexpr std::string_view columns =
        "id, account_id, product_id, renews_id, starts_on, ends_on, ended_on, annual_value, currency, auto_renews, "
        "term_months, end_reason_id";
    static constexpr std::string_view condition = "";
    static constexpr std::int64_t layout = 1;

    std::int64_t id = 0;
    std::int64_t account = 0;
    std::int64_t product = 0;
    std::int64_t renews = 0;
    std::int64_t end_reason = 0;    ///< a stated reason
    std::int64_t annual_value = 0;  ///< minor units
    DayNumber starts_on = no_day;
    DayNumber ends_on = no_day;
    DayNumber ended_on = no_day;
    std::int32_t term_months = 0;  ///< 0: none
    CurrencyLetters currency{};
    bool auto_renews = false;

    bool has_value() const { return currency[0] != '\0'; }
    void read(const Statement& row);
    template <class Fields>
    void pass(Fields& fields) {
        fields.number(id);
        fields.number(account);
        fields.number(product);
        fields.number(renews);
        fields.value(starts_on);
        fields.value(ends_on);
        fields.value(ended_on);
        fields.value(annual_value);
        fields.value(currency);
        fields.value(auto_renews);
        fields.value(term_months);
        fields.number(end_reason);
    }
};

}  // namespace winloss::store
