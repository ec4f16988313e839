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

struct Named {
    std::string_view field;
    std::string_view table;
    NameKind kind;
};
constexpr auto named_things = std::to_array<Named>({{"product", "product", NameKind::other},
                                                    {"competitor", "competitor", NameKind::company},
                                                    {"owner", "person", NameKind::other},
                                                    {"account", "account", NameKind::company}});

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

namespace {

/// Folded pairs of names of which somebody has said that the one is to be taken for the other, by field.
std::set<std::array<std::string, 3>> said_of_names(const store::Store& store, const ImportForm& form) {
    std::set<std::array<std::string, 3>> pairs;
    const auto say = [&](const std::string& field, std::string_view one, std::string_view other) {
        pairs.insert({field, fold(one), fold(other)});
        pairs.insert({field, fold(other), fold(one)});
    };
    for (const store::ImportAlias& each : store::import_aliases(store)) { say(each.field, each.alias, each.name); }
    if (!form.saved) { return pairs; }
    for (const exchange::Replacement& each : form.saved->table.aliases) { say(each.field, each.from, each.to); }
    return pairs;
}

/// Marks in notes are no column of which --alias could speak.
std::string how_made_one(exchange::RecordType type, std::string_view field, const std::string& name,
                         const std::string& known) {
    if (type == exchange::RecordType::notes && field == "competitor") {
        return fmt::format("winloss competitor merge {} --into {} makes them one", shell_word(name), shell_word(known));
    }
    return "undo this import and add --alias " + shell_word(fmt::format("{}:{}={}", field, name, known));
}

constexpr std::size_t most_sentences = 8;

/// 'So are 3 more new names.'
void tell_more(std::vector<std::string>& sentences, std::int64_t more, std::string_view one, std::string_view many) {
    if (more == 0) { return; }
    sentences.push_back(fmt::format("So {} {}.", more == 1 ? "is" : "are", counted(more, one, many)));
}

std::string with_external_id(const Account& account) {
    return account.external_id ? fmt::format("{} (external id {})", account.id.value, quoted(*account.external_id))
                               : std::to_string(account.id.value);
}

/// Under an id of its own an account of a known name is a new one, and may be none.
void tell_namesakes(std::vector<std::string>& sentences, const store::Store& store, std::int64_t before) {
    if (before == 0) { return; }
    const store::NamesakesFound found = store::namesakes_above(store, before, most_sentences);
    for (const store::Namesakes& each : found.first) {
        const Account fresh = store::read_account(store, each.fresh);
        const Account known = store::read_account(store, each.known);
        if (fresh.name == fresh.external_id) { continue; }  // which is no name
        const bool two_ids = fresh.external_id && known.external_id;
        sentences.push_back(fmt::format(
            "New account {} is called {} as account {} is; where it is the same, winloss account merge {} --into {}{} "
            "makes them one.",
            with_external_id(fresh), quoted(fresh.name), with_external_id(known), fresh.id.value, known.id.value,
            two_ids ? " --drop-external-id" : ""));
    }
    tell_more(sentences, found.fresh - std::ssize(found.first), "more new account", "more new accounts");
}

}  // namespace

NewNames::NewNames(const store::Store& store) {
    for (const Named& each : named_things) { highest_.push_back(store::highest_number(store, each.table)); }
}

std::vector<std::string> NewNames::sentences(const store::Store& store, exchange::RecordType type,
                                             const ImportForm& form) const {
    std::vector<std::string> result;
    std::int64_t more = 0;
    const auto said = said_of_names(store, form);
    for (std::size_t i = 0; i < named_things.size(); ++i) {
        const auto& [field, table, kind] = named_things[i];
        const auto fresh = static_cast<std::size_t>(store::count_named_above(store, table, highest_[i]));
        if (fresh == 0) { continue; }
        const std::vector<std::string> names = store::names_of(store, table);
        for (const auto& [name, near] : near_names(names, names.size() - fresh, kind)) {
            if (said.contains({std::string(field), fold(names[name]), fold(names[near])})) { continue; }
            if (looks_like_an_id(names[name]) && looks_like_an_id(names[near])) { continue; }
            if (result.size() == most_sentences) {
                ++more;
                continue;
            }
            result.push_back(fmt::format("New {} {} is spelled much like {}; where it is the same, {}.", field,
                                         quoted(names[name]), quoted(names[near]),
                                         how_made_one(type, field, names[name], names[near])));
        }
    }
    tell_more(result, more, "more new name", "more new names");
    static_assert(named_things.back().table == "account");
    if (store::highest_number(store, "account") > highest_.back()) { tell_namesakes(result, store, highest_.back()); }
    return result;
}

Answer list_imports(const store::Store& store, const Context& context, const ListImports& options) {
    constexpr std::int64_t shown_on_screen = 20;
    Table table{.name = "imports",
                .title = {},
                .columns = {{"operation", "Operation", Type::integer},
                            {"at", "At", Type::instant},
                            spare_column("person", "Person", Type::text, 1),
                            {"command", "Command", Type::text},
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
