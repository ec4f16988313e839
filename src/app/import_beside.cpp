#include "import_beside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/core/digest.hpp"
#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/near_names.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/imports.hpp"

namespace winloss::app {

namespace {

/// Fields that name something which other files name too; a wrong name for it will come again.
constexpr auto kept_fields = std::to_array<std::string_view>(
    {"account", "owner", "product", "competitor", "parent", "segment", "region", "industry", "lead_source"});

}  // namespace

std::vector<std::string> kept_import_fields(std::string_view type) {
    if (type == "deals") {
        return {"outcome", "decided_on", "competitor", "competitor_stance", "stated_reason", "win_theme", "account"};
    }
    if (type == "accounts" || type == "competitors") { return {"name"}; }
    if (type == "contacts") { return {"buying_role", "account"}; }
    if (type == "contracts" || type == "interviews" || type == "touches") { return {"account"}; }
    if (type == "health") { return {"level", "why", "account"}; }
    if (type == "actions") { return {"owner", "due_on", "state", "told_on", "account"}; }
    if (type == "expectations") { return {"review_on", "actual", "outcome", "reviewed_on", "account"}; }
    if (type == "notes") { return {"text", "codings"}; }
    if (type == "codings") { return {"rating", "weight", "competitor", "memo", "coder"}; }
    return {};
}

std::vector<std::string> line_words() { return exchange::line_amounts_words(); }

void take_kept_aliases(const store::Store& store, ImportForm& form) {
    for (const store::ImportAlias& each : store::import_aliases(store)) {
        form.kept_aliases.push_back({each.field, each.alias, each.name});
    }
}

std::vector<std::string> keep_aliases(store::Write& write, exchange::RecordType type, const ImportForm& form) {
    std::vector<std::string> sentences;
    for (const std::string& typed : form.aliases) {
        exchange::Replacement each = exchange::parse_replacement(type, typed, "--alias");
        if (type == exchange::RecordType::products && each.field == "name") { each.field = "product"; }
        if (std::ranges::find(kept_fields, each.field) == kept_fields.end() || each.to.empty()) { continue; }
        if (!store::keep_import_alias(write, {each.field, each.from, each.to})) { continue; }
        sentences.push_back(fold(each.from) == fold(each.to)
                                ? fmt::format("Forgotten: {} {} is itself again.", each.field, quoted(each.from))
                                : fmt::format("Kept for the next import: {} {} is {}.", each.field, quoted(each.from),
                                              quoted(each.to)));
    }
    return sentences;
}

std::string digest_of(std::istream& in) {
    Digest digest;
    std::array<char, 65536> chunk{};
    while (in) {
        in.read(chunk.data(), chunk.size());
        digest.add({chunk.data(), static_cast<std::size_t>(in.gcount())});
    }
    in.clear();
    in.seekg(0);
    return digest.hex();
}

Answer list_imports(const store::Store& store, const Context& context, const ListImports& options) {
    constexpr std::int64_t shown_on_screen = 20;
    Table table{.name = "imports",
                .title = {},
                .columns = {{"operation", "Operation", Type::integer},
                            {"at", "At", Type::instant},
                            spare_column("person", "Person", Type::text, 1),
                            typed_column("command", "Command"),
                            {"file", "File", Type::text, true},
                            {"rows", "Rows", Type::integer},
                            spare_column("reverted_by", "Reverted by", Type::integer, 3),
                            spare_column("digest", "Digest", Type::text, 4),
                            {"effect", "Effect", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& [operation, file, digest] :
         store::imports(store, options.limit.value_or(context.on_screen ? shown_on_screen : 0))) {
        table.rows.push_back({operation.id, operation.at, operation.person, operation.command, file, operation.rows,
                              operation.reverted_by ? Cell(*operation.reverted_by) : Cell(), digest,
                              operation.rows > 0 ? "changed" : "nothing changed"});
    }
    Answer answer{.data = List{std::move(table), {}}, .messages = {}};
    if (std::get<List>(answer.data).table.rows.empty()) {
        answer.messages.push_back(
            "No file has been imported yet: winloss import deals FILE --dry-run shows what would be.");
    }
    return answer;
}

Answer list_aliases(const store::Store& store, const Context&, const ListAliases&) {
    Table table{.name = "aliases",
                .title = {},
                .columns = {{"field", "Field", Type::text},
                            {"alias", "In files", Type::text, true},
                            {"name", "Here", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    std::vector<store::ImportAlias> all = store::import_aliases(store);
    std::ranges::move(store::told_former_names(store), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, &store::ImportAlias::field);
    for (const store::ImportAlias& each : all) { table.rows.push_back({each.field, each.alias, each.name}); }
    Answer answer{.data = List{std::move(table), {}}, .messages = {}};
    if (std::get<List>(answer.data).table.rows.empty()) {
        answer.messages.push_back(
            "No file calls anything otherwise: winloss import deals FILE --alias product:NAME=PRODUCT says so.");
    }
    return answer;
}

}  // namespace winloss::app
