#include "fact_rows.hpp"

#include <algorithm>

#include "winloss/core/error.hpp"

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
        throw Error(ErrorKind::store, "The store holds money in '" + std::string(code) + "', which is no currency.",
                    "winloss check says where.");
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

void DealRow::pack(Packer& to) const {
    to.number(id);
    to.put(static_cast<Place>(outcome));
    to.put(kind);
    to.put(opened_on);
    to.put(decided_on);
    to.put(closed_on);
    to.put(amount);
    to.put(currency);
    to.number(account);
    to.number(product);
    to.number(owner);
}

void DealRow::unpack(Unpacker& from) {
    id = from.number();
    outcome = static_cast<Outcome>(from.get<Place>());
    kind = from.get<Place>();
    opened_on = from.get<DayNumber>();
    decided_on = from.get<DayNumber>();
    closed_on = from.get<DayNumber>();
    amount = from.get<std::int64_t>();
    currency = from.get<CurrencyLetters>();
    account = from.number();
    product = from.number();
    owner = from.number();
}

void InterviewRow::read(const Statement& row) {
    id = row.integer(0);
    deal = row.integer(1);
    relation = place_in<Relation>(row, 2);
    coded_on = day_in(row, 3);
    held_on = day_in(row, 4);
}

void InterviewRow::pack(Packer& to) const {
    to.number(id);
    to.number(deal);
    to.put(relation);
    to.put(coded_on);
    to.put(held_on);
}

void InterviewRow::unpack(Unpacker& from) {
    id = from.number();
    deal = from.number();
    relation = from.get<Place>();
    coded_on = from.get<DayNumber>();
    held_on = from.get<DayNumber>();
}

void NoteRow::read(const Statement& row) {
    id = row.integer(0);
    interview = row.integer(1);
}

void NoteRow::pack(Packer& to) const {
    to.number(id);
    to.number(interview);
}

void NoteRow::unpack(Unpacker& from) {
    id = from.number();
    interview = from.number();
}

void CodingRow::read(const Statement& row) {
    id = row.integer(0);
    note = row.integer(1);
    code = row.integer(2);
    rating = static_cast<std::int8_t>(number_in(row, 3));
    weight = parse_word<Weight>(row.text(4)).value_or(Weight::contributing);
}

void CodingRow::pack(Packer& to) const {
    to.number(id);
    to.number(note);
    to.number(code);
    to.put(rating);
    to.put(static_cast<Place>(weight));
}

void CodingRow::unpack(Unpacker& from) {
    id = from.number();
    note = from.number();
    code = from.number();
    rating = from.get<std::int8_t>();
    weight = static_cast<Weight>(from.get<Place>());
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

void ContractRow::pack(Packer& to) const {
    to.number(id);
    to.number(account);
    to.number(product);
    to.number(renews);
    to.put(starts_on);
    to.put(ends_on);
    to.put(ended_on);
    to.put(annual_value);
    to.put(currency);
    to.put(auto_renews);
    to.put(term_months);
    to.number(end_reason);
}

void ContractRow::unpack(Unpacker& from) {
    id = from.number();
    account = from.number();
    product = from.number();
    renews = from.number();
    starts_on = from.get<DayNumber>();
    ends_on = from.get<DayNumber>();
    ended_on = from.get<DayNumber>();
    annual_value = from.get<std::int64_t>();
    currency = from.get<CurrencyLetters>();
    auto_renews = from.get<bool>();
    term_months = from.get<std::int32_t>();
    end_reason = from.number();
}

}  // namespace winloss::store
