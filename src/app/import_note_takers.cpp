#include "import_note_takers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/note_form.hpp"
#include "winloss/app/note_marks.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/domain/rebase.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

namespace fs = std::filesystem;

namespace {

/// Of a note, as a sentence names it.
std::string beginning(std::string_view text) {
    constexpr int shown = 40;
    return winloss::quoted(cut_to_width(text.substr(0, text.find('\n')), shown));
}

using store::ImportRefusal;

/// The interview that the row names, which was held; with the account and on the day that the row says, since numbers
/// of one store are others in another.
store::InterviewLine held_interview(const ImportInto& into, const exchange::OfInterviewRow& row) {
    const store::Store& store = into.write.store();
    store::InterviewLine line = store::interview_line(store, interview_named(store, row));
    const Interview& interview = line.interview;
    if (!interview.held_on) {
        throw interview_refusal(row, fmt::format("is {}, and only a held interview has a note", word(interview.state)));
    }
    if (!row.account.empty() && fold(row.account) != fold(line.account) &&
        into.known.accounts.find({}, row.account) != interview.account) {
        throw ImportRefusal{"account", std::string(row.account),
                            fmt::format("is not the account of interview {}, which is with {}", interview.id.value,
                                        winloss::quoted(line.account))};
    }
    require_held_on(row, "held_on", interview);
    return line;
}

/// Where the words stand, once, in code points.
Passage passage_of(std::string_view quote, const std::string& text) {
    std::string_view words = trim(quote);
    const std::size_t at = text.find(words);
    if (at == std::string::npos) { throw ImportRefusal{"quote", std::string(words), "does not stand in the note"}; }
    if (text.find(words, at + 1) != std::string::npos) {
        throw ImportRefusal{"quote", std::string(words), "stands in the note more than once; give more of the words"};
    }
    const auto points = [&](std::size_t end) {
        return static_cast<std::int64_t>(code_points(std::string_view(text).substr(0, end)));
    };
    return {points(at), points(at + words.size())};
}

bool same_place(const MarkedCoding& one, const MarkedCoding& other) {
    if (one.lost_passage || other.lost_passage || one.code != other.code) { return false; }
    if (!one.passage || !other.passage) { return !one.passage && !other.passage; }
    return one.passage->start < other.passage->end && other.passage->start < one.passage->end;
}

bool same_sign(const MarkedCoding& one, const MarkedCoding& other) {
    return one.rating && other.rating && (*one.rating > 0) == (*other.rating > 0);
}

/// 'price -1 primary about Turnwerk on 'too dear'' of a note's text.
std::string in_words(const MarkedCoding& coding, const std::string& text, const Codebook& codebook) {
    const Code* code = codebook.find(coding.code);
    std::string words = code != nullptr ? code->path : std::string("a code");
    if (coding.rating) { words += fmt::format(" {:+}", *coding.rating); }
    if (coding.weight != Weight::contributing) { words += fmt::format(" {}", word(coding.weight)); }
    if (coding.competitor) { words += fmt::format(" about {}", in_sentence(*coding.competitor)); }
    if (!coding.passage) { return words + " of the whole note"; }
    const std::size_t from = byte_offset(text, static_cast<std::size_t>(coding.passage->start));
    const std::size_t to = byte_offset(text, static_cast<std::size_t>(coding.passage->end));
    return words + " on " + beginning(std::string_view(text).substr(from, to - from));
}

/// Throws as reading the note with its marks would.
void check_codings(const std::string& text, const std::vector<MarkedCoding>& codings, const Codebook& codebook) {
    read_markup(write_markup(text, codings, codebook), codebook);
}

bool save(const ImportInto& into, const store::StoredNote& note, const Interview& interview) {
    const bool changed = store::save_note(into.write, note);
    if (changed && !note.codings.empty()) { mark_coded(into.write, into.context, interview); }
    return changed;
}

/// A table may come from somebody else: it names no file but those beside it.
fs::path path_within(const std::string& folder, std::string_view file) {
    const fs::path typed{std::string(file)};
    const fs::path base = folder.empty() ? "." : folder;
    const auto refuse = [&](const std::string& why) {
        throw ImportRefusal{"file", std::string(file), why + "; write a path in the folder of this table"};
    };
    if (typed.is_absolute()) { refuse("is a path from the root"); }
    if (std::ranges::find(typed, "..") != typed.end()) { refuse("leads out of the folder of this table"); }
    std::error_code failed;  // is told when it is read
    const fs::path real = fs::weakly_canonical(base / typed, failed);
    const fs::path home = failed ? fs::path() : fs::weakly_canonical(base, failed);
    if (std::ranges::mismatch(home, real).in1 != home.end()) {
        refuse("is a link that leads out of the folder of this table");
    }
    return base / typed;
}

}  // namespace

NoteTaker::NoteTaker(const ImportInto& into)
    : into_(into),
      codebook_(store::read_codebook(into.write.store())),
      self_(person_or_self(into.write.store(), into.context)) {}

MarkedNote NoteTaker::read(const Row& row) const {
    const auto marked = [&](std::string_view text) {
        const NoteInForm note = note_in_form(text);
        return read_markup(note.text, codebook_, note.lines);
    };
    if (!row.text.empty()) {
        return told_of("text", {}, [&] { return marked(row.text); });
    }
    const fs::path path = path_within(into_.folder, row.file);
    return told_of("file", row.file,
                   [&] { return marked(checked_text(platform::read_file(path.string(), max_text_bytes), "note")); });
}

/// What the file's marks make of the codings that the note has: those that a person put there stay, and what the file
/// says in their places gives way; what has lost its words is kept unplaced.
std::vector<MarkedCoding> NoteTaker::recoded(const store::StoredNote& before, const MarkedNote& now) {
    store::ImportKept& kept = into_.known.kept;
    const std::vector<MarkedCoding> were = marked_codings(into_.write.store(), before.codings);
    const std::vector<MarkedCoding> moved = rebase_codings(before.text, now.text, were).codings;
    ResavedCodings resaved = resave_codings(before.text, were, now);
    std::vector<MarkedCoding>& codings = resaved.codings;
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        const MarkedCoding& ours = moved[i];
        if (ours.lost_passage || std::ranges::find(codings, ours) != codings.end()) { continue; }
        if (!kept.keeps("coding", before.codings[i].id.value, "code_id", "codings")) {
            if (std::ranges::find(resaved.removed, were[i]) != resaved.removed.end()) {
                gone.push_back(fmt::format("note of interview {}, {}", before.interview.value,
                                           in_words(were[i], before.text, codebook_)));
            }
            continue;
        }
        std::string said;
        std::erase_if(codings, [&](const MarkedCoding& theirs) {
            if (!same_place(ours, theirs) || std::ranges::find(moved, theirs) != moved.end()) { return false; }
            said += (said.empty() ? "" : ", ") + in_words(theirs, now.text, codebook_);
            return true;
        });
        for (MarkedCoding& each : codings) {
            if (ours.weight == Weight::primary && each.weight == Weight::primary && same_sign(ours, each)) {
                said += (said.empty() ? "" : ", ") + in_words(each, now.text, codebook_);
                each.weight = Weight::contributing;
            }
        }
        codings.push_back(ours);
        kept.tell(fmt::format("interview {}", before.interview.value), "codings", in_words(ours, now.text, codebook_),
                  said.empty() ? "nothing of it" : said);
    }
    yield_unplaced(codings);
    told_of("text", {}, [&] { check_codings(now.text, codings, codebook_); });
    removed_.insert(removed_.end(), gone.begin(), gone.end());
    return codings;
}

void NoteTaker::tell(ImportTally& tally) const {
    tally.codings_removed = removed_;
    made_.tell(tally);
}

Taken NoteTaker::take(const Row& row, bool) {
    const store::Store& store = into_.write.store();
    const store::InterviewLine line = held_interview(into_, row);
    const InterviewId id = line.interview.id;
    MarkedNote read = this->read(row);
    if (read.text.empty()) { throw ImportRefusal{row.text.empty() ? "file" : "text", {}, "holds no text"}; }
    name_competitors(into_, row.text.empty() ? "file" : "text", row.file, read.codings);
    const std::optional<store::StoredNote> before = store::read_note(store, id);
    if (const auto seen = seen_.find(id.value); seen != seen_.end() && before->text != read.text) {
        throw interview_refusal(row, fmt::format("has another note on line {} of this file", seen->second));
    }
    seen_.emplace(id.value, line_);
    if (before && before->text != read.text && into_.known.kept.keeps("note", before->id.value, "text", "text")) {
        into_.known.kept.tell(fmt::format("interview {}", id.value), "text", beginning(before->text),
                              beginning(read.text));
        return Taken::unchanged;
    }
    if (before) {
        read.codings = read.codings.empty()
                           ? rebase_codings(before->text, read.text, marked_codings(store, before->codings)).codings
                           : recoded(*before, read);
    }
    store::StoredNote note;
    note.interview = id;
    note.version = before ? before->version : 0;
    if (before) {
        note.guide = before->guide;
    } else if (const auto guide = store::guide_for(store, line.interview.kind, line.outcome)) {
        note.guide = guide->id;
    }
    note.text = read.text;
    std::vector<std::string> made;
    note.codings = stored_codings(into_.write, self_, read.codings, made);
    made_.add(made, line_);
    if (before) { keep_coders_of_places(*before, note.text, note.codings); }
    const bool changed = save(into_, note, line.interview);
    return !before ? Taken::created : changed ? Taken::updated : Taken::unchanged;
}

CodingTaker::CodingTaker(const ImportInto& into) : into_(into), codebook_(store::read_codebook(into.write.store())) {}

MarkedCoding CodingTaker::coding_of(const Row& row, const store::StoredNote& note) const {
    MarkedCoding coding;
    coding.code = told_of("code", row.code, [&] { return codebook_.require(row.code).id; });
    if (!row.quote.empty()) { coding.passage = passage_of(row.quote, note.text); }
    coding.rating = row.rating;
    coding.weight = row.weight.value_or(Weight::contributing);
    if (!row.competitor.empty()) {
        const auto id = into_.known.competitors.find(
            {.external_id = {}, .name = row.competitor, .as_id = row.competitor_as_id, .called = row.competitor});
        const CompetitorMeant meant = id ? CompetitorMeant{id, store::read_competitor(into_.write.store(), *id).name}
                                         : competitor_meant(into_.write.store(), std::string(row.competitor));
        require_known(into_, Named<CompetitorId>{meant.id, !meant.id}, "competitor", row.competitor);
        coding.competitor = meant.name;
    }
    if (!row.memo.empty()) { coding.memo = std::string(row.memo); }
    return coding;
}

/// Whether the file's value goes into the field; where a person entered the one that is there, that is told instead.
bool CodingTaker::goes_in(CodingId id, std::string_view column, std::string_view field, const std::string& kept,
                          const std::string& said) {
    constexpr std::string_view table = "coding";
    store::ImportKept& all = into_.known.kept;
    if (kept.empty() || !all.keeps(table, id.value, column, field)) { return true; }
    all.tell(all.called(table, id.value), field, kept, said);
    return false;
}

/// What the row says and the coding says otherwise, or not at all.
bool CodingTaker::change(MarkedCoding& known, CodingId id, const MarkedCoding& said, const Row& row) {
    const MarkedCoding before = known;
    const auto signed_number = [](const std::optional<int>& rating) {
        return rating ? fmt::format("{:+}", *rating) : std::string();
    };
    if (row.rating && row.rating != known.rating &&
        goes_in(id, "rating", "rating", signed_number(known.rating), signed_number(row.rating))) {
        known.rating = row.rating;
    }
    if (row.weight && *row.weight != known.weight &&
        goes_in(id, "weight", "weight", std::string(word(known.weight)), std::string(word(*row.weight)))) {
        known.weight = *row.weight;
    }
    if (said.competitor && (!known.competitor || fold(*known.competitor) != fold(*said.competitor)) &&
        goes_in(id, "competitor_id", "competitor", known.competitor.value_or(""), *said.competitor)) {
        known.competitor = said.competitor;
    }
    if (said.memo && said.memo != known.memo && goes_in(id, "memo", "memo", known.memo.value_or(""), *said.memo)) {
        known.memo = said.memo;
    }
    return known != before;
}

/// Whether the row's coder goes into the coding.
bool CodingTaker::coder_differs(const Coding& known, const Named<PersonId>& coder, const Row& row) {
    if (row.coder.empty() || (!coder.is_new && coder.id == known.coder)) { return false; }
    const std::string kept = known.coder ? store::read_person(into_.write.store(), *known.coder).name : std::string();
    return goes_in(known.id, "coder_id", "coder", kept, std::string(row.coder));
}

/// Of a coding whose words a list has held back, or that is unplaced, no more is known than that the note has one like
/// it: the one with that coder, else the first that no row before was taken for; null where there are more rows than
/// codings.
Coding* CodingTaker::one_like(const MarkedCoding& coding, store::StoredNote& note, std::optional<PersonId> coder) {
    Coding* found = nullptr;
    bool any = false;
    for (Coding& each : note.codings) {
        if (each.code != coding.code || each.rating != coding.rating || each.weight != coding.weight) { continue; }
        if (!each.start && !each.lost_passage) { continue; }  // of the note as a whole, whose row says so
        any = true;
        if (taken_for_.contains(each.id.value)) { continue; }
        if (found == nullptr || (found->coder != coder && each.coder == coder)) { found = &each; }
    }
    if (!any) {
        throw ImportRefusal{
            "quote",
            {},
            "is empty, though the coding is of words of the note: they are gone from it, or were held back where the "
            "customer has not agreed to be quoted, and the note here has no such coding"};
    }
    if (found != nullptr) { taken_for_.insert(found->id.value); }
    return found;
}

/// The same file would change something each time, had it two rows of one coding that say different things.
void CodingTaker::refuse_other(InterviewId interview, const MarkedCoding& coding, const Row& row, bool changed) {
    const Passage whole{-1, -1};
    const auto [start, end] = coding.passage.value_or(whole);
    const std::int64_t line = seen_.try_emplace({interview.value, coding.code.value, start, end}, line_).first->second;
    if (line == line_ || !changed) { return; }
    throw ImportRefusal{"code", std::string(row.code),
                        fmt::format("is in line {} of this file too, on the same words, with something else", line)};
}

/// A row without words is of the note as a whole where the others have none either: that is known behind the last one.
bool CodingTaker::waits_for_others(const Row& row) {
    some_words_ = some_words_ || !row.quote.empty();
    if (!row.quote.empty() || row.whole_note) { return false; }
    if (wordless_.insert(line_).second) { return true; }
    if (some_words_) {
        throw ImportRefusal{"quote",
                            {},
                            "is empty, though other rows have words: give the words of the note, or a column "
                            "whole_note that says yes where the coding is of the note as a whole"};
    }
    return false;
}

Taken CodingTaker::take(const Row& row, bool) {
    if (waits_for_others(row)) { return Taken::later; }
    const store::Store& store = into_.write.store();
    const Interview interview = held_interview(into_, row).interview;
    std::optional<store::StoredNote> note = store::read_note(store, interview.id);
    if (!note) {
        throw interview_refusal(row, "has no note yet, in which the words could stand; import the notes first");
    }
    const MarkedCoding coding = coding_of(row, *note);
    Named<PersonId> coder = person_of(into_.known.people, row.coder, "coder");
    require_known(into_, coder, "coder", row.coder);
    if (row.held_back) {
        Coding* const known = one_like(coding, *note, coder.id);
        if (known == nullptr || !coder_differs(*known, coder, row)) { return Taken::unchanged; }
        settle(into_.known.people, coder, row.coder, Role::other);
        known->coder = coder.id;
        save(into_, *note, interview);
        return Taken::updated;
    }
    std::vector<MarkedCoding> codings = marked_codings(store, note->codings);
    const auto there = std::ranges::find_if(codings, [&](const MarkedCoding& each) {
        return each.code == coding.code && each.passage == coding.passage && !each.lost_passage;
    });
    const bool is_new = there == codings.end();
    const auto at = static_cast<std::size_t>(there - codings.begin());
    bool coder_said = !row.coder.empty();
    if (is_new) {
        codings.push_back(coding);
    } else {
        coder_said = coder_differs(note->codings[at], coder, row);
        const bool changed = change(codings[at], note->codings[at].id, coding, row) || coder_said;
        refuse_other(interview.id, coding, row, changed);
        if (!changed) { return Taken::unchanged; }
    }
    told_of("code", row.code, [&] { check_codings(note->text, codings, codebook_); });
    yield_unplaced(codings);
    if (coder_said) { settle(into_.known.people, coder, row.coder, Role::other); }
    std::vector<std::string> made;
    std::vector<Coding> stored = stored_codings(into_.write, person_or_self(store, into_.context), codings, made);
    made_.add(made, line_);
    for (std::size_t i = 0; i < note->codings.size(); ++i) {
        stored[i].id = note->codings[i].id;
        stored[i].coder = note->codings[i].coder;
    }
    if (coder_said) { stored[at].coder = coder.id; }
    note->codings = std::move(stored);
    save(into_, *note, interview);
    if (is_new) { refuse_other(interview.id, coding, row, false); }
    return is_new ? Taken::created : Taken::updated;
}

}  // namespace winloss::app
