#include "winloss/app/codebook.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::app {

namespace {

using Uses = std::unordered_map<CodeId, store::CodeUse>;

Uses uses_by_code(const store::Store& store) {
    Uses uses;
    for (const store::CodeUse& use : store::code_uses(store)) { uses.emplace(use.code, use); }
    return uses;
}

/// Codings of the code and of all below it.
std::int64_t codings_below(const Codebook& codebook, const Code& code, const Uses& uses) {
    std::int64_t count = 0;
    for (const Code& each : codebook.subtree(code)) {
        if (const auto use = uses.find(each.id); use != uses.end()) { count += use->second.codings; }
    }
    return count;
}

Table code_table(const Codebook& codebook, std::span<const Code> codes, const Uses& uses) {
    Table table{.name = "codes",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            typed_column("code", "Code"),
                            {"name", "Name", Type::text, true},
                            {"kind", "Kind", Type::text},
                            {"mentions", "Mentions", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Code& code : codes) {
        table.rows.push_back(
            {code.id.value, code.path, code.name, std::string(word(code.kind)), codings_below(codebook, code, uses)});
    }
    return table;
}

/// Stated reasons without a code that may be the same one, mistyped.
std::vector<std::string> spelled_alike(const store::Store& store, const std::string& text) {
    std::vector<std::string> others;
    for (const store::StatedReason& each : store::stated_reasons(store, true)) {
        if (fold(each.text) != fold(text)) { others.push_back(each.text); }
    }
    return nearest(text, others);
}

/// '12 deals and 1 contract' that have the reason.
std::string uses_of(const store::Store& store, const std::string& text) {
    std::int64_t deals = 0;
    std::int64_t contracts = 0;
    for (const store::StatedReason& each : store::stated_reasons(store, false)) {
        if (fold(each.text) != fold(text)) { continue; }
        deals += each.deals;
        contracts += each.contracts;
    }
    return fmt::format("{} and {}", counted(deals, "deal", "deals"), counted(contracts, "contract", "contracts"));
}

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

}  // namespace

Answer list_codes(const store::Store& store, const Context&, const ListCodes& options) {
    const store::Snapshot snapshot(store);
    const Codebook codebook = store::read_codebook(store);
    std::span<const Code> codes = codebook.codes();
    if (options.under) { codes = codebook.subtree(codebook.require(*options.under)); }
    std::vector<Code> chosen;
    const auto kind = options.kind ? std::optional(require_word<CodeKind>(*options.kind)) : std::nullopt;
    for (const Code& code : codes) {
        if (!kind || code.kind == *kind) { chosen.push_back(code); }
    }
    return {.data = List{code_table(codebook, chosen, uses_by_code(store)),
                         "No codes of this kind: winloss codebook list shows all."},
            .messages = {}};
}

Answer show_code(const store::Store& store, const Context&, const ShowCode& options) {
    const store::Snapshot snapshot(store);
    const Codebook codebook = store::read_codebook(store);
    const Code& code = codebook.require(options.code);
    const Uses uses = uses_by_code(store);
    Record record{.title = fmt::format("code {}, {}", code.path, code.name),
                  .fields = {{"id", "Id", code.id.value},
                             {"code", "Code", code.path},
                             {"name", "Name", code.name},
                             {"kind", "Kind", std::string(word(code.kind))},
                             {"definition", "Definition", text_or_null(code.definition)},
                             {"use_when", "Use when", text_or_null(code.use_when)},
                             {"avoid_when", "Avoid when", text_or_null(code.avoid_when)},
                             {"colour", "Colour", code.colour ? Cell(*code.colour) : Cell()},
                             {"mentions", "Mentions", codings_below(codebook, code, uses)}},
                  .sections = {},
                  .body = {}};
    Table below = code_table(codebook, codebook.subtree(code).subspan(1), uses);
    below.name = "below";
    below.title = "Below it";
    if (!below.rows.empty()) { record.sections.push_back(std::move(below)); }
    return {.data = std::move(record), .messages = {}};
}

Answer list_reasons(const store::Store& store, const Context&, const ListReasons&) {
    const store::Snapshot snapshot(store);
    const Codebook codebook = store::read_codebook(store);
    Table table{.name = "reasons",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            prose_column("text", "As entered"),
                            typed_column("code", "Code"),
                            {"deals", "Deals", Type::integer},
                            {"contracts", "Contracts", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::StatedReason& reason : store::stated_reasons(store, false)) {
        const Code* code = reason.code ? codebook.find(*reason.code) : nullptr;
        table.rows.push_back({reason.id.value, reason.text, code != nullptr ? Cell(code->path) : Cell(), reason.deals,
                              reason.contracts});
    }
    return {.data = List{std::move(table),
                         "Nobody has stated a reason yet: winloss import deals FILE, or winloss deal "
                         "close DEAL lost --reason TEXT"},
            .messages = {}};
}

Answer list_unmapped(const store::Store& store, const Context&, const ListUnmapped&) {
    const store::Snapshot snapshot(store);
    const Codebook codebook = store::read_codebook(store);
    Table table{.name = "reasons",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            prose_column("text", "As entered"),
                            {"deals", "Deals", Type::integer},
                            {"contracts", "Contracts", Type::integer},
                            {"near", "Near to", Type::list}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const std::vector<store::StatedReason> reasons = store::stated_reasons(store, true);
    for (const store::StatedReason& reason : reasons) {
        table.rows.push_back(
            {reason.id.value, reason.text, reason.deals, reason.contracts, codebook.nearest_paths(reason.text)});
    }
    Answer answer{.data = List{std::move(table), "Every stated reason has its code: winloss reasons list"},
                  .messages = {}};
    if (!reasons.empty()) {
        answer.messages.push_back("Next, for what the first one stands for: winloss reasons map " +
                                  shell_word(reasons.front().text) + " CODE");
    }
    return answer;
}

Answer map_reason(store::Store& store, const Context& context, const MapReason& options) {
    if (options.code.has_value() == options.none) {
        throw usage_error("Which code does the reason stand for?", "Name a code, or --none for no code.");
    }
    const std::string text = required_line(options.text, "reason");
    store::Write write(store, context.operation());
    const Codebook codebook = store::read_codebook(store);
    const Code* code = options.code ? &codebook.require(*options.code) : nullptr;
    const std::int64_t found = store::map_reason(write, text, code != nullptr ? std::optional(code->id) : std::nullopt);
    if (found == 0 && code == nullptr) {
        throw not_found(fmt::format("Nobody has entered the reason {}.", quoted(text)));
    }
    const auto alike = code != nullptr ? spelled_alike(write.store(), text) : std::vector<std::string>();
    const std::string path = code == nullptr ? "no code" : code->path;
    if (options.dry_run) {
        const std::string uses = uses_of(write.store(), text);
        write.abandon();
        return {.data = {},
                .messages = {fmt::format("{} would stand for {}: {}. Nothing was changed.", quoted(text), path, uses),
                             "Next: the same without --dry-run"}};
    }
    write.commit();
    std::string said = fmt::format("{} stands for {}.", quoted(text), path);
    if (found == 0) { said += " Nobody has entered it yet; it is kept for when somebody does."; }
    if (!alike.empty()) {
        said += fmt::format(" Spelled much like it, and without a code: '{}'.", join(alike, "', '"));
    }
    return {.data = {}, .messages = {std::move(said), "Next, for what has no code yet: winloss reasons unmapped"}};
}

}  // namespace winloss::app
