#include "winloss/store/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

template <class I>
std::optional<I> maybe_id(const Statement& row, int column) {
    const auto value = row.maybe_integer(column);
    return value ? std::optional(I{*value}) : std::nullopt;
}

template <class I>
std::optional<std::int64_t> value_of(const std::optional<I>& id) {
    return id ? std::optional(id->value) : std::nullopt;
}

std::vector<Coding> read_codings(const Store& store, NoteId note) {
    Statement rows = store.prepare(
        "SELECT id, code_id, start_offset, end_offset, rating, weight, coder_id, competitor_id, memo, lost_passage "
        "FROM "
        "coding WHERE note_id = $note ORDER BY lost_passage IS NOT NULL, start_offset IS NOT NULL, start_offset, "
        "end_offset, id");
    rows.bind("note", note.value);
    std::vector<Coding> codings;
    while (rows.step()) {
        Coding& coding = codings.emplace_back();
        coding.id = {rows.integer(0)};
        coding.note = note;
        coding.code = {rows.integer(1)};
        coding.start = rows.maybe_integer(2);
        coding.end = rows.maybe_integer(3);
        if (const auto rating = rows.maybe_integer(4)) { coding.rating = static_cast<int>(*rating); }
        coding.weight = *parse_word<Weight>(rows.text(5));
        coding.coder = maybe_id<PersonId>(rows, 6);
        coding.competitor = maybe_id<CompetitorId>(rows, 7);
        coding.memo = rows.maybe_text(8);
        coding.lost_passage = rows.maybe_text(9);
    }
    return codings;
}

std::string version_words(std::int64_t version) {
    return version == 0 ? "no note" : fmt::format("version {}", version);
}

void insert_coding(Write& write, const Coding& coding) {
    write
        .prepare(
            "INSERT INTO coding (note_id, code_id, start_offset, end_offset, rating, weight, coder_id, competitor_id, "
            "memo, lost_passage) VALUES ($note, $code, $start, $end, $rating, $weight, $coder, $competitor, $memo, "
            "$lost)")
        .bind("note", coding.note.value)
        .bind("code", coding.code.value)
        .bind("start", coding.start)
        .bind("end", coding.end)
        .bind("rating", coding.rating)
        .bind("weight", word(coding.weight))
        .bind("coder", value_of(coding.coder))
        .bind("competitor", value_of(coding.competitor))
        .bind("memo", coding.memo)
        .bind("lost", coding.lost_passage)
        .run();
}

void update_coding(Write& write, const Coding& coding) {
    write
        .prepare(
            "UPDATE coding SET start_offset = $start, end_offset = $end, rating = $rating, weight = $weight, "
            "coder_id = $coder, competitor_id = $competitor, memo = $memo, lost_passage = $lost WHERE id = $id")
        .bind("start", coding.start)
        .bind("end", coding.end)
        .bind("rating", coding.rating)
        .bind("weight", word(coding.weight))
        .bind("coder", value_of(coding.coder))
        .bind("competitor", value_of(coding.competitor))
        .bind("memo", coding.memo)
        .bind("lost", coding.lost_passage)
        .bind("id", coding.id.value)
        .run();
}

/// Takes away what is no longer there and adds what is new; returns whether there was any. One that has a number is the
/// one of that number, as it is now.
bool replace_codings(Write& write, NoteId note, std::vector<Coding> before, const std::vector<Coding>& after) {
    bool changed = false;
    for (Coding coding : after) {
        coding.note = note;
        const auto kept = std::ranges::find(before, coding.id, &Coding::id);
        if (kept == before.end()) {
            insert_coding(write, coding);
            changed = true;
            continue;
        }
        if (*kept != coding) {
            update_coding(write, coding);
            changed = true;
        }
        before.erase(kept);
    }
    for (const Coding& gone : before) {
        write.prepare("DELETE FROM coding WHERE id = $id").bind("id", gone.id.value).run();
    }
    return changed || !before.empty();
}

}  // namespace

std::optional<StoredNote> read_note(const Store& store, InterviewId interview) {
    Statement row = store.prepare("SELECT id, guide_id, text, version FROM note WHERE interview_id = $interview");
    if (!row.bind("interview", interview.value).step()) { return std::nullopt; }
    StoredNote note;
    note.id = {row.integer(0)};
    note.interview = interview;
    note.guide = maybe_id<GuideId>(row, 1);
    note.text = row.text(2);
    note.version = row.integer(3);
    note.codings = read_codings(store, note.id);
    return note;
}

bool save_note(Write& write, const StoredNote& note) {
    const auto before = read_note(write.store(), note.interview);
    if ((before ? before->version : 0) != note.version) {
        throw conflict(
            fmt::format("Somebody saved the note of interview {} meanwhile: yours was opened on {}, it is {}.",
                        note.interview.value, version_words(note.version), version_words(before ? before->version : 0)),
            fmt::format("winloss note {} --print shows what is there; put yours into it. To save yours over it all the "
                        "same, take its comment <!-- winloss note … out.",
                        note.interview.value));
    }
    if (!before) {
        write.prepare("INSERT INTO note (interview_id, guide_id, text) VALUES ($interview, $guide, $text)")
            .bind("interview", note.interview.value)
            .bind("guide", value_of(note.guide))
            .bind("text", note.text)
            .run();
        replace_codings(write, {write.last_insert_id()}, {}, note.codings);
        return true;
    }
    const bool recoded = replace_codings(write, before->id, before->codings, note.codings);
    if (!recoded && before->text == note.text) { return false; }
    write.prepare("UPDATE note SET text = $text, version = version + 1 WHERE id = $id")
        .bind("text", note.text)
        .bind("id", before->id.value)
        .run();
    return true;
}

}  // namespace winloss::store
