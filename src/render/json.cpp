#include <string_view>

#include "formats.hpp"
#include "json_values.hpp"
#include "winloss/core/json_string.hpp"

namespace winloss::render {

namespace {

/// An array, one row a line; `indent` stands before the line of the last bracket.
void append_rows(std::string& out, const Table& table, std::string_view indent) {
    out += '[';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out.append(i == 0 ? "\n" : ",\n").append(indent).append("  ");
        json::append_object(out, table, i);
    }
    if (!table.rows.empty()) { out.append("\n").append(indent); }
    out += ']';
}

/// An object with a member on each line. After key() the caller appends the value.
class Members {
public:
    explicit Members(std::string& out, std::string indent = "") : out_(out), indent_(std::move(indent)) { out_ += '{'; }

    void key(std::string_view key) {
        out_.append(empty_ ? "\n" : ",\n").append(indent_).append("  ");
        append_json_string(out_, key);
        out_ += ": ";
        empty_ = false;
    }
    void value(std::string_view name, const Cell& cell) {
        key(name);
        json::append_value(out_, cell);
    }
    void fields(std::string_view name, const std::vector<Field>& fields) {
        key(name);
        json::append_object(out_, fields);
    }
    void rows(std::string_view name, const Table& table) {
        key(name);
        append_rows(out_, table, indent_ + "  ");
    }
    void end() {
        if (!empty_) { out_.append("\n").append(indent_); }
        out_ += '}';
    }

private:
    std::string& out_;
    std::string indent_;
    bool empty_ = true;
};

Cell date_cell(const std::optional<Date>& date) { return date ? Cell(*date) : Cell(); }

}  // namespace

std::string json_text(const Text& text) {
    std::string out;
    json::append_object(out, {{"text", "", text.text}});
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
    for (const Field& field : record.fields) { members.value(field.key, field.value); }
    for (const Table& section : record.sections) { members.rows(section.name, section); }
    if (record.body) { members.value(record.body->key, record.body->value); }
    members.end();
    return out += '\n';
}

std::string json_report(const Report& report) {
    std::string out;
    Members members(out);
    members.value("report", report.name);
    members.value("as_of", report.as_of);
    members.value("operation", report.operation);
    members.fields("period", {{"from", "", date_cell(report.period.from)}, {"to", "", date_cell(report.period.to)}});
    members.fields("filters", report.filters);
    members.fields("base", report.base);
    members.rows("rows", report.tables.empty() ? Table{} : report.tables.front());
    members.key("tables");
    Members tables(out, "  ");
    for (std::size_t i = 1; i < report.tables.size(); ++i) { tables.rows(report.tables[i].name, report.tables[i]); }
    tables.end();
    members.value("headline", report.headline);
    members.value("notes", report.notes);
    members.end();
    return out += '\n';
}

std::string jsonl_rows(const Table& table) {
    std::string out;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        json::append_object(out, table, i);
        out += '\n';
    }
    return out;
}

std::string jsonl_record(const Record& record) {
    std::string out;
    json::append_object(out, record.fields);
    out.pop_back();
    for (const Table& section : record.sections) {
        json::append_key(out, section.name);
        out += '[';
        for (std::size_t i = 0; i < section.rows.size(); ++i) {
            if (i > 0) { out += ','; }
            json::append_object(out, section, i);
        }
        out += ']';
    }
    if (record.body) {
        json::append_key(out, record.body->key);
        json::append_value(out, record.body->value);
    }
    return out += "}\n";
}

}  // namespace winloss::render
