#include "winloss/store/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

#include "meant.hpp"
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

std::optional<std::int64_t> only_named(const Store& store, const Shape& shape, std::string_view word,
                                       const std::optional<Named>& named) {
    if (!named || named->id) { return named ? named->id : std::nullopt; }
    return only_one(store, shape, word, Meant{named->condition("r.id", "r.name_folded"), *named});
}

std::optional<std::int64_t> find_directly(const Store& store, const Shape& shape, std::string_view word) {
    if (const auto number = as_number(word); number && exists(store, shape, *number)) { return number; }
    return only_named(store, shape, word, by_words_down_to(store, shape, word, usual(shape)));
}

/// Of those that are meant takes one, or refuses; null where there is none.
using Pick = std::optional<std::int64_t> (*)(const Store&, const Shape&, std::string_view word, const Meant&);

/// Records that a name may stand for, and what becomes of several.
struct Among {
    std::string condition;
    Pick pick = only_one;
    std::string_view which{};  ///< what they are of all that are called so: 'open'
};

/// Whose name a record may be called by, and how little of it does.
using Lead = std::pair<RecordKind, Fit>;

/// What a word names of those whose names lead to a record.
struct Via {
    const Shape& shape;
    Named named;
};

/// Deals that begin so are all one customer's, whose own name has the words further on: then that customer is meant.
std::vector<Via> by_customer_rather(const Store& store, std::string_view word, std::vector<Via> found) {
    if (found.size() != 1 || found.front().shape.kind != RecordKind::deal) { return found; }
    const Via& deals = found.front();
    const Meant those{deals.named.condition("r.id", "r.name_folded"), deals.named};
    if (deals.named.fit == Fit::whole || count_of(store, deals.shape, those) < 2) { return found; }
    const Shape& accounts = shape_of(RecordKind::account);
    const auto account = by_words(store, accounts, word, Fit::any_words);
    if (!account) { return found; }
    const Meant customer{account->condition("r.id", "r.name_folded"), *account};
    if (count_of(store, accounts, customer) != 1) { return found; }
    const std::int64_t id = *only_one(store, accounts, word, customer);
    const Meant foreign{fmt::format("{} AND coalesce(r.account_id, 0) <> {}", those.condition, id), deals.named};
    if (count_of(store, deals.shape, foreign) > 0) { return found; }
    found.clear();
    found.push_back({accounts, Named{.id = id}});
    return found;
}

/// All that are called so as closely as any of them is. A number is the record's own and leads through nothing; an
/// external id of digits may.
std::vector<Via> named_by(const Store& store, std::string_view word, std::span<const Lead> leads) {
    std::vector<Via> found;
    for (const Fit fit : all_fits) {
        for (const auto& [kind, least] : leads) {
            if (fit > least) { continue; }
            if (auto named = by_words(store, shape_of(kind), word, fit)) {
                found.push_back({shape_of(kind), std::move(*named)});
            }
        }
        if (!found.empty()) { break; }
    }
    return by_customer_rather(store, word, std::move(found));
}

/// Those of what a name leads to that the condition holds for.
Meant meant_through(const Via& via, const Shape& shape, std::string_view condition) {
    const std::string theirs = via.shape.kind == shape.kind ? via.named.condition("r.id", "r.name_folded")
                               : via.named.id
                                   ? fmt::format("r.{}_id = $named", via.shape.table)
                                   : fmt::format("r.{0}_id IN (SELECT v.id FROM {0} v WHERE {1})", via.shape.table,
                                                 via.named.condition("v.id", "v.name_folded"));
    return {fmt::format("{} AND {}", theirs, condition), via.named};
}

/// 'winloss interview list --account 4', or what shows an account with all that is its own.
std::string showing(const Shape& shape, const Shape& via, std::string_view number) {
    return shape.kind == RecordKind::interview ? fmt::format("winloss interview list --{} {}", via.table, number)
                                               : fmt::format("winloss {} show {}", via.table, number);
}

/// A part of a name that several have names none of them, though only one should lead to such a record.
void refuse_part_of_several(const Store& store, const Shape& shape, std::string_view word, const Via& via) {
    if (via.named.fit == Fit::whole) { return; }
    const Meant those{via.named.condition("r.id", "r.name_folded"), via.named};
    const std::int64_t count = count_of(store, via.shape, those);
    if (count < 2) { return; }
    throw conflict(
        fmt::format("{} names {}.", quoted(word), counted_records(via.shape, count)),
        fmt::format("{}\nGive more of the name, or the number of the {}: {}",
                    candidates(store, via.shape, those, count), shape.table, showing(shape, via.shape, "NUMBER")));
}

/// Where another customer's record is called so as well, both are named.
void refuse_beside(const Store& store, const Shape& shape, std::string_view word, std::int64_t found,
                   const Meant& others) {
    const Meant foreign{fmt::format("{} AND coalesce(r.account_id, 0) <> (SELECT coalesce(f.account_id, 0) FROM {} f "
                                    "WHERE f.id = {}) AND r.id <> {}",
                                    others.condition, shape.table, found, found),
                        others.named};
    const std::int64_t count = count_of(store, shape, foreign);
    if (count == 0) { return; }
    const Named itself{.id = found};
    throw conflict(fmt::format("{} names {}.", quoted(word), counted_records(shape, count + 1)),
                   fmt::format("{}\n{}\nGive the number.", candidates(store, shape, {"r.id = $named", itself}, 1),
                               candidates(store, shape, foreign, count)));
}

/// The one record that what is named leads to, of the first of these that there are any of.
std::optional<std::int64_t> through(const Store& store, const Shape& shape, std::string_view word,
                                    const std::vector<Via>& vias, const std::vector<Among>& tiers) {
    for (const Among& tier : tiers) {
        for (auto via = vias.begin(); via != vias.end(); ++via) {
            Meant meant = meant_through(*via, shape, tier.condition);
            meant.which = tier.which;
            const auto found = tier.pick(store, shape, word, meant);
            if (!found) { continue; }
            refuse_part_of_several(store, shape, word, *via);
            for (auto other = via + 1; other != vias.end(); ++other) {
                if (via->named.fit == Fit::whole) { break; }
                refuse_beside(store, shape, word, *found, meant_through(*other, shape, tier.condition));
            }
            return found;
        }
    }
    return std::nullopt;
}

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

[[noreturn]] void refuse_missing(const Store& store, const Shape& shape, std::string_view word) {
    std::string hint;
    if (!as_number(word)) {
        const std::string folded = fold(word);
        if (shape.has_name) { hint = near_names_of(store, shape, folded, shape.kind); }
        constexpr std::array through_accounts = {RecordKind::deal, RecordKind::contract, RecordKind::interview};
        const bool through = std::ranges::find(through_accounts, shape.kind) != through_accounts.end();
        if (hint.empty() && (through || !unsettled(shape.kind).empty())) {
            hint = near_names_of(store, shape_of(RecordKind::account), folded, shape.kind);
        }
    }
    if (hint.empty()) { hint = listing_command(shape.kind) + " shows them."; }
    throw not_found(fmt::format("There is no {} {}.", shape.table, quoted(word)), hint);
}

constexpr std::array leads_by_account = {Lead{RecordKind::account, Fit::any_words}};
constexpr std::array leads_to_deal = {Lead{RecordKind::account, Fit::any_words},
                                      Lead{RecordKind::deal, Fit::any_words}};
constexpr std::array leads_to_contract = leads_to_deal;
constexpr std::array leads_to_interview = {Lead{RecordKind::account, Fit::any_words},
                                           Lead{RecordKind::deal, Fit::any_words},
                                           Lead{RecordKind::contract, Fit::whole}};

/// The word names no such record; where it names what leads to one, that is said. `which` is 'open interview'.
[[noreturn]] void refuse_below(const Store& store, const Shape& shape, std::string_view word,
                               const std::vector<Via>& vias, std::string_view which) {
    for (const Via& via : vias) {
        const auto shows = [&](std::string_view number) {
            return fmt::format("{} shows what there is.", showing(shape, via.shape, number));
        };
        const Meant those{via.named.condition("r.id", "r.name_folded"), via.named};
        const std::int64_t count = count_of(store, via.shape, those);
        if (count > 1) {
            const bool vowel = std::string_view("aeiou").find(which.front()) != std::string_view::npos;
            throw not_found(fmt::format("{} names {}, and none of them has {} {}.", quoted(word),
                                        counted_records(via.shape, count), vowel ? "an" : "a", which),
                            fmt::format("{}\n{}", candidates(store, via.shape, those, count), shows("NUMBER")));
        }
        const auto id = only_one(store, via.shape, word, those);
        throw not_found(fmt::format("{} has no {}.", quoted(word), which), shows(std::to_string(*id)));
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

constexpr std::string_view open_interview = "(r.state = 'planned' OR r.state = 'invited' OR r.state = 'booked')";
constexpr std::string_view held_interview = "r.state = 'held'";
constexpr std::string_view unfinished_interview =
    "(r.state = 'held' AND (r.coded_on IS NULL OR r.shared_on IS NULL OR r.thanked_on IS NULL))";

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

bool has_any(const Store& store, RecordKind kind) {
    return store.prepare(fmt::format("SELECT 1 FROM {} LIMIT 1", table_name(kind))).step();
}

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
    if (const std::string_view first = unsettled(kind); !found && !first.empty()) {
        const std::vector<Via> vias = named_by(store, word, leads_by_account);
        found = through(store, shape, word, vias, {{std::string(first)}, {std::string(any_of_them)}});
        if (!found) {
            refuse_below(store, shape, word, vias,
                         kind == RecordKind::health ? "judgement of its health" : shape.table);
        }
    }
    if (!found) { found = only_named(store, shape, word, by_words_down_to(store, shape, word, Fit::any_words)); }
    if (!found) { refuse_missing(store, shape, word); }
    return *found;
}

std::optional<std::int64_t> look_up(const Store& store, RecordKind kind, std::string_view word) {
    return find_directly(store, shape_of(kind), typed_word(shape_of(kind), word));
}

std::string near_names(const Store& store, RecordKind kind, std::string_view word) {
    const Shape& shape = shape_of(kind);
    return shape.has_name ? near_names_of(store, shape, fold(word), kind) : std::string();
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
    if (!found) {
        const std::vector<Via> vias = named_by(store, word, leads_to_deal);
        found =
            through(store, shape, word, vias, {{"r.outcome = 'open'", only_one, "open"}, {std::string(any_of_them)}});
        if (!found) { refuse_below(store, shape, word, vias, "deal"); }
    }
    return {*found};
}

ContractId find_contract(const Store& store, std::string_view typed) {
    const Shape& shape = shape_of(RecordKind::contract);
    const std::string_view word = typed_word(shape, typed);
    auto found = find_directly(store, shape, word);
    if (!found) {
        const std::vector<Via> vias = named_by(store, word, leads_to_contract);
        found = through(store, shape, word, vias, {{std::string(any_of_them)}});
        if (!found) { refuse_below(store, shape, word, vias, "contract"); }
    }
    return {*found};
}

InterviewId find_interview(const Store& store, std::string_view typed, InterviewMeant meant,
                           std::optional<Date> today) {
    const Shape& shape = shape_of(RecordKind::interview);
    const std::string_view word = typed_word(shape, typed);
    auto found = find_directly(store, shape, word);
    if (!found) {
        const std::vector<Via> vias = named_by(store, word, leads_to_interview);
        found = through(store, shape, word, vias, tiers_of(meant, today));
        if (!found) {
            const bool of_open = meant == InterviewMeant::open || meant == InterviewMeant::to_hold;
            const bool of_any = meant == InterviewMeant::any || meant == InterviewMeant::to_note;
            refuse_below(store, shape, word, vias,
                         of_open  ? "open interview"
                         : of_any ? "interview"
                                  : "held interview");
        }
    }
    return {*found};
}

}  // namespace winloss::store
