#include <algorithm>
#include <string_view>

#include "cells.hpp"
#include "formats.hpp"
#include "people.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

/// Plain words as Markdown shows them: no HTML, no emphasis, no links, no pipes (CommonMark 2.4, 2.5; GFM tables).
std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default:
                if (std::string_view("\\`*_[]{}#|~$^").find(c) != std::string_view::npos) { out += '\\'; }
                out += c;
        }
    }
    return out;
}

/// The same for words that begin a block, where `-`, `+`, `=` and `1.` begin lists and headings.
std::string escaped_block(std::string_view words) {
    const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
    if (digits < words.size() && (digits == 0 ? std::string_view("-+=") : std::string_view(".)")).find(words[digits]) !=
                                     std::string_view::npos) {
        return std::string(words.substr(0, digits)) + '\\' + words[digits] + escaped(words.substr(digits + 1));
    }
    return escaped(words);
}

/// A pipe table. The cells of a row that its sub-rows repeat are blank after the first.
class PipeTable {
public:
    PipeTable(const Table& table, const Options& options) : table_(table), options_(options) {}

    void append(std::string& out, Marks& marks) const {
        heading(out);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const std::vector<Row>& subs = sub_rows(table_, i);
            for (std::size_t s = 0; s < std::max<std::size_t>(subs.size(), 1); ++s) {
                out += '|';
                cells(out, s == 0 ? table_.rows[i] : Row(), table_.columns, marks);
                if (table_.breakdown) {
                    cells(out, s < subs.size() ? subs[s] : Row(), table_.breakdown->columns, marks);
                }
                out += '\n';
            }
        }
    }

private:
    void heading(std::string& out) const {
        std::string names = "|";
        std::string rule = "|";
        const auto add = [&](const std::vector<Column>& columns) {
            for (const Column& column : columns) {
                if (column.machine) { continue; }
                names += ' ' + escaped(visible(column.title)) + " |";
                rule += is_number(column.type) ? " ---: |" : " --- |";
            }
        };
        add(table_.columns);
        if (table_.breakdown) { add(table_.breakdown->columns); }
        out += names + '\n' + rule + '\n';
    }

    void cells(std::string& out, const Row& row, const std::vector<Column>& columns, Marks& marks) const {
        const bool currency_beside = has_currency_column(columns);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].machine) { continue; }
            const Cell& cell = cell_at(row, i);
            if (const Share* share = std::get_if<Share>(&cell)) { marks.add(*share); }
            const std::string text = escaped(words(cell, wording(columns[i], currency_beside, options_), options_));
            out.append(" ").append(text).append(text.empty() ? "|" : " |");
        }
    }

    const Table& table_;
    const Options& options_;
};

void append_items(std::string& out, const std::vector<std::string>& sentences) {
    if (sentences.empty()) { return; }
    out += '\n';
    for (const std::string& sentence : sentences) { out += "- " + escaped_block(visible(sentence)) + '\n'; }
}

void append_paragraph(std::string& out, const std::string& sentence) { out += '\n' + escaped_block(sentence) + '\n'; }

void append_titled(std::string& out, const Table& table, const Options& options, Marks& marks) {
    if (!table.title.empty()) { out += (out.empty() ? "### " : "\n### ") + escaped(visible(table.title)) + '\n'; }
    if (!out.empty()) { out += '\n'; }
    PipeTable(table, options).append(out, marks);
    append_items(out, table.notes);
}

}  // namespace

std::string markdown_rows(const Table& table, const Options& options) {
    std::string out;
    Marks marks;
    append_titled(out, table, options, marks);
    append_items(out, explained(marks, options));
    return out;
}

std::string markdown_record(const Record& record, const Options& options) {
    std::string out = "## " + escaped(visible(record.title)) + '\n';
    Marks marks;
    if (!record.fields.empty()) { out += '\n'; }
    for (const Field& field : record.fields) {
        if (field.machine) { continue; }
        if (const Share* share = std::get_if<Share>(&field.value)) { marks.add(*share); }
        const std::string text = escaped(words(field, options));
        out += "- **" + escaped(visible(field.title)) + ":**" + (text.empty() ? "" : " ") + text + '\n';
    }
    for (const Table& section : record.sections) { append_titled(out, section, options, marks); }
    append_items(out, explained(marks, options));
    if (record.body) {
        // The body is Markdown already: it stands as written, but brings no HTML of its own.
        const std::string* text = std::get_if<std::string>(&record.body->value);
        out += "\n### " + escaped(visible(record.body->title)) + "\n\n";
        for (const char c : text != nullptr ? visible(*text, Breaks::keep) : std::string()) {
            c == '<' ? out.append("&lt;") : out.append(1, c);
        }
        if (!out.ends_with('\n')) { out += '\n'; }
    }
    return out;
}

std::string markdown_report(const Report& report, const Options& options) {
    std::string out = "## " + escaped(visible(report.title)) + '\n';
    Marks marks;
    append_paragraph(out, join(provenance(report, options), fact_separator(options)));
    if (!report.base.empty()) { append_paragraph(out, join(facts(report.base, options), fact_separator(options))); }
    if (!report.headline.empty()) { append_paragraph(out, visible(report.headline)); }
    for (const Table& table : report.tables) {
        if (table.machine) { continue; }
        const std::optional<Table> cut = cut_for_people(table);
        append_titled(out, cut ? *cut : table, options, marks);
    }
    std::vector<std::string> notes = explained(marks, options);
    notes.insert(notes.end(), report.notes.begin(), report.notes.end());
    append_items(out, notes);
    return out;
}

}  // namespace winloss::render
