#include "winloss/app/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
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
                            spare_column("person", "Person", Type::text, 1),
                            typed_column("command", "Command"),
                            spare_column("rows", "Rows", Type::integer, 2),
                            spare_column("reverts", "Reverts", Type::integer, 4),
                            spare_column("reverted_by", "Reverted by", Type::integer, 3)},
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
    {"touch", store::RecordKind::touch},
    {"expectation", store::RecordKind::expectation},
    {"health", store::RecordKind::health},
    {"flag", store::RecordKind::flag},
    {"action", store::RecordKind::action},
    {"benchmark", store::RecordKind::benchmark},
});

store::RecordKind record_kind(const std::string& typed) {
    for (const auto& [word, kind] : kinds) {
        if (word == typed) { return kind; }
    }
    const std::vector<std::string> words = record_kinds();
    const std::string near = did_you_mean(typed, words);
    throw usage_error(fmt::format("{} is no kind of record.", quoted(typed)),
                      near.empty() ? "One of: " + join(words, ", ") + "." : near);
}

/// The number of a record that may be gone by now: a number is taken as it stands.
std::int64_t record_number(const store::Store& store, store::RecordKind kind, const std::string& word) {
    if (const auto number = whole_number(word)) { return *number; }
    return store::find_record(store, kind, word);
}

using Value = store::RecordChange::Value;

/// The changes of one record as people read them: names for the numbers of other records, amounts in their currency.
class Life {
public:
    Life(const store::Store& store, std::string_view table) : store_(store), table_(table) {}

    /// The values of the next change, in the order of time.
    std::vector<Value> read(const std::vector<Value>& values) {
        const std::string before = currency_;
        for (const Value& each : values) {
            if (each.column == "currency") { currency_ = each.after; }
        }
        const bool paid = std::ranges::any_of(values, [](const Value& each) { return is_amount(each.column); });
        std::vector<Value> result;
        for (const Value& each : values) {
            if (each.column.ends_with("_folded")) { continue; }  // derived from the name beside it
            if (each.column == "currency" && paid) { continue; }
            Value& value = result.emplace_back(each);
            if (is_amount(each.column)) {
                value.before = money(each.before, before);
                value.after = money(each.after, currency_);
            } else if (each.column.ends_with("_id")) {
                name(value);
            }
        }
        return result;
    }

private:
    static bool is_amount(std::string_view column) { return column == "amount" || column == "annual_value"; }

    static std::string money(const std::string& text, const std::string& currency) {
        const auto minor = whole_number(text);
        const auto of = Currency::parse(currency);
        return minor && of ? to_string(Money{*minor, *of}) : text;
    }

    std::optional<std::string> name(std::string_view column, const std::string& text) const {
        const auto id = whole_number(text);
        return id ? store::name_in(store_, table_, column, *id) : std::nullopt;
    }

    void name(Value& value) const {
        const auto before = name(value.column, value.before);
        const auto after = name(value.column, value.after);
        if (!before && !after) { return; }
        value.before = before.value_or(value.before);
        value.after = after.value_or(value.after);
        value.column.resize(value.column.size() - std::string_view("_id").size());
    }

    const store::Store& store_;
    std::string_view table_;
    std::string currency_;  ///< of the record, as far as its life was read
};

Table life_table(const store::Store& store, std::string_view table_name,
                 const std::vector<store::RecordChange>& changes) {
    Table table{.name = "changes",
                .title = "",
                .columns = {{"operation", "Operation", Type::integer},
                            spare_column("at", "At", Type::instant, 1),
                            spare_column("person", "Person", Type::text, 2),
                            spare_column("command", "Command", Type::text, 4),
                            spare_column("action", "Action", Type::text, 3),
                            {"field", "Field", Type::text},
                            {"before", "Before", Type::text, true},
                            {"after", "After", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    Life life(store, table_name);
    for (const store::RecordChange& change : changes) {
        const store::OperationEntry& by = change.operation;
        const auto add = [&](const Value& value) {
            const auto text = [](const std::string& shown) { return shown.empty() ? Cell() : Cell(shown); };
            table.rows.push_back({by.id, by.at, by.person, by.command, change.action, text(value.column),
                                  text(value.before), text(value.after)});
        };
        if (change.values.empty()) { add({}); }
        for (const Value& value : life.read(change.values)) { add(value); }
    }
    return table;
}

std::string named(const store::OperationEntry& operation) {
    return fmt::format("operation {}, '{}' by {}", operation.id, operation.command, operation.person);
}

Answer would_be(std::string_view done, const store::OperationEntry& operation) {
    return {.data = {},
            .messages = {fmt::format("Would {} {}: {}. Nothing was changed.", done, named(operation),
                                     counted(operation.rows, "row", "rows")),
                         "Next: the same without --dry-run"}};
}

}  // namespace

std::vector<std::string> record_kinds() {
    std::vector<std::string> words;
    for (const auto& [word, kind] : kinds) { words.emplace_back(word); }
    return words;
}

Answer show_log(const store::Store& store, const Context& context, const ShowLog& options) {
    if (options.kind) {
        if (!options.record) { throw usage_error("Which one?", fmt::format("winloss log {} NUMBER", *options.kind)); }
        const store::RecordKind kind = record_kind(*options.kind);
        const std::int64_t number = record_number(store, kind, *options.record);
        const auto changes = store::record_history(store, store::table_name(kind), number);
        if (changes.empty() && !store::look_up(store, kind, fmt::format("#{}", number))) {
            throw not_found(fmt::format("There never was a {} {}.", *options.kind, number));
        }
        return {.data = List{life_table(store, store::table_name(kind), changes),
                             fmt::format("Nothing has changed {} {} since the store was made of an archive.",
                                         *options.kind, number)},
                .messages = {}};
    }
    const std::int64_t fallback = context.on_screen ? shown_on_screen : 0;
    return {.data = List{operation_table(store::operations(store, options.limit.value_or(fallback))),
                         "Nothing has been written yet. " + how_to_begin(store)},
            .messages = {}};
}

Answer undo(store::Store& store, const Context& context, const Undo& options) {
    std::optional<std::int64_t> number;
    if (options.operation) {
        number = whole_number(*options.operation);
        if (!number || *number < 1) {
            throw usage_error(fmt::format("'{}' is no operation's number.", *options.operation),
                              "winloss log shows them.");
        }
    }
    const store::OperationEntry taken = store::undo(store, context.operation(), number, options.dry_run);
    if (options.dry_run) { return would_be("take back", taken); }
    return {.data = {},
            .messages = {fmt::format("Took back {}: {}.", named(taken), counted(taken.rows, "row", "rows")),
                         "To do it again: winloss redo", "To take back the one before too: winloss undo"}};
}

Answer redo(store::Store& store, const Context& context, const Redo& options) {
    const store::OperationEntry again = store::redo(store, context.operation(), options.dry_run);
    if (options.dry_run) { return would_be("do again", again); }
    return {.data = {},
            .messages = {fmt::format("Did {} again: {}.", named(again), counted(again.rows, "row", "rows")),
                         "Next, for what was done last: winloss log", "To take it back once more: winloss undo"}};
}

}  // namespace winloss::app
