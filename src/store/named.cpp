#include "named.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "near_names.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/name_words.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

/// The folded names that go on behind these words: with anything that is no letter and no digit, so that 'acme' is the
/// beginning of 'acme gmbh' and of 'acme, inc.', and not of 'acmeon'. Capitals stand in no folded name.
std::vector<NameRange> going_on_behind(const std::string& folded) {
    static constexpr auto of_ascii = std::to_array<SignRange>({
        {" ", "0"},         // up to '/'
        {":", "a"},         // ':' to '`'
        {"{", "\xc2\x80"},  // the rest
    });
    std::vector<NameRange> ranges;
    const auto add = [&](const SignRange& each) {
        ranges.push_back({folded + std::string(each.from), folded + std::string(each.to)});
    };
    std::ranges::for_each(of_ascii, add);
    std::ranges::for_each(signs_between_words(), add);
    return ranges;
}

/// Whether words of its script stand side by side without a space, so that any beginning of a name is first words.
bool is_written_without_spaces(const std::string& folded) {
    static constexpr auto scripts = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"\xe0\xb8\x80", "\xe0\xbc\x80"},          // Thai and Lao
        {"\xe1\x80\x80", "\xe1\x82\xa0"},          // Burmese
        {"\xe1\x9e\x80", "\xe1\xa0\x80"},          // Khmer
        {"\xe3\x81\x80", "\xe3\x84\x80"},          // kana
        {"\xe3\x90\x80", "\xea\x80\x80"},          // ideographs
        {"\xf0\xa0\x80\x80", "\xf0\xb4\x80\x80"},  // rare ones
    });
    const std::string_view last = std::string_view(folded).substr(byte_offset(folded, code_points(folded) - 1));
    return std::ranges::any_of(scripts, [&](const auto& each) { return each.first <= last && last < each.second; });
}

std::optional<Named> by_external_id(const Store& store, const Shape& shape, std::string_view word) {
    if (!shape.has_external_id || word.starts_with('#')) { return std::nullopt; }
    Statement row = store.prepare(fmt::format("SELECT id FROM {} WHERE external_id = $word", shape.table));
    if (!row.bind("word", word).step()) { return std::nullopt; }
    return Named{.id = row.integer(0)};
}

/// An id as a CRM shows it, of 15 characters or in braces, where it is kept in its one form.
std::optional<Named> by_id_as_shown(const Store& store, const Shape& shape, std::string_view word) {
    const std::string kept = canonical_id(is_guid(word) ? IdForm::guid : IdForm::salesforce, word);
    return kept == word ? std::nullopt : by_external_id(store, shape, kept);
}

std::optional<Named> if_any(const Store& store, const Shape& shape, Named named) {
    Statement row = store.prepare(
        fmt::format("SELECT 1 FROM {} WHERE {} LIMIT 1", shape.table, named.condition("id", "name_folded")));
    named.bind(row);
    if (!row.step()) { return std::nullopt; }
    return named;
}

/// Reads every name, so it is asked last.
std::optional<Named> by_any_words(const Store& store, const Shape& shape, std::string_view word,
                                  const std::string& folded) {
    constexpr std::size_t most = 1'000;
    const std::vector<std::string> words = words_of_name(folded);  // no sign is in them, '%' and '_' neither
    if (words.empty()) { return std::nullopt; }
    Statement rows =
        store.prepare(fmt::format("SELECT id, name_folded FROM {} WHERE name_folded LIKE $pattern", shape.table));
    rows.bind("pattern", "%" + join(words, "%") + "%");
    std::vector<std::string> ids;
    while (rows.step()) {
        if (!stand_in_name(folded, rows.text(1))) { continue; }
        if (ids.size() == most) {
            throw conflict(fmt::format("{} stands in more than {} names.", quoted(word), grouped(std::to_string(most))),
                           "Give more of the name, or the number.");
        }
        ids.push_back(std::to_string(rows.integer(0)));
    }
    if (ids.empty()) { return std::nullopt; }
    return Named{.ids = join(ids, ", "), .fit = Fit::any_words};
}

/// As closely as that, by the names alone.
std::optional<Named> by_name(const Store& store, const Shape& shape, std::string_view word, Fit fit) {
    if (!shape.has_name || word.starts_with('#')) { return std::nullopt; }
    const std::string folded = fold(word);
    if (folded.empty()) { return std::nullopt; }
    if (fit == Fit::any_words) { return by_any_words(store, shape, word, folded); }
    return if_any(store, shape,
                  {.ranges = fit == Fit::whole                   ? std::vector{NameRange{folded, folded + '\x01'}}
                             : is_written_without_spaces(folded) ? std::vector{NameRange{folded, folded + "\xf4\x90"}}
                                                                 : going_on_behind(folded),
                   .fit = fit});
}

}  // namespace

std::string Named::condition(std::string_view id_column, std::string_view name_column) const {
    if (id) { return fmt::format("{} = $named", id_column); }
    if (!ids.empty()) { return fmt::format("{} IN ({})", id_column, ids); }
    std::vector<std::string> within;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        within.push_back(fmt::format("{0} >= $from{1} AND {0} < $to{1}", name_column, i));
    }
    return fmt::format("({})", join(within, " OR "));
}

void Named::bind(Statement& statement) const {
    if (id) { statement.bind("named", *id); }
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        statement.bind(fmt::format("from{}", i), ranges[i].from).bind(fmt::format("to{}", i), ranges[i].to);
    }
}

std::optional<Named> by_words(const Store& store, const Shape& shape, std::string_view word, Fit fit) {
    if (fit != Fit::whole) { return by_name(store, shape, word, fit); }
    if (auto named = by_external_id(store, shape, word)) { return named; }
    if (auto named = by_name(store, shape, word, fit)) { return named; }
    return by_id_as_shown(store, shape, word);
}

std::optional<Named> by_words_down_to(const Store& store, const Shape& shape, std::string_view word, Fit least) {
    for (const Fit fit : all_fits) {
        if (fit > least) { break; }
        if (auto named = by_words(store, shape, word, fit)) { return named; }
    }
    return std::nullopt;
}

Fit usual(const Shape& shape) { return by_first_words(shape) ? Fit::any_words : Fit::whole; }

}  // namespace winloss::store
