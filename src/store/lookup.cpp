#include "winloss/store/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

#include "near_names.hpp"
#include "record_shape.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss::store {

namespace {

std::optional<std::int64_t> as_number(std::string_view word) {
    if (word.starts_with('#')) { word.remove_prefix(1); }
    const auto number = whole_number(word);
    return number && *number >= 1 ? number : std::nullopt;
}

/// What a word names: the record of a number, all whose folded name lies in [from, to), or all that have the word among
/// those of their name.
struct Named {
    std::optional<std::int64_t> id{};
    std::string from{};
    std::string to{};
    std::string like{};  ///< empty: not by any word

    /// SQL that holds for them; `id` and `name` are its columns.
    std::string condition(std::string_view id_column, std::string_view name_column) const {
        if (id) { return fmt::format("{} = $named", id_column); }
        if (!like.empty()) { return fmt::format("' ' || {} || ' ' LIKE $like ESCAPE '\\'", name_column); }
        return fmt::format("{0} >= $from AND {0} < $to", name_column);
    }
    void bind(Statement& statement) const {
        if (id) {
            statement.bind("named", *id);
        } else if (!like.empty()) {
            statement.bind("like", like);
        } else {
            statement.bind("from", from).bind("to", to);
        }
    }
};

/// How much of a name has to be typed.
enum class Typed { whole, first_words };

bool exists(const Store& store, const Shape& shape, std::int64_t id) {
    Statement row = store.prepare(fmt::format("SELECT 1 FROM {} WHERE id = $id", shape.table));
    return row.bind("id", id).step();
}

std::optional<Named> by_external_id(const Store& store, const Shape& shape, std::string_view word) {
    if (!shape.has_external_id || word.starts_with('#')) { return std::nullopt; }
    Statement row = store.prepare(fmt::format("SELECT id FROM {} WHERE external_id = $word", shape.table));
    if (!row.bind("word", word).step()) { return std::nullopt; }
    return Named{.id = row.integer(0)};
}

std::optional<Named> by_name(const Store& store, const Shape& shape, std::string_view word, Typed typed) {
    if (!shape.has_name || word.starts_with('#')) { return std::nullopt; }
    const std::string folded = fold(word);
    Named named = typed == Typed::whole ? Named{.from = folded, .to = folded + '\x01'}
                                        : Named{.from = folded + ' ', .to = folded + '!'};
    Statement row = store.prepare(
        fmt::format("SELECT 1 FROM {} WHERE name_folded >= $from AND name_folded < $to LIMIT 1", shape.table));
    named.bind(row);
    if (!row.step()) { return std::nullopt; }
    return named;
}

Typed usual(const Shape& shape) { return by_first_words(shape) ? Typed::first_words : Typed::whole; }

/// People are called by their surnames too. Reads every name, so it is asked last.
std::optional<Named> by_any_word(const Store& store, const Shape& shape, std::string_view word) {
    if ((shape.kind != RecordKind::person && shape.kind != RecordKind::contact) || word.starts_with('#')) {
        return std::nullopt;
    }
    Named named{.like = "% "};
    for (const char c : fold(word)) {
        if (c == '%' || c == '_' || c == '\\') { named.like += '\\'; }
        named.like += c;
    }
    named.like += " %";
    Statement row = store.prepare(
        fmt::format("SELECT 1 FROM {} WHERE {} LIMIT 1", shape.table, named.condition("id", "name_folded")));
    named.bind(row);
    if (!row.step()) { return std::nullopt; }
    return named;
}

/// By external id, by the whole name, then by as little of it as may be typed.
std::optional<Named> by_words(const Store& store, const Shape& shape, std::string_view word, Typed typed) {
    auto named = by_external_id(store, shape, word);
    if (!named) { named = by_name(store, shape, word, Typed::whole); }
    if (!named && typed == Typed::first_words) { named = by_name(store, shape, word, Typed::first_words); }
    if (!named) { named = by_any_word(store, shape, word); }
    return named;
}

/// The rows of the table aliased r that a word may mean, as SQL.
struct Meant {
    std::string condition;
    const Named& named;
};

Statement selected(const Store& store, const Shape& shape, const Meant& meant, std::string_view what,
                   std::string_view tail) {
    Statement rows =
        store.prepare(fmt::format("SELECT {} FROM {} r WHERE {} {}", what, shape.table, meant.condition, tail));
    meant.named.bind(rows);
    return rows;
}

/// The first of them in words, and how many more there are.
std::string candidates(const Store& store, const Shape& shape, const Meant& meant, std::int64_t count) {
    constexpr std::int64_t shown = 8;
    std::vector<std::string> lines;
    Statement rows = selected(store, shape, meant, told_columns(shape), fmt::format("ORDER BY r.id LIMIT {}", shown));
    while (rows.step()) { lines.push_back(in_words(told(shape, rows))); }
    return join(lines, ", ") + (count > shown ? fmt::format(" and {} more", count - shown) : "");
}

std::int64_t count_of(const Store& store, const Shape& shape, const Meant& meant) {
    Statement row = selected(store, shape, meant, "count(*)", "");
    row.step();
    return row.integer(0);
}

/// The one row that is meant, nullopt where there is none; several are refused with what tells them apart.
std::optional<std::int64_t> only_one(const Store& store, const Shape& shape, std::string_view word,
                                     const Meant& meant) {
    Statement rows = selected(store, shape, meant, "r.id", "ORDER BY r.id LIMIT 2");
    if (!rows.step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    if (!rows.step()) { return found; }
    const std::int64_t count = count_of(store, shape, meant);
    throw conflict(fmt::format("'{}' names {} {}s.", word, count, shape.table),
                   fmt::format("Give the number: {}.", candidates(store, shape, meant, count)));
}

std::optional<std::int64_t> only_one(const Store& store, const Shape& shape, std::string_view word,
                                     const std::optional<Named>& named) {
    if (!named || named->id) { return named ? named->id : std::nullopt; }
    return only_one(store, shape, word, Meant{named->condition("r.id", "r.name_folded"), *named});
}

std::optional<std::int64_t> find_directly(const Store& store, const Shape& shape, std::string_view word) {
    if (const auto number = as_number(word); number && exists(store, shape, *number)) { return number; }
    return only_one(store, shape, word, by_words(store, shape, word, usual(shape)));
}

/// Through the accounts, the deals or the contracts that the word names: the one record of theirs that `condition`
/// picks. A number is the record's own and leads through nothing; an external id of digits may.
std::optional<std::int64_t> through(const Store& store, const Shape& shape, std::string_view word, RecordKind by,
                                    std::string_view condition, Typed enough) {
    const Shape& via = shape_of(by);
    const auto named = by_words(store, via, word, enough);
    if (!named) { return std::nullopt; }
    const std::string theirs = named->id ? fmt::format("r.{}_id = $named", via.table)
                                         : fmt::format("r.{0}_id IN (SELECT v.id FROM {0} v WHERE {1})", via.table,
                                                       named->condition("v.id", "v.name_folded"));
    return only_one(store, shape, word, Meant{fmt::format("{} AND {}", theirs, condition), *named});
}

[[noreturn]] void refuse_missing(const Store& store, const Shape& shape, std::string_view word) {
    std::string hint;
    if (!as_number(word)) {
        const std::string folded = fold(word);
        if (shape.has_name) { hint = near_names_of(store, shape, folded); }
        constexpr std::array through_accounts = {RecordKind::deal, RecordKind::contract, RecordKind::interview};
        if (hint.empty() && std::ranges::find(through_accounts, shape.kind) != through_accounts.end()) {
            hint = near_names_of(store, shape_of(RecordKind::account), folded);
        }
    }
    if (hint.empty()) { hint = listing_command(shape.kind) + " shows them."; }
    throw not_found(fmt::format("There is no {} '{}'.", shape.table, word), hint);
}

/// Whose name a record may be called by, and how much of it.
using Lead = std::pair<RecordKind, Typed>;
constexpr std::array leads_to_deal = {Lead{RecordKind::account, Typed::first_words}};
constexpr std::array leads_to_contract = {Lead{RecordKind::account, Typed::first_words},
                                          Lead{RecordKind::deal, Typed::first_words}};
constexpr std::array leads_to_interview = {Lead{RecordKind::account, Typed::first_words},
                                           Lead{RecordKind::deal, Typed::first_words},
                                           Lead{RecordKind::contract, Typed::whole}};

/// The word names no such record; where it names what leads to one, that is said. `which` is 'open interview'.
[[noreturn]] void refuse_below(const Store& store, const Shape& shape, std::string_view word,
                               std::span<const Lead> leads, std::string_view which) {
    const bool of_interviews = shape.kind == RecordKind::interview;
    for (const auto& [kind, enough] : leads) {
        const Shape& via = shape_of(kind);
        const auto named = by_words(store, via, word, enough);
        if (!named) { continue; }
        const auto showing = [&](std::string_view number) {
            return fmt::format(
                "winloss {} {} shows what there is.",
                of_interviews ? fmt::format("interview list --{}", via.table) : fmt::format("{} show", via.table),
                number);
        };
        const Meant those{named->condition("r.id", "r.name_folded"), *named};
        const std::int64_t count = count_of(store, via, those);
        if (count > 1) {
            const bool vowel = std::string_view("aeiou").find(which.front()) != std::string_view::npos;
            throw not_found(fmt::format("'{}' names {} {}s, and none of them has {} {}.", word, count, via.table,
                                        vowel ? "an" : "a", which),
                            fmt::format("They are {}; {}", candidates(store, via, those, count), showing("NUMBER")));
        }
        const auto id = only_one(store, via, word, those);
        throw not_found(fmt::format("'{}' has no {}.", word, which), showing(std::to_string(*id)));
    }
    refuse_missing(store, shape, word);
}

/// What a column names that is no record of its own: an entry of the codebook by its path, a reason by its words.
struct NamedEntry {
    std::string_view table;
    std::string_view column;
    std::string_view entry;
    std::string_view name;
};
constexpr auto named_entries = std::to_array<NamedEntry>({
    {"action", "code_id", "code", "path"},
    {"contract", "end_reason_id", "stated_reason", "text"},
});

constexpr std::string_view any_of_them = "1 = 1";
/// Of what hangs on an account and has no name the ones that are not settled; empty for records with names.
std::string_view unsettled(RecordKind kind) {
    switch (kind) {
        case RecordKind::flag: return "r.cleared_on IS NULL";
        case RecordKind::action: return "(r.state = 'considering' OR r.state = 'planned')";
        case RecordKind::expectation: return "r.outcome = 'unknown'";
        case RecordKind::health:
        case RecordKind::touch: return any_of_them;
        default: return {};
    }
}

constexpr std::string_view open_interview = "(r.state = 'planned' OR r.state = 'invited' OR r.state = 'booked')";
constexpr std::string_view held_interview = "r.state = 'held'";
constexpr std::string_view unfinished_interview =
    "r.state = 'held' AND (r.coded_on IS NULL OR r.shared_on IS NULL OR r.thanked_on IS NULL)";

}  // namespace

std::string_view table_name(RecordKind kind) { return shape_of(kind).table; }

std::string listing_command(RecordKind kind) {
    return fmt::format("winloss {} {}", table_name(kind), kind == RecordKind::health ? "show" : "list");
}

std::optional<RecordKind> kind_named(std::string_view name) {
    const Shape* shape = shape_of_table(name);
    return shape == nullptr ? std::nullopt : std::optional(shape->kind);
}

std::int64_t find_record(const Store& store, RecordKind kind, std::string_view word) {
    const Shape& shape = shape_of(kind);
    auto found = find_directly(store, shape, trim(word));
    const std::string_view first = unsettled(kind);
    for (const std::string_view condition : {first, any_of_them}) {
        if (found || first.empty()) { break; }
        found = through(store, shape, trim(word), RecordKind::account, condition, Typed::first_words);
    }
    if (!found) { refuse_missing(store, shape, trim(word)); }
    return *found;
}

std::optional<std::int64_t> look_up(const Store& store, RecordKind kind, std::string_view word) {
    return find_directly(store, shape_of(kind), trim(word));
}

std::string near_names(const Store& store, RecordKind kind, std::string_view word) {
    const Shape& shape = shape_of(kind);
    return shape.has_name ? near_names_of(store, shape, fold(word)) : std::string();
}

std::optional<std::string> name_in(const Store& store, std::string_view table, std::string_view column,
                                   std::int64_t id) {
    for (const Reference& reference : references()) {
        if (reference.child != table || reference.column != column) { continue; }
        if (const Shape* shape = shape_of_table(reference.parent); shape != nullptr && shape->has_name) {
            Statement row = store.prepare(fmt::format("SELECT name FROM {} WHERE id = $id", shape->table));
            if (row.bind("id", id).step()) { return std::string(row.text(0)); }
        }
        return fmt::format("{} {}", reference.parent, id);
    }
    for (const NamedEntry& each : named_entries) {
        if (each.table != table || each.column != column) { continue; }
        Statement row = store.prepare(fmt::format("SELECT {} FROM {} WHERE id = $id", each.name, each.entry));
        if (row.bind("id", id).step()) { return std::string(row.text(0)); }
    }
    return std::nullopt;
}

std::optional<std::int64_t> record_named(const Store& store, RecordKind kind, std::string_view name) {
    Statement rows = store.prepare(
        fmt::format("SELECT id FROM {} WHERE name_folded = $folded ORDER BY id LIMIT 2", shape_of(kind).table));
    if (!rows.bind("folded", fold(name)).step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    return rows.step() ? std::nullopt : std::optional(found);
}

DealId find_deal(const Store& store, std::string_view typed) {
    const Shape& shape = shape_of(RecordKind::deal);
    const std::string_view word = trim(typed);
    auto found = find_directly(store, shape, word);
    if (!found) { found = through(store, shape, word, RecordKind::account, "r.outcome = 'open'", Typed::first_words); }
    if (!found) { found = through(store, shape, word, RecordKind::account, any_of_them, Typed::first_words); }
    if (!found) { found = only_one(store, shape, word, by_name(store, shape, word, Typed::first_words)); }
    if (!found) { refuse_below(store, shape, word, leads_to_deal, "deal"); }
    return {*found};
}

ContractId find_contract(const Store& store, std::string_view typed) {
    const Shape& shape = shape_of(RecordKind::contract);
    const std::string_view word = trim(typed);
    auto found = find_directly(store, shape, word);
    if (!found) { found = through(store, shape, word, RecordKind::account, any_of_them, Typed::first_words); }
    if (!found) { found = through(store, shape, word, RecordKind::deal, any_of_them, Typed::first_words); }
    if (!found) { refuse_below(store, shape, word, leads_to_contract, "contract"); }
    return {*found};
}

InterviewId find_interview(const Store& store, std::string_view typed, InterviewMeant meant) {
    const Shape& shape = shape_of(RecordKind::interview);
    const std::string_view word = trim(typed);
    auto found = find_directly(store, shape, word);
    const auto among = [&](std::string_view condition) {
        for (const auto& [by, enough] : leads_to_interview) {
            if (!found) { found = through(store, shape, word, by, condition, enough); }
        }
    };
    if (meant == InterviewMeant::held) {
        among(unfinished_interview);
        among(held_interview);
    } else {
        among(open_interview);
        if (meant == InterviewMeant::any) { among(any_of_them); }
    }
    if (!found) {
        refuse_below(store, shape, word, leads_to_interview,
                     meant == InterviewMeant::open   ? "open interview"
                     : meant == InterviewMeant::held ? "held interview"
                                                     : "interview");
    }
    return {*found};
}

}  // namespace winloss::store
