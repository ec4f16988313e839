#include "winloss/store/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

/// How a kind of record is found and told apart.
struct Shape {
    RecordKind kind;
    std::string_view table;
    bool has_external_id;
    bool has_name;
    /// SQL expression over the table aliased r: what tells two records of one name apart. May be empty.
    std::string_view telling;
};

constexpr auto shapes = std::to_array<Shape>({
    {RecordKind::person, "person", false, true, "coalesce(r.email, r.role)"},
    {RecordKind::product, "product", false, true, ""},
    {RecordKind::competitor, "competitor", false, true, ""},
    {RecordKind::account, "account", true, true,
     "trim(coalesce(r.external_id, '') || ' ' || coalesce(r.region, '') || ' ' || coalesce(r.segment, ''))"},
    {RecordKind::contact, "contact", true, true, "(SELECT a.name FROM account a WHERE a.id = r.account_id)"},
    {RecordKind::deal, "deal", true, true,
     "trim(coalesce(r.external_id, '') || ' ' || r.outcome || ' ' || coalesce(r.decided_on, r.closed_on, r.opened_on, "
     "''))"},
    {RecordKind::contract, "contract", true, false, ""},
    {RecordKind::interview, "interview", false, false, "r.kind || ', ' || r.state"},
    {RecordKind::touch, "touch", false, false, ""},
    {RecordKind::expectation, "expectation", false, false, ""},
    {RecordKind::health, "health", false, false, ""},
    {RecordKind::flag, "flag", false, false, ""},
    {RecordKind::action, "action", false, false, ""},
});

const Shape& shape_of(RecordKind kind) {
    for (const Shape& shape : shapes) {
        if (shape.kind == kind) { return shape; }
    }
    throw Error(ErrorKind::bug, "A kind of record without a shape.");
}

std::optional<std::int64_t> as_number(std::string_view word) {
    if (word.starts_with('#')) { word.remove_prefix(1); }
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure != std::errc{} || end != word.data() + word.size() || number < 1) { return std::nullopt; }
    return number;
}

bool exists(const Store& store, const Shape& shape, std::int64_t id) {
    Statement row = store.prepare(fmt::format("SELECT 1 FROM {} WHERE id = $id", shape.table));
    return row.bind("id", id).step();
}

std::optional<std::int64_t> by_external_id(const Store& store, const Shape& shape, std::string_view word) {
    Statement row = store.prepare(fmt::format("SELECT id FROM {} WHERE external_id = $word", shape.table));
    if (!row.bind("word", word).step()) { return std::nullopt; }
    return row.integer(0);
}

/// People, accounts and contacts are found by the first words of their names too.
bool by_first_words(const Shape& shape) {
    return shape.kind == RecordKind::person || shape.kind == RecordKind::account || shape.kind == RecordKind::contact;
}

/// As many words of the name as `words`; empty where it has no more than these.
std::string beginning(const std::string& name, std::size_t words) {
    const std::string folded = fold(name);
    std::size_t end = 0;
    for (std::size_t i = 0; i < words && end != std::string::npos; ++i) {
        end = folded.find(' ', i == 0 ? 0 : end + 1);
    }
    return end == std::string::npos ? std::string() : folded.substr(0, end);
}

/// The names whose first words are near enough to the folded ones for a slip.
std::vector<std::string> beginning_like(const std::vector<std::string>& names, std::string_view folded) {
    constexpr std::size_t most = 3;
    const std::size_t words = split(folded, ' ').size();
    std::vector<std::string> beginnings;
    for (const std::string& name : names) { beginnings.push_back(beginning(name, words)); }
    std::vector<std::string> found;
    for (const std::string& near : nearest(folded, beginnings, most)) {
        for (std::size_t i = 0; i < names.size() && found.size() < most; ++i) {
            if (beginnings[i] == near && std::ranges::find(found, names[i]) == found.end()) {
                found.push_back(names[i]);
            }
        }
    }
    return found;
}

/// The names near enough to the folded word for a slip; those that begin alike, or all where they are few.
std::string near_names(const Store& store, const Shape& shape, std::string_view folded) {
    constexpr std::int64_t enough = 20'000;
    std::vector<std::string> names;
    const std::string first = std::string(folded.substr(0, byte_offset(folded, 1)));
    for (const bool alike : {true, false}) {
        Statement rows =
            store.prepare(fmt::format("SELECT name FROM {} WHERE name_folded >= $from AND name_folded < $to "
                                      "ORDER BY name_folded LIMIT $enough",
                                      shape.table));
        rows.bind("from", alike ? first : std::string())
            .bind("to", alike ? first + "\xf4\x8f\xbf\xbf" : "\xf4\x8f\xbf\xbf");
        rows.bind("enough", enough);
        names.clear();
        while (rows.step()) { names.emplace_back(rows.text(0)); }
        std::string hint = did_you_mean(folded, names);
        if (hint.empty() && by_first_words(shape)) { hint = did_you_mean(beginning_like(names, folded)); }
        if (!hint.empty()) { return hint; }
    }
    return {};
}

[[noreturn]] void refuse_ambiguous(const Shape& shape, std::string_view word, std::vector<std::string> candidates,
                                   std::size_t count) {
    if (count > candidates.size()) { candidates.push_back("…"); }
    throw conflict(fmt::format("'{}' names {} {}s.", word, count, shape.table),
                   fmt::format("Give the number: {}.", join(candidates, ", ")));
}

/// The one row of the query (a number, and what tells it apart), nullopt where there is none; several are refused.
std::optional<std::int64_t> only_one(const Shape& shape, std::string_view word, Statement& rows) {
    constexpr std::size_t shown = 8;
    std::optional<std::int64_t> found;
    std::vector<std::string> candidates;
    std::size_t count = 0;
    while (rows.step()) {
        found = rows.integer(0);
        if (++count > shown) { continue; }
        const std::string tells = rows.maybe_text(1).value_or("");
        candidates.push_back(tells.empty() ? fmt::format("{}", *found) : fmt::format("{} ({})", *found, tells));
    }
    if (count > 1) { refuse_ambiguous(shape, word, std::move(candidates), count); }
    return found;
}

std::string_view telling(const Shape& shape) { return shape.telling.empty() ? "''" : shape.telling; }

/// The one record whose folded name lies in [from, to).
std::optional<std::int64_t> by_name_range(const Store& store, const Shape& shape, std::string_view word,
                                          const std::string& from, const std::string& to) {
    Statement rows = store.prepare(
        fmt::format("SELECT r.id, {} FROM {} r WHERE r.name_folded >= $from AND r.name_folded < $to ORDER BY r.id",
                    telling(shape), shape.table));
    rows.bind("from", from).bind("to", to);
    return only_one(shape, word, rows);
}

/// By the whole name; people and accounts also by the first words of it where only one begins so.
std::optional<std::int64_t> by_name(const Store& store, const Shape& shape, std::string_view word) {
    const std::string folded = fold(word);
    if (const auto whole = by_name_range(store, shape, word, folded, folded + '\x01')) { return whole; }
    if (!by_first_words(shape)) { return std::nullopt; }
    return by_name_range(store, shape, word, folded + ' ', folded + '!');
}

[[noreturn]] void refuse_missing(const Store& store, const Shape& shape, std::string_view word) {
    std::string hint;
    if (shape.has_name && !as_number(word)) { hint = near_names(store, shape, fold(word)); }
    if (hint.empty()) { hint = fmt::format("winloss {} list shows them.", shape.table); }
    throw not_found(fmt::format("There is no {} '{}'.", shape.table, word), hint);
}

std::optional<std::int64_t> find_directly(const Store& store, const Shape& shape, std::string_view word) {
    if (const auto number = as_number(word); number && exists(store, shape, *number)) { return number; }
    if (word.starts_with('#')) { return std::nullopt; }
    if (shape.has_external_id) {
        if (const auto id = by_external_id(store, shape, word)) { return id; }
    }
    return shape.has_name ? by_name(store, shape, word) : std::nullopt;
}

/// Through the account: the one record of its that `condition` picks.
std::optional<std::int64_t> through_account(const Store& store, const Shape& shape, std::string_view word,
                                            std::string_view condition) {
    const auto account = find_directly(store, shape_of(RecordKind::account), word);
    if (!account) { return std::nullopt; }
    Statement rows =
        store.prepare(fmt::format("SELECT r.id, {} FROM {} r WHERE r.account_id = $account AND {} "
                                  "ORDER BY r.id",
                                  telling(shape), shape.table, condition));
    rows.bind("account", *account);
    return only_one(shape, word, rows);
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

constexpr std::string_view open_interview = "(state = 'planned' OR state = 'invited' OR state = 'booked')";

}  // namespace

std::string_view table_name(RecordKind kind) { return shape_of(kind).table; }

std::optional<RecordKind> kind_named(std::string_view name) {
    for (const Shape& shape : shapes) {
        if (shape.table == name) { return shape.kind; }
    }
    return std::nullopt;
}

std::int64_t find_record(const Store& store, RecordKind kind, std::string_view word) {
    const Shape& shape = shape_of(kind);
    const auto found = find_directly(store, shape, trim(word));
    if (!found) { refuse_missing(store, shape, trim(word)); }
    return *found;
}

std::optional<std::int64_t> look_up(const Store& store, RecordKind kind, std::string_view word) {
    return find_directly(store, shape_of(kind), trim(word));
}

std::string near_names(const Store& store, RecordKind kind, std::string_view word) {
    const Shape& shape = shape_of(kind);
    return shape.has_name ? near_names(store, shape, fold(word)) : std::string();
}

std::optional<std::string> name_in(const Store& store, std::string_view table, std::string_view column,
                                   std::int64_t id) {
    for (const Reference& reference : references()) {
        if (reference.child != table || reference.column != column) { continue; }
        for (const Shape& shape : shapes) {
            if (shape.table != reference.parent || !shape.has_name) { continue; }
            Statement row = store.prepare(fmt::format("SELECT name FROM {} WHERE id = $id", shape.table));
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

std::vector<NameLine> names_from(const Store& store, RecordKind kind, std::string_view prefix, std::int64_t limit) {
    const Shape& shape = shape_of(kind);
    if (!shape.has_name) { return {}; }
    const std::string from = fold(prefix);
    Statement rows = store.prepare(
        fmt::format("SELECT r.id, r.name, {} FROM {} r WHERE r.name_folded >= $from AND r.name_folded < $to "
                    "ORDER BY r.name_folded, r.id LIMIT $limit",
                    telling(shape), shape.table));
    rows.bind("from", from).bind("to", from + "\xf4\x8f\xbf\xbf").bind("limit", limit);
    std::vector<NameLine> lines;
    while (rows.step()) {
        lines.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.maybe_text(2).value_or(""))});
    }
    return lines;
}

std::optional<std::int64_t> record_named(const Store& store, RecordKind kind, std::string_view name) {
    Statement rows = store.prepare(
        fmt::format("SELECT id FROM {} WHERE name_folded = $folded ORDER BY id LIMIT 2", shape_of(kind).table));
    if (!rows.bind("folded", fold(name)).step()) { return std::nullopt; }
    const std::int64_t found = rows.integer(0);
    return rows.step() ? std::nullopt : std::optional(found);
}

DealId find_deal(const Store& store, std::string_view word) {
    const Shape& shape = shape_of(RecordKind::deal);
    auto found = find_directly(store, shape, trim(word));
    if (!found) { found = through_account(store, shape, trim(word), "outcome = 'open'"); }
    if (!found) { found = through_account(store, shape, trim(word), "1 = 1"); }
    if (!found) { refuse_missing(store, shape, trim(word)); }
    return {*found};
}

ContractId find_contract(const Store& store, std::string_view word) {
    const Shape& shape = shape_of(RecordKind::contract);
    auto found = find_directly(store, shape, trim(word));
    if (!found) { found = through_account(store, shape, trim(word), "1 = 1"); }
    if (!found) { refuse_missing(store, shape, trim(word)); }
    return {*found};
}

/// The word names no interview; where it names an account, that is said.
[[noreturn]] void refuse_interview(const Store& store, std::string_view word, InterviewMeant meant) {
    const auto account = find_directly(store, shape_of(RecordKind::account), word);
    if (!account || as_number(word)) { refuse_missing(store, shape_of(RecordKind::interview), word); }
    const std::string_view which = meant == InterviewMeant::open   ? "open interview"
                                   : meant == InterviewMeant::held ? "held interview"
                                                                   : "interview";
    throw not_found(fmt::format("'{}' has no {}.", word, which),
                    fmt::format("winloss interview list --account {} shows what there is.", *account));
}

InterviewId find_interview(const Store& store, std::string_view word, InterviewMeant meant) {
    const Shape& shape = shape_of(RecordKind::interview);
    auto found = find_directly(store, shape, trim(word));
    const auto through = [&](std::string_view condition) {
        if (!found) { found = through_account(store, shape, trim(word), condition); }
    };
    if (meant == InterviewMeant::held) {
        through("state = 'held' AND (coded_on IS NULL OR shared_on IS NULL OR thanked_on IS NULL)");
        through("state = 'held'");
    } else {
        through(open_interview);
        if (meant == InterviewMeant::any) { through("1 = 1"); }
    }
    if (!found) { refuse_interview(store, trim(word), meant); }
    return {*found};
}

}  // namespace winloss::store
