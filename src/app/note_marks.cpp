#include "winloss/app/note_marks.hpp"

#include <unordered_map>

#include "winloss/store/competitors.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

CompetitorId competitor_named(store::Write& write, const std::string& name, std::vector<std::string>& made) {
    if (const auto known = store::record_named(write.store(), store::RecordKind::competitor, name)) { return {*known}; }
    made.push_back(name);
    return store::insert_competitor(write, {.id = {}, .name = name});
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

std::string marked_text(const store::Store& store, const store::StoredNote& note, const Codebook& codebook) {
    return write_markup(note.text, marked_codings(store, note.codings), codebook);
}

std::vector<Coding> stored_codings(store::Write& write, const Context& context,
                                   const std::vector<MarkedCoding>& codings, std::vector<std::string>& made) {
    const auto coder = store::record_named(write.store(), store::RecordKind::person, context.person);
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
        if (coder) { each.coder = PersonId{*coder}; }
        if (marked.competitor) { each.competitor = competitor_named(write, *marked.competitor, made); }
        each.memo = marked.memo;
        each.lost_passage = marked.lost_passage;
    }
    return stored;
}

}  // namespace winloss::app
