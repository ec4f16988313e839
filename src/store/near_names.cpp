#include "near_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "winloss/core/shell_word.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

bool by_first_words(const Shape& shape) {
    constexpr std::array kinds = {RecordKind::person, RecordKind::account, RecordKind::contact};
    return std::ranges::find(kinds, shape.kind) != kinds.end();
}

namespace {

/// As many words of the name as `words`; empty where it has no more than these.
std::string beginning(const std::string& name, std::size_t words) {
    const std::string folded = fold(name);
    std::size_t end = 0;
    for (std::size_t i = 0; i < words && end != std::string::npos; ++i) {
        end = folded.find(' ', i == 0 ? 0 : end + 1);
    }
    return end == std::string::npos ? std::string() : folded.substr(0, end);
}

/// The names whose first words are near enough to the folded ones for a slip.
std::vector<std::string> beginning_like(const std::vector<std::string>& names, std::string_view folded) {
    constexpr std::size_t most = 3;
    const std::size_t words = split(folded, ' ').size();
    std::vector<std::string> beginnings;
    for (const std::string& name : names) { beginnings.push_back(beginning(name, words)); }
    std::vector<std::string> found;
    for (const std::string& near : nearest(folded, beginnings, most)) {
        for (std::size_t i = 0; i < names.size() && found.size() < most; ++i) {
            if (beginnings[i] == near && std::ranges::find(found, names[i]) == found.end()) {
                found.push_back(names[i]);
            }
        }
    }
    return found;
}

bool is_slip(std::string_view folded, const std::string& name) {
    return edit_distance(folded, name) * 3 <= code_points(name);
}

bool begins_with(std::string_view folded, const std::string& name) {
    const std::size_t letters = code_points(folded);
    for (const std::size_t own : {letters, letters - 1}) {  // 'Ærø' has one less than 'aero'
        if (edit_distance(folded, name.substr(0, byte_offset(name, own))) == 0) { return true; }
    }
    return false;
}

/// The question, with the number of a record whose name cannot be typed.
std::string question(const Store& store, const Shape& shape, const std::vector<std::string>& near, RecordKind asked) {
    std::vector<std::string> pieces;
    for (const std::string& name : near) {
        if (!can_be_typed(name) && shape.kind != asked) { continue; }
        pieces.push_back(quoted(name));
        if (can_be_typed(name)) { continue; }
        Statement row = store.prepare(
            fmt::format("SELECT id FROM {} WHERE name_folded = $folded AND name = $name ORDER BY id", shape.table));
        if (row.bind("folded", fold(name)).bind("name", name).step()) {
            pieces.back() = fmt::format("{} ({})", row.integer(0), pieces.back());
        }
    }
    return did_you_mean_one_of(pieces);
}

/// The names near enough to the word for a slip; of many that only hold the word none stands out, and of some names
/// among others that were not read neither.
std::vector<std::string> near_among(const Shape& shape, std::string_view folded, std::vector<std::string> names,
                                    bool all) {
    constexpr std::size_t most = 3;
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::string> near = nearest(folded, names, most + 1);
    const bool many = near.size() > most;
    std::erase_if(near, [&](const std::string& name) {
        return (many || !all) && !is_slip(folded, name) && (many || !begins_with(folded, name));
    });
    near.resize(std::min(near.size(), most));
    if (near.empty() && by_first_words(shape)) { near = beginning_like(names, folded); }
    return near;
}

}  // namespace

std::string near_names_of(const Store& store, const Shape& shape, std::string_view folded, RecordKind asked) {
    constexpr std::int64_t enough = 20'000;
    const std::string last = "\xf4\x8f\xbf\xbf";
    const std::string first = std::string(folded.substr(0, byte_offset(folded, 1)));
    const auto names = [&](std::initializer_list<std::pair<std::string, std::string>> ranges) {
        std::vector<std::string> found;
        for (const auto& [from, to] : ranges) {
            Statement rows =
                store.prepare(fmt::format("SELECT name FROM {} WHERE name_folded >= $from AND name_folded < $to "
                                          "ORDER BY name_folded LIMIT $enough",
                                          shape.table));
            rows.bind("from", from).bind("to", to).bind("enough", enough);
            while (rows.step()) { found.emplace_back(rows.text(0)); }
        }
        return found;
    };
    auto near = near_among(shape, folded, names({{first, first + last}, {"\xc2\x80", last}}), false);
    if (near.empty()) { near = near_among(shape, folded, names({{"", last}}), true); }
    return question(store, shape, near, asked);
}

}  // namespace winloss::store
