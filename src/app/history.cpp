#include "winloss/app/history.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

constexpr std::int64_t shown_on_screen = 20;

Cell number_or_null(const std::optional<std::int64_t>& number) { return number ? Cell(*number) : Cell(); }

Table operation_table(const std::vector<store::OperationEntry>& operations) {
    Table table{.name = "operations",
                .title = "",
                .columns = {{"operation", "Operation", Type::integer},
                            {"at", "At", Type::instant},
                            {"person", "Person", Type::text},
                            {"command", "Command", Type::text, true},
                            {"rows", "Rows", Type::integer},
                            {"reverts", "Reverts", Type::integer},
                            {"reverted_by", "Reverted by", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::OperationEntry& each : operations) {
        table.rows.push_back({each.id, each.at, each.person, each.command, each.rows, number_or_null(each.reverts),
                              number_or_null(each.reverted_by)});
    }
    return table;
}

constexpr auto kinds = std::to_array<std::pair<std::string_view, store::RecordKind>>({
    {"person", store::RecordKind::person},
    {"product", store::RecordKind::product},
    {"competitor", store::RecordKind::competitor},
    {"account", store::RecordKind::account},
    {"contact", store::RecordKind::contact},
    {"deal", store::RecordKind::deal},
    {"contract", store::RecordKind::contract},
    {"interview", store::RecordKind::interview},
});

store::RecordKind record_kind(const std::string& typed) {
    std::vector<std::string> words;
    for (const auto& [word, kind] : kinds) {
        if (word == typed) { return kind; }
        words.emplace_back(word);
    }
    const std::string near = did_you_mean(typed, words);
    throw usage_error(fmt::format("'{}' is no kind of record.", typed),
                      near.empty() ? "One of: " + join(words, ", ") + "." : near);
}

/// The number of a record that may be gone by now: a number is taken as it stands.
std::int64_t record_number(const store::Store& store, store::RecordKind kind, const std::string& word) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure == std::errc{} && end == word.data() + word.size()) { return number; }
    return store::find_record(store, kind, word);
}

Table life_table(const std::vector<store::RecordChange>& changes) {
    Table table{.name = "changes",
                .title = "",
                .columns = {{"operation", "Operation", Type::integer},
                            {"at", "At", Type::instant},
                            {"person", "Person", Type::text},
                            {"command", "Command", Type::text},
                            {"action", "Action", Type::text},
                            {"field", "Field", Type::text},
                            {"before", "Before", Type::text, true},
                            {"after", "After", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::RecordChange& change : changes) {
        const store::OperationEntry& by = change.operation;
        const auto add = [&](const store::RecordChange::Value& value) {
            const auto text = [](const std::string& shown) { return shown.empty() ? Cell() : Cell(shown); };
            table.rows.push_back({by.id, by.at, by.person, by.command, change.action, text(value.column),
                                  text(value.before), text(value.after)});
        };
        if (change.values.empty()) { add({}); }
        for (const auto& value : change.values) {
            if (!value.column.ends_with("_folded")) { add(value); }  // derived from the name beside it
        }
    }
    return table;
}

std::string named(const store::OperationEntry& operation) {
    return fmt::format("operation {}, '{}' by {}", operation.id, operation.command, operation.person);
}

}  // namespace

Answer show_log(const store::Store& store, const Context& context, const ShowLog& options) {
    if (options.kind) {
        if (!options.record) { throw usage_error("Which one?", fmt::format("winloss log {} NUMBER", *options.kind)); }
        const store::RecordKind kind = record_kind(*options.kind);
        const std::int64_t number = record_number(store, kind, *options.record);
        const auto changes = store::record_history(store, store::table_name(kind), number);
        if (changes.empty()) { throw not_found(fmt::format("There never was a {} {}.", *options.kind, number)); }
        return {.data = List{life_table(changes), ""}, .messages = {}};
    }
    const std::int64_t fallback = context.on_screen ? shown_on_screen : 0;
    return {.data = List{operation_table(store::operations(store, options.limit.value_or(fallback))),
                         "Nothing has been written yet."},
            .messages = {}};
}

Answer undo(store::Store& store, const Context& context, const Undo& options) {
    std::optional<std::int64_t> number;
    if (options.operation) {
        std::int64_t typed = 0;
        const std::string& word = *options.operation;
        const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), typed);
        if (failure != std::errc{} || end != word.data() + word.size() || typed < 1) {
            throw usage_error(fmt::format("'{}' is no operation's number.", word), "winloss log shows them.");
        }
        number = typed;
    }
    const store::OperationEntry taken = store::undo(store, context.operation(), number);
    return {.data = {},
            .messages = {fmt::format("Took back {}: {}.", named(taken), counted(taken.rows, "row", "rows")),
                         "Next: winloss redo does it again, winloss undo takes back the one before."}};
}

Answer redo(store::Store& store, const Context& context, const Redo&) {
    const store::OperationEntry again = store::redo(store, context.operation());
    return {.data = {},
            .messages = {fmt::format("Did {} again: {}.", named(again), counted(again.rows, "row", "rows"))}};
}

}  // namespace winloss::app
