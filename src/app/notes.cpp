#include "winloss/app/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "winloss/app/editing.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/holding.hpp"
#include "winloss/app/note_form.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

namespace {

/// All that writing a note needs to know, read before anybody starts to type.
struct Desk {
    store::InterviewLine line;
    std::optional<store::StoredNote> note;
    std::optional<store::StoredGuide> guide;
    Codebook codebook;
    std::string marked;  ///< the note as it stands, with its marks
};

Desk open_desk(const store::Store& store, InterviewId id) {
    const store::Snapshot snapshot(store);
    Desk desk;
    desk.line = store::interview_line(store, id);
    desk.note = store::read_note(store, id);
    desk.guide = store::guide_for(store, desk.line.interview.kind, desk.line.outcome);
    desk.codebook = store::read_codebook(store);
    if (desk.note) { desk.marked = marked_text(store, *desk.note, desk.codebook); }
    return desk;
}

std::vector<std::string> what_is_known(const Desk& desk) {
    const store::InterviewLine& line = desk.line;
    std::vector<std::string> lines = {
        fmt::format("interview {}: {} with {}", line.interview.id.value, line.interview.kind, line.account)};
    if (line.deal) {
        lines.push_back(fmt::format("deal: {}{}", *line.deal,
                                    line.outcome ? fmt::format(", {}", word(*line.outcome)) : std::string()));
    }
    if (!line.contacts.empty()) { lines.push_back("with: " + join(line.contacts, ", ")); }
    lines.emplace_back("Code a passage: {==what they said==}{>>total-cost -2 primary<<}");
    lines.emplace_back(
        "Ratings: +2 decided for us, +1, -1, -2 decided against us. winloss codebook list shows the codes.");
    lines.emplace_back("Comments like this one, and questions without an answer, are not saved.");
    return lines;
}

NoteOpened opened_now(const Desk& desk) { return {desk.line.interview.id.value, desk.note ? desk.note->version : 0}; }

std::string form_of(const Desk& desk) {
    std::string form = form_comment(what_is_known(desk), opened_now(desk)) + "\n";
    if (desk.note) { return form + desk.marked; }
    return form + questions_form(desk.guide ? desk.guide->text : std::string());
}

Writing writing_of(InterviewId id) {
    return {.record = fmt::format("note {}", id.value),
            .what = fmt::format("the note of interview {}", id.value),
            .save = fmt::format("winloss note {} --file", id.value)};
}

/// The text that was written, from wherever it comes; nullopt when nothing was changed. One from outside was opened on
/// nothing.
std::optional<TypedText> written(const store::Store& store, const Context& context, const WriteNote& options,
                                 const Desk& desk) {
    const Writing writing = writing_of(desk.line.interview.id);
    if (options.file || !context.edit) { tell_of_drafts(store, context, writing); }
    if (options.file && *options.file != "-") {
        return TypedText{platform::read_file(*options.file, max_text_bytes), {}};
    }
    if (options.file || !context.interactive) { return TypedText{context.read_input(), {}}; }
    if (context.edit) { return write_in_editor(store, context, writing, form_of(desk)); }
    throw usage_error("There is nobody to write the note.", "Give it with --file FILE, or '-' for standard input.");
}

/// What was typed as a note, and the note it was opened on: the text's own comment says so, also in a file; where
/// somebody took it out in the editor, the form does.
NoteInForm note_of(const TypedText& typed, InterviewId id) {
    NoteInForm note = note_in_form(checked_text(typed.text, "note"));
    if (!note.opened) { note.opened = note_in_form(typed.opened_on).opened; }
    if (note.opened && note.opened->interview != id.value) {
        throw conflict(fmt::format("This is the note of interview {}, as its comment says, not of interview {}.",
                                   note.opened->interview, id.value),
                       "Take the comment <!-- winloss note … out where it is meant for this one.");
    }
    if (note.text.empty()) { throw bad_input("The note is empty; nothing was saved."); }
    return note;
}

/// A note as it is to be saved, and what that does to the codings it had.
struct Recoded {
    MarkedNote note;
    std::vector<MarkedCoding> removed;
};

/// A text that was opened with its marks says by them how the note is coded, also where it has none any more. One from
/// outside that has none keeps the codings the note had, each on its passage.
Recoded recoded(const store::Store& store, const Desk& desk, const NoteInForm& typed) {
    Recoded result{read_markup(typed.text, desk.codebook, typed.lines), {}};
    if (!desk.note) { return result; }
    std::vector<MarkedCoding>& codings = result.note.codings;
    std::vector<MarkedCoding> before = marked_codings(store, desk.note->codings);
    if (codings.empty() && !typed.opened) {
        codings = rebase_codings(desk.note->text, result.note.text, std::move(before)).codings;
        return result;
    }
    ResavedCodings resaved = resave_codings(desk.note->text, before, result.note);
    codings = std::move(resaved.codings);
    result.removed = std::move(resaved.removed);
    return result;
}

/// The day a note makes its interview a held one; nullopt where it is held already.
std::optional<Date> day_held(const Interview& interview, const Context& context, const WriteNote& options) {
    if (interview.held_on) {
        if (options.held_on || options.partial) {
            throw conflict(
                fmt::format("Interview {} is held already, on {}.", interview.id.value, iso(*interview.held_on)));
        }
        return std::nullopt;
    }
    if (options.held_on) { return parse_date(*options.held_on, context.today, "--held-on"); }
    if (interview.state == InterviewState::booked) {
        return interview.booked_at ? std::min(interview.booked_at->day, context.today) : context.today;
    }
    throw conflict(
        fmt::format("Interview {} is {}, not booked: when was it held?", interview.id.value, word(interview.state)),
        "Say it with --held-on DATE (today, yesterday, 2026-10-02).");
}

struct Saved {
    bool changed = false;
    std::vector<InterviewId> covered;
    std::optional<Date> held_on;
    std::vector<std::string> new_competitors;
    std::size_t codings = 0;
    std::size_t unplaced = 0;
    std::vector<MarkedCoding> removed;
};

Saved save(store::Store& store, const Context& context, const WriteNote& options, const Desk& desk,
           const NoteInForm& typed) {
    Saved saved;
    const InterviewId id = desk.line.interview.id;
    store::Write write(store, context.operation(std::to_string(id.value)));
    Recoded result = recoded(store, desk, typed);
    const MarkedNote& read = result.note;
    saved.removed = std::move(result.removed);
    store::StoredNote note;
    note.interview = id;
    note.version = typed.opened.value_or(opened_now(desk)).version;
    note.guide = desk.note ? desk.note->guide : (desk.guide ? std::optional(desk.guide->id) : std::nullopt);
    note.text = read.text;
    note.codings = stored_codings(write, context, read.codings, saved.new_competitors);
    if (desk.note) { keep_coders(*desk.note, note.text, note.codings); }
    store::save_note(write, note);

    Interview interview = store::read_interview(store, id);
    saved.held_on = day_held(interview, context, options);
    if (saved.held_on) {
        saved.covered = hold_interview(write, context, interview, *saved.held_on,
                                       options.partial ? Completeness::partial : Completeness::full);
    }
    if (!note.codings.empty() && !interview.coded_on) {
        store::InterviewWriter writer(write);
        mark(interview, Mark::coded, std::max(context.today, *interview.held_on), context.today);
        writer.update(interview);
        writer.event(id, {context.today, "coded", context.person});
    }
    saved.codings = read.codings.size();
    saved.unplaced =
        static_cast<std::size_t>(std::count_if(read.codings.begin(), read.codings.end(),
                                               [](const MarkedCoding& each) { return each.lost_passage.has_value(); }));
    saved.changed = write.commit().has_value();
    return saved;
}

/// 'total-cost on ‘30% under you’' of each.
std::vector<std::string> words_of(const Desk& desk, const std::vector<MarkedCoding>& codings) {
    constexpr int most = 40;  // columns of a passage
    std::vector<std::string> words;
    for (const MarkedCoding& coding : codings) {
        const Code* code = desk.codebook.find(coding.code);
        std::string& each = words.emplace_back(code != nullptr ? code->path : std::string("a code"));
        if (!coding.passage) {
            each += " of the whole note";
            continue;
        }
        const std::string& text = desk.note->text;
        const std::size_t from = byte_offset(text, static_cast<std::size_t>(coding.passage->start));
        const std::size_t to = byte_offset(text, static_cast<std::size_t>(coding.passage->end));
        each += fmt::format(" on '{}'", cut_to_width(visible(text.substr(from, to - from)), most, true));
    }
    return words;
}

std::vector<std::string> sentences(const Desk& desk, const Saved& saved) {
    const std::int64_t id = desk.line.interview.id.value;
    if (!saved.changed) { return {fmt::format("The note of interview {} is as it was.", id)}; }
    std::vector<std::string> said = {fmt::format("Saved the note of interview {}, {}: {}.", id, desk.line.account,
                                                 counted(static_cast<long long>(saved.codings), "coding", "codings"))};
    if (saved.held_on) { said.push_back(fmt::format("The interview is held, on {}.", iso(*saved.held_on))); }
    for (const InterviewId covered : saved.covered) {
        said.push_back(fmt::format("Interview {} is covered by it.", covered.value));
    }
    for (const std::string& name : saved.new_competitors) { said.push_back(fmt::format("New competitor: {}.", name)); }
    if (!saved.removed.empty()) {
        said.push_back(fmt::format("{} removed: {}; winloss undo brings them back",
                                   counted(static_cast<long long>(saved.removed.size()), "coding", "codings"),
                                   join(words_of(desk, saved.removed), ", ")));
    }
    if (saved.unplaced > 0) {
        said.push_back(
            fmt::format("{} unplaced: winloss interview show {}",
                        counted(static_cast<long long>(saved.unplaced), "coding has lost its words and is kept",
                                "codings have lost their words and are kept"),
                        id));
    }
    said.push_back(saved.codings == 0 ? fmt::format("Next: code it, winloss note {}", id)
                                      : fmt::format("Next: winloss interview shared {} --to product", id));
    return said;
}

}  // namespace

Answer write_note(store::Store& store, const Context& context, const WriteNote& options) {
    const Desk desk = open_desk(store, store::find_interview(store, options.interview, store::InterviewMeant::any));
    if (options.print) {
        if (!desk.note) { throw not_found(fmt::format("Interview {} has no note yet.", desk.line.interview.id.value)); }
        return {.data = Text{opened_comment(opened_now(desk)) + desk.marked}, .messages = {}};
    }
    const auto typed = written(store, context, options, desk);
    if (!typed) { return {.data = {}, .messages = {"Nothing was changed."}}; }
    try {
        const NoteInForm note = note_of(*typed, desk.line.interview.id);
        return {.data = {}, .messages = sentences(desk, save(store, context, options, desk, note))};
    } catch (const Error& error) {
        const bool is_a_file = options.file && *options.file != "-";
        if (is_a_file || trim(typed->text).empty()) { throw; }
        keep_and_rethrow(store, context, writing_of(desk.line.interview.id), typed->text, error);
    }
}

}  // namespace winloss::app
