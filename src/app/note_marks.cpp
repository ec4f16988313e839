#include "winloss/app/note_marks.hpp"

#include <algorithm>
#include <unordered_map>

#include "winloss/core/foreign_ids.hpp"
#include "winloss/domain/interview_life.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

namespace {

CompetitorId competitor_named(store::Write& write, const std::string& name, std::vector<std::string>& made) {
    const CompetitorMeant meant = competitor_meant(write.store(), name);
    if (meant.id) { return *meant.id; }
    made.push_back(meant.name);
    return store::insert_competitor(write, {.id = {}, .name = meant.name});
}

/// The same judgement, wherever it stands.
bool says_the_same(const Coding& left, const Coding& right) {
    return left.code == right.code && left.rating == right.rating && left.weight == right.weight &&
           left.competitor == right.competitor && left.memo == right.memo;
}

bool stands_at(const Coding& left, const Coding& right) {
    return left.start == right.start && left.end == right.end && left.lost_passage == right.lost_passage;
}

bool overlap(const Coding& left, const Coding& right) {
    return left.start && right.start && *left.start < *right.end && *right.start < *left.end;
}

/// One unplaced by this save; a primary among them may have become a contributing one.
bool lost_the_same(const Coding& left, const Coding& right) {
    return left.lost_passage && left.lost_passage == right.lost_passage && left.code == right.code &&
           left.rating == right.rating && left.memo == right.memo;
}

/// The codings of a note where the new text has them.
std::vector<Coding> moved_codings(const store::StoredNote& note, std::string_view text) {
    std::vector<MarkedCoding> places;
    for (const Coding& coding : note.codings) {
        MarkedCoding& each = places.emplace_back();
        if (coding.start && coding.end) { each.passage = Passage{*coding.start, *coding.end}; }
        each.lost_passage = coding.lost_passage;
    }
    places = rebase_codings(note.text, text, std::move(places)).codings;
    std::vector<Coding> moved = note.codings;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        const auto& passage = places[i].passage;
        moved[i].start = passage ? std::optional(passage->start) : std::nullopt;
        moved[i].end = passage ? std::optional(passage->end) : std::nullopt;
        moved[i].lost_passage = places[i].lost_passage;
    }
    return moved;
}

}  // namespace

std::vector<MarkedCoding> marked_codings(const store::Store& store, const std::vector<Coding>& codings) {
    std::vector<MarkedCoding> marked;
    for (const Coding& coding : codings) {
        MarkedCoding& each = marked.emplace_back();
        each.code = coding.code;
        if (coding.start && coding.end) { each.passage = Passage{*coding.start, *coding.end}; }
        each.rating = coding.rating;
        each.weight = coding.weight;
        if (coding.competitor) { each.competitor = store::read_competitor(store, *coding.competitor).name; }
        each.memo = coding.memo;
        each.lost_passage = coding.lost_passage;
    }
    return marked;
}

CompetitorMeant competitor_meant(const store::Store& store, const std::string& text) {
    const auto known = [&store](const std::string& called) -> std::optional<CompetitorMeant> {
        const auto id = store::competitor_called(store, called);
        return id ? std::optional(CompetitorMeant{id, store::read_competitor(store, *id).name}) : std::nullopt;
    };
    if (auto meant = known(text)) { return *std::move(meant); }
    const IdForm form = form_of_id(text);
    if (form == IdForm::as_it_is) { return {{}, text}; }
    std::string id = canonical_id(form, text);
    if (auto meant = known(id)) { return *std::move(meant); }
    return {{}, std::move(id)};
}

std::string marked_text(const store::Store& store, const store::StoredNote& note, const Codebook& codebook) {
    return write_markup(note.text, marked_codings(store, note.codings), codebook);
}

std::vector<Coding> stored_codings(store::Write& write, std::optional<PersonId> coder,
                                   const std::vector<MarkedCoding>& codings, std::vector<std::string>& made) {
    std::vector<Coding> stored;
    for (const MarkedCoding& marked : codings) {
        Coding& each = stored.emplace_back();
        each.code = marked.code;
        if (marked.passage) {
            each.start = marked.passage->start;
            each.end = marked.passage->end;
        }
        each.rating = marked.rating;
        each.weight = marked.weight;
        each.coder = coder;
        if (marked.competitor) { each.competitor = competitor_named(write, *marked.competitor, made); }
        each.memo = marked.memo;
        each.lost_passage = marked.lost_passage;
    }
    return stored;
}

void mark_coded(store::Write& write, const Context& context, Interview interview) {
    if (interview.coded_on) { return; }
    mark(interview, Mark::coded, std::max(context.today, *interview.held_on), context.today);
    store::InterviewWriter writer(write);
    writer.update(interview);
    writer.event(interview.id, {context.today, "coded", context.person});
}

void keep_coders(const store::StoredNote& before, std::string_view text, std::vector<Coding>& codings) {
    std::vector<Coding> known = moved_codings(before, text);
    const auto keep_where = [&](const auto& same) {
        for (Coding& coding : codings) {
            if (coding.id.value != 0) { continue; }
            const auto found = std::ranges::find_if(known, [&](const Coding& each) { return same(each, coding); });
            if (found == known.end()) { continue; }
            coding.id = found->id;
            coding.coder = found->coder;
            known.erase(found);
        }
    };
    keep_where(
        [](const Coding& one, const Coding& other) { return says_the_same(one, other) && stands_at(one, other); });
    keep_where([](const Coding& one, const Coding& other) { return says_the_same(one, other) && overlap(one, other); });
    keep_where(lost_the_same);
}

void keep_coders_of_places(const store::StoredNote& before, std::string_view text, std::vector<Coding>& codings) {
    keep_coders(before, text, codings);
    std::vector<Coding> known = moved_codings(before, text);
    std::erase_if(
        known, [&](const Coding& each) { return std::ranges::find(codings, each.id, &Coding::id) != codings.end(); });
    for (Coding& coding : codings) {
        if (coding.id.value != 0) { continue; }
        const auto found = std::ranges::find_if(known, [&](const Coding& each) {
            return each.code == coding.code && (stands_at(each, coding) || overlap(each, coding));
        });
        if (found == known.end()) { continue; }
        coding.coder = found->coder;
        known.erase(found);
    }
}

}  // namespace winloss::app
