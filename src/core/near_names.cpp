#include "winloss/core/near_names.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#include "winloss/core/letters.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

// In the order of the alphabet.
constexpr auto legal_forms = std::to_array<std::string_view>(
    {"ab",          "ag", "and",     "aps",  "as",   "asa", "bhd", "bv",           "co",  "company", "corp",
     "corporation", "cv", "doo",     "eg",   "gmbh", "hf",  "inc", "incorporated", "jsc", "kft",     "kg",
     "kgaa",        "kk", "limited", "llc",  "llp",  "lp",  "ltd", "ltda",         "mbh", "nv",      "ohg",
     "ooo",         "oy", "oyj",     "pjsc", "plc",  "pte", "pty", "pvt",          "sa",  "sarl",    "sas",
     "sdn",         "se", "sl",      "slu",  "spa",  "srl", "sro", "ug",           "zrt"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

/// Names that differ in their numbers alone, or in a letter that stands alone (Competitor A, Competitor B), are
/// different on purpose.
std::string without_number(std::string_view name) {
    std::string text = fold(name);
    std::erase_if(text, is_digit);
    std::size_t last = text.size();
    while (last > 0 && goes_on(text[--last])) {}
    if (last > 1 && text[last - 1] == ' ') { text.resize(last); }
    return text;
}

bool is_slip(std::string_view one, std::string_view other) {
    constexpr std::size_t long_name = 8;
    constexpr std::size_t least = 4;
    const auto [shorter, longer] = std::minmax<std::size_t>({code_points(one), code_points(other)});
    const std::size_t most = shorter < long_name ? 1 : 2;
    if (longer - shorter > most + 1 || longer < least) { return false; }
    return edit_distance(one, other) <= most && without_number(one) != without_number(other);
}

/// Of a folded name: without its punctuation, one blank between words, and without the legal form at its end.
std::string stem_of(std::string_view plain) {
    constexpr std::string_view nothing = ".'\"/";
    constexpr std::string_view blank = " ,;:-()[]_";
    std::string text;
    const auto part = [&text] {
        if (!text.empty() && text.back() != ' ') { text += ' '; }
    };
    for (const char c : plain) {
        if (c == '&') {
            part();
            text += "and ";
        } else if (blank.find(c) != std::string_view::npos) {
            part();
        } else if (nothing.find(c) == std::string_view::npos) {
            text += c;
        }
    }
    if (text.ends_with(' ')) { text.pop_back(); }
    constexpr std::string_view polish = " sp z oo";
    if (text.ends_with(polish)) { text.resize(text.size() - polish.size()); }
    for (;;) {
        const std::size_t last = text.rfind(' ');
        if (last == std::string::npos) { return text; }
        if (!is_legal_form(std::string_view(text).substr(last + 1))) { return text; }
        text.resize(last);
    }
}

/// What a name shares with one that differs from it in a letter: itself, and itself without one of its letters; and
/// what it shares with one of another legal form. Digits stay, so that names that are numbered share nothing.
class NameKeys {
public:
    explicit NameKeys(NameKind kind) : kind_(kind) {}

    const std::vector<std::uint64_t>& of(std::string_view name) {
        keys_.clear();
        text_ = plain_letters(fold(name));
        add_with_letters_out();
        if (kind_ == NameKind::company) { keys_.push_back(mixed(hash(stem_of(text_)) + of_stems)); }
        return keys_;
    }

private:
    static constexpr std::uint64_t base = 0x9E3779B97F4A7C15;
    static constexpr std::uint64_t of_stems = 0xD1B54A32D192ED03;

    static std::uint64_t mixed(std::uint64_t hash) {
        hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31U);
    }
    static std::uint64_t byte(char c) { return static_cast<unsigned char>(c) + std::uint64_t{1}; }
    static std::uint64_t hash(std::string_view text) {
        std::uint64_t sum = 0;
        for (const char c : text) { sum = sum * base + byte(c); }
        return sum;
    }

    /// The hash of what is left is that of what stands before, moved up, and that of what stands behind.
    void add_with_letters_out() {
        behind_.assign(text_.size() + 1, {0, 1});
        for (std::size_t i = text_.size(); i-- > 0;) {
            const auto& [sum, power] = behind_[i + 1];
            behind_[i] = {byte(text_[i]) * power + sum, power * base};
        }
        keys_.push_back(mixed(behind_[0].first));
        std::uint64_t before = 0;
        for (std::size_t i = 0; i < text_.size();) {
            std::size_t end = i + 1;
            while (end < text_.size() && goes_on(text_[end])) { ++end; }
            // Of two equal letters it is the same which one is out.
            const bool again = i > 1 && end == i + 1 && text_[i] == text_[i - 1];
            if (i > 0 && !again && !is_digit(text_[i])) {
                keys_.push_back(mixed(before * behind_[end].second + behind_[end].first));
            }
            for (; i < end; ++i) { before = before * base + byte(text_[i]); }
        }
    }

    NameKind kind_;
    std::string text_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> behind_;  ///< from there on: the hash, and the power behind it
    std::vector<std::uint64_t> keys_;
};

/// A bit for each of many keys; several may share one.
class KeyBits {
public:
    explicit KeyBits(std::size_t keys) {
        constexpr std::size_t bits_a_key = 16;
        constexpr std::size_t fewest = std::size_t{1} << 20U;
        constexpr std::size_t most = std::size_t{1} << 28U;
        bits_.resize(std::bit_ceil(std::clamp(keys * bits_a_key, fewest, most)));
    }
    bool has(std::uint64_t key) const { return bits_[key & (bits_.size() - 1)]; }
    void set(std::uint64_t key) { bits_[key & (bits_.size() - 1)] = true; }

private:
    std::vector<bool> bits_;
};

using KeyOfName = std::pair<std::uint64_t, std::size_t>;

/// The keys that a new name shares with another, each with those who have it, sorted.
std::vector<KeyOfName> shared_keys(const std::vector<std::string>& names, std::size_t first_new, NameKind kind) {
    NameKeys keys(kind);
    std::size_t letters = 0;
    for (std::size_t i = first_new; i < names.size(); ++i) { letters += names[i].size() + 2; }
    KeyBits seen(letters);
    KeyBits met(letters);
    for (std::size_t i = first_new; i < names.size(); ++i) {
        for (const std::uint64_t key : keys.of(names[i])) {
            if (seen.has(key)) { met.set(key); }
            seen.set(key);
        }
    }
    std::vector<KeyOfName> shared;
    for (std::size_t i = 0; i < first_new; ++i) {
        for (const std::uint64_t key : keys.of(names[i])) {
            if (!seen.has(key)) { continue; }
            met.set(key);
            shared.emplace_back(key, i);
        }
    }
    for (std::size_t i = first_new; i < names.size(); ++i) {
        for (const std::uint64_t key : keys.of(names[i])) {
            if (met.has(key)) { shared.emplace_back(key, i); }
        }
    }
    std::ranges::sort(shared);
    return shared;
}

/// Takes the earlier of two.
class Nearest {
public:
    Nearest(const std::vector<std::string>& names, std::size_t first_new, NameKind kind)
        : names_(names), first_new_(first_new), kind_(kind), near_(names.size() - first_new, names.size()) {}

    /// Whether the search for one that is near to `name` is over.
    bool look(std::size_t name, std::size_t other) {
        std::size_t& near = near_[name - first_new_];
        if (other >= near) { return true; }
        if (!is_near_name(names_[name], names_[other], kind_)) { return false; }
        near = other;
        return true;
    }
    std::vector<NearName> found() const {
        std::vector<NearName> result;
        for (std::size_t i = 0; i < near_.size(); ++i) {
            if (near_[i] < names_.size()) { result.push_back({first_new_ + i, near_[i]}); }
        }
        return result;
    }

private:
    const std::vector<std::string>& names_;
    std::size_t first_new_;
    NameKind kind_;
    std::vector<std::size_t> near_;  ///< of each new name; the number of all names: none
};

}  // namespace

bool is_legal_form(std::string_view plain) { return std::ranges::binary_search(legal_forms, plain); }

std::string without_legal_form(std::string_view name) { return stem_of(plain_letters(fold(name))); }

bool is_near_name(std::string_view one, std::string_view other, NameKind kind) {
    if (one.empty() || other.empty() || small(one[0]) != small(other[0])) { return false; }  // seldom is it the first
    if (is_slip(one, other)) { return true; }
    return kind == NameKind::company && without_legal_form(one) == without_legal_form(other) &&
           fold(one) != fold(other);
}

std::vector<NearName> near_names(const std::vector<std::string>& names, std::size_t first_new, NameKind kind) {
    constexpr std::size_t most_pairs = 100'000;  // more would be felt
    constexpr int most_looks = 32;               // of those who share a key nearly all are near
    Nearest nearest(names, first_new, kind);
    if ((names.size() - first_new) * names.size() <= most_pairs) {
        for (std::size_t i = first_new; i < names.size(); ++i) {
            for (std::size_t other = 0; other < i && !nearest.look(i, other); ++other) {}
        }
        return nearest.found();
    }
    const std::vector<KeyOfName> shared = shared_keys(names, first_new, kind);
    for (std::size_t start = 0; start < shared.size();) {
        std::size_t end = start + 1;
        while (end < shared.size() && shared[end].first == shared[start].first) { ++end; }
        for (std::size_t at = start + 1; at < end; ++at) {
            if (shared[at].second < first_new) { continue; }
            int looks = 0;
            for (std::size_t other = start; other < at && looks < most_looks; ++other, ++looks) {
                if (nearest.look(shared[at].second, shared[other].second)) { break; }
            }
        }
        start = end;
    }
    return nearest.found();
}

}  // namespace winloss
