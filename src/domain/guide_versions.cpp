#include "winloss/domain/guide_versions.hpp"

#include <algorithm>
#include <set>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using Ids = std::set<std::string, std::less<>>;

Ids ids_of(const std::vector<Question>& questions) {
    Ids ids;
    for (const Question& question : questions) { ids.insert(question.id); }
    return ids;
}

/// Its first words: 'What does it cost you?' → what-does-it-cost; with a number where that is taken.
std::string made_id(std::string_view question, const Ids& taken) {
    constexpr int most_words = 4;
    std::string id;
    int words = 0;
    bool inside = false;
    for (const char c : fold(question)) {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (part && !inside) {
            if (words++ == most_words) { break; }
            if (!id.empty()) { id += '-'; }
        }
        if (part) { id += c; }
        inside = part || c == '\'';
    }
    if (id.empty()) { id = "question"; }
    std::string free = id;
    for (int number = 2; taken.contains(free); ++number) { free = id + "-" + std::to_string(number); }
    return free;
}

std::string heading(const Question& question) {
    std::string line = "## " + question.text + " {#" + question.id;
    if (question.from) { line += " from=" + *question.from; }
    return line + "}";
}

/// Braces behind a heading's words.
std::string braces(const std::string& id, const std::optional<std::string>& from) {
    return " {#" + id + (from ? " from=" + *from : std::string()) + "}";
}

/// What stands between two lines of the text, both left out, in one line; the first line is 1. Null where nothing does.
std::optional<std::string> text_between(const std::vector<std::string_view>& lines, int above, int below) {
    std::string text;
    for (int line = above + 1; line < below; ++line) {
        const std::string_view words = trim(lines[static_cast<std::size_t>(line - 1)]);
        if (words.empty()) { continue; }
        if (!text.empty()) { text += ' '; }
        text += words;
    }
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// A guide as its questions and what stands under each.
class Blocks {
public:
    explicit Blocks(std::string_view text) : questions(read_guide(text)), lines_(split(text, '\n')) {}

    std::optional<std::string> introduction() const { return text_between(lines_, 0, line_of(0)); }
    std::optional<std::string> probes(std::size_t question) const {
        return text_between(lines_, line_of(question), line_of(question + 1));
    }

    const std::vector<Question> questions;

private:
    int line_of(std::size_t question) const {
        return question < questions.size() ? questions[question].line : static_cast<int>(lines_.size()) + 1;
    }

    std::vector<std::string_view> lines_;
};

std::string without_blank_end(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\n");
    return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

}  // namespace

std::string give_ids(std::string_view text, std::string_view before) {
    Ids taken = ids_of(read_guide(text));
    const std::vector<Question> known = read_guide(before);
    for (const Question& question : known) { taken.insert(question.id); }
    Ids used = ids_of(read_guide(text));
    std::string result(text);
    std::vector<std::pair<std::size_t, std::string>> given;  // where, and the braces
    for (const BareQuestion& each : bare_questions(text)) {
        const auto same = std::ranges::find_if(
            known, [&](const Question& question) { return question.text == each.text && !used.contains(question.id); });
        const std::string id = same != known.end() ? same->id : made_id(each.text, taken);
        taken.insert(id);
        used.insert(id);
        given.emplace_back(each.end, braces(id, same != known.end() ? same->from : std::nullopt));
    }
    for (auto each = given.rbegin(); each != given.rend(); ++each) { result.insert(each->first, each->second); }
    return result;
}

std::vector<QuestionChange> compare_guides(std::string_view before, std::string_view after) {
    const Blocks old(before);
    const Blocks now(after);
    std::vector<QuestionChange> changes;
    for (std::size_t i = 0; i < now.questions.size(); ++i) {
        const Question& question = now.questions[i];
        const auto known = std::ranges::find(old.questions, question.id, &Question::id);
        if (known == old.questions.end()) {
            changes.push_back({QuestionFate::added, question.id, std::nullopt, question.text});
            continue;
        }
        if (known->text != question.text) {
            changes.push_back({QuestionFate::reworded, question.id, known->text, question.text});
        }
        if (known->from != question.from) {
            changes.push_back({QuestionFate::asked_by, question.id, known->from, question.from});
        }
        const auto had = old.probes(static_cast<std::size_t>(known - old.questions.begin()));
        if (const auto has = now.probes(i); had != has) {
            changes.push_back({QuestionFate::probes, question.id, had, has});
        }
    }
    for (const Question& question : old.questions) {
        if (std::ranges::find(now.questions, question.id, &Question::id) == now.questions.end()) {
            changes.push_back({QuestionFate::removed, question.id, question.text, std::nullopt});
        }
    }
    if (old.introduction() != now.introduction()) {
        changes.push_back({QuestionFate::introduction, {}, old.introduction(), now.introduction()});
    }
    return changes;
}

std::string with_question(std::string_view text, Question question, const std::optional<std::string>& behind) {
    const std::vector<Question> questions = read_guide(text);
    const Ids taken = ids_of(questions);
    const auto same =
        std::ranges::find(questions, fold(question.text), [](const Question& each) { return fold(each.text); });
    if (same != questions.end()) {
        throw conflict("The guide asks that already, as '" + same->id + "'.", "Another one needs other words.");
    }
    if (question.id.empty()) { question.id = made_id(question.text, taken); }
    if (taken.contains(question.id)) {
        throw conflict("The guide has a question '" + question.id + "' already.", "Give this one another --id.");
    }
    std::size_t next_line = 0;  // the line, from 1, that the new question goes above; 0: the end
    if (behind) {
        const auto known = std::ranges::find(questions, *behind, &Question::id);
        if (known == questions.end()) {
            const std::string near = did_you_mean(*behind, {taken.begin(), taken.end()});
            throw not_found("The guide has no question '" + *behind + "'.", near);
        }
        if (std::next(known) != questions.end()) { next_line = static_cast<std::size_t>(std::next(known)->line); }
    }
    std::string above;
    std::string below;
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        (next_line != 0 && number >= next_line ? below : above).append(line).append("\n");
    }
    std::string result = without_blank_end(above);
    result += (result.empty() ? "" : "\n\n") + heading(question) + "\n";
    if (!trim(below).empty()) { result += "\n" + without_blank_end(below) + "\n"; }
    read_guide(result);  // its id and who asks are as they must be
    return result;
}

}  // namespace winloss
