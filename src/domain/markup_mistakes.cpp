#include "markup_mistakes.hpp"

#include <algorithm>

#include "winloss/core/faulty_text.hpp"
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

int Mistakes::line(std::size_t at) const {
    const auto line = static_cast<std::size_t>(std::ranges::count(text_.substr(0, at), '\n'));
    return line < lines_.size() ? lines_[line] : static_cast<int>(line) + 1;
}

int Mistakes::column(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    return static_cast<int>(code_points(before.substr(before.rfind('\n') + 1))) + 1;  // npos + 1 is 0: the first line
}

/// "line 3, column 7"
std::string Mistakes::place(std::size_t at) const {
    return "line " + std::to_string(line(at)) + ", column " + std::to_string(column(at));
}

std::string Mistakes::sentence(const Mistake& mistake, const Codebook& codebook) const {
    std::string result = mistake.what;
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
    std::vector<LineFault> faults;
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < std::min(in_order.size(), most_shown); ++i) {
        const Mistake& each = in_order[i];
        const std::string words = sentence(each, codebook);
        sentences.push_back(place(each.at) + ": " + words);
        faults.push_back({line(each.at), "column " + std::to_string(column(each.at)) + ": " + words});
    }
    faults.front().hint = form_hint;
    if (in_order.size() == 1) {
        sentences.front().front() = 'L';
        throw FaultyText(sentences.front(), std::string(form_hint), std::move(faults));
    }
    if (in_order.size() > most_shown) {
        sentences.push_back("and " + counted(std::ssize(in_order) - std::ptrdiff_t{most_shown}, "more", "more") + ".");
    }
    throw FaultyText("The marks of the note have " + counted(std::ssize(in_order), "mistake", "mistakes") + ":\n  " +
                         join(sentences, "\n  "),
                     std::string(form_hint), std::move(faults));
}

}  // namespace winloss::markup
