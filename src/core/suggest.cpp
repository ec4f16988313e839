#include "winloss/core/suggest.hpp"

#include <algorithm>

#include "utf8.hpp"
#include "winloss/core/letters.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

std::u32string folded(std::string_view text) {
    const std::string bytes = plain_letters(fold(text));
    std::u32string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const utf8::Decoded next = utf8::decode(std::string_view(bytes).substr(at));
        out += next.value;
        at += next.size;
    }
    return out;
}

/// Optimal string alignment over three rows; anything above `limit` may come back as limit + 1.
std::size_t distance(const std::u32string& left, const std::u32string& right, std::size_t limit) {
    const std::size_t gap = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
    if (gap > limit) { return limit + 1; }
    std::vector<std::size_t> before(right.size() + 1);  // row i - 2
    std::vector<std::size_t> above(right.size() + 1);   // row i - 1
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) { above[j] = j; }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        // A transposition reaches back two rows, but never for less than the row between them holds.
        if (least > limit + 1) { return limit + 1; }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[right.size()];
}

/// How a candidate comes to be near; smaller is better, the earlier of two equals too.
struct Nearness {
    std::size_t rank = 0;  ///< its distance as a slip, or beyond all slips
    std::size_t index = 0;
    friend auto operator<=>(const Nearness&, const Nearness&) = default;
};

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
    const std::u32string a = folded(left);
    const std::u32string b = folded(right);
    return distance(a, b, std::max(a.size(), b.size()));
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates, std::size_t most) {
    constexpr std::size_t shortest_part = 3;
    constexpr std::size_t starts_rank = 1'000'000;
    const std::u32string wanted = folded(word);
    std::vector<Nearness> near;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::u32string candidate = folded(candidates[i]);
        const std::size_t longer = std::max(wanted.size(), candidate.size());
        const std::size_t limit = std::max<std::size_t>(1, longer / 3);
        const std::size_t slips = distance(wanted, candidate, limit);
        if (slips <= limit && slips < std::max<std::size_t>(longer, 1)) {
            near.push_back({slips, i});
        } else if (wanted.size() >= shortest_part) {
            const std::size_t found = candidate.find(wanted);
            if (found != std::u32string::npos) { near.push_back({found == 0 ? starts_rank : starts_rank + 1, i}); }
        }
    }
    std::sort(near.begin(), near.end());
    if (near.size() > most) { near.resize(most); }
    std::vector<std::string> out;
    out.reserve(near.size());
    for (const Nearness& each : near) { out.push_back(candidates[each.index]); }
    return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    return did_you_mean(nearest(word, candidates));
}

std::string did_you_mean(const std::vector<std::string>& near) {
    std::vector<std::string> pieces;
    pieces.reserve(near.size());
    for (const std::string& each : near) { pieces.push_back(quoted(each)); }
    return did_you_mean_one_of(pieces);
}

std::string did_you_mean_one_of(const std::vector<std::string>& pieces) {
    if (pieces.empty()) { return {}; }
    std::string out = "Did you mean ";
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) { out += i + 1 == pieces.size() ? " or " : ", "; }
        out += pieces[i];
    }
    return out + "?";
}

}  // namespace winloss
