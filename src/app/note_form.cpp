#include "winloss/app/note_form.hpp"

#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"

namespace winloss::app {

namespace {

constexpr std::string_view opening = "<!-- winloss";
constexpr std::string_view closing = "-->";

/// Whatever would end the comment is spaced out.
std::string harmless(std::string text) {
    for (std::size_t at = text.find(closing); at != std::string::npos; at = text.find(closing)) {
        text.replace(at, closing.size(), "-- >");
    }
    return visible(text);
}

std::string without_comments(std::string_view form) {
    std::string text;
    while (true) {
        const std::size_t from = form.find(opening);
        text += form.substr(0, from);
        if (from == std::string_view::npos) { return text; }
        const std::size_t to = form.find(closing, from);
        if (to == std::string_view::npos) { return text; }
        form.remove_prefix(to + closing.size());
        if (form.starts_with('\n')) { form.remove_prefix(1); }
    }
}

bool is_question(std::string_view line) { return line.starts_with("#") && line.find("{#") != std::string_view::npos; }

bool is_blank(std::string_view line) { return trim(line).empty(); }

std::string without_outer_blank_lines(const std::vector<std::string>& lines) {
    std::size_t from = 0;
    std::size_t to = lines.size();
    while (from < to && is_blank(lines[from])) { ++from; }
    while (to > from && is_blank(lines[to - 1])) { --to; }
    std::string text;
    for (std::size_t i = from; i < to; ++i) { text += lines[i] + "\n"; }
    return text;
}

}  // namespace

std::string form_comment(const std::vector<std::string>& lines) {
    std::string comment(opening);
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

std::string note_in_form(std::string_view form) {
    std::vector<std::string> kept;
    std::vector<std::string> question;  // a heading that waits for its answer
    const std::string text = without_comments(form);
    for (std::string_view line : split(text, '\n')) {
        if (is_question(line)) {
            question.assign(1, std::string(line));
            continue;
        }
        if (!question.empty() && !is_blank(line)) {
            if (!kept.empty() && !is_blank(kept.back())) { kept.emplace_back(); }
            kept.insert(kept.end(), question.begin(), question.end());
            question.clear();
        }
        (question.empty() ? kept : question).emplace_back(line);
    }
    return without_outer_blank_lines(kept);
}

}  // namespace winloss::app
