#include <algorithm>
#include <iterator>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/domain/rebase.hpp"

namespace winloss {

namespace {

std::string_view words_of(std::string_view text, const Passage& passage) {
    const std::size_t from = byte_offset(text, static_cast<std::size_t>(passage.start));
    return text.substr(from, byte_offset(text, static_cast<std::size_t>(passage.end)) - from);
}

bool overlap(const Passage& left, const Passage& right) { return left.start < right.end && right.start < left.end; }

/// Whether the new text has the coding, on the passage or on a part of it; null: on the note as a whole.
bool stands(const MarkedNote& now, CodeId code, const std::optional<Passage>& passage) {
    return std::ranges::any_of(now.codings, [&](const MarkedCoding& each) {
        if (each.code != code || each.passage.has_value() != passage.has_value()) { return false; }
        return !passage || overlap(*each.passage, *passage);
    });
}

bool stands_on_words(const MarkedNote& now, CodeId code, std::string_view words) {
    return std::ranges::any_of(now.codings, [&](const MarkedCoding& each) {
        return each.code == code && each.passage && words_of(now.text, *each.passage) == words;
    });
}

bool has_primary(const std::vector<MarkedCoding>& codings, const std::optional<int>& rating) {
    return std::ranges::any_of(codings, [&](const MarkedCoding& each) {
        return each.weight == Weight::primary && each.rating && rating && (*each.rating > 0) == (*rating > 0);
    });
}

}  // namespace

ResavedCodings resave_codings(std::string_view before, const std::vector<MarkedCoding>& codings,
                              const MarkedNote& now) {
    ResavedCodings result{now.codings, {}};
    const std::vector<MarkedCoding> moved = rebase_codings(before, now.text, codings).codings;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        if (!moved[i].lost_passage) {
            if (!stands(now, moved[i].code, moved[i].passage)) { result.removed.push_back(codings[i]); }
            continue;
        }
        if (stands_on_words(now, moved[i].code, *moved[i].lost_passage)) { continue; }
        keep_unplaced(result.codings, moved[i]);
    }
    return result;
}

void keep_unplaced(std::vector<MarkedCoding>& codings, MarkedCoding unplaced) {
    if (unplaced.weight == Weight::primary && has_primary(codings, unplaced.rating)) {
        unplaced.weight = Weight::contributing;
    }
    codings.push_back(std::move(unplaced));
}

void yield_unplaced(std::vector<MarkedCoding>& codings) {
    std::vector<MarkedCoding> placed;
    std::ranges::copy_if(codings, std::back_inserter(placed),
                         [](const MarkedCoding& each) { return !each.lost_passage; });
    for (MarkedCoding& each : codings) {
        if (each.lost_passage && each.weight == Weight::primary && has_primary(placed, each.rating)) {
            each.weight = Weight::contributing;
        }
    }
}

}  // namespace winloss
