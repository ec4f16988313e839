#include "winloss/app/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>

#include "interview_words.hpp"
#include "note_desk.hpp"
#include "winloss/app/editing.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/holding.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/note_form.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/answers.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/domain/rebase.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

namespace {

/// 'price,product' and several such options: each word.
std::vector<std::string> listed_words(const std::vector<std::string>& options) {
    std::vector<std::string> words;
    for (const std::string& option : options) {
        for (const std::string_view word : split(option, ',')) {
            if (!trim(word).empty()) { words.emplace_back(trim(word)); }
        }
    }
    return words;
}

Writing writing_of(InterviewId id, bool append) {
    const std::string_view way = append ? " --append" : "";
    return {.record = fmt::format("note {}{}", id.value, append ? " addition" : ""),
            .what = fmt::format("{}the note of interview {}", append ? "an addition to " : "", id.value),
            .save = fmt::format("winloss note {}{} --file", id.value, way)};
}

/// The text that comes from outside: it was opened on nothing.
TypedText brought(const store::Store& store, const Context& context, const WriteNote& options, const NoteDesk& desk) {
    const std::optional<std::string>& file = options.answers ? options.answers : options.file;
    tell_of_drafts(store, context, writing_of(desk.line.interview.id, options.append));
    if (!options.codes.empty()) {
        throw usage_error("--codes says which codes the editor shows, and no editor is opened.");
    }
    if (file && *file != "-") { return {platform::read_file(*file, max_text_bytes), {}}; }
    if (file || !context.input_is_terminal) { return {context.read_input(), {}}; }
    throw usage_error("There is nobody to write the note.", "Give it with --file FILE, or '-' for standard input.");
}

/// What was typed as a note, and the note it was opened on: the text's own comment says so, also in a file; where
/// somebody took it out in the editor, the form does.
NoteInForm note_of(const TypedText& typed, InterviewId id) {
    const CommentLines ours = comment_lines(typed.opened_on);
    NoteInForm note = note_in_form(checked_text(typed.text, "note"), ours.empty() ? nullptr : &ours);
    if (!note.opened) { note.opened = note_in_form(typed.opened_on).opened; }
    if (note.opened && note.opened->interview != id.value) {
        throw conflict(fmt::format("This is the note of interview {}, as its comment says, not of interview {}.",
                                   note.opened->interview, id.value),
                       "Take the comment <!-- winloss note … out where it is meant for this one.");
    }
    if (note.text.empty()) { throw bad_input("The note is empty; nothing was saved."); }
    return note;
}

/// Lines that stand set in in a comment of a text from outside, where nobody knows what the comment was opened with,
/// and that no form of the note would have there: they are not saved.
std::vector<std::string> passed_over(const NoteDesk& desk, const TypedText& typed) {
    if (!typed.opened_on.empty()) { return {}; }
    CommentLines ours = comment_lines(note_form(desk, {}));
    ours.merge(comment_lines(append_form(desk, {})));
    const std::string form = blank_mistakes(checked_text(typed.text, "note"));
    const std::string note = note_in_form(form).text;
    for (const std::string_view line : split(note, '\n')) { ours.emplace(trim(line)); }
    std::vector<std::string> lines;
    std::ranges::set_difference(comment_lines(form), ours, std::back_inserter(lines));
    return lines;
}

/// A note as it is to be saved, and what that does to the codings it had.
struct Recoded {
    MarkedNote note;
    std::int64_t version = 0;  ///< of the note it was made from; 0: there was none
    std::vector<MarkedCoding> removed = {};
};

/// The questions that a note answers.
std::vector<std::string> answered_in(const std::string& text) {
    std::vector<std::string> ids;
    for (const GivenAnswer& each : read_answers(text)) { ids.push_back(each.question); }
    return ids;
}

/// The questions of the guide, and those that the note answered before.
std::vector<std::string> known_questions(const NoteDesk& desk) {
    std::vector<std::string> known;
    if (desk.guide) {
        for (const Question& question : read_guide(desk.guide->text)) { known.push_back(question.id); }
    }
    for (const std::string& id : desk.note ? answered_in(desk.note->text) : std::vector<std::string>()) {
        if (std::ranges::find(known, id) == known.end()) { known.push_back(id); }
    }
    return known;
}

/// Refuses headings whose id no question has, each at its line. Without a guide any id is a question's.
void mind_questions(const NoteDesk& desk, const NoteInForm& typed) {
    if (!desk.guide) { return; }
    const std::vector<std::string> known = known_questions(desk);
    std::vector<LineFault> faults;
    std::vector<std::string> sentences;
    for (const GivenAnswer& each : read_answers(typed.text)) {
        if (std::ranges::find(known, each.question) != known.end()) { continue; }
        const std::string_view before =
            std::string_view(typed.text)
                .substr(0, byte_offset(typed.text, static_cast<std::size_t>(each.heading_start)));
        const int line = typed.lines[static_cast<std::size_t>(std::ranges::count(before, '\n'))];
        faults.push_back({line, no_such_question(each.question, known)});
        sentences.push_back(fmt::format("line {}: {}", line, faults.back().message));
    }
    if (faults.empty()) { return; }
    faults.front().hint = "A heading of your own has no id in braces.";
    throw FaultyText(fmt::format("The note has {}:\n  {}", counted(std::ssize(faults), "mistake", "mistakes"),
                                 join(sentences, "\n  ")),
                     faults.front().hint, faults);
}

/// A text that was opened with its marks says by them how the note is coded, also where it has none any more. One from
/// outside that has none keeps the codings the note had, each on its passage.
Recoded rewritten(const store::Store& store, const NoteDesk& desk, const TypedText& text) {
    const NoteInForm typed = note_of(text, desk.line.interview.id);
    Recoded result{read_markup(typed.text, desk.codebook, typed.lines),
                   typed.opened.value_or(opened_now(desk)).version};
    mind_questions(desk, typed);
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

/// The note as it is, with what `put` puts into it; throws what reading the marks of the whole would.
template <class Put>
Recoded with_more(const store::Store& store, const NoteDesk& desk, const Put& put) {
    MarkedNote note;
    if (desk.note) { note = {desk.note->text, marked_codings(store, desk.note->codings)}; }
    put(note);
    MarkedNote whole = read_markup(write_markup(note.text, note.codings, desk.codebook), desk.codebook);
    for (MarkedCoding& coding : note.codings) {
        if (coding.lost_passage) { keep_unplaced(whole.codings, std::move(coding)); }
    }
    return {std::move(whole), opened_now(desk).version};
}

Recoded appended(const store::Store& store, const NoteDesk& desk, const TypedText& text) {
    const NoteInForm typed = note_of(text, desk.line.interview.id);
    if (typed.opened) {
        throw usage_error("This is a whole note, as its comment says, and --append would put it below itself.",
                          "Leave --append out, or take its comment <!-- winloss note … out.");
    }
    MarkedNote more = read_markup(typed.text, desk.codebook, typed.lines);
    mind_questions(desk, typed);
    return with_more(store, desk, [&](MarkedNote& note) { append(note, std::move(more)); });
}

Recoded answered(const store::Store& store, const NoteDesk& desk, const TypedText& text) {
    const std::string guide = desk.guide ? desk.guide->text : std::string();
    const auto answers = read_filed_answers(checked_text(text.text, "answers"), known_questions(desk));
    if (answers.empty()) { throw bad_input("There are no answers in it; nothing was saved."); }
    return with_more(store, desk, [&](MarkedNote& note) {
        for (const FiledAnswer& each : answers) {
            answer(note, guide, each.question, read_markup(each.text, desk.codebook, each.lines));
        }
    });
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
    if (interview.state == InterviewState::booked) { return usual_day_held(interview, context.today); }
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
    std::vector<std::string> lost_answers;  ///< questions that were answered before, and are no longer
};

Saved save(store::Store& store, const Context& context, const WriteNote& options, const NoteDesk& desk,
           Recoded result) {
    Saved saved;
    const InterviewId id = desk.line.interview.id;
    store::Write write(store, context.operation(std::to_string(id.value)));
    const MarkedNote& read = result.note;
    saved.removed = std::move(result.removed);
    store::StoredNote note;
    note.interview = id;
    note.version = result.version;
    note.guide = desk.note ? desk.note->guide : (desk.guide ? std::optional(desk.guide->id) : std::nullopt);
    note.text = read.text;
    note.codings = stored_codings(write, person_or_self(write.store(), context), read.codings, saved.new_competitors);
    if (desk.note) { keep_coders(*desk.note, note.text, note.codings); }
    store::save_note(write, note);
    if (desk.note) {
        const std::vector<std::string> now = answered_in(note.text);
        for (std::string& question : answered_in(desk.note->text)) {
            if (std::ranges::find(now, question) == now.end()) { saved.lost_answers.push_back(std::move(question)); }
        }
    }

    Interview interview = store::read_interview(store, id);
    saved.held_on = day_held(interview, context, options);
    if (saved.held_on) {
        saved.covered = hold_interview(write, context, interview, *saved.held_on,
                                       options.partial ? Completeness::partial : Completeness::full);
    }
    if (!note.codings.empty()) { mark_coded(write, context, std::move(interview)); }
    saved.codings = read.codings.size();
    saved.unplaced =
        static_cast<std::size_t>(std::count_if(read.codings.begin(), read.codings.end(),
                                               [](const MarkedCoding& each) { return each.lost_passage.has_value(); }));
    saved.changed = write.commit().has_value();
    return saved;
}

/// 'total-cost on ‘30% under you’' of each.
std::vector<std::string> words_of(const NoteDesk& desk, const std::vector<MarkedCoding>& codings) {
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

std::vector<std::string> sentences(const NoteDesk& desk, const Saved& saved) {
    const std::int64_t id = desk.line.interview.id.value;
    if (!saved.changed) { return {fmt::format("The note of interview {} is as it was.", id)}; }
    std::vector<std::string> said = {fmt::format("Saved the note of interview {}, {}: {}.", id, desk.line.account,
                                                 counted(static_cast<long long>(saved.codings), "coding", "codings"))};
    if (saved.held_on) {
        said.push_back(fmt::format("The interview is held, on {}.", iso(*saved.held_on)));
        std::string early = before_appointment(desk.line.interview, *saved.held_on);
        if (!early.empty()) { said.push_back(std::move(early)); }
        if (!desk.line.interview.interviewer) { said.push_back(unknown_holder(desk.line.interview.id)); }
    }
    for (const InterviewId covered : saved.covered) {
        said.push_back(fmt::format("Interview {} is covered by it.", covered.value));
    }
    for (const std::string& name : saved.new_competitors) { said.push_back(fmt::format("New competitor: {}.", name)); }
    if (!saved.removed.empty()) {
        said.push_back(fmt::format("{} removed: {}; winloss undo brings them back",
                                   counted(static_cast<long long>(saved.removed.size()), "coding", "codings"),
                                   join(words_of(desk, saved.removed), ", ")));
    }
    if (!saved.lost_answers.empty()) {
        said.push_back(fmt::format("No longer an answer, since no heading has its id: {}. winloss note {}",
                                   join(saved.lost_answers, ", "), id));
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
    const InterviewId id =
        store::find_interview(store, options.interview, store::InterviewMeant::to_note, context.today);
    std::optional<Date> held_on;  // asked before anything is typed for nothing
    if (!options.print) { held_on = day_held(store::read_interview(store, id), context, options); }
    NoteDesk desk = open_desk(store, id, context.today, held_on);
    if (options.print) {
        if (!desk.note) { throw not_found(fmt::format("Interview {} has no note yet.", desk.line.interview.id.value)); }
        return {.data = Text{opened_comment(opened_now(desk)) + desk.marked},
                .messages = {},
                .subject = ChangedRecord{"interview", desk.line.interview.id.value}};
    }
    const auto save_typed = [&](const TypedText& typed) -> Answer {
        if (options.append) {
            desk = open_desk(store, id, context.today, held_on);
        }  // whoever saved meanwhile is above
        Recoded result = options.answers  ? answered(store, desk, typed)
                         : options.append ? appended(store, desk, typed)
                                          : rewritten(store, desk, typed);
        const std::vector<std::string> passed = options.answers ? std::vector<std::string>() : passed_over(desk, typed);
        Answer answer{.data = {},
                      .messages = sentences(desk, save(store, context, options, desk, std::move(result))),
                      .subject = ChangedRecord{"interview", id.value}};
        if (!passed.empty()) {
            const std::string more =
                passed.size() == 1 ? "" : " and " + counted(std::ssize(passed) - 1, "line", "lines") + " more";
            answer.messages.insert(answer.messages.begin() + 1,
                                   "In a comment, so not saved: " + winloss::quoted(passed.front()) + more);
        }
        return answer;
    };
    const std::optional<std::string>& file = options.answers ? options.answers : options.file;
    Writing writing = writing_of(id, options.append);
    if (!file && context.edit) {
        const auto codes = listed_words(options.codes);
        return edit_until_saved(store, context, writing,
                                options.append ? append_form(desk, codes) : note_form(desk, codes),
                                {save_typed, with_its_mistakes});
    }
    const TypedText typed = brought(store, context, options, desk);
    try {
        return save_typed(typed);
    } catch (const Error& error) {
        if ((file && *file != "-") || trim(typed.text).empty()) { throw; }
        if (options.answers) { writing.save = fmt::format("winloss note {} --answers", id.value); }
        keep_and_rethrow(store, context, writing, typed.text, error);
    }
}

}  // namespace winloss::app
