#include "markup_mistakes.hpp"

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::markup {

namespace {

constexpr std::size_t most_shown = 20;
constexpr std::string_view form_hint =
    "A coding is {==passage==}{>>code -1<<}; one of the whole note stands on a line of its own before the text. "
    "Where {==, ==}, {>> or <<} are meant as text, write a backslash before them.";

}  // namespace

void Mistakes::add(std::size_t at, std::string what) { mistakes_.push_back({at, std::move(what)}); }

void Mistakes::add_against(std::size_t at, std::string what, std::size_t other) {
    mistakes_.push_back({at, std::move(what), other});
}

void Mistakes::add_unknown_code(std::size_t at, std::string_view word) {
    mistakes_.push_back({at, "there is no code " + quoted(word), {}, word, Among::codes});
}

void Mistakes::add_unknown_word(std::size_t at, std::string_view word) {
    mistakes_.push_back(
        {at, quoted(word) + " is neither rating nor weight nor competitor", {}, word, Among::attributes});
}

/// "line 3, column 7"
std::string Mistakes::place(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    return "line " + std::to_string(line < lines_.size() ? lines_[line] : static_cast<int>(line) + 1) + ", column " +
           std::to_string(code_points(before.substr(line_start)) + 1);
}

std::string Mistakes::sentence(const Mistake& mistake, const Codebook& codebook) const {
    std::string result = place(mistake.at) + ": " + mistake.what;
    if (mistake.other) { result += " at " + place(*mistake.other); }
    std::string near;
    if (mistake.among == Among::codes) { near = did_you_mean(codebook.nearest_paths(mistake.word)); }
    if (mistake.among == Among::attributes) {
        near = did_you_mean(mistake.word, {"primary", "contributing", "minor", "competitor:\"…\""});
    }
    if (!near.empty()) { near.front() = 'd'; }  // within a sentence
    return near.empty() ? result + "." : result + ": " + near;
}

void Mistakes::throw_if_any(const Codebook& codebook) const {
    if (mistakes_.empty()) { return; }
    std::vector<Mistake> in_order = mistakes_;
    std::ranges::stable_sort(in_order, {}, &Mistake::at);
    if (in_order.size() == 1) {
        std::string only = sentence(in_order.front(), codebook);
        only.front() = 'L';
        throw bad_input(std::move(only), std::string(form_hint));
    }
    std::string message = "The marks of the note have " + counted(std::ssize(in_order), "mistake", "mistakes") + ":";
    for (std::size_t i = 0; i < std::min(in_order.size(), most_shown); ++i) {
        message += "\n  " + sentence(in_order[i], codebook);
    }
    if (in_order.size() > most_shown) {
        message += "\n  and " + counted(std::ssize(in_order) - std::ptrdiff_t{most_shown}, "more", "more") + ".";
    }
    throw bad_input(std::move(message), std::string(form_hint));
}

}  // namespace winloss::markup
