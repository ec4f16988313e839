// Words as readline puts them into a line of bash: it replaces the text behind an open quote, leaves the quote where it
// is, and closes it behind the only candidate unless that ends in one.
#include <algorithm>
#include <string>
#include <tuple>

#include "offer.hpp"
#include "winloss/cli/completion.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

constexpr std::string_view only_list = "63";  // COMP_TYPE: '?', the list after a second tab
constexpr std::string_view menu = "37";       // '%': one after another takes the word's place

/// Outside of quotes: whatever is no letter, digit or harmless sign has a backslash.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           static_cast<unsigned char>(c) >= 0x80 ||
                           std::string_view("_-./:,=@%+").find(c) != std::string_view::npos;
        if (!plain) { out += '\\'; }
        out += c;
    }
    return out;
}

/// What goes into a quote that is open. readline takes a quote in front for the open one, and one at the end for the
/// one that closes it: either gets another.
std::string quoted_for(std::string_view text, char quote) {
    if (quote == 0) { return escaped(text); }
    // Nothing keeps history from a '!' inside of double quotes: they are closed at once.
    if (quote == '"' && text.find('!') != std::string_view::npos) { return "\"\"" + escaped(text) + "\"\""; }
    std::string out;
    for (const char c : text) {
        if (quote == '\'') {
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        } else {
            if (std::string_view("\\\"$`").find(c) != std::string_view::npos) { out += '\\'; }
            out += c;
        }
    }
    if (out.starts_with(quote)) { out.insert(0, 1, quote); }
    if (out.ends_with(quote)) { out += quote; }
    return out;
}

/// What all of them begin with, which readline puts into the line.
std::string_view common(const Words& entries) {
    std::string_view all = entries.front();
    for (const std::string& each : entries) {
        const auto [end, other] = std::ranges::mismatch(all, each);
        all = all.substr(0, static_cast<std::size_t>(end - all.begin()));
    }
    return all;
}

/// The entries in place of `text`, which stands behind `head` in the word that is being typed.
Words entries_of(const std::vector<Offer>& offered, const TypedLine& typed, const std::string& head,
                 std::string_view type) {
    Words entries;
    for (const Offer& each : offered) {
        const bool goes_on = fold(each.word).starts_with(fold(head)) && each.word.size() >= head.size();
        if (!goes_on) { continue; }
        const std::string rest = each.word.substr(head.size());
        const bool number = !rest.empty() && std::ranges::all_of(rest, [](char c) { return c >= '0' && c <= '9'; });
        entries.push_back(number && type == only_list && !each.tells.empty() ? rest + "  (" + each.tells + ")"
                                                                             : quoted_for(rest, typed.quote));
    }
    return entries;
}

}  // namespace

std::string bash_completion_lines(const Words& asked, World& world) {
    if (asked.size() != 3) { return {}; }
    const auto& [line, text, type] = std::tie(asked[0], asked[1], asked[2]);
    const TypedLine typed = typed_line(line);
    if (typed.words.size() < 2) { return {}; }
    const std::vector<Offer> offered = offers({typed.words.begin() + 1, typed.words.end()}, world);
    if (offered.empty()) { return {}; }
    const std::string_view raw = std::string_view(line).substr(typed.begins);
    if (!raw.ends_with(text)) { return {}; }
    const std::string head = typed_line(raw.substr(0, raw.size() - text.size())).words.back();
    const std::string& last = typed.words.back();
    if (offered.front().is_files) { return ":files\n" + last.substr(std::min(head.size(), last.size())) + '\n'; }

    Words entries = entries_of(offered, typed, head, type);
    if (entries.empty()) { return {}; }
    // Numbers that begin alike are no longer what was typed: nothing is put into the line before there is one.
    std::string shared(common(entries));
    if (typed.quote != 0 && !shared.starts_with(typed.quote)) { shared.insert(0, 1, typed.quote); }
    const std::string kept = fold(typed_line(shared).words.back());
    const bool loses = entries.size() > 1 && !kept.starts_with(fold(last.substr(head.size())));
    if (loses && type != menu && type != only_list) { entries.emplace_back(" "); }
    return join(entries, "\n") + '\n';
}

}  // namespace winloss::cli
