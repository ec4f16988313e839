#include "ansi.hpp"
#include "formats.hpp"
#include "grid.hpp"
#include "layout.hpp"
#include "people.hpp"
#include "prose.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

void append_title(std::string& out, const std::string& title, const Options& options) {
    for (const std::string& line : wrapped(visible(title), options.width)) {
        out += styled(line, Style::bold, options.colour) + '\n';
    }
}

/// Sentences under a table or a report, after an empty line.
void append_notes(std::string& out, const std::vector<std::string>& notes, const Options& options) {
    if (!notes.empty()) { out += '\n'; }
    for (const std::string& note : notes) { append_sentence(out, visible(note), options); }
}

void append_table(std::string& out, const Table& table, const Options& options, Marks& marks) {
    if (!out.empty()) { out += '\n'; }
    if (!table.title.empty()) { append_title(out, table.title, options); }
    if (table.rows.empty()) {
        out += "none\n";
    } else {
        append_grid(out, Grid(table, options, marks), options);
    }
    append_notes(out, table.notes, options);
}

}  // namespace

std::string screen_text(const Text& text) {
    std::string out = visible(text.text, Breaks::keep);
    if (!out.empty() && !out.ends_with('\n')) { out += '\n'; }
    return out;
}

std::string screen_rows(const Table& table, const Options& options) {
    std::string out;
    Marks marks;
    append_table(out, table, options, marks);
    append_notes(out, explained(marks, options), options);
    return out;
}

std::string screen_record(const Record& record, const Options& options) {
    std::string out;
    Marks marks;
    if (!record.title.empty()) { append_title(out, record.title, options); }
    std::vector<Pair> pairs;
    for (const Field& field : record.fields) {
        if (field.machine) { continue; }
        if (const Share* share = std::get_if<Share>(&field.value)) { marks.add(*share); }
        pairs.emplace_back(visible(field.title), words(field, options));
    }
    if (!out.empty() && !pairs.empty()) { out += '\n'; }
    append_pairs(out, pairs, options);
    for (const Table& section : record.sections) { append_table(out, section, options, marks); }
    append_notes(out, explained(marks, options), options);
    const std::string* body = record.body ? std::get_if<std::string>(&record.body->value) : nullptr;
    if (body != nullptr && !body->empty()) {
        if (!out.empty()) { out += '\n'; }
        if (!record.body->title.empty()) { append_title(out, record.body->title, options); }
        out += screen_text({*body});
    }
    return out;
}

std::string screen_report(const Report& report, const Options& options) {
    std::string out;
    Marks marks;
    append_title(out, report.title, options);
    append_facts(out, provenance(report, options), options);
    append_facts(out, facts(report.base, options), options);
    if (!report.headline.empty()) {
        out += '\n';
        append_sentence(out, visible(report.headline), options);
    }
    for (const Table& table : report.tables) { append_table(out, table, options, marks); }
    std::vector<std::string> notes = explained(marks, options);
    notes.insert(notes.end(), report.notes.begin(), report.notes.end());
    append_notes(out, notes, options);
    return out;
}

}  // namespace winloss::render
