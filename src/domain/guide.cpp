#include "winloss/domain/guide.hpp"

#include <algorithm>

#include "winloss/core/faulty_text.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

constexpr std::string_view id_hint =
    "A question is a heading that ends in its id: ## What set this off? {#trigger}; an id is lowercase words joined by "
    "'-', and {#trigger from=product} says who asks.";

struct Heading {
    int level = 0;
    std::string_view title;                  ///< without the braces
    std::optional<std::string_view> braces;  ///< what stands between them
};

struct Line {
    std::size_t start = 0;  ///< byte
    int number = 0;         ///< from 1
    std::optional<Heading> heading;
};

/// '#' one to six times and a blank; the braces are the last thing on the line.
std::optional<Heading> heading_of(std::string_view line) {
    constexpr std::size_t deepest = 6;
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level < 1 || level > deepest || level == line.size() || line[level] != ' ') { return std::nullopt; }
    Heading heading{static_cast<int>(level), trim(line.substr(level)), std::nullopt};
    const std::size_t brace = heading.title.rfind('{');
    if (brace != std::string_view::npos && (heading.title.ends_with('}') || heading.title.substr(brace, 2) == "{#")) {
        heading.braces = heading.title.substr(brace + 1);
        heading.title = trim(heading.title.substr(0, brace));
        if (heading.braces->ends_with('}')) {
            heading.braces->remove_suffix(1);
        } else {
            heading.braces = "";
        }
    }
    return heading;
}

/// Lines with their headings, code fences and HTML comments left without any.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::string_view fence;
    bool comment = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        lines.push_back({start, static_cast<int>(lines.size()) + 1, std::nullopt});
        const std::string_view marker = trim(line).substr(0, 3);
        if (comment || (fence.empty() && marker == "<!-")) {
            comment = line.find("-->") == std::string_view::npos;
        } else if (!fence.empty()) {
            if (marker == fence) { fence = {}; }
        } else if (marker == "```" || marker == "~~~") {
            fence = marker;
        } else {
            lines.back().heading = heading_of(line);
        }
        start = end + 1;
    }
    return lines;
}

/// Fills id and `from`; returns what is wrong, as the end of a sentence.
std::optional<std::string> read_braces(std::string_view braces, Question& question) {
    std::vector<std::string_view> words = split(braces, ' ');
    std::erase_if(words, [](std::string_view word) { return trim(word).empty(); });
    if (words.empty() || !words.front().starts_with('#')) { return "has braces without an id"; }
    const std::string_view id = words.front().substr(1);
    if (path_fault(id) || id.find('/') != std::string_view::npos) { return "has the malformed id " + quoted(id); }
    question.id = id;
    for (const std::string_view word : std::span(words).subspan(1)) {
        constexpr std::string_view key = "from=";
        if (!word.starts_with(key) || word == key || question.from) { return "has " + quoted(word) + " in its braces"; }
        question.from = word.substr(key.size());
    }
    return std::nullopt;
}

std::string_view trim_lines(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) { return {}; }
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t line_start = text.rfind('\n', first) + 1;  // npos + 1 is 0: an indented first line stays so
    return text.substr(line_start, last + 1 - line_start);
}

}  // namespace

std::vector<Question> read_guide(std::string_view text) {
    std::vector<Question> questions;
    std::vector<LineFault> faults;
    for (const Line& line : lines_of(text)) {
        if (!line.heading || !line.heading->braces) { continue; }
        Question question{{}, std::string(line.heading->title), std::nullopt, line.number};
        std::optional<std::string> fault = read_braces(*line.heading->braces, question);
        if (!fault && question.text.empty()) { fault = "asks nothing"; }
        const auto earlier = std::ranges::find(questions, question.id, &Question::id);
        if (!fault && earlier != questions.end()) {
            fault = "has the id '" + question.id + "' of line " + std::to_string(earlier->line);
        }
        if (fault) {
            faults.push_back({line.number, "the heading " + *fault + "."});
        } else {
            questions.push_back(std::move(question));
        }
    }
    if (faults.empty()) { return questions; }
    std::string message = "The guide has " + counted(std::ssize(faults), "mistake", "mistakes") + ":";
    for (const LineFault& each : faults) { message += "\n  line " + std::to_string(each.line) + ": " + each.message; }
    faults.front().hint = id_hint;
    throw FaultyText(std::move(message), std::string(id_hint), std::move(faults));
}

std::vector<BareQuestion> bare_questions(std::string_view text) {
    std::vector<BareQuestion> found;
    for (const Line& line : lines_of(text)) {
        if (!line.heading || line.heading->braces || !line.heading->title.ends_with('?')) { continue; }
        const std::string_view title = line.heading->title;
        found.push_back({std::string(title), static_cast<std::size_t>(title.data() - text.data()) + title.size()});
    }
    return found;
}

std::vector<GivenAnswer> read_answers(std::string_view note) {
    std::vector<GivenAnswer> answers;
    const std::vector<Line> lines = lines_of(note);
    const auto question_of = [](const Line& line) -> std::optional<std::string> {
        Question question;
        if (!line.heading || !line.heading->braces || read_braces(*line.heading->braces, question)) {
            return std::nullopt;
        }
        return question.id;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto id = question_of(lines[i]);
        if (!id) { continue; }
        std::size_t next = i + 1;
        while (next < lines.size() && !question_of(lines[next]) &&
               !(lines[next].heading && lines[next].heading->level <= lines[i].heading->level)) {
            ++next;
        }
        const std::size_t from = i + 1 < lines.size() ? lines[i + 1].start : note.size();
        const std::size_t to = next < lines.size() ? lines[next].start : note.size();
        const std::string_view text = trim_lines(note.substr(from, to - from));
        GivenAnswer answer{.question = *id, .text = std::string(text), .passage = std::nullopt};
        const std::size_t heading_end = std::min(note.find('\n', lines[i].start), note.size());
        answer.heading_start = static_cast<std::int64_t>(code_points(note.substr(0, lines[i].start)));
        answer.heading_end = static_cast<std::int64_t>(code_points(note.substr(0, heading_end)));
        if (!text.empty()) {
            const auto start = static_cast<std::int64_t>(
                code_points(note.substr(0, static_cast<std::size_t>(text.data() - note.data()))));
            answer.passage = Passage{start, start + static_cast<std::int64_t>(code_points(text))};
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace winloss
