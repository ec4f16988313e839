// The one way to name a record: its number, its external id, or its name. Knows which tables have names, not what they
// mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

enum class RecordKind {
    person,
    product,
    competitor,
    account,
    contact,
    deal,
    contract,
    interview,
    touch,
    expectation,
    health,
    flag,
    action,
    benchmark
};

/// 'deal', as messages and the history name it; also the table's name.
std::string_view table_name(RecordKind kind);
/// 'winloss deal list', the command that shows the records of the kind.
std::string listing_command(RecordKind kind);
/// The kind of that name; nullopt where there is none.
std::optional<RecordKind> kind_named(std::string_view name);

/// Whether the store has a record of the kind at all.
bool has_any(const Store& store, RecordKind kind);

/// The number of the record that `word` names. A word of digits is a number first (`#17` is only a number), then an
/// external id, then a name. Of a name its first words do, else any of its words, side by side; the whole name comes
/// before those that only begin with it, and these before those that hold it. Throws not_found with the nearest names,
/// conflict with the candidates and what tells them apart.
std::int64_t find_record(const Store& store, RecordKind kind, std::string_view word);

/// As find_record, but null where there is none, and of what only a name tells apart (products, competitors, deals) all
/// of it is needed. Throws conflict where the word names several.
std::optional<std::int64_t> look_up(const Store& store, RecordKind kind, std::string_view word);
/// "did you mean 'Initech'?": the names near to the word; empty where none is, or the kind has no names.
std::string near_names(const Store& store, RecordKind kind, std::string_view word);

/// What a record is called, and what tells it from others that are called so.
struct NameLine {
    std::int64_t id = 0;
    std::string name;   ///< where its kind has none: what it is and whose, 'retrospective of Acme'
    std::string tells;  ///< 'Acme, OPP-17, lost, 2026-08-20'; may be empty
};

/// The one record of exactly this name, folded; nullopt where none or several have it.
std::optional<std::int64_t> record_named(const Store& store, RecordKind kind, std::string_view name);

inline PersonId find_person(const Store& store, std::string_view word) {
    return {find_record(store, RecordKind::person, word)};
}
inline ProductId find_product(const Store& store, std::string_view word) {
    return {find_record(store, RecordKind::product, word)};
}
inline CompetitorId find_competitor(const Store& store, std::string_view word) {
    return {find_record(store, RecordKind::competitor, word)};
}
inline AccountId find_account(const Store& store, std::string_view word) {
    return {find_record(store, RecordKind::account, word)};
}
inline ContactId find_contact(const Store& store, std::string_view word) {
    return {find_record(store, RecordKind::contact, word)};
}
/// Also by the name of an account that has one deal, or one open deal. A part of a name that several accounts or deals
/// have is refused with the list of them, here and below.
DealId find_deal(const Store& store, std::string_view word);
/// Also by the name of an account or of a deal that has one contract.
ContractId find_contract(const Store& store, std::string_view word);
/// Which interview of an account its name stands for. Those that are open are planned, invited or booked.
enum class InterviewMeant {
    open,
    to_hold,   ///< the one that is booked, for today or earlier before later; else the open one
    to_note,   ///< the one that was held and has no note or no codings, or whose appointment has come; else as any
    held,      ///< the one that was held and still owes a mark, else the one that was held
    to_share,  ///< of those that were held the one that was not shared, else as held
    to_thank,  ///< or not thanked for
    any,       ///< the open one or the one that owes a mark, else the one there is
};
/// By number, or by the name or external id of an account, a deal or a contract that has one such interview. Where the
/// name is that of several accounts, the interviews of all of them are meant. On a day those are open that were asked
/// or booked, and of the planned ones those whose window is open then; where there is none, the customer's first to
/// open. Without a day all of them are alike.
InterviewId find_interview(const Store& store, std::string_view word, InterviewMeant meant = InterviewMeant::open,
                           std::optional<Date> today = std::nullopt);

/// Every column that names a record of a kind, held against the schema by a test.
struct Reference {
    std::string_view parent;
    std::string_view child;
    std::string_view column;
    bool part;  ///< the child is part of the parent and goes with it
};
std::span<const Reference> references();

/// The name of what a column of a table holds the number of, as it is now: 'Ana Ruiz', 'price/total-cost', a reason as
/// it was stated, 'contract 3' where its kind has no names or it is there no longer; nullopt for a column that names
/// nothing.
std::optional<std::string> name_in(const Store& store, std::string_view table, std::string_view column,
                                   std::int64_t id);

/// The rows of other tables that stand in the way of removing one: 'deal' 3, 'contact' 1. Rows that are part of the
/// record itself (a deal's competitors) do not count.
struct Dependents {
    std::string what;
    std::int64_t count = 0;
};
std::vector<Dependents> dependents(const Store& store, RecordKind kind, std::int64_t id);

/// Removes the record and the rows that are part of it; throws conflict naming what hangs on it, not_found where it is
/// not there.
void remove_record(Write& write, RecordKind kind, std::int64_t id);

}  // namespace winloss::store
