#include "winloss/exchange/starter_documents.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/codebook.hpp"

namespace winloss::exchange {

namespace {

[[noreturn]] void refuse(std::string_view file, const toml::source_region& where, std::string_view problem,
                         std::string hint = {}) {
    throw bad_input(fmt::format("{}: {}", place_in(file, where.begin.line, where.begin.column), problem),
                    std::move(hint));
}

/// The texts of one [[code]] table by key.
using Texts = std::map<std::string, std::string, std::less<>>;

Texts texts_of(const toml::table& table, std::string_view file) {
    static const std::vector<std::string> known = {"path",       "name",   "definition", "use_when",
                                                   "avoid_when", "colour", "kind"};
    Texts texts;
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse(file, key.source(), fmt::format("there is no key '{}'.", name), did_you_mean(name, known));
        }
        const auto value = node.value_exact<std::string>();
        if (!value) { refuse(file, node.source(), fmt::format("{} takes a text in quotes.", name)); }
        texts[name] = checked_text(*value, name);
    }
    for (const char* required : {"path", "name"}) {
        if (texts[required].empty()) { refuse(file, table.source(), fmt::format("a code has no {}.", required)); }
    }
    return texts;
}

/// Where the value of a key stands.
const toml::source_region& place_of(const toml::table& table, std::string_view key) { return table.get(key)->source(); }

Code code_of(const toml::table& table, std::string_view file) {
    Texts texts = texts_of(table, file);
    Code code;
    code.path = texts["path"];
    code.name = texts["name"];
    code.definition = texts["definition"];
    code.use_when = texts["use_when"];
    code.avoid_when = texts["avoid_when"];
    if (const auto fault = path_fault(code.path)) {
        refuse(file, place_of(table, "path"), fmt::format("the path {} {}.", quoted(code.path), *fault),
               "Lowercase words are joined by '-', levels by '/': price/total-cost.");
    }
    if (!texts["colour"].empty()) {
        if (!is_colour(texts["colour"])) {
            refuse(file, place_of(table, "colour"), fmt::format("{} is no colour.", quoted(texts["colour"])),
                   "A colour is written #b45309.");
        }
        code.colour = texts["colour"];
    }
    if (texts["kind"].empty()) { return code; }
    const auto kind = parse_word<CodeKind>(texts["kind"]);
    if (!kind) {
        refuse(file, place_of(table, "kind"), fmt::format("{} is no kind of code.", quoted(texts["kind"])),
               "One of: " + join(all_words<CodeKind>(), ", ") + ".");
    }
    code.kind = *kind;
    return code;
}

/// A path once, and below one that stands in the document.
void check_tree(const std::vector<Code>& codes, const toml::array& tables, std::string_view file) {
    std::set<std::string_view> paths;
    for (const Code& code : codes) { paths.insert(code.path); }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string_view parent = parent_path(codes[i].path);
        const auto& where = place_of(*tables[i].as_table(), "path");
        if (!seen.insert(codes[i].path).second) {
            refuse(file, where, fmt::format("the path {} stands twice.", quoted(codes[i].path)));
        }
        if (!parent.empty() && !paths.contains(parent)) {
            refuse(file, where, fmt::format("there is no code {} for this one to stand below.", quoted(parent)));
        }
    }
}

}  // namespace

std::vector<Code> read_codebook_document(std::string_view text, std::string_view file) {
    toml::table document;
    try {
        document = toml::parse(text);
    } catch (const toml::parse_error& error) { refuse(file, error.source(), std::string(error.description()) + "."); }
    for (const auto& [key, node] : document) {
        if (key.str() != "code") {
            refuse(file, key.source(), fmt::format("there is no key {}.", quoted(key.str())),
                   "Codes are tables: [[code]].");
        }
    }
    std::vector<Code> codes;
    const toml::array* tables = document["code"].as_array();
    if (tables == nullptr && document.contains("code")) {
        refuse(file, document["code"].node()->source(), "'code' takes tables: [[code]].");
    }
    if (tables == nullptr) { return codes; }
    for (const toml::node& node : *tables) {
        const toml::table* table = node.as_table();
        if (table == nullptr) { refuse(file, node.source(), "'code' takes tables: [[code]]."); }
        codes.push_back(code_of(*table, file));
    }
    check_tree(codes, *tables, file);
    return codes;
}

}  // namespace winloss::exchange
