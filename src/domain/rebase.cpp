#include "winloss/domain/rebase.hpp"

#include <algorithm>
#include <unordered_map>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using Vocabulary = std::unordered_map<std::string_view, int>;

bool is_tail_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Letters and digits make words. Scripts from U+3000 on (lead byte E3) write none, each character is one.
bool joins_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 0x80 && byte < 0xE3);
}

std::size_t index(int number) { return static_cast<std::size_t>(number); }

std::size_t token_end(std::string_view text, std::size_t at) {
    const bool word = joins_word(text[at]) && !is_tail_byte(text[at]);
    ++at;
    while (at < text.size() && (is_tail_byte(text[at]) || (word && joins_word(text[at])))) { ++at; }
    return at;
}

bool occurs_once(std::string_view text, std::string_view words) {
    const std::size_t found = text.find(words);
    return found != std::string_view::npos && text.find(words, found + 1) == std::string_view::npos;
}

std::size_t not_blank(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_blank));
}

/// Pairs of equal tokens [old, new], in order: Myers' greedy algorithm, which keeps the furthest reach on every
/// diagonal of every round. Beyond `most_edits` the texts share too little, and no pair is returned.
std::vector<std::pair<int, int>> common_tokens(const std::vector<int>& before, const std::vector<int>& after) {
    constexpr int most_edits = 2000;
    const int old_size = static_cast<int>(before.size());
    const int new_size = static_cast<int>(after.size());
    const int rounds = std::min(old_size + new_size, most_edits);
    std::vector<std::vector<int>> reach;  // reach[d][k + d]: furthest old index on diagonal k after d edits
    const auto furthest = [&](int edits, int diagonal) -> int {
        if (edits < 0 || diagonal < -edits || diagonal > edits) { return -1; }
        return reach[index(edits)][index(diagonal + edits)];
    };
    const auto begin_of_run = [&](int edits, int diagonal) {
        if (edits == 0) { return 0; }
        const int deleted = furthest(edits - 1, diagonal - 1) + 1;  // one step right
        const int added = furthest(edits - 1, diagonal + 1);        // one step down
        return std::max(deleted, added);
    };
    int edits = 0;
    for (bool done = false; !done; ++edits) {
        if (edits > rounds) { return {}; }
        reach.emplace_back(index(2 * edits + 1), -1);
        for (int diagonal = -edits; diagonal <= edits && !done; diagonal += 2) {
            int x = begin_of_run(edits, diagonal);
            while (x < old_size && x - diagonal >= 0 && x - diagonal < new_size &&
                   before[index(x)] == after[index(x - diagonal)]) {
                ++x;
            }
            reach.back()[index(diagonal + edits)] = x;
            done = x >= old_size && x - diagonal >= new_size;
        }
    }
    std::vector<std::pair<int, int>> pairs;
    int x = old_size;
    int y = new_size;
    for (--edits; edits >= 0; --edits) {
        const int diagonal = x - y;
        const int run = begin_of_run(edits, diagonal);
        for (; x > run; --x) { pairs.emplace_back(x - 1, x - 1 - diagonal); }
        if (edits == 0) { break; }
        const bool by_delete = furthest(edits - 1, diagonal - 1) + 1 > furthest(edits - 1, diagonal + 1);
        x = by_delete ? run - 1 : run;
        y = x - (by_delete ? diagonal - 1 : diagonal + 1);
    }
    std::ranges::reverse(pairs);
    return pairs;
}

}  // namespace

struct TextChange::Tokens {
    std::vector<int> words;           ///< the same number for the same word
    std::vector<std::size_t> starts;  ///< byte where words[i] starts; one more entry for the end

    Tokens(std::string_view text, Vocabulary& known) {
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = token_end(text, at);
            const auto number = static_cast<int>(known.size());
            words.push_back(known.try_emplace(text.substr(at, end - at), number).first->second);
            starts.push_back(at);
            at = end;
        }
        starts.push_back(at);
    }
};

TextChange::TextChange(std::string_view before, std::string_view after) : before_(before), after_(after) {
    Vocabulary known;
    find_hunks(Tokens(before, known), Tokens(after, known));
    trim_hunks();
}

void TextChange::find_hunks(const Tokens& before, const Tokens& after) {
    const auto [old_end, new_end] = std::ranges::mismatch(before.words, after.words);
    const auto prefix = old_end - before.words.begin();
    const auto suffix = std::mismatch(before.words.rbegin(), std::make_reverse_iterator(old_end), after.words.rbegin(),
                                      std::make_reverse_iterator(new_end))
                            .first -
                        before.words.rbegin();
    const std::vector<int> old_middle(old_end, before.words.end() - suffix);
    const std::vector<int> new_middle(new_end, after.words.end() - suffix);
    auto pairs = common_tokens(old_middle, new_middle);
    pairs.emplace_back(static_cast<int>(old_middle.size()), static_cast<int>(new_middle.size()));
    const auto byte_of = [&](const Tokens& tokens, int i) {
        return tokens.starts[static_cast<std::size_t>(prefix + i)];
    };
    int old_at = 0;
    int new_at = 0;
    for (const auto& [old_next, new_next] : pairs) {
        if (old_next > old_at || new_next > new_at) {
            hunks_.push_back(
                {byte_of(before, old_at), byte_of(before, old_next), byte_of(after, new_at), byte_of(after, new_next)});
        }
        old_at = old_next + 1;
        new_at = new_next + 1;
    }
}

/// Characters that both sides of a hunk begin or end with did not change.
void TextChange::trim_hunks() {
    for (auto& [old_from, old_to, new_from, new_to] : hunks_) {
        const auto both_left = [&] { return std::min(old_to - old_from, new_to - new_from); };
        std::size_t same = 0;
        while (same < both_left() && before_[old_from + same] == after_[new_from + same]) { ++same; }
        const auto splits_character = [&](std::string_view text, std::size_t at) {
            return at < text.size() && is_tail_byte(text[at]);
        };
        while (same > 0 && (splits_character(before_, old_from + same) || splits_character(after_, new_from + same))) {
            --same;
        }
        old_from += same;
        new_from += same;
        same = 0;
        while (same < both_left() && before_[old_to - same - 1] == after_[new_to - same - 1]) { ++same; }
        while (same > 0 && (splits_character(before_, old_to - same) || splits_character(after_, new_to - same))) {
            --same;
        }
        old_to -= same;
        new_to -= same;
    }
}

std::size_t TextChange::moved_start(std::size_t from, std::size_t to) const {
    std::size_t result = from;
    for (const Hunk& hunk : hunks_) {
        if (hunk.old_from > from) { break; }
        if (hunk.old_to > from) {
            // A change that begins with the passage and stays within it is part of it.
            return hunk.old_from == from && hunk.old_to <= to ? hunk.new_from : hunk.new_to;
        }
        result = hunk.new_to + (from - hunk.old_to);
    }
    return result;
}

std::size_t TextChange::moved_end(std::size_t from, std::size_t to) const {
    std::size_t result = to;
    for (const Hunk& hunk : hunks_) {
        if (hunk.old_from >= to) { break; }
        if (hunk.old_to > to) { return hunk.new_from; }
        if (hunk.old_to == to) { return hunk.old_from >= from ? hunk.new_to : hunk.new_from; }
        result = hunk.new_to + (to - hunk.old_to);
    }
    return result;
}

/// Characters of [from, to) that are in no hunk, blanks not counted, in bytes.
std::size_t TextChange::surviving(std::size_t from, std::size_t to) const {
    std::size_t count = not_blank(before_.substr(from, to - from));
    for (const Hunk& hunk : hunks_) {
        const std::size_t first = std::max(hunk.old_from, from);
        const std::size_t last = std::min(hunk.old_to, to);
        if (first < last) { count -= not_blank(before_.substr(first, last - first)); }
    }
    return count;
}

std::optional<Passage> TextChange::moved(const Passage& passage) const {
    const std::size_t from = byte_offset(before_, static_cast<std::size_t>(passage.start));
    const std::size_t to = byte_offset(before_, static_cast<std::size_t>(passage.end));
    const std::string_view words = before_.substr(from, to - from);
    const auto passage_of = [&](std::size_t new_from, std::size_t new_to) {
        const auto start = static_cast<std::int64_t>(code_points(after_.substr(0, new_from)));
        return Passage{start,
                       start + static_cast<std::int64_t>(code_points(after_.substr(new_from, new_to - new_from)))};
    };
    const std::size_t new_from = moved_start(from, to);
    const std::size_t new_to = moved_end(from, to);
    const bool there = new_from < new_to;
    if (there && after_.substr(new_from, new_to - new_from) == words) { return passage_of(new_from, new_to); }
    if (occurs_once(before_, words) && occurs_once(after_, words)) {
        const std::size_t found = after_.find(words);
        return passage_of(found, found + words.size());
    }
    if (there && 2 * surviving(from, to) >= not_blank(words)) { return passage_of(new_from, new_to); }
    return std::nullopt;
}

RebasedCodings rebase_codings(std::string_view before, std::string_view after, std::vector<MarkedCoding> codings) {
    RebasedCodings result{std::move(codings), {}};
    if (before == after) { return result; }
    const TextChange change(before, after);
    for (std::size_t i = 0; i < result.codings.size(); ++i) {
        MarkedCoding& coding = result.codings[i];
        if (!coding.passage) { continue; }
        const std::size_t from = byte_offset(before, static_cast<std::size_t>(coding.passage->start));
        const std::size_t to = byte_offset(before, static_cast<std::size_t>(coding.passage->end));
        coding.passage = change.moved(*coding.passage);
        if (!coding.passage) {
            coding.lost_passage = before.substr(from, to - from);
            result.lost.push_back(i);
        }
    }
    return result;
}

}  // namespace winloss
