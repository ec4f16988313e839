#include "winloss/app/note_form.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>

#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"

namespace winloss::app {

namespace {

constexpr std::string_view opening = "<!-- winloss";
constexpr std::string_view closing = "-->";
constexpr std::string_view mistake = "<!-- winloss mistake";

/// Whatever would end the comment is spaced out.
std::string harmless(std::string text) {
    for (std::size_t at = text.find(closing); at != std::string::npos; at = text.find(closing)) {
        text.replace(at, closing.size(), "-- >");
    }
    return visible(text);
}

/// A line of the form and its number.
struct Line {
    std::string_view text;
    int number = 0;
};

bool is_question(std::string_view line) { return line.starts_with("#") && line.find("{#") != std::string_view::npos; }

bool is_blank(std::string_view line) { return trim(line).empty(); }

bool is_indented(std::string_view line) { return line.starts_with("  ") || line.starts_with('\t'); }

/// Reads a form line by line and tells our comments from what was typed, into a comment too.
class FormReader {
public:
    /// `ours` are the lines of comments that the form was opened with; null: not known, then those that are set in.
    FormReader(std::string_view form, const CommentLines* ours) : lines_(split(form, '\n')), ours_(ours) {}

    /// The lines without our comments, which are told to `seen` by their first lines.
    template <class Seen>
    std::vector<Line> read(const Seen& seen) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i];
            const int number = static_cast<int>(i) + 1;
            if (line.starts_with(opening)) {
                seen(line);
                open(i);
            } else if (inside_) {
                read_comment_line(line, number);
            } else {
                kept_.push_back({line, number});
            }
        }
        return std::move(kept_);
    }

private:
    void keep(std::string_view text, int number) {
        if (!is_blank(text)) { kept_.push_back({trim(text), number}); }
    }

    void open(std::size_t at) {
        const std::string_view line = lines_[at];
        const std::size_t end = line.find(closing);
        inside_ = end == std::string_view::npos;
        if (!inside_) { return keep(line.substr(end + closing.size()), static_cast<int>(at) + 1); }
        mistake_ = line.starts_with(mistake);
        typed_ = false;
        heading_ = {};
        closed_ = false;
        for (std::size_t i = at + 1; i < lines_.size() && !closed_ && !lines_[i].starts_with("<!--"); ++i) {
            closed_ = lines_[i].starts_with(closing) || trim(lines_[i]).ends_with(closing);
        }
    }

    bool is_ours(std::string_view line) const {
        if (is_blank(line)) { return !typed_; }
        if (!is_indented(line)) { return false; }
        if (ours_ != nullptr && !mistake_) { return ours_->contains(std::string(trim(line))); }
        return !typed_ || is_question(trim(line));
    }

    void read_comment_line(std::string_view line, int number) {
        if (line.starts_with(closing)) {
            inside_ = false;
            return keep(line.substr(closing.size()), number);
        }
        const bool closes = trim(line).ends_with(closing);
        if (closes) { line = line.substr(0, line.rfind(closing)); }
        if (is_ours(line)) {
            if (is_question(trim(line))) { heading_ = {trim(line), number}; }
        } else if (!is_blank(line) || !closes) {
            if (!heading_.text.empty() && !is_question(line)) { kept_.push_back(heading_); }
            heading_ = {};
            kept_.push_back({line, number});
            typed_ = true;
        }
        inside_ = !closes && (closed_ || !typed_);
    }

    std::vector<std::string_view> lines_;
    const CommentLines* ours_;
    std::vector<Line> kept_;
    bool inside_ = false;   ///< of a comment
    bool mistake_ = false;  ///< that says what is wrong
    bool closed_ = false;   ///< its end stands somewhere below
    bool typed_ = false;    ///< something was typed into it
    Line heading_;          ///< the last of its questions, to which what is typed below it belongs
};

/// Of 'note 42 version 3'.
std::optional<NoteOpened> opened_in(std::string_view line) {
    NoteOpened opened;
    const std::string text(line.substr(std::min(line.size(), opening.size())));
    if (std::sscanf(text.c_str(), " note %" SCNd64 " version %" SCNd64, &opened.interview, &opened.version) != 2) {
        return std::nullopt;
    }
    return opened;
}

std::string opening_of(const std::optional<NoteOpened>& opened) {
    if (!opened) { return std::string(opening); }
    return std::string(opening) + " note " + std::to_string(opened->interview) + " version " +
           std::to_string(opened->version);
}

void add(NoteInForm& note, const Line& line) {
    note.text.append(line.text).append("\n");
    note.lines.push_back(line.number);
}

}  // namespace

std::string opened_comment(const NoteOpened& opened) { return opening_of(opened) + " " + std::string(closing) + "\n"; }

std::string form_comment(const std::vector<std::string>& lines, const std::optional<NoteOpened>& opened) {
    std::string comment = opening_of(opened);
    for (const std::string& line : lines) { comment += "\n  " + harmless(line); }
    return comment + "\n" + std::string(closing) + "\n";
}

std::string questions_form(std::string_view guide) {
    std::string form;
    std::vector<std::string> probes;
    const auto finish = [&] {
        if (!probes.empty()) { form += form_comment(probes); }
        probes.clear();
        if (!form.empty()) { form += "\n\n"; }
    };
    bool inside = false;
    for (std::string_view line : split(guide, '\n')) {
        if (is_question(line)) {
            finish();
            form += std::string(line) + "\n";
            inside = true;
        } else if (inside && !is_blank(line)) {
            probes.emplace_back(line);
        }
    }
    finish();
    return form;
}

CommentLines comment_lines(std::string_view form) {
    CommentLines ours;
    bool inside = false;
    for (const std::string_view line : split(form, '\n')) {
        inside = line.starts_with(opening) ? line.find(closing) == std::string_view::npos
                                           : inside && !line.starts_with(closing);
        if (inside && is_indented(line)) { ours.emplace(trim(line)); }
    }
    return ours;
}

NoteInForm note_in_form(std::string_view form, const CommentLines* ours) {
    NoteInForm note;
    std::vector<Line> kept;
    std::vector<Line> question;  // a heading that waits for its answer
    for (const Line& line : FormReader(form, ours).read([&](std::string_view first) {
             if (!note.opened) { note.opened = opened_in(first); }
         })) {
        if (is_question(line.text)) {
            question.assign(1, line);
            continue;
        }
        if (!question.empty() && !is_blank(line.text)) {
            if (!kept.empty() && !is_blank(kept.back().text)) { kept.push_back({{}, question.front().number}); }
            kept.insert(kept.end(), question.begin(), question.end());
            question.clear();
        }
        (question.empty() ? kept : question).push_back(line);
    }
    while (!kept.empty() && is_blank(kept.back().text)) { kept.pop_back(); }
    const auto first = std::ranges::find_if_not(kept, [](const Line& line) { return is_blank(line.text); });
    for (auto line = first; line != kept.end(); ++line) { add(note, *line); }
    return note;
}

namespace {

/// Of each line, whether it belongs to a comment on a mistake. What was typed into one does not.
std::vector<bool> mistake_lines(const std::vector<std::string_view>& lines) {
    std::vector<bool> ours;
    bool inside = false;
    for (const std::string_view line : lines) {
        const bool opens = line.starts_with(mistake);
        const bool closes = inside && line == closing;
        inside = opens || (inside && line.starts_with("  "));
        ours.push_back(inside || closes);
    }
    return ours;
}

std::string mistake_comment(const LineFault& fault) {
    std::string comment(mistake);
    for (const std::string& words : {fault.message, fault.hint}) {
        for (const std::string_view line : split(words, '\n')) {
            if (!line.empty()) { comment += "\n  " + harmless(std::string(line)); }
        }
    }
    return comment + "\n" + std::string(closing) + "\n";
}

}  // namespace

std::string with_mistakes(std::string_view form, const std::vector<LineFault>& faults) {
    std::vector<std::string_view> lines = split(form, '\n');
    if (!lines.empty() && lines.back().empty()) { lines.pop_back(); }
    const std::vector<bool> ours = mistake_lines(lines);
    std::string result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (ours[i]) { continue; }
        for (const LineFault& fault : faults) {
            if (fault.line == static_cast<int>(i) + 1 || (fault.line == 0 && result.empty())) {
                result += mistake_comment(fault);
            }
        }
        result.append(lines[i]).append("\n");
    }
    return result;
}

std::optional<std::string> with_its_mistakes(const std::string& form, const Error& error) {
    const auto* faulty = dynamic_cast<const FaultyText*>(&error);
    return faulty == nullptr ? std::nullopt : std::optional(with_mistakes(form, faulty->faults()));
}

std::string blank_mistakes(std::string_view form) {
    const std::vector<std::string_view> lines = split(form, '\n');
    const std::vector<bool> ours = mistake_lines(lines);
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) { kept.emplace_back(ours[i] ? std::string_view() : lines[i]); }
    return join(kept, "\n");
}

}  // namespace winloss::app
