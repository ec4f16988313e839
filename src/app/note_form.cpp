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

/// What stands behind the end of a comment on its line.
std::string_view after_closing(std::string_view line, std::size_t closing_at) {
    return trim(line.substr(closing_at + closing.size()));
}

/// The lines without our comments, which are told to `seen` by their first lines.
template <class Seen>
std::vector<Line> without_comments(std::string_view form, const Seen& seen) {
    std::vector<Line> kept;
    bool inside = false;
    int number = 0;
    for (const std::string_view line : split(form, '\n')) {
        ++number;
        const bool opens = line.starts_with(opening);
        if (opens) { seen(line); }
        inside = inside || opens;
        if (!inside) {
            kept.push_back({line, number});
            continue;
        }
        const std::size_t end = opens || line.starts_with(closing) ? line.find(closing) : std::string_view::npos;
        if (end != std::string_view::npos) {
            inside = false;
            if (const std::string_view rest = after_closing(line, end); !rest.empty()) {
                kept.push_back({rest, number});
            }
        } else if (!opens && !line.empty() && !line.starts_with("  ")) {
            inside = false;
            kept.push_back({line, number});
        }
    }
    return kept;
}

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

bool is_question(std::string_view line) { return line.starts_with("#") && line.find("{#") != std::string_view::npos; }

bool is_blank(std::string_view line) { return trim(line).empty(); }

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

NoteInForm note_in_form(std::string_view form) {
    NoteInForm note;
    std::vector<Line> kept;
    std::vector<Line> question;  // a heading that waits for its answer
    for (const Line& line : without_comments(form, [&](std::string_view first) {
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
