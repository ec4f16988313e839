#include "winloss/exchange/profile_document.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>

#include "toml_string.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/deal_lines.hpp"
#include "winloss/exchange/import_amounts.hpp"
#include "winloss/exchange/import_date_forms.hpp"
#include "winloss/exchange/import_profiles.hpp"
#include "winloss/exchange/import_values.hpp"
#include "winloss/exchange/text_encoding.hpp"

namespace winloss::exchange {

namespace {

[[noreturn]] void refuse(std::string_view file, const toml::source_region& where, std::string_view problem,
                         std::string hint = {}) {
    throw usage_error(fmt::format("{}: {}", place_in(file, where.begin.line, where.begin.column), problem),
                      std::move(hint));
}

/// What a value's own check says of it, with its place in front. `where` is a node or a key.
template <class Check>
void check(std::string_view file, const auto& where, Check&& call) {
    try {
        call();
    } catch (const Error& error) { refuse(file, where.source(), error.message(), error.hint()); }
}

[[noreturn]] void refuse_key(std::string_view file, const toml::key& key, const std::vector<std::string>& known) {
    const std::string near = did_you_mean(key.str(), known);
    refuse(file, key.source(), fmt::format("there is no key {}.", quoted(key.str())),
           near.empty() ? "Known here: " + join(known, ", ") + "." : near);
}

std::string text_of(std::string_view file, const toml::key& key, const toml::node& node) {
    const auto value = node.value_exact<std::string>();
    if (!value) { refuse(file, node.source(), fmt::format("'{}' takes a text.", key.str())); }
    std::string line;
    check(file, node, [&] { line = checked_line(*value, key.str()); });
    return line;
}

const toml::table& table_of(std::string_view file, const toml::key& key, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) { refuse(file, node.source(), fmt::format("'{}' is a table.", key.str())); }
    return *table;
}

/// The keys of a table in the order of their lines, so that the first mistake is told of.
std::vector<std::pair<const toml::key*, const toml::node*>> in_order(const toml::table& table) {
    std::vector<std::pair<const toml::key*, const toml::node*>> lines;
    for (const auto& [key, node] : table) { lines.emplace_back(&key, &node); }
    std::ranges::stable_sort(lines, {}, [](const auto& each) {
        const toml::source_position begin = each.first->source().begin;
        return std::pair(begin.line, begin.column);
    });
    return lines;
}

DocumentPlace place_of(const toml::node& node) { return {node.source().begin.line, node.source().begin.column}; }

class Reader {
public:
    explicit Reader(std::string_view file) : file_(file) {}

    SavedProfile profile(const toml::table& document) {
        std::vector<std::string> known{"profile", "encoding", "decimal", "currency", "export"};
        for (const std::string& type : record_type_names()) { known.push_back(type); }
        for (const auto& [key, node] : in_order(document)) {
            const std::string_view name = key->str();
            if (name == "profile") {
                result_.profile = text_of(file_, *key, *node);
                if (find_profile(*result_.profile) == nullptr) {
                    std::vector<std::string> names;
                    for (const Profile& each : profiles()) { names.emplace_back(each.name); }
                    refuse(file_, node->source(), fmt::format("{} is no built-in profile.", quoted(*result_.profile)),
                           "One of: " + join(names, ", ") + ".");
                }
            } else if (name == "encoding") {
                result_.encoding = text_of(file_, *key, *node);
                check(file_, *node, [&] { parse_encoding(*result_.encoding); });
            } else if (name == "decimal") {
                result_.decimal = text_of(file_, *key, *node);
                check(file_, *node, [&] { parse_decimal_mark(*result_.decimal); });
            } else if (name == "currency") {
                result_.currency = text_of(file_, *key, *node);
                if (!Currency::parse(*result_.currency)) {
                    refuse(file_, node->source(), fmt::format("{} is no currency.", quoted(*result_.currency)),
                           "Write an ISO 4217 code like USD.");
                }
            } else if (name == "export") {
                read_export(table_of(file_, *key, *node));
            } else if (std::ranges::find(known, name) != known.end()) {
                type_ = parse_record_type(name);
                read_table(table_of(file_, *key, *node));
            } else {
                refuse_key(file_, *key, known);
            }
        }
        return std::move(result_);
    }

private:
    void read_table(const toml::table& table) {
        SavedTable& saved = result_.tables[type_];
        for (const auto& [key, node] : in_order(table)) {
            const std::string_view name = key->str();
            if (name == "date_format") {
                add_date_format(saved, text_of(file_, *key, *node), *node);
            } else if (name == "lines" && type_ == RecordType::deals) {
                saved.lines = text_of(file_, *key, *node);
                check(file_, *node, [&] { parse_line_amounts(*saved.lines); });
            } else if (name == "date_formats") {
                for (const auto& [field, format] : in_order(table_of(file_, *key, *node))) {
                    require_field(*field);
                    add_date_format(saved, fmt::format("{}={}", field->str(), text_of(file_, *field, *format)),
                                    *format);
                }
            } else if (name == "columns") {
                for (const auto& [field, column] : in_order(table_of(file_, *key, *node))) {
                    read_columns(saved, *field, *column);
                }
            } else if (name == "values" || name == "aliases") {
                auto& replacements = name == "values" ? saved.values : saved.aliases;
                for (const auto& [field, words] : in_order(table_of(file_, *key, *node))) {
                    require_field(*field);
                    read_words(replacements, *field, table_of(file_, *field, *words));
                }
            } else {
                std::vector<std::string> known{"columns", "values", "aliases", "date_format", "date_formats"};
                if (type_ == RecordType::deals) { known.emplace_back("lines"); }
                refuse_key(file_, *key, known);
            }
        }
    }

    void add_date_format(SavedTable& saved, std::string format, const toml::node& node) const {
        check(file_, node, [&] { parse_date_formats(type_, {format}); });
        saved.date_formats.push_back(std::move(format));
    }

    /// What goes back into the CRM.
    void read_export(const toml::table& table) {
        for (const auto& [key, node] : in_order(table)) {
            if (key->str() != "columns") { refuse_key(file_, *key, {"columns"}); }
            const toml::table& columns = table_of(file_, *key, *node);
            for (const auto& [field, heading] : in_order(columns)) {
                CrmColumn column{CrmField::external_id, text_of(file_, *field, *heading)};
                check(file_, *field, [&] { column.field = parse_crm_field(field->str()); });
                if (column.heading.empty()) { refuse(file_, heading->source(), "A column needs a heading."); }
                result_.sent_back.push_back(std::move(column));
            }
            if (!columns.empty()) {
                check(file_, *key, [&] { require_importable(result_.sent_back); });
            }
        }
    }

    void require_field(const toml::key& key) const {
        std::vector<std::string> names;
        for (const FieldSpec& field : import_fields(type_)) { names.emplace_back(field.name); }
        if (std::ranges::find(names, key.str()) != names.end()) { return; }
        const std::string near = did_you_mean(key.str(), names);
        refuse(file_, key.source(), fmt::format("there is no field {} in {}.", quoted(key.str()), name_of(type_)),
               (near.empty() ? near : near + " ") + "Fields: " + join(names, ", ") + ".");
    }

    /// A heading, or several of which the next is read where the one before it is empty.
    void read_columns(SavedTable& saved, const toml::key& field, const toml::node& node) const {
        require_field(field);
        const toml::array* several = node.as_array();
        if (several == nullptr) {
            saved.columns.push_back({std::string(field.str()), text_of(file_, field, node), place_of(node)});
            return;
        }
        for (const toml::node& each : *several) {
            saved.columns.push_back({std::string(field.str()), text_of(file_, field, each), place_of(each)});
        }
    }

    void read_words(std::vector<Replacement>& replacements, const toml::key& field, const toml::table& words) const {
        for (const auto& [from, to] : in_order(words)) {
            const std::string text = text_of(file_, *from, *to);
            // What --value would say of it too.
            check(file_, *to, [&] {
                const std::string typed = fmt::format("{}:{}={}", field.str(), from->str(), text);
                parse_replacement(type_, typed, "value");
            });
            replacements.push_back({std::string(field.str()), std::string(from->str()), text});
        }
    }

    std::string_view file_;
    SavedProfile result_;
    RecordType type_ = RecordType::deals;
};

std::string form_block(RecordType type, const SavedTable& table) {
    const SaidDates said = parse_date_formats(type, table.date_formats);
    std::string text;
    if (table.lines) { text += fmt::format("lines = {}\n", toml_string(*table.lines)); }
    if (said.plain) { text += fmt::format("date_format = {}\n", toml_string(said.plain->pattern())); }
    if (!text.empty()) { text.insert(0, fmt::format("\n[{}]\n", name_of(type))); }
    if (!said.fields.empty()) { text += fmt::format("\n[{}.date_formats]\n", name_of(type)); }
    for (const auto& [field, format] : said.fields) {
        text += fmt::format("{} = {}\n", field, toml_string(format.pattern()));
    }
    return text;
}

std::string columns_block(RecordType type, const SavedTable& table) {
    std::string text;
    for (const FieldSpec& field : import_fields(type)) {
        std::vector<std::string> headings;
        for (const SavedColumn& each : table.columns) {
            if (each.field == field.name) { headings.push_back(toml_string(each.heading)); }
        }
        if (headings.empty()) { continue; }
        const std::string value = headings.size() == 1 ? headings.front() : "[" + join(headings, ", ") + "]";
        text += fmt::format("{} = {}\n", field.name, value);
    }
    return text.empty() ? text : fmt::format("\n[{}.columns]\n{}", name_of(type), text);
}

std::string words_block(RecordType type, std::string_view key, const std::vector<Replacement>& words) {
    std::string text;
    for (const FieldSpec& field : import_fields(type)) {
        std::map<std::string, std::string> lines;  // a word that is said twice means what is said last
        for (const Replacement& each : words) {
            if (each.field == field.name) { lines[each.from] = each.to; }
        }
        if (lines.empty()) { continue; }
        text += fmt::format("\n[{}.{}.{}]\n", name_of(type), key, field.name);
        for (const auto& [from, to] : lines) { text += fmt::format("{} = {}\n", toml_string(from), toml_string(to)); }
    }
    return text;
}

}  // namespace

SavedProfile read_profile_document(std::string_view text, std::string_view file) {
    toml::table document;
    try {
        document = toml::parse(text);
    } catch (const toml::parse_error& error) {
        refuse(file, error.source(), std::string(error.description()) + ".",
               "winloss help profile says what may stand there.");
    }
    return Reader(file).profile(document);
}

std::string write_profile_document(const SavedProfile& profile, std::string_view name) {
    std::string text =
        fmt::format("# How winloss reads the exports called {}: winloss import deals FILE --profile {}\n", name, name);
    const auto line = [&text](std::string_view key, const std::optional<std::string>& value) {
        if (value) { text += fmt::format("{} = {}\n", key, toml_string(*value)); }
    };
    line("profile", profile.profile);
    line("encoding", profile.encoding);
    line("decimal", profile.decimal);
    line("currency", profile.currency);
    for (const auto& [type, table] : profile.tables) {
        text += form_block(type, table);
        text += columns_block(type, table);
        text += words_block(type, "values", table.values);
        text += words_block(type, "aliases", table.aliases);
    }
    if (!profile.sent_back.empty()) { text += "\n[export.columns]\n"; }
    for (const CrmColumn& each : profile.sent_back) {
        text += fmt::format("{} = {}\n", spec_of(each.field).name, toml_string(each.heading));
    }
    return text;
}

}  // namespace winloss::exchange
