#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "cells.hpp"
#include "formats.hpp"
#include "overloaded.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/message.hpp"

namespace winloss::render {

namespace {

using Json = nlohmann::ordered_json;

Json optional_json(const auto& value) { return value ? Json(*value) : Json(); }

Json json_of(const Share& share) {
    return {{"part", share.ratio.part},
            {"whole", share.ratio.whole},
            {"value", optional_json(share.ratio.value())},
            {"low", optional_json(share.low)},
            {"high", optional_json(share.high)},
            {"small", share.small}};
}

Json json_of(const Cell& cell) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return Json(); },
            [](bool value) { return Json(value); },
            [](std::int64_t value) { return Json(value); },
            [](double value) { return Json(value); },
            [](const std::string& value) { return Json(value); },
            [](Date value) { return Json(iso(value)); },
            [](Instant value) { return Json(iso(value)); },
            [](const LocalTime& value) { return Json(iso(value)); },
            [](const Money& value) { return Json{{"amount", decimal(value)}, {"currency", value.currency.code()}}; },
            [](const Share& value) { return json_of(value); },
            [](const std::vector<std::string>& value) { return Json(value); },
        },
        cell);
}

Json object(const std::vector<Column>& columns, const Row& row) {
    Json out = Json::object();
    for (std::size_t i = 0; i < columns.size(); ++i) { out[columns[i].key] = json_of(cell_at(row, i)); }
    return out;
}

Json object(const std::vector<Field>& fields) {
    Json out = Json::object();
    for (const Field& field : fields) { out[field.key] = json_of(field.value); }
    return out;
}

/// A row of the table, its sub-rows an array in it.
Json object(const Table& table, std::size_t row) {
    Json out = object(table.columns, table.rows[row]);
    if (table.breakdown) {
        Json& subs = out[table.breakdown->key] = Json::array();
        for (const Row& sub : sub_rows(table, row)) { subs.push_back(object(table.breakdown->columns, sub)); }
    }
    return out;
}

/// One character inside a string as \u escapes.
std::string escape(std::string_view character) {
    if (character == "<") { return "\\u003c"; }
    if (character == "\x7f") { return "\\u007f"; }  // the library takes DEL for harmless
    const std::string quoted = Json(character).dump(-1, ' ', true);
    return quoted.substr(1, quoted.size() - 2);
}

/// Appends JSON with `<` (which could close a script), and every character that visible() would not let through to a
/// terminal, as \u escapes. They can only stand inside strings.
void append_escaped(std::string& out, std::string_view json) {
    if (json.find('<') == std::string_view::npos && visible(json) == json) {
        out += json;
        return;
    }
    while (!json.empty()) {
        const auto lead = static_cast<unsigned char>(json.front());
        const std::string_view character = json.substr(0, lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
        if (lead == '<' || (lead >= 0x7f && visible(character) != character)) {
            out += escape(character);
        } else {
            out += character;
        }
        json.remove_prefix(character.size());
    }
}

void append(std::string& out, const Json& json) {
    // Everything in the program is UTF-8; should it not be, a mark in the text is better than no output at all.
    append_escaped(out, json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// An array, one row a line, `indent` before each line but the first.
void append_rows(std::string& out, const Table& table, std::string_view indent) {
    out += '[';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out.append(i == 0 ? "\n" : ",\n").append(indent).append("  ");
        append(out, object(table, i));
    }
    if (!table.rows.empty()) { out.append("\n").append(indent); }
    out += ']';
}

/// An object with a member on each line.
class Members {
public:
    explicit Members(std::string& out, std::string_view indent = "") : out_(out), indent_(indent) { out_ += '{'; }
    void add(std::string_view key, const Json& value) {
        begin(key);
        append(out_, value);
    }
    void add_rows(std::string_view key, const Table& table) {
        begin(key);
        append_rows(out_, table, indent_ + "  ");
    }
    void begin(std::string_view key) {
        out_.append(empty_ ? "\n" : ",\n").append(indent_).append("  ");
        append(out_, Json(key));
        out_ += ": ";
        empty_ = false;
    }
    void end() { empty_ ? out_.append("}") : out_.append("\n").append(indent_).append("}"); }

private:
    std::string& out_;
    std::string indent_;
    bool empty_ = true;
};

}  // namespace

std::string json_text(const Text& text) {
    std::string out;
    append(out, Json{{"text", text.text}});
    return out += '\n';
}

std::string json_rows(const Table& table) {
    std::string out;
    append_rows(out, table, "");
    return out += '\n';
}

std::string json_record(const Record& record) {
    std::string out;
    Members members(out);
    for (const Field& field : record.fields) { members.add(field.key, json_of(field.value)); }
    for (const Table& section : record.sections) { members.add_rows(section.name, section); }
    if (record.body) { members.add(record.body->key, json_of(record.body->value)); }
    members.end();
    return out += '\n';
}

std::string json_report(const Report& report) {
    const auto date = [](const std::optional<Date>& day) { return day ? Json(iso(*day)) : Json(); };
    std::string out;
    Members members(out);
    members.add("report", report.name);
    members.add("as_of", iso(report.as_of));
    members.add("operation", report.operation);
    members.add("period", {{"from", date(report.period.from)}, {"to", date(report.period.to)}});
    members.add("filters", object(report.filters));
    members.add("base", object(report.base));
    members.add_rows("rows", report.tables.empty() ? Table{} : report.tables.front());
    members.begin("tables");
    Members tables(out, "  ");
    for (std::size_t i = 1; i < report.tables.size(); ++i) { tables.add_rows(report.tables[i].name, report.tables[i]); }
    tables.end();
    members.add("headline", report.headline);
    members.add("notes", report.notes);
    members.end();
    return out += '\n';
}

std::string jsonl_rows(const Table& table) {
    std::string out;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        append(out, object(table, i));
        out += '\n';
    }
    return out;
}

std::string jsonl_record(const Record& record) {
    Json json = object(record.fields);
    for (const Table& section : record.sections) {
        Json& rows = json[section.name] = Json::array();
        for (std::size_t i = 0; i < section.rows.size(); ++i) { rows.push_back(object(section, i)); }
    }
    if (record.body) { json[record.body->key] = json_of(record.body->value); }
    std::string out;
    append(out, json);
    return out += '\n';
}

std::string json_library() {
    return "nlohmann_json " + std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
           std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." + std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

}  // namespace winloss::render
