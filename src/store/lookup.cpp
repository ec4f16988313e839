#include "winloss/store/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

#include "named.hpp"
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

bool exists(const Store& store, const Shape& shape, std::int64_t id) {
    Statement row = store.prepare(fmt::format("SELECT 1 FROM {} WHERE id = $id", shape.table));
    return row.bind("id", id).step();
}

/// Throws usage for a word of nothing: what a script's unset variable leaves must name no record.
std::string_view typed_word(const Shape& shape, std::string_view typed) {
    const std::string_view word = trim(typed);
    if (word.empty()) {
        throw usage_error(fmt::format("Which {}? The word for it is empty.", shape.table),
                          listing_command(shape.kind) + " has the numbers.");
    }
    return word;
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

/// '3 touches'
std::string counted_records(const Shape& shape, std::int64_t count) {
    if (shape.kind == RecordKind::touch) { return fmt::format("{} touches", count); }
    if (shape.kind == RecordKind::health) { return fmt::format("{} judgements", count); }
    return fmt::format("{} {}s", count, shape.table);
}

/// The first of them, one a line, and how many more there are.
std::string candidates(const Store& store, const Shape& shape, const Meant& meant, std::int64_t count) {
    constexpr std::int64_t shown = 8;
    std::vector<std::string> lines;
    Statement rows = selected(store, shape, meant, told_columns(shape), fmt::format("ORDER BY r.id LIMIT {}", shown));
    while (rows.step()) { lines.push_back(in_words(told(shape, rows))); }
    if (count > shown) { lines.push_back(fmt::format("and {} more", count - shown)); }
    return join(lines, "\n");
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
    throw conflict(fmt::format("{} names {}.", quoted(word), counted_records(shape, count)),
                   candidates(store, shape, meant, count) + "\nGive the number.");
}

/// Of several interviews of one customer the one whose window opens first; where two open on one day none is taken.
std::optional<std::int64_t> first_to_open(const Store& store, const Shape& shape, std::string_view word,
                                          const Meant& meant) {
    Statement customers = selected(store, shape, meant, "count(DISTINCT r.account_id)", "");
    customers.step();
    if (customers.integer(0) > 1) { return only_one(store, shape, word, meant); }
    Statement rows = selected(store, shape, meant, "r.id, r.opens_on", "ORDER BY r.opens_on, r.id LIMIT 2");
    if (!rows.step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    const std::string opens(rows.text(1));
    if (!rows.step() || rows.text(1) != opens) { return found; }
    return only_one(store, shape, word, meant);
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
/// picks. A number is the record's own and leads through nothing; an external id of digits may. Of several `pick` takes
/// one, or refuses.
using Pick = std::optional<std::int64_t> (*)(const Store&, const Shape&, std::string_view word, const Meant&);

std::optional<std::int64_t> through(const Store& store, const Shape& shape, std::string_view word, RecordKind by,
                                    std::string_view condition, Typed enough, Pick pick = only_one) {
    const Shape& via = shape_of(by);
    const auto named = by_words(store, via, word, enough);
    if (!named) { return std::nullopt; }
    const std::string theirs = named->id ? fmt::format("r.{}_id = $named", via.table)
                                         : fmt::format("r.{0}_id IN (SELECT v.id FROM {0} v WHERE {1})", via.table,
                                                       named->condition("v.id", "v.name_folded"));
    return pick(store, shape, word, Meant{fmt::format("{} AND {}", theirs, condition), *named});
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
    throw not_found(fmt::format("There is no {} {}.", shape.table, quoted(word)), hint);
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
            throw not_found(fmt::format("{} names {}, and none of them has {} {}.", quoted(word),
                                        counted_records(via, count), vowel ? "an" : "a", which),
                            fmt::format("{}\n{}", candidates(store, via, those, count), showing("NUMBER")));
        }
        const auto id = only_one(store, via, word, those);
        throw not_found(fmt::format("{} has no {}.", quoted(word), which), showing(std::to_string(*id)));
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
    "(r.state = 'held' AND (r.coded_on IS NULL OR r.shared_on IS NULL OR r.thanked_on IS NULL))";

/// Interviews that a name may stand for, and what becomes of several.
struct Among {
    std::string condition;
    Pick pick = only_one;
};

/// Planned ones whose window is open today, and those that were asked or booked.
std::string open_on(Date today) {
    return fmt::format("(r.state = 'invited' OR r.state = 'booked' OR (r.state = 'planned' AND r.opens_on <= '{}'))",
                       iso(today));
}

std::string booked_until(Date day) {
    return fmt::format("(r.state = 'booked' AND r.booked_at < '{}')", iso(day + Days{1}));
}

/// Which of a customer's interviews its name stands for: the first of these that there are any of.
std::vector<Among> tiers_of(InterviewMeant meant, std::optional<Date> today) {
    const Among coming{"r.state = 'planned'", first_to_open};
    const Among unfinished{std::string(unfinished_interview)};
    const Among held{std::string(held_interview)};
    const Among all{std::string(any_of_them)};
    const Among open{today ? open_on(*today) : std::string(open_interview)};
    switch (meant) {
        case InterviewMeant::open: return today ? std::vector{open, coming} : std::vector{open};
        case InterviewMeant::to_hold:
            if (!today) { return {open}; }
            return {{booked_until(*today)}, {"r.state = 'booked'"}, open, coming};
        case InterviewMeant::to_note:
            if (!today) { return {open, all}; }
            return {{fmt::format("({} OR (r.state = 'held' AND (r.coded_on IS NULL OR NOT EXISTS (SELECT 1 FROM note n "
                                 "WHERE n.interview_id = r.id))))",
                                 booked_until(*today))},
                    {fmt::format("({} OR {})", open.condition, unfinished.condition)},
                    coming,
                    all};
        case InterviewMeant::any:
            if (!today) { return {open, all}; }
            return {{fmt::format("({} OR {})", open.condition, unfinished.condition)}, coming, all};
        case InterviewMeant::to_share: return {{"r.state = 'held' AND r.shared_on IS NULL"}, unfinished, held};
        case InterviewMeant::to_thank: return {{"r.state = 'held' AND r.thanked_on IS NULL"}, unfinished, held};
        case InterviewMeant::held: return {unfinished, held};
    }
    return {};
}

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
    word = typed_word(shape, word);
    auto found = find_directly(store, shape, word);
    const std::string_view first = unsettled(kind);
    for (const std::string_view condition : {first, any_of_them}) {
        if (found || first.empty()) { break; }
        found = through(store, shape, word, RecordKind::account, condition, Typed::first_words);
    }
    if (!found && !first.empty()) {
        refuse_below(store, shape, word, leads_to_deal,
                     kind == RecordKind::health ? "judgement of its health" : shape.table);
    }
    if (!found && shape.has_name) {
        found = only_one(store, shape, word, by_name(store, shape, word, Typed::first_words));
    }
    if (!found) { refuse_missing(store, shape, word); }
    return *found;
}

std::optional<std::int64_t> look_up(const Store& store, RecordKind kind, std::string_view word) {
    return find_directly(store, shape_of(kind), typed_word(shape_of(kind), word));
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
    const std::string_view word = typed_word(shape, typed);
    auto found = find_directly(store, shape, word);
    if (!found) { found = through(store, shape, word, RecordKind::account, "r.outcome = 'open'", Typed::first_words); }
    if (!found) { found = through(store, shape, word, RecordKind::account, any_of_them, Typed::first_words); }
    if (!found) { found = only_one(store, shape, word, by_name(store, shape, word, Typed::first_words)); }
    if (!found) { refuse_below(store, shape, word, leads_to_deal, "deal"); }
    return {*found};
}

ContractId find_contract(const Store& store, std::string_view typed) {
    const Shape& shape = shape_of(RecordKind::contract);
    const std::string_view word = typed_word(shape, typed);
    auto found = find_directly(store, shape, word);
    if (!found) { found = through(store, shape, word, RecordKind::account, any_of_them, Typed::first_words); }
    if (!found) { found = through(store, shape, word, RecordKind::deal, any_of_them, Typed::first_words); }
    if (!found) { refuse_below(store, shape, word, leads_to_contract, "contract"); }
    return {*found};
}

InterviewId find_interview(const Store& store, std::string_view typed, InterviewMeant meant,
                           std::optional<Date> today) {
    const Shape& shape = shape_of(RecordKind::interview);
    const std::string_view word = typed_word(shape, typed);
    auto found = find_directly(store, shape, word);
    for (const Among& tier : found ? std::vector<Among>{} : tiers_of(meant, today)) {
        for (const auto& [by, enough] : leads_to_interview) {
            if (!found) { found = through(store, shape, word, by, tier.condition, enough, tier.pick); }
        }
    }
    if (!found) {
        const bool of_open = meant == InterviewMeant::open || meant == InterviewMeant::to_hold;
        const bool of_any = meant == InterviewMeant::any || meant == InterviewMeant::to_note;
        refuse_below(store, shape, word, leads_to_interview,
                     of_open  ? "open interview"
                     : of_any ? "interview"
                              : "held interview");
    }
    return {*found};
}

}  // namespace winloss::store
