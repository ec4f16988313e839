#include "winloss/store/offers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "record_shape.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view last_text = "\xf4\x8f\xbf\xbf";

std::vector<NameLine> lines_of(const Shape& shape, Statement& rows) {
    std::vector<NameLine> lines;
    while (rows.step()) { lines.push_back(told(shape, rows)); }
    return lines;
}

std::vector<NameLine> named_so(const Store& store, const Shape& shape, std::string_view condition,
                               std::string_view prefix, std::int64_t limit) {
    const std::string from = fold(prefix);
    Statement rows =
        store.prepare(fmt::format("SELECT {} FROM {} r WHERE {} AND r.name_folded >= $from AND r.name_folded < $to "
                                  "ORDER BY r.name_folded, r.id LIMIT $limit",
                                  told_columns(shape), shape.table, condition));
    rows.bind("from", from).bind("to", from + std::string(last_text)).bind("limit", limit);
    return lines_of(shape, rows);
}

/// Each as the index that serves it has it.
std::string interviews_that_are(Likely which, std::string_view alias) {
    switch (which) {
        case Likely::held:
            return fmt::format(
                "{0}.state = 'held' AND ({0}.coded_on IS NULL OR {0}.shared_on IS NULL OR {0}.thanked_on IS NULL)",
                alias);
        case Likely::heard: return fmt::format("{}.held_on IS NOT NULL", alias);
        case Likely::ended:
            return fmt::format(
                "{0}.state <> 'planned' AND {0}.state <> 'invited' AND {0}.state <> 'booked' AND {0}.state <> 'held'",
                alias);
        default: return fmt::format("({0}.state = 'planned' OR {0}.state = 'invited' OR {0}.state = 'booked')", alias);
    }
}

/// Condition and order.
std::string tail_of(RecordKind kind, Likely which) {
    if (which == Likely::latest) { return "ORDER BY r.id DESC"; }
    if (kind == RecordKind::interview) {
        const std::string_view order = which == Likely::held    ? "r.held_on, r.id"
                                       : which == Likely::heard ? "r.held_on DESC, r.id DESC"
                                       : which == Likely::ended ? "r.state DESC, r.id DESC"
                                                                : "r.closes_on, r.id";
        return fmt::format("WHERE {} ORDER BY {}", interviews_that_are(which, "r"), order);
    }
    switch (kind) {
        case RecordKind::flag: return "WHERE r.cleared_on IS NULL ORDER BY r.look_again_on, r.id";
        case RecordKind::action:
            return "WHERE (r.state = 'considering' OR r.state = 'planned') ORDER BY r.due_on, r.id";
        case RecordKind::expectation: return "WHERE r.reviewed_on IS NULL ORDER BY r.review_on, r.id";
        default: throw Error(ErrorKind::bug, "A kind of record of which none is more likely than another.");
    }
}

}  // namespace

std::vector<NameLine> names_from(const Store& store, RecordKind kind, std::string_view prefix, std::int64_t limit) {
    const Shape& shape = shape_of(kind);
    if (!shape.has_name) { return {}; }
    return named_so(store, shape, "1 = 1", prefix, limit);
}

std::vector<ExternalIdLine> external_ids_from(const Store& store, RecordKind kind, std::string_view prefix,
                                              std::int64_t limit) {
    const Shape& shape = shape_of(kind);
    if (!shape.has_external_id || prefix.empty()) { return {}; }
    std::string capitals(prefix);
    std::ranges::transform(capitals, capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    std::vector<std::string> beginnings{std::string(prefix)};
    if (capitals != prefix) { beginnings.push_back(capitals); }
    std::vector<ExternalIdLine> found;
    for (const std::string& from : beginnings) {
        Statement rows = store.prepare(
            fmt::format("SELECT {}, r.external_id FROM {} r "
                        "WHERE r.external_id >= $from AND r.external_id < $to ORDER BY r.external_id LIMIT $limit",
                        told_columns(shape), shape.table));
        rows.bind("from", from).bind("to", from + std::string(last_text)).bind("limit", limit);
        const int outside = 2 + static_cast<int>(std::ranges::count_if(
                                    shape.tells, [](std::string_view each) { return !each.empty(); }));
        while (rows.step()) { found.push_back({std::string(rows.text(outside)), told(shape, rows)}); }
    }
    return found;
}

std::vector<NameLine> likely(const Store& store, RecordKind kind, Likely which, std::int64_t limit) {
    const Shape& shape = shape_of(kind);
    Statement rows = store.prepare(
        fmt::format("SELECT {} FROM {} r {} LIMIT $limit", told_columns(shape), shape.table, tail_of(kind, which)));
    rows.bind("limit", limit);
    return lines_of(shape, rows);
}

std::vector<NameLine> interviewed_from(const Store& store, RecordKind kind, Likely which, std::string_view prefix,
                                       std::int64_t limit) {
    return named_so(store, shape_of(kind),
                    fmt::format("EXISTS (SELECT 1 FROM interview i WHERE i.{}_id = r.id AND {})",
                                kind == RecordKind::deal ? "deal" : "account", interviews_that_are(which, "i")),
                    prefix, limit);
}

std::vector<NameLine> open_deals_from(const Store& store, std::string_view prefix, std::int64_t limit) {
    return named_so(store, shape_of(RecordKind::deal), "r.outcome = 'open'", prefix, limit);
}

std::vector<NameLine> active_people_from(const Store& store, std::string_view prefix, std::int64_t limit) {
    return named_so(store, shape_of(RecordKind::person), "r.active = 1", prefix, limit);
}

std::vector<NameLine> contacts_to_ask(const Store& store, std::optional<AccountId> account, std::string_view prefix,
                                      std::int64_t limit) {
    const Shape& shape = shape_of(RecordKind::contact);
    std::string condition = "r.left_on IS NULL AND r.do_not_contact = 0";
    if (account) { condition += fmt::format(" AND r.account_id = {}", account->value); }
    return named_so(store, shape, condition, prefix, limit);
}

std::vector<std::string> account_words(const Store& store, AccountWord which) {
    const std::string_view column = which == AccountWord::segment    ? "segment"
                                    : which == AccountWord::industry ? "industry"
                                                                     : "region";
    constexpr int enough = 2'000;  // of a column that no index has: its words are few and come again and again
    Statement rows =
        store.prepare(fmt::format("SELECT DISTINCT {0} FROM (SELECT {0} FROM account ORDER BY id DESC "
                                  "LIMIT {1}) AS latest WHERE {0} IS NOT NULL ORDER BY {0}",
                                  column, enough));
    std::vector<std::string> words;
    while (rows.step()) { words.emplace_back(rows.text(0)); }
    return words;
}

}  // namespace winloss::store
