#include "fact_rows.hpp"

#include <algorithm>

#include "unreadable.hpp"

namespace winloss::store {

namespace {

std::int64_t number_in(const Statement& row, int column) { return row.is_null(column) ? 0 : row.integer(column); }

DayNumber day_in(const Statement& row, int column) {
    return row.is_null(column) ? no_day : static_cast<DayNumber>(row.date(column).time_since_epoch().count());
}

template <class E>
Place place_in(const Statement& row, int column) {
    return row.is_null(column) ? no_place : place_of(parse_word<E>(row.text(column)));
}

CurrencyLetters letters_in(const Statement& row, int column) {
    CurrencyLetters letters{};
    if (row.is_null(column)) { return letters; }
    const std::string_view code = row.text(column);
    if (code.size() != letters.size()) {
        throw UnreadableValue("The store holds money in '" + std::string(code) + "', which is no currency.");
    }
    std::copy(code.begin(), code.end(), letters.begin());
    return letters;
}

}  // namespace

void DealRow::read(const Statement& row) {
    id = row.integer(0);
    outcome = parse_word<Outcome>(row.text(1)).value_or(Outcome::open);
    opened_on = day_in(row, 2);
    decided_on = day_in(row, 3);
    closed_on = day_in(row, 4);
    amount = number_in(row, 5);
    currency = letters_in(row, 6);
    account = number_in(row, 7);
    product = number_in(row, 8);
    owner = number_in(row, 9);
    kind = place_in<DealKind>(row, 10);
}

void InterviewRow::read(const Statement& row) {
    id = row.integer(0);
    deal = row.integer(1);
    relation = place_in<Relation>(row, 2);
    coded_on = day_in(row, 3);
    held_on = day_in(row, 4);
}

void NoteRow::read(const Statement& row) {
    id = row.integer(0);
    interview = row.integer(1);
}

void CodingRow::read(const Statement& row) {
    id = row.integer(0);
    note = row.integer(1);
    code = row.integer(2);
    rating = static_cast<std::int8_t>(number_in(row, 3));
    weight = parse_word<Weight>(row.text(4)).value_or(Weight::contributing);
}

void ContractRow::read(const Statement& row) {
    id = row.integer(0);
    account = row.integer(1);
    product = number_in(row, 2);
    renews = number_in(row, 3);
    starts_on = day_in(row, 4);
    ends_on = day_in(row, 5);
    ended_on = day_in(row, 6);
    annual_value = number_in(row, 7);
    currency = letters_in(row, 8);
    auto_renews = row.boolean(9);
    term_months = static_cast<std::int32_t>(number_in(row, 10));
    end_reason = number_in(row, 11);
}

}  // namespace winloss::store
