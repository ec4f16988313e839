#include "prose.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "ansi.hpp"
#include "people.hpp"
#include "sentence_pieces.hpp"
#include "winloss/core/sentence.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr int least_value = 20;  // room that a value needs beside its title

using Sign = std::pair<std::string_view, std::string_view>;
constexpr auto marks = std::to_array<Sign>({{"–", "-"}, {"—", "-"}, {"−", "-"}, {"…", "..."}, {"×", "x"}});
constexpr auto symbols = std::to_array<Sign>(
    {{"≥", ">="}, {"≤", "<="}, {"±", "+-"}, {"∞", "infinite"}, {"κ", "kappa"}, {"α", "alpha"}, {"χ²", "chi2"}});

std::string spelled(std::string text, std::span<const Sign> signs) {
    for (const auto& [sign, letters] : signs) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + letters.size())) {
            text.replace(at, sign.size(), letters);
        }
    }
    return text;
}

}  // namespace

int widest_word(std::string_view text) {
    int widest = 0;
    for (const std::string_view word : split(text, ' ')) { widest = std::max(widest, display_width(word)); }
    return widest;
}

std::string in_letters(std::string_view sentence) { return spelled(spelled(std::string(sentence), marks), symbols); }

std::string with_plain_marks(std::string text, const Options& options) {
    return options.unicode ? text : spelled(std::move(text), marks);
}

void append_spaces(std::string& out, int count) { out.append(static_cast<std::size_t>(std::max(count, 0)), ' '); }

void append_sentence(std::string& out, std::string_view sentence, const Options& options) {
    const std::string whole = with_single_stops(sentence);
    const std::string text = options.unicode ? whole : in_letters(whole);
    if (options.width <= 0 || display_width(text) <= options.width) {
        out += text + '\n';
        return;
    }
    for (const std::string& line : wrapped(sentence_pieces(text, options.width), options.width)) { out += line + '\n'; }
}

void append_facts(std::string& out, const std::vector<std::string>& facts, const Options& options) {
    const std::string_view separator = fact_separator(options);
    std::string line;
    for (const std::string& fact : facts) {
        const int width = display_width(line) + display_width(separator) + display_width(fact);
        if (line.empty() || (options.width > 0 && width > options.width)) {
            if (!line.empty()) { append_sentence(out, line, options); }
            line = fact;
        } else {
            line.append(separator).append(fact);
        }
    }
    if (!line.empty()) { append_sentence(out, line, options); }
}

void append_pairs(std::string& out, const std::vector<Pair>& pairs, const Options& options) {
    int indent = 0;
    for (const Pair& pair : pairs) { indent = std::max(indent, display_width(pair.title) + gap); }
    // Where too little room is left beside the titles the values stand below them.
    const bool all_below = options.width > 0 && options.width - indent < least_value;
    for (const Pair& pair : pairs) {
        int used = 0;
        const int usual = options.width <= 0 ? 0 : std::max(options.width - (all_below ? gap : indent), 1);
        const int wide = display_width(pair.text);
        if (usual > 0 && wide > usual && wide <= options.width && pair.text.starts_with("winloss ")) {
            // A command is to be typed as it stands: on a line of its own.
            out += styled(trim(pair.title), Style::dim, options.colour) + '\n' + pair.text + '\n';
            continue;
        }
        // So does one with a word, an address, that would be cut in two there and fits below.
        const int word = usual > 0 && wide > usual ? widest_word(pair.text) : 0;
        const bool below = all_below || (word > usual && word <= options.width);
        const bool fills = word > options.width - gap && word <= options.width;
        const int left = !below ? indent : fills ? 0 : gap;
        const int room = below && usual > 0 ? std::max(options.width - left, 1) : usual;
        if (below) {
            for (const std::string& line : wrapped(trim(pair.title), options.width)) {
                out += styled(line, Style::dim, options.colour) + '\n';
            }
            if (pair.text.empty()) { continue; }
        } else {
            out += styled(pair.title, Style::dim, options.colour);
            used = display_width(pair.title);
        }
        for (const std::string& line : wrapped(pair.text, room)) {
            append_spaces(out, left - used);
            out += styled(line, style_of(pair.tone), options.colour);
            while (out.ends_with(' ')) { out.pop_back(); }
            out += '\n';
            used = 0;
        }
    }
}

}  // namespace winloss::render
