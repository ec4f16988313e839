#include "winloss/domain/answers.hpp"

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

/// The question that a heading names: by its braces, else by its one word. Other headings are part of an answer.
std::optional<std::string> named_by(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level == 0 || level == line.size() || line[level] != ' ') { return std::nullopt; }
    std::string_view title = trim(line.substr(level));
    if (const std::size_t brace = title.rfind("{#"); brace != std::string_view::npos && title.ends_with('}')) {
        title = title.substr(brace + 2, title.size() - brace - 3);
        return std::string(title.substr(0, title.find(' ')));
    }
    if (path_fault(title) || title.find('/') != std::string_view::npos) { return std::nullopt; }
    return std::string(title);
}

void trim_blank_lines(FiledAnswer& answer) {
    std::vector<std::string_view> lines = split(answer.text, '\n');
    lines.resize(answer.lines.size());
    std::size_t from = 0;
    std::size_t to = lines.size();
    while (from < to && trim(lines[from]).empty()) { ++from; }
    while (to > from && trim(lines[to - 1]).empty()) { --to; }
    std::string text;
    for (std::size_t i = from; i < to; ++i) { text.append(lines[i]).append("\n"); }
    answer.lines = {answer.lines.begin() + static_cast<std::ptrdiff_t>(from),
                    answer.lines.begin() + static_cast<std::ptrdiff_t>(to)};
    answer.text = std::move(text);
}

std::int64_t length(std::string_view text) { return static_cast<std::int64_t>(code_points(text)); }

/// Puts `before` + the piece + `after` at a place of the text, in code points.
void insert(MarkedNote& note, std::int64_t at, std::string_view before, MarkedNote piece, std::string_view after) {
    while (piece.text.ends_with('\n')) { piece.text.pop_back(); }
    const std::string inserted = std::string(before) + piece.text + std::string(after);
    note.text.insert(byte_offset(note.text, static_cast<std::size_t>(at)), inserted);
    const std::int64_t longer = length(inserted);
    for (MarkedCoding& coding : note.codings) {
        if (!coding.passage) { continue; }
        if (coding.passage->start >= at) { coding.passage->start += longer; }
        if (coding.passage->end > at) { coding.passage->end += longer; }
    }
    const std::int64_t offset = at + length(before);
    for (MarkedCoding& coding : piece.codings) {
        if (coding.passage) { coding.passage = Passage{coding.passage->start + offset, coding.passage->end + offset}; }
        note.codings.push_back(std::move(coding));
    }
}

/// Where the text ends, its last line break left out.
std::int64_t end_of(const MarkedNote& note) {
    const std::size_t last = note.text.find_last_not_of('\n');
    return last == std::string::npos ? 0 : length(std::string_view(note.text).substr(0, last + 1));
}

void end_with_break(MarkedNote& note) {
    if (!note.text.ends_with('\n')) { note.text += '\n'; }
}

/// The latest in the note of the questions that the guide asks before this one; else null.
const GivenAnswer* asked_before(const std::vector<GivenAnswer>& given, const std::vector<Question>& questions,
                                std::string_view question) {
    const GivenAnswer* latest = nullptr;
    for (const Question& each : questions) {
        if (each.id == question) { break; }
        for (const GivenAnswer& answer : given) {
            if (answer.question == each.id && (latest == nullptr || latest < &answer)) { latest = &answer; }
        }
    }
    return latest;
}

}  // namespace

std::string no_such_question(std::string_view id, const std::vector<std::string>& known) {
    const std::string near = did_you_mean(id, known);
    return "no question has the id " + quoted(id) + "." + (near.empty() ? "" : " ") + near;
}

std::vector<FiledAnswer> read_filed_answers(std::string_view file, const std::vector<std::string>& known) {
    std::vector<FiledAnswer> answers;
    std::vector<std::string> faults;
    int number = 0;
    for (const std::string_view line : split(file, '\n')) {
        ++number;
        const std::string where = "line " + std::to_string(number) + ": ";
        const auto named = named_by(line);
        const bool is_known = named && std::ranges::find(known, *named) != known.end();
        if (is_known) {
            answers.push_back({*named, {}, {}});
        } else if (named) {
            faults.push_back(where + no_such_question(*named, known));
            answers.push_back({*named, {}, {}});
        } else if (!answers.empty()) {
            answers.back().text.append(line).append("\n");
            answers.back().lines.push_back(number);
        } else if (!trim(line).empty()) {
            faults.push_back(where + quoted(line) + " stands below no question.");
        }
    }
    if (!faults.empty()) {
        constexpr std::size_t most = 20;
        const std::size_t all = faults.size();
        if (all > most) {
            faults.resize(most);
            faults.push_back("and " + std::to_string(all - most) + " more.");
        }
        throw bad_input("The answers have " + counted(static_cast<long long>(all), "mistake", "mistakes") + ":\n  " +
                            join(faults, "\n  "),
                        "An answer stands below the id of its question: ## {#" +
                            (known.empty() ? std::string("trigger") : known.front()) + "}.");
    }
    for (FiledAnswer& answer : answers) { trim_blank_lines(answer); }
    std::erase_if(answers, [](const FiledAnswer& answer) { return answer.text.empty(); });
    return answers;
}

void append(MarkedNote& note, MarkedNote piece) {
    const std::int64_t at = end_of(note);
    std::string before = at == 0 ? "" : "\n\n";
    const std::vector<GivenAnswer> given = read_answers(note.text);
    if (!given.empty() && !piece.text.starts_with('#') &&
        (given.back().passage ? given.back().passage->end : given.back().heading_end) == at) {
        // Below the last answer it would be a part of it.
        const std::string_view heading = std::string_view(note.text).substr(
            byte_offset(note.text, static_cast<std::size_t>(given.back().heading_start)));
        before += std::string(std::min(heading.find_first_not_of('#'), heading.size()), '#') + " Added later\n\n";
    }
    insert(note, at, before, std::move(piece), "");
    end_with_break(note);
}

bool answer(MarkedNote& note, std::string_view guide, std::string_view question, MarkedNote piece) {
    const std::vector<GivenAnswer> given = read_answers(note.text);
    std::string_view words = piece.text;
    while (words.ends_with('\n')) { words.remove_suffix(1); }
    // With a heading in it, it stands in the note as an answer and what comes after it.
    const bool headed = words.find("\n#") != std::string_view::npos;
    if (headed && ("\n" + note.text + "\n").find("\n" + std::string(words) + "\n") != std::string::npos) {
        return false;
    }
    std::optional<std::int64_t> below;
    for (const GivenAnswer& each : given) {
        if (each.question != question) { continue; }
        if (each.text == words ||
            ("\n" + each.text + "\n").find("\n" + std::string(words) + "\n") != std::string::npos) {
            return false;
        }
        below = each.passage ? each.passage->end : each.heading_end;
    }
    if (below) {
        insert(note, *below, "\n\n", std::move(piece), "");
        end_with_break(note);
        return true;
    }
    const std::vector<Question> questions = read_guide(guide);
    const auto asked = std::ranges::find(questions, question, &Question::id);
    const std::vector<std::string_view> lines = split(guide, '\n');
    const std::string heading = asked == questions.end()
                                    ? "## {#" + std::string(question) + "}"
                                    : std::string(trim(lines[static_cast<std::size_t>(asked->line - 1)]));
    const GivenAnswer* before = asked_before(given, questions, question);
    if (before != nullptr) {
        const std::int64_t at = before->passage ? before->passage->end : before->heading_end;
        insert(note, at, "\n\n" + heading + "\n\n", std::move(piece), "");
    } else if (!given.empty()) {
        insert(note, given.front().heading_start, heading + "\n\n", std::move(piece), "\n\n");
    } else {
        const std::int64_t at = end_of(note);
        insert(note, at, (at == 0 ? "" : "\n\n") + heading + "\n\n", std::move(piece), "");
    }
    end_with_break(note);
    return true;
}

}  // namespace winloss
