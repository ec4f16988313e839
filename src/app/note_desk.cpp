#include "note_desk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "note_known.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::app {

namespace {

std::vector<std::string> code_lines(const Codebook& codebook, const std::vector<std::string>& chosen) {
    std::vector<const Code*> codes;
    if (chosen.empty()) {
        for (const Code& code : codebook.codes()) { codes.push_back(&code); }
    }
    for (const std::string& each : chosen) {
        for (const Code& code : codebook.subtree(codebook.require(each))) {
            if (std::ranges::find(codes, &code) == codes.end()) { codes.push_back(&code); }
        }
    }
    int widest = 0;
    for (const Code* code : codes) { widest = std::max(widest, display_width(code->path)); }
    std::vector<std::string> lines = {
        "Code a passage: {==what they said==}{>>total-cost -2 primary competitor:\"Initech\" # said twice<<}",
        "Ratings: +2 decided for us, +1, -1, -2 decided against us; primary is what decided, minor an aside."};
    for (const Code* code : codes) { lines.push_back(pad_right(code->path, widest) + "  " + code->name); }
    return lines;
}

/// The headings of the questions that the note has no answer to.
std::vector<std::string> unanswered(const NoteDesk& desk) {
    std::vector<std::string> lines;
    if (!desk.guide) { return lines; }
    const std::vector<GivenAnswer> given = read_answers(desk.note->text);
    const std::vector<std::string_view> guide = split(desk.guide->text, '\n');
    for (const Question& question : read_guide(desk.guide->text)) {
        if (std::ranges::find(given, question.id, &GivenAnswer::question) == given.end()) {
            lines.emplace_back(trim(guide[static_cast<std::size_t>(question.line - 1)]));
        }
    }
    if (!lines.empty()) { lines.insert(lines.begin(), "Not answered; a heading goes above its answer:"); }
    return lines;
}

std::string comments(const NoteDesk& desk, const std::vector<std::string>& codes, std::string_view what,
                     const std::optional<NoteOpened>& opened) {
    std::vector<std::string> lines = desk.known;
    lines.emplace_back(what);
    return form_comment(lines, opened) + form_comment(code_lines(desk.codebook, codes)) + "\n";
}

}  // namespace

NoteDesk open_desk(const store::Store& store, InterviewId id, Date today, std::optional<Date> held_on) {
    const store::Snapshot snapshot(store);
    NoteDesk desk;
    desk.line = store::interview_line(store, id);
    desk.note = store::read_note(store, id);
    if (desk.note && desk.note->guide) {
        desk.guide = store::read_guide(store, *desk.note->guide);
    } else {
        desk.guide = store::guide_for(store, desk.line.interview.kind, desk.line.outcome);
    }
    desk.codebook = store::read_codebook(store);
    if (desk.note) { desk.marked = marked_text(store, *desk.note, desk.codebook); }
    desk.known = known_of(store, desk.line, desk.codebook, today, held_on);
    return desk;
}

NoteOpened opened_now(const NoteDesk& desk) {
    return {desk.line.interview.id.value, desk.note ? desk.note->version : 0};
}

std::string note_form(const NoteDesk& desk, const std::vector<std::string>& codes) {
    const std::string above = comments(
        desk, codes, "Comments like this one, and questions without an answer, are not saved.", opened_now(desk));
    if (!desk.note) { return above + questions_form(desk.guide ? desk.guide->text : std::string()); }
    const std::vector<std::string> rest = unanswered(desk);
    return above + desk.marked + (rest.empty() ? std::string() : "\n" + form_comment(rest));
}

std::string append_form(const NoteDesk& desk, const std::vector<std::string>& codes) {
    return comments(desk, codes, "What you write here is put below the note; comments like this one are not.",
                    std::nullopt);
}

}  // namespace winloss::app
